//! The headless demo as a newcomer meets it: a clone and an empty home. Other people's crates are neither downloaded nor
//! compiled once more: the build of the suites has shown that both can be done.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Result, hunt,
    suite::Count,
    workspace::{self, command, output, root, target},
};

/// Clones the last commit and runs its demo.
pub fn run() -> Result<Count> {
    clear()?;
    let folder = folder();
    let [clone, home] = ["clone", "home"].map(|name| folder.join(name));
    std::fs::create_dir_all(&home)?;
    workspace::run(
        Command::new("git")
            .args(["clone", "--quiet"])
            .arg(root())
            .arg(&clone),
    )?;
    lend_compiled(&clone)?;
    workspace::run(
        Command::new("cargo")
            .args(["xtask", "demo", "--headless"])
            .current_dir(&clone)
            .env("HOME", &home)
            // Cargo compiles again what lies in another folder, be it the same crate.
            .env("CARGO_HOME", cargo_home()?)
            // The toolchain itself is what every newcomer brings.
            .env("RUSTUP_HOME", toolchains()?)
            .env(hunt::VARIABLE, hunt::file())
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("DISPLAY"),
    )?;
    Ok(Count::ONE)
}

/// Puts what cargo has compiled here below the clone's own `target`. Crates of the workspace are compiled there all the
/// same, since cargo tells these apart by their folder.
fn lend_compiled(clone: &Path) -> Result<()> {
    let [here, there] = [target(), clone.join("target")].map(|folder| folder.join("debug"));
    std::fs::create_dir_all(&there)?;
    let mut linking = Command::new("cp");
    workspace::run(
        linking
            .args(["--archive", "--link"])
            .arg(here.join("deps"))
            .arg(&there),
    )?;
    // Cargo writes over these where they are: through a link, over those of this folder too.
    let mut copying = Command::new("cp");
    copying
        .arg("--archive")
        .args(["build", ".fingerprint"].map(|name| here.join(name)));
    workspace::run(copying.arg(&there))
}

/// What the demo in the clone wrote.
pub fn left_behind() -> PathBuf {
    folder().join("clone/target/demo")
}

/// Removes clone and home.
pub fn clear() -> Result<()> {
    if folder().exists() {
        std::fs::remove_dir_all(folder())?;
    }
    Ok(())
}

fn folder() -> PathBuf {
    target().join("fresh")
}

fn cargo_home() -> Result<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let usual = || Some(std::env::home_dir()?.join(".cargo"));
    set.or_else(usual)
        .ok_or_else(|| "neither CARGO_HOME nor HOME is set".into())
}

fn toolchains() -> Result<PathBuf> {
    let home = output(&mut command("rustup", &["show", "home"]))?;
    Ok(String::from_utf8(home)?.trim().into())
}
