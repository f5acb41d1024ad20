//! Where the repository is, and how another program is run in it.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

use crate::Result;

/// What every build of the workspace is called with: one set of features, so that nothing is
/// built twice.
pub const WHOLE: [&str; 2] = ["--workspace", "--all-features"];

/// The top folder of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A binary that the workspace built.
pub fn binary(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

/// A command in the repository's top folder.
pub fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// A call of the cargo that runs this program.
pub fn cargo(arguments: &[&str]) -> Command {
    command(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        arguments,
    )
}

/// Runs a command with our own output; a failure is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| format!("{}: {error}", spelt_out(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed", spelt_out(command)).into())
    }
}

/// Runs a command and returns what it printed on standard output.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command
        .output()
        .map_err(|error| format!("{}: {error}", spelt_out(command)))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let why = String::from_utf8_lossy(&output.stderr);
    Err(format!("{} failed\n{why}", spelt_out(command)).into())
}

/// The version of every package of the workspace.
pub fn version() -> Result<String> {
    let manifest: toml::Table =
        toml::from_str(&std::fs::read_to_string(root().join("Cargo.toml"))?)?;
    let version = manifest["workspace"]["package"]["version"].as_str();
    Ok(version.ok_or("Cargo.toml names no version")?.to_owned())
}

/// The time of the last commit in seconds, unless the environment names another.
pub fn source_time() -> Option<String> {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok();
    set.or_else(|| {
        let shown = output(&mut command("git", &["log", "-1", "--format=%ct"])).ok()?;
        Some(String::from_utf8(shown).ok()?.trim().to_owned())
    })
}

/// Builds every program of the workspace: as people get it, put aside in `target/shipped/`, and
/// then with the feature that tests and demo need.
pub fn build() -> Result<()> {
    build_shipped()?;
    build_for_tests()
}

/// Builds service and application as people get them, and puts them aside in `target/shipped/`.
pub fn build_shipped() -> Result<()> {
    run(&mut cargo(&[
        "build",
        "--package",
        "chiave-directory",
        "--package",
        "chiave",
    ]))?;
    let shipped = target().join("shipped");
    std::fs::create_dir_all(&shipped)?;
    for program in ["chiave", "chiave-directory"] {
        std::fs::copy(target().join("debug").join(program), shipped.join(program))?;
    }
    Ok(())
}

/// Builds every program of the workspace with the feature that tests and demo need.
pub fn build_for_tests() -> Result<()> {
    run(cargo(&["build"]).args(WHOLE))
}

fn spelt_out(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
