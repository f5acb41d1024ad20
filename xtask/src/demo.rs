//! `cargo xtask demo`: builds everything, then hands over to the demo of the harness.

use std::process::ExitCode;

use crate::{
    Result, interface,
    packages::{self, PackageState},
    workspace,
};

/// Says what is missing before it builds anything; then builds and shows.
pub fn run(headless: bool) -> Result<ExitCode> {
    if let PackageState::Install(line) = packages::ensure(packages::NEEDED)? {
        println!("{line}");
        return Ok(ExitCode::from(2));
    }
    if !headless && std::env::var_os("DISPLAY").is_none() {
        println!("There is no screen here. `cargo xtask demo --headless` tells the story without.");
        return Ok(ExitCode::from(2));
    }
    interface::install()?;
    interface::build()?;
    workspace::build_for_tests()?;
    let mut demo = workspace::command(workspace::binary("chiave-demo"), &[]);
    if headless {
        demo.arg("--headless");
    }
    let good = demo.status()?.success();
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
