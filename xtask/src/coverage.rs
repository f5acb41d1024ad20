//! `cargo xtask coverage`: which lines and regions of the decisions their own tests reach.

use std::{path::Path, process::ExitCode};

use crate::{Result, house, tools::tool};

/// The packages that decide, whose tests need no other program.
const DECIDING: [&str; 2] = ["chiave-domain", "chiave-flows"];

/// Where the toolchain has no tools of LLVM of its own, those of the system, at the compiler's version.
const SYSTEM_TOOLS: [(&str, &str); 2] = [
    ("LLVM_COV", "/usr/bin/llvm-cov-22"),
    ("LLVM_PROFDATA", "/usr/bin/llvm-profdata-22"),
];

/// Runs the tests of the deciding packages and prints the table of their own files.
///
/// # Errors
///
/// The tools are missing (`apt-get install llvm-22`, or `rustup component add llvm-tools`), or a test
/// fails.
pub fn measure() -> Result<ExitCode> {
    let mut command = tool(
        "cargo-llvm-cov",
        &["llvm-cov", "--all-features", "--summary-only"],
    )?;
    for package in DECIDING {
        command.args(["--package", package]);
    }
    command.args([
        "--ignore-filename-regex",
        "(tests?/|testing|crates/(protocol|crypto|rules|words|store-sqlite)/)",
    ]);
    for (variable, path) in SYSTEM_TOOLS {
        if Path::new(path).exists() && std::env::var_os(variable).is_none() {
            command.env(variable, path);
        }
    }
    house::run(&mut command)?;
    Ok(ExitCode::SUCCESS)
}
