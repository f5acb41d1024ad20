//! The headless demo as a newcomer meets it: a clone, an empty home, nothing in cargo's cache.

use std::{path::PathBuf, process::Command};

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
    workspace::run(
        Command::new("cargo")
            .args(["xtask", "demo", "--headless"])
            .current_dir(&clone)
            .env("HOME", &home)
            .env("CARGO_HOME", home.join("cargo"))
            // The toolchain itself is what every newcomer brings.
            .env("RUSTUP_HOME", toolchains()?)
            .env(hunt::VARIABLE, hunt::file())
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("DISPLAY"),
    )?;
    Ok(Count::ONE)
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

fn toolchains() -> Result<PathBuf> {
    let home = output(&mut command("rustup", &["show", "home"]))?;
    Ok(String::from_utf8(home)?.trim().into())
}
