//! `cargo xtask package --compare`: whether the same commit gives the same bytes in another folder.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use super::{tools, work_folder};
use crate::{
    Result,
    workspace::{self, cargo, command, output, root},
};

/// Builds and packs a clone of the last commit in a folder of another name, and compares every byte with `out`.
///
/// # Errors
///
/// A file differs, or there is a change that is not committed, or the clone cannot be built.
pub fn run(out: &Path) -> Result<()> {
    let changes = output(&mut command("git", &["status", "--porcelain"]))?;
    if !changes.is_empty() {
        return Err("commit first: the packages are compared with those of the last commit".into());
    }
    let elsewhere = work_folder().join("elsewhere");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere)?;
    }
    let [clone, built, packed] = ["clone", "built", "packed"].map(|name| elsewhere.join(name));
    let mut cloning = Command::new("git");
    cloning.args(["clone", "--quiet"]).arg(root()).arg(&clone);
    workspace::run(&mut cloning)?;
    fs::create_dir_all(&built)?;
    // The tools that pack are no part of what is compared, and take minutes to build.
    symlink(tools::folder(), built.join("package-tools"))?;
    let mut packing = cargo(&["xtask", "package", "--out"]);
    packing
        .arg(&packed)
        .current_dir(&clone)
        .env("CARGO_TARGET_DIR", &built);
    workspace::run(&mut packing)?;
    same(out, &packed)?;
    Ok(fs::remove_dir_all(elsewhere)?)
}

/// Fails, with the names, where two folders differ in any file.
pub fn same(one: &Path, other: &Path) -> Result<()> {
    let mut diff = Command::new("diff");
    diff.args(["--recursive", "--brief"]).args([one, other]);
    workspace::run(&mut diff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_differs_or_is_missing_is_noticed() {
        let [one, other] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        fs::write(one.path().join("a"), "1").unwrap();
        assert!(same(one.path(), other.path()).is_err());

        fs::write(other.path().join("a"), "2").unwrap();
        assert!(same(one.path(), other.path()).is_err());

        fs::write(other.path().join("a"), "1").unwrap();
        assert!(same(one.path(), other.path()).is_ok());
    }
}
