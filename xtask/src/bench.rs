//! `cargo xtask bench`: builds for release what is measured and what measures, and lets it.

use std::process::ExitCode;

use crate::{
    Result, interface,
    packages::{self, PackageState},
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

/// What measures the window.
const BUILD_BENCH: [&str; 6] = [
    "build",
    "--release",
    "--package",
    "chiave-tests",
    "--bin",
    "chiave-bench",
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

/// Which half is asked for; both where neither is.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Halves {
    /// Only the service's lines: the window is not built.
    #[arg(long, conflicts_with = "window")]
    service: bool,
    /// Only the window's lines: the service is not built.
    #[arg(long)]
    window: bool,
}

/// Fails where nothing could be measured. A missed budget is a line in the table: the figures of a
/// busy machine are no verdict. The service is measured before the window is built.
pub fn measure(only: Halves) -> Result<ExitCode> {
    if let PackageState::Install(line) = packages::ensure(packages::NEEDED)? {
        println!("{line}");
        return Ok(ExitCode::from(2));
    }
    let mut measured = true;
    if !only.window {
        run(&mut cargo(&BUILD))?;
        measured &= bench("--service")?;
    }
    if !only.service {
        interface::install()?;
        interface::build()?;
        run(&mut cargo(&BUILD_BENCH))?;
        run(&mut cargo(&BUILD_WINDOWS))?;
        measured &= bench("--window")?;
    }
    Ok(if measured {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn bench(half: &str) -> Result<bool> {
    let bench = target().join("release/chiave-bench");
    Ok(command(bench, &[half]).status()?.success())
}
