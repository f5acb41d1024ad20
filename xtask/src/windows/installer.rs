//! Packs the application for Windows for Windows Installer: `packaging/windows/chiave.wxs`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Result,
    workspace::{root, run},
};

/// What the installer carries besides the programs, by its place in the repository.
const FILES: [&str; 7] = [
    "packaging/windows/chiave.wxs",
    "packaging/policies/windows/chiave.admx",
    "packaging/policies/windows/en-US/chiave.adml",
    "packaging/policies/windows/it-IT/chiave.adml",
    "icons/icon.ico",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// The programs that the installer carries.
const PROGRAMS: [&str; 2] = ["chiave.exe", "WebView2Loader.dll"];

/// Another build of the same version takes the place of the installed one, instead of standing beside it.
const REPLACE_SAME_VERSION: &str =
    "UPDATE `Upgrade` SET `Attributes` = 513 WHERE `ActionProperty` = 'WIX_UPGRADE_DETECTED'";

/// Makes the installer of a version in `folder` from the programs in `built`, and returns its path.
///
/// # Errors
///
/// A file is missing, or a tool refused.
pub fn pack(built: &Path, version: &str, folder: &Path) -> Result<PathBuf> {
    // The tool reads no path that begins at the root.
    let files = folder.join("files");
    fs::create_dir_all(&files)?;
    for file in FILES {
        copy(&root().join(file), &files.join(place(file)))?;
    }
    for program in PROGRAMS {
        copy(&built.join(program), &files.join(program))?;
    }
    let installer = folder.join(format!("chiave-{version}-x64.msi"));
    run(Command::new("wixl")
        .current_dir(&files)
        .args(["--arch", "x64", "--define"])
        .arg(format!("Version={version}"))
        .arg("--output")
        .arg(&installer)
        .arg("chiave.wxs"))?;
    run(Command::new("msibuild")
        .arg(&installer)
        .args(["-q", REPLACE_SAME_VERSION]))?;
    Ok(installer)
}

/// Where a file of the repository lies for the tool: the templates of a language in a folder of theirs.
fn place(file: &str) -> &str {
    let whole = file.strip_prefix("packaging/policies/windows/");
    whole.unwrap_or_else(|| file.rsplit('/').next().unwrap_or(file))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_installer_finds_every_file_of_the_repository() {
        for file in FILES {
            assert!(root().join(file).is_file(), "{file}");
        }
        let places: BTreeSet<_> = FILES.map(place).into();
        assert_eq!(places.len(), FILES.len(), "two files have one place");

        let source = fs::read_to_string(root().join(FILES[0])).unwrap();
        for carried in places.into_iter().chain(PROGRAMS) {
            let is_named = source.contains(&format!("=\"{carried}\""));
            assert!(is_named || carried == "chiave.wxs", "{carried}");
        }
    }
}
