//! `cargo xtask bench`: builds for release what is measured and what measures, and lets it.

use std::process::ExitCode;

use crate::{
    Result,
    house::{cargo, command, run, target},
};

/// Service, bases and load program, as people get the service: without the feature for tests.
const BUILD: [&str; 18] = [
    "build",
    "--release",
    "--package",
    "chiave-directory",
    "--package",
    "chiave-tests",
    "--package",
    "chiave-rules",
    "--bin",
    "chiave-directory",
    "--bin",
    "chiave-bench",
    "--example",
    "baseline",
    "--example",
    "crowd",
    "--example",
    "budget",
];

/// Fails where nothing could be measured. A missed budget is a line in the table: the figures of a
/// busy machine are no verdict.
pub fn measure() -> Result<ExitCode> {
    run(&mut cargo(&BUILD))?;
    let bench = target().join("release/chiave-bench");
    let measured = command(bench, &[]).status()?.success();
    Ok(if measured {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
