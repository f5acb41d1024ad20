//! `cargo xtask macos`: the types of the application for macOS, checked on Debian. Nothing is linked and nothing runs:
//! only Apple has the libraries of that system, and they may be used on its own computers only.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    Result, cross, interface,
    workspace::{run, target},
};

/// macOS on the processors of Apple.
const SYSTEM: &str = "aarch64-apple-darwin";

/// Stands for the C compiler of Apple. Checking types needs none of what it makes, but the build of a dependency fails
/// without its files.
const COMPILER: &str = r#"#!/bin/sh
# Says which compiler it stands for, and makes the empty file that was asked for.
while [ $# -gt 0 ]; do
    case "$1" in
    '-?') exit 1 ;;
    -E) echo '"clang"' ;;
    -o) : > "$2" ;;
    esac
    shift
done
"#;

/// Checks the types of the application and of its client.
///
/// # Errors
///
/// Something does not compile for macOS.
pub fn check() -> Result<ExitCode> {
    if let Some(code) = cross::prepare(&[])? {
        return Ok(code);
    }
    interface::build_if_missing()?;
    let folder = target().join("macos");
    let compiler = compiler(&folder)?;
    run(cross::cargo("check", SYSTEM, &folder)
        .args(cross::PROGRAMS)
        .env("CC_aarch64_apple_darwin", &compiler)
        .env("CXX_aarch64_apple_darwin", &compiler)
        // Where this is set, nobody looks for the folder with a program of Apple.
        .env("SDKROOT", &folder))?;
    println!("macos: good");
    Ok(ExitCode::SUCCESS)
}

fn compiler(folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let compiler = folder.join("cc");
    fs::write(&compiler, COMPILER)?;
    fs::set_permissions(&compiler, fs::Permissions::from_mode(0o755))?;
    Ok(compiler)
}
