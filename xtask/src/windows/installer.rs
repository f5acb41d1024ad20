//! Packs the application for Windows for Windows Installer: `packaging/windows/chiave.wxs`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::console;
use crate::{
    Result,
    workspace::{root, run},
};

/// What the installer carries besides the programs, by its place in the repository.
const FILES: [&str; 7] = [
    "packaging/windows/chiave.wxs",
    "packaging/policies/windows/chiave.admx",
    "packaging/policies/windows/en-US/chiave.adml",
    "packaging/policies/windows/it-IT/chiave.adml",
    "icons/icon.ico",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// The programs that the installer carries as they were built.
const PROGRAMS: [&str; 2] = [WINDOW, "WebView2Loader.dll"];

/// The program that opens the window, and the same program for a console: whoever types `chiave` there gets the latter,
/// since Windows takes `.com` before `.exe`.
const WINDOW: &str = "chiave.exe";
const CONSOLE: &str = "chiave.com";

/// The identity of Chiave for Windows Installer, which never changes.
const IDENTITY: &str = "{371F3545-98D7-49F6-B702-35A44AE5B165}";

/// Statements of the installer's database that put the folder last in the PATH of the computer, for as long as the
/// application is installed. The tool has no element for that.
const PATH: [&str; 4] = [
    "CREATE TABLE `Environment` (`Environment` CHAR(72) NOT NULL, `Name` CHAR(255) NOT NULL LOCALIZABLE, \
     `Value` CHAR(255) LOCALIZABLE, `Component_` CHAR(72) NOT NULL PRIMARY KEY `Environment`)",
    "INSERT INTO `Environment` (`Environment`, `Name`, `Value`, `Component_`) \
     VALUES ('Path', '=-*PATH', '[~];[INSTALLDIR]', 'Application')",
    "INSERT INTO `InstallExecuteSequence` (`Action`, `Sequence`) VALUES ('RemoveEnvironmentStrings', 3300)",
    "INSERT INTO `InstallExecuteSequence` (`Action`, `Sequence`) VALUES ('WriteEnvironmentStrings', 5200)",
];

/// Makes the installer of a version in `folder` from the programs in `built`, and returns its path.
///
/// # Errors
///
/// A file is missing, or a tool refused.
pub fn pack(built: &Path, version: &str, folder: &Path) -> Result<PathBuf> {
    // Nothing of a build before stays beside it.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    // The tool reads no path that begins at the root.
    let files = folder.join("files");
    fs::create_dir_all(&files)?;
    for file in FILES {
        copy(&root().join(file), &files.join(place(file)))?;
    }
    for program in PROGRAMS {
        copy(&built.join(program), &files.join(program))?;
    }
    // The names of functions are half of a program.
    run(Command::new("x86_64-w64-mingw32-strip")
        .current_dir(&files)
        .arg(WINDOW))?;
    let for_console = console::program(fs::read(files.join(WINDOW))?)?;
    fs::write(files.join(CONSOLE), for_console)?;
    let installer = folder.join(format!("chiave-{version}-x64.msi"));
    run(Command::new("wixl")
        .current_dir(&files)
        .args(["--arch", "x64", "--define"])
        .arg(format!("Version={version}"))
        .arg("--define")
        .arg(format!("Identity={IDENTITY}"))
        .arg("--output")
        .arg(&installer)
        .arg("chiave.wxs"))?;
    let replacing = replacing_same_version(version);
    for statement in replacing.iter().map(String::as_str).chain(PATH) {
        run(Command::new("msibuild")
            .arg(&installer)
            .args(["-q", statement]))?;
    }
    Ok(installer)
}

/// A bit of `Attributes` in the table `Upgrade`: what was installed of the earlier version is installed of this one.
const MIGRATE_FEATURES: u32 = 1;
/// A bit of `Attributes` in the table `Upgrade`: the version `VersionMax` itself is replaced too.
const VERSION_MAX_INCLUSIVE: u32 = 512;

/// Statements of the installer's database by which another build of the same version takes the place of the installed
/// one, instead of standing beside it: the tool replaces earlier versions only.
fn replacing_same_version(version: &str) -> [String; 2] {
    let attributes = MIGRATE_FEATURES | VERSION_MAX_INCLUSIVE;
    [
        "DELETE FROM `Upgrade` WHERE `ActionProperty` = 'WIX_UPGRADE_DETECTED'".to_owned(),
        format!(
            "INSERT INTO `Upgrade` (`UpgradeCode`, `VersionMax`, `Attributes`, `ActionProperty`) \
             VALUES ('{IDENTITY}', '{version}', {attributes}, 'WIX_UPGRADE_DETECTED')"
        ),
    ]
}

/// Where a file of the repository lies for the tool: the templates of a language in a folder of theirs.
fn place(file: &str) -> &str {
    let whole = file.strip_prefix("packaging/policies/windows/");
    whole.unwrap_or_else(|| file.rsplit('/').next().unwrap_or(file))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_installer_finds_every_file_of_the_repository() {
        for file in FILES {
            assert!(root().join(file).is_file(), "{file}");
        }
        let places: BTreeSet<_> = FILES.map(place).into();
        assert_eq!(places.len(), FILES.len(), "two files have one place");

        let source = fs::read_to_string(root().join(FILES[0])).unwrap();
        for carried in places.into_iter().chain(PROGRAMS).chain([CONSOLE]) {
            let is_named = source.contains(&format!("=\"{carried}\""));
            assert!(is_named || carried == "chiave.wxs", "{carried}");
        }
    }
}
