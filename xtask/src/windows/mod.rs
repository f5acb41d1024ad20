//! `cargo xtask windows` and `cargo xtask test --windows`: the application for Windows, built and tried on Debian.
//!
//! The compiler of rustup has no standard library for Windows with it. Debian has the source of the library beside its
//! own compiler (`rustc-web`), and cargo builds the library with the application.

mod installer;

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
};

use crate::{
    Result, interface,
    packages::{self, PackageState},
    programs,
    suite::Table,
    workspace::{command, run, target, version},
};

/// Windows, with the C library and the linker of MinGW.
const SYSTEM: &str = "x86_64-pc-windows-gnu";

/// The application, and the person without a window of the tests: one set of features, so that nothing is built twice.
const BUILD: [&str; 8] = [
    "--package",
    "chiave",
    "--package",
    "chiave-client",
    "--bin",
    "chiave",
    "--example",
    "person",
];

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
    let need = [packages::NEEDED, packages::NEEDED_FOR_WINDOWS].concat();
    if let PackageState::Install(line) = packages::ensure(&need)? {
        println!("{line}");
        return Ok(ExitCode::from(2));
    }
    interface::install()?;
    interface::build()?;
    run(cargo("build").args(BUILD))?;
    let installer = installer::pack(&built(), &version()?, &folder().join("installer"))?;
    println!("{}", installer.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the application and runs its suite under wine. The interface is built already.
///
/// # Errors
///
/// Something could not be built. Whatever else fails is in the table.
pub fn test(table: &mut Table) -> Result<()> {
    run(cargo("build").args(BUILD))?;
    let library = built().join("bcryptprimitives.dll");
    let make = ["-shared", "-O2", "-o"];
    run(command("x86_64-w64-mingw32-gcc", &make)
        .arg(library)
        .args(["tests/windows/bcryptprimitives.c", "-ladvapi32"]))?;
    installer::pack(&built(), &version()?, &folder().join("installer"))?;
    installer::pack(&built(), LATER, &folder().join("later"))?;
    programs::run_one(SUITE, table)
}

/// Where the programs are.
fn built() -> PathBuf {
    folder().join(SYSTEM).join("debug")
}

/// A call of Debian's cargo that builds for Windows.
fn cargo(verb: &str) -> Command {
    let mut cargo = command("/usr/bin/cargo", &[verb, "--locked", "--target", SYSTEM]);
    cargo
        .args(["-Z", "build-std=std,panic_unwind", "--target-dir"])
        .arg(folder())
        // What the cargo around this program sets is for its own compiler.
        .env_clear()
        .env("HOME", std::env::var_os("HOME").unwrap_or_default())
        .env("PATH", "/usr/bin:/bin")
        // Its registry has another format than that of rustup's cargo.
        .env("CARGO_HOME", folder().join("cargo"))
        // Building the standard library counts as unstable.
        .env("RUSTC_BOOTSTRAP", "1");
    cargo
}

/// Where everything built for Windows is.
fn folder() -> PathBuf {
    target().join("windows")
}
