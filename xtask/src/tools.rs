//! Programs that look at the code or at the service and are no part of them: installed once into `target/tools`, at the
//! versions of `tools.txt`.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    Result,
    workspace::{self, root, target},
};

/// A command that runs the tool `name` in the repository's top folder.
///
/// # Errors
///
/// The tools could not be installed.
pub fn tool(name: &str, arguments: &[&str]) -> Result<Command> {
    install()?;
    let mut command = workspace::command(folder().join("bin").join(name), arguments);
    // `cargo shear` runs cargo: the one that runs us.
    if let Some(cargo) = std::env::var_os("CARGO") {
        command.env("CARGO", cargo);
    }
    Ok(command)
}

/// Installs the tools, unless those of `tools.txt` are there already.
///
/// # Errors
///
/// pip could not get them.
pub fn install() -> Result<()> {
    let list = root().join("xtask/tools.txt");
    let installed = folder().join("installed.txt");
    let wanted = fs::read_to_string(&list)?;
    if fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    if folder().exists() {
        fs::remove_dir_all(folder())?;
    }
    fs::create_dir_all(target())?;
    workspace::run(Command::new("python3").args(["-m", "venv"]).arg(folder()))?;
    workspace::run(
        Command::new(folder().join("bin/pip"))
            .args([
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
            ])
            .arg(&list),
    )?;
    fs::write(installed, wanted)?;
    Ok(())
}

fn folder() -> PathBuf {
    target().join("tools")
}
