//! `cargo xtask windows` and `cargo xtask test --windows`: the application for Windows, built and tried on Debian.

mod console;
mod installer;

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
};

use crate::{
    Result, cross, interface, packages, programs,
    suite::Table,
    workspace::{command, run, target, version},
};

/// Windows, with the C library and the linker of MinGW.
const SYSTEM: &str = "x86_64-pc-windows-gnu";

/// A version after every one that is built, for an upgrade.
const LATER: &str = "99.0.0";

/// The suite that runs what was built.
const SUITE: &str = "windows";

/// Builds the application and its installer, and says where that is.
///
/// # Errors
///
/// Something could not be built.
pub fn run_build() -> Result<ExitCode> {
    if let Some(code) = cross::prepare(packages::NEEDED_FOR_WINDOWS)? {
        return Ok(code);
    }
    interface::install()?;
    interface::build()?;
    run(cargo("build").args(cross::PROGRAMS))?;
    let installer = installer::pack(&built(), &version()?, &folder().join("installer"))?;
    println!("{}", installer.display());
    Ok(ExitCode::SUCCESS)
}

/// Checks the types of everything that [`run_build`] compiles.
///
/// # Errors
///
/// Something does not compile for Windows.
pub fn check() -> Result<ExitCode> {
    if let Some(code) = cross::prepare(packages::NEEDED_FOR_WINDOWS)? {
        return Ok(code);
    }
    interface::build_if_missing()?;
    run(cargo("check").args(cross::PROGRAMS))?;
    println!("windows: good");
    Ok(ExitCode::SUCCESS)
}

/// Builds the application and runs its suite under wine. The interface is built already.
///
/// # Errors
///
/// Something could not be built. Whatever else fails is in the table.
pub fn test(table: &mut Table) -> Result<()> {
    run(cargo("build").args(cross::PROGRAMS))?;
    let library = built().join("bcryptprimitives.dll");
    let make = ["-shared", "-O2", "-o"];
    run(command("x86_64-w64-mingw32-gcc", &make)
        .arg(library)
        .args(["tests/windows/bcryptprimitives.c", "-ladvapi32"]))?;
    for (folder_name, version) in [
        ("installer", version()?),
        ("again", version()?),
        ("later", LATER.to_owned()),
    ] {
        installer::pack(&built(), &version, &folder().join(folder_name))?;
    }
    programs::run_one(SUITE, table)
}

/// Where the programs are.
fn built() -> PathBuf {
    folder().join(SYSTEM).join("debug")
}

/// A call of the cargo that builds for Windows.
fn cargo(verb: &str) -> Command {
    cross::cargo(verb, SYSTEM, &folder())
}

/// Where everything built for Windows is.
fn folder() -> PathBuf {
    target().join("windows")
}
