//! The installer: for all people of a computer, without a question, and with nothing left behind.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chiave_tests::{Result, repository};

use crate::computer::Computer;

/// The installer, and one of a later version.
const INSTALLERS: [&str; 2] = ["windows/installer", "windows/later"];

/// What an installed application consists of, below the drive of the system.
const INSTALLED: [&str; 7] = [
    "Program Files/Chiave/chiave.exe",
    "Program Files/Chiave/WebView2Loader.dll",
    "Program Files/Chiave/LICENSE-APACHE.txt",
    "Program Files/Chiave/LICENSE-MIT.txt",
    "windows/PolicyDefinitions/chiave.admx",
    "windows/PolicyDefinitions/en-US/chiave.adml",
    "windows/PolicyDefinitions/it-IT/chiave.adml",
];

/// Puts the installer that `cargo xtask test --windows` made on the drive, and returns its name there.
fn lay_down(computer: &Computer, folder: &str) -> Result<String> {
    let folder = repository::target().join(folder);
    for file in fs::read_dir(&folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".msi") {
            fs::copy(file.path(), computer.drive().join(&name))?;
            return Ok(format!(r"C:\{name}"));
        }
    }
    Err(format!("no installer in {}", folder.display()).into())
}

/// Every file below a folder whose path names us.
fn ours(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_ours = name.to_lowercase().contains("chiave");
        // Drives and folders of people are links to other places.
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            found.extend(ours(&path)?);
        }
        if is_ours {
            found.insert(path);
        }
    }
    Ok(found)
}

#[test]
fn an_installer_installs_upgrades_and_leaves_nothing() -> Result<()> {
    let folder = repository::target().join("windows-tests/installer");
    let computer = Computer::bare(&folder)?;
    let before = ours(&computer.drive())?;
    let [first, later] = INSTALLERS.map(|folder| lay_down(&computer, folder));
    let (first, later) = (first?, later?);

    computer.msiexec(&["/i", &first])?;
    for file in INSTALLED {
        assert!(computer.drive().join(file).exists(), "{file}");
    }
    let version = computer.run("chiave.exe", &["--version"], "")?;
    assert!(String::from_utf8_lossy(&version.stdout).starts_with("chiave "));

    computer.msiexec(&["/i", &later])?;
    assert_eq!(computer.installed()?.len(), 1);
    let downgrade = computer.msiexec(&["/i", &first]);
    assert!(downgrade.is_err(), "an older version is refused");

    computer.msiexec(&["/x", &later])?;
    for msi in [first, later] {
        fs::remove_file(computer.drive().join(msi.trim_start_matches(r"C:\")))?;
    }
    assert_eq!(computer.installed()?, Vec::<String>::new());
    assert_eq!(ours(&computer.drive())?, before);
    Ok(())
}
