//! `cargo xtask check`: what has to hold before each commit, in well under two minutes.

use std::process::ExitCode;

use crate::{
    Result, dependencies, interface, limits,
    suite::Count,
    workspace::{self, WHOLE, cargo},
};

/// Runs every step until one fails.
pub fn run() -> Result<ExitCode> {
    format()?;
    limits::check()?;
    interface::build_if_missing()?;
    lints()?;
    workspace::run(cargo(&["test", "--quiet", "--lib", "--bins", "--test", "flows"]).args(WHOLE))?;
    dependencies::check()?;
    interface::check()?;
    println!("check: good");
    Ok(ExitCode::SUCCESS)
}

/// Every Rust file is formatted.
pub fn format() -> Result<Count> {
    workspace::run(&mut cargo(&["fmt", "--all", "--check"]))?;
    Ok(Count::ONE)
}

/// No lint of the workspace fires, not even one that only warns.
pub fn lints() -> Result<Count> {
    let strict = ["--", "-D", "warnings"];
    workspace::run(
        cargo(&["clippy", "--quiet", "--all-targets"])
            .args(WHOLE)
            .args(strict),
    )?;
    // What `--all-targets` leaves out, since only options of `cargo xtask test` run these programs.
    let apart = ["packages", "keyrings", "windows"];
    workspace::run(
        cargo(&["clippy", "--quiet"])
            .args(WHOLE)
            .args(apart.into_iter().flat_map(|test| ["--test", test]))
            .args(strict),
    )?;
    Ok(Count::ONE)
}
