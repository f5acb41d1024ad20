//! `cargo xtask bench`: builds for release what is measured and what measures, and lets it.

use std::process::ExitCode;

use crate::{
    Result, interface,
    packages::{self, SessionState},
    workspace::{cargo, command, run, target},
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

/// The window and a blank one, likewise; by themselves, so that no other package's features reach them.
const BUILD_WINDOWS: [&str; 8] = [
    "build",
    "--release",
    "--package",
    "chiave",
    "--bin",
    "chiave",
    "--example",
    "blank",
];

/// Fails where nothing could be measured. A missed budget is a line in the table: the figures of a
/// busy machine are no verdict.
pub fn measure(window: bool) -> Result<ExitCode> {
    if let SessionState::Install(line) = packages::ensure()? {
        println!("{line}");
        return Ok(ExitCode::from(2));
    }
    interface::install()?;
    interface::build()?;
    run(&mut cargo(&BUILD))?;
    run(&mut cargo(&BUILD_WINDOWS))?;
    let bench = target().join("release/chiave-bench");
    let only: &[&str] = if window { &["--window"] } else { &[] };
    let measured = command(bench, only).status()?.success();
    Ok(if measured {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
