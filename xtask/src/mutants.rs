//! `cargo xtask mutants`: changes decisions one by one and names those that no test notices.
//!
//! A whole run takes hours; a package or a file can be named, or only what differs from a commit
//! changed. What survives and is no fault stands in `.cargo/mutants.toml` with its reason; docs/mutants.md has
//! the numbers of the last run.

use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
};

use crate::{
    Result,
    workspace::{self, cargo, command, output, target},
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

/// Seconds that the tests of a mutant get at least: a busy machine is not a test that hangs.
const LEAST_S: &str = "90";
/// How many times as long as without a change they may take.
const TIMES: &str = "4";

/// What is changed.
#[derive(clap::Args)]
pub struct Selection {
    /// Only these packages, such as chiave-domain.
    packages: Vec<String>,
    /// Only files that match this, such as crates/domain/src/attempt/*.rs.
    #[arg(long)]
    file: Vec<String>,
    /// Only what differs from this commit.
    #[arg(long, value_name = "COMMIT")]
    in_diff: Option<String>,
}

/// Mutates what was selected, with the least priority and one mutant at a time.
///
/// # Errors
///
/// The tool could not be installed, or a mutant survived.
pub fn run(selection: &Selection) -> Result<ExitCode> {
    let root = target().join("mutants-tool");
    let program = root.join("bin/cargo-mutants");
    if !program.exists() {
        workspace::run(
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
    let copies = target().join("mutants-copies");
    fs::create_dir_all(&copies)?;
    let run = workspace::run(&mut mutate(&program, selection, &copies)?);
    fs::remove_dir_all(&copies)?;
    run?;
    Ok(ExitCode::SUCCESS)
}

fn mutate(program: &Path, selection: &Selection, copies: &Path) -> Result<Command> {
    let mut nice = command("nice", &["-n", "19"]);
    nice.arg(program)
        .args(["mutants", "--all-features", "--jobs", "1", "--no-shuffle"])
        .args(["--minimum-test-timeout", LEAST_S])
        .args(["--timeout-multiplier", TIMES])
        // The tree is copied and built there, and not in memory.
        .env("TMPDIR", copies)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env_remove("CARGO_TARGET_DIR");
    if selection.packages.is_empty() {
        for package in PACKAGES {
            nice.args(["--package", package]);
        }
    }
    for package in &selection.packages {
        nice.args(["--package", package]);
    }
    for file in &selection.file {
        nice.args(["--file", file]);
    }
    if let Some(commit) = &selection.in_diff {
        let diff = copies.join("diff");
        fs::write(&diff, output(&mut command("git", &["diff", commit]))?)?;
        nice.arg("--in-diff").arg(diff);
    }
    nice.arg("--output").arg(target());
    Ok(nice)
}
