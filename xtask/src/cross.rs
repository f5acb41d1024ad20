//! Builds the application for a system that is not this one.
//!
//! The compiler of rustup has no standard library for other systems with it. Debian has the source of the library beside
//! its own compiler (`rustc-web`), and cargo builds the library with the application.

use std::{
    path::Path,
    process::{Command, ExitCode},
};

use crate::{
    Result,
    packages::{self, PackageState},
    workspace::command,
};

/// The application, and the person without a window of the tests: one set of features, so that nothing is built twice.
pub const PROGRAMS: [&str; 8] = [
    "--package",
    "chiave",
    "--package",
    "chiave-client",
    "--bin",
    "chiave",
    "--example",
    "person",
];

/// A call of Debian's cargo for a system; everything that it keeps is below `folder`.
pub fn cargo(verb: &str, system: &str, folder: &Path) -> Command {
    let mut cargo = command("/usr/bin/cargo", &[verb, "--locked", "--target", system]);
    cargo
        .args(["-Z", "build-std=std,panic_unwind", "--target-dir"])
        .arg(folder)
        // What the cargo around this program sets is for its own compiler.
        .env_clear()
        .env("HOME", std::env::var_os("HOME").unwrap_or_default())
        .env("PATH", "/usr/bin:/bin")
        // Its registry has another format than that of rustup's cargo.
        .env("CARGO_HOME", folder.join("cargo"))
        // Building the standard library counts as unstable.
        .env("RUSTC_BOOTSTRAP", "1")
        // Nobody debugs these programs, and linking them takes long as it is.
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    cargo
}

/// Installs what building for another system needs, and what this one needs beyond that; returns an exit code if we may
/// not.
///
/// # Errors
///
/// Something could not be installed.
pub fn prepare(beyond: &[&'static str]) -> Result<Option<ExitCode>> {
    let needed = [packages::NEEDED, packages::NEEDED_FOR_OTHER_SYSTEMS, beyond];
    Ok(match packages::ensure(&needed.concat())? {
        PackageState::Complete => None,
        PackageState::Install(line) => {
            println!("{line}");
            Some(ExitCode::from(2))
        }
    })
}
