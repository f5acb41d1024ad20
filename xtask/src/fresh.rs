//! The headless demo as a newcomer meets it: a clone, an empty home, nothing in cargo's cache.

use std::{path::PathBuf, process::Command};

use crate::{
    Result,
    house::{self, command, output, root, target},
    suite::Count,
};

/// Clones the last commit and runs its demo; the folder is removed when it went well.
pub fn run() -> Result<Count> {
    let folder = target().join("fresh");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let [clone, home] = ["clone", "home"].map(|name| folder.join(name));
    std::fs::create_dir_all(&home)?;
    house::run(
        Command::new("git")
            .args(["clone", "--quiet"])
            .arg(root())
            .arg(&clone),
    )?;
    house::run(
        Command::new("cargo")
            .args(["xtask", "demo", "--headless"])
            .current_dir(&clone)
            .env("HOME", &home)
            .env("CARGO_HOME", home.join("cargo"))
            // The toolchain itself is what every newcomer brings.
            .env("RUSTUP_HOME", toolchains()?)
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("DISPLAY"),
    )?;
    std::fs::remove_dir_all(&folder)?;
    Ok(Count::ONE)
}

fn toolchains() -> Result<PathBuf> {
    let home = output(&mut command("rustup", &["show", "home"]))?;
    Ok(String::from_utf8(home)?.trim().into())
}
