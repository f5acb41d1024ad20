//! The programs that pack, installed once into `target/package-tools` at the versions below.

use std::{path::PathBuf, process::Command};

use crate::{
    Result,
    workspace::{self, cargo, target},
};

/// A program of a crate.
pub struct Tool {
    /// The crate and its program.
    pub name: &'static str,
    version: &'static str,
}

/// Packs for Debian and its relatives.
pub const DEB: Tool = Tool {
    name: "cargo-deb",
    version: "3.8.0",
};
/// Packs for Fedora, RHEL and their relatives.
pub const RPM: Tool = Tool {
    name: "cargo-generate-rpm",
    version: "0.21.1",
};
/// Writes the bill of materials.
pub const BILL: Tool = Tool {
    name: "cargo-cyclonedx",
    version: "0.5.9",
};

/// A command that runs the tool in the repository's top folder.
///
/// # Errors
///
/// The tool could not be installed.
pub fn tool(tool: &Tool, arguments: &[&str]) -> Result<Command> {
    install(tool)?;
    let program = folder().join("bin").join(tool.name);
    let mut command = workspace::command(program, arguments);
    // The tools run cargo: the one that runs us.
    if let Some(cargo) = std::env::var_os("CARGO") {
        command.env("CARGO", cargo);
    }
    Ok(command)
}

/// Installs the tool; cargo does nothing where this version is there already.
fn install(tool: &Tool) -> Result<()> {
    workspace::run(
        cargo(&["install", "--quiet", "--locked", "--root"])
            .arg(folder())
            .arg(format!("{}@{}", tool.name, tool.version))
            // Outside of the workspace: neither its toolchain file nor its settings concern the tools.
            .current_dir(std::env::temp_dir())
            .env_remove("CARGO_TARGET_DIR"),
    )
}

/// Where the tools are installed.
pub fn folder() -> PathBuf {
    target().join("package-tools")
}
