//! `cargo xtask mutants`: changes decisions one by one and names those that no test notices.
//!
//! A whole run takes hours; a package can be named. What survives and is no fault stands in
//! `.cargo/mutants.toml` with its reason.

use std::process::{Command, ExitCode};

use crate::{
    Result,
    house::{self, cargo, target},
};

/// The version of cargo-mutants.
const VERSION: &str = "27.1.0";

/// The packages whose decisions are changed where none is named.
const PACKAGES: [&str; 4] = [
    "chiave-domain",
    "chiave-rules",
    "chiave-crypto",
    "chiave-flows",
];

/// Mutates `packages`, or all that decide.
///
/// # Errors
///
/// The tool could not be installed, or a mutant survived.
pub fn run(packages: &[String]) -> Result<ExitCode> {
    let root = target().join("mutants-tool");
    let program = root.join("bin/cargo-mutants");
    if !program.exists() {
        house::run(
            cargo(&[
                "install",
                "cargo-mutants",
                "--locked",
                "--version",
                VERSION,
                "--root",
            ])
            .arg(&root),
        )?;
    }
    let named: Vec<&str> = if packages.is_empty() {
        PACKAGES.to_vec()
    } else {
        packages.iter().map(String::as_str).collect()
    };
    let mut command = Command::new(program);
    command
        .current_dir(house::root())
        .arg("mutants")
        .arg("--all-features");
    for package in named {
        command.args(["--package", package]);
    }
    house::run(command.arg("--output").arg(target()))?;
    Ok(ExitCode::SUCCESS)
}
