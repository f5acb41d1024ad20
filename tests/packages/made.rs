//! The packages that were made for this run.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use chiave_tests::{Result, repository};

/// The package of the service.
pub const SERVICE: &str = "chiave-directory";
/// The package of the application.
pub const APPLICATION: &str = "chiave";

/// The one file of a package in a folder of packages.
///
/// # Errors
///
/// There is none: the packages are made by `cargo xtask test --packages`.
fn find(folder: &Path, package: &str, end: &str) -> Result<PathBuf> {
    let found = std::fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| is_of(path, package, end));
    found.ok_or_else(|| format!("no {package} *.{end} in {}", folder.display()).into())
}

/// `chiave_0.1.0-1_amd64.deb` and `chiave-0.1.0-1.x86_64.rpm` are of `chiave`; `chiave-directory_…` is not.
fn is_of(path: &Path, package: &str, end: &str) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let rest = name.and_then(|name| name.strip_prefix(package));
    rest.is_some_and(|rest| {
        let version = rest.trim_start_matches(['_', '-']);
        version.starts_with(|first: char| first.is_ascii_digit()) && rest.ends_with(end)
    })
}

/// The `.deb` of a package.
pub fn deb(package: &str) -> Result<PathBuf> {
    find(&folder().join("out"), package, ".deb")
}

/// The `.rpm` of a package.
pub fn rpm(package: &str) -> Result<PathBuf> {
    find(&folder().join("out"), package, ".rpm")
}

/// The `.rpm` of a package with the next number of packaging.
pub fn later_rpm(package: &str) -> Result<PathBuf> {
    find(&folder().join("later"), package, ".rpm")
}

/// The `.deb` of a package with the next number of packaging.
pub fn later_deb(package: &str) -> Result<PathBuf> {
    find(&folder().join("later"), package, ".deb")
}

/// Where everything of the packages is: below the folder of the build.
pub fn folder() -> PathBuf {
    repository::target().join("package")
}

/// The files of a `.deb`, unpacked into a folder of its own.
pub fn unpacked(package: &str) -> Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let mut unpack = Command::new("dpkg-deb");
    unpack
        .arg("--extract")
        .arg(deb(package)?)
        .arg(folder.path());
    told(&mut unpack)?;
    Ok(folder)
}

/// Runs a command and returns what it wrote on the standard output.
///
/// # Errors
///
/// The command failed; the error has what it wrote on both outputs.
pub fn told(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    said.push_str(&String::from_utf8_lossy(&output.stderr));
    let arguments: Vec<_> = command.get_args().map(|it| it.to_string_lossy()).collect();
    Err(format!("{name} {}: {}\n{said}", arguments.join(" "), output.status).into())
}
