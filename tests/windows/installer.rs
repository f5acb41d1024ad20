//! The installer: for all people of a computer, without a question, and with nothing left behind.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chiave_tests::{Result, repository};

use crate::computer::{AGAIN, Computer, INSTALLER, LATER};

/// What an installed application consists of, below the drive of the system.
const INSTALLED: [&str; 8] = [
    "Program Files/Chiave/chiave.exe",
    "Program Files/Chiave/chiave.com",
    "Program Files/Chiave/WebView2Loader.dll",
    "Program Files/Chiave/LICENSE-APACHE.txt",
    "Program Files/Chiave/LICENSE-MIT.txt",
    "windows/PolicyDefinitions/chiave.admx",
    "windows/PolicyDefinitions/en-US/chiave.adml",
    "windows/PolicyDefinitions/it-IT/chiave.adml",
];

/// The folder of the application.
const FOLDER: &str = r"C:\Program Files\Chiave";

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

/// The subsystem that a program names in its header (PE format): 2 has windows, 3 has a console.
fn subsystem(program: &[u8]) -> Option<u8> {
    let header = u32::from_le_bytes(*program.get(0x3c..)?.first_chunk()?);
    program.get(usize::try_from(header).ok()? + 0x5c).copied()
}

#[test]
fn an_installer_installs_upgrades_and_leaves_nothing() -> Result<()> {
    let folder = repository::target().join("windows-tests/installer");
    let computer = Computer::bare(&folder)?;
    let before = ours(&computer.drive())?;
    let first = computer.lay_down(INSTALLER)?;
    let again = computer.lay_down(AGAIN)?;
    let later = computer.lay_down(LATER)?;

    computer.msiexec(&["/i", &first])?;
    for file in INSTALLED {
        assert!(computer.drive().join(file).exists(), "{file}");
    }
    // Wine prints for both; Windows opens no console for the first, and has the shell wait for the second.
    for (program, its_subsystem) in [("chiave.exe", 2), ("chiave.com", 3)] {
        let bytes = fs::read(computer.programs().join(program))?;
        assert_eq!(subsystem(&bytes), Some(its_subsystem), "{program}");
        let version = computer.run(program, &["--version"], "")?;
        let said = String::from_utf8_lossy(&version.stdout);
        assert!(said.starts_with("Chiave "), "{program}: {said}");
    }

    // Wine has no web view.
    let window = computer.run("chiave.com", &[], "")?;
    let said = String::from_utf8_lossy(&window.stderr);
    assert_eq!(window.status.code(), Some(3), "{said}");
    assert!(said.contains("WebView2"), "{said}");
    assert!(computer.path()?.contains(FOLDER));

    for newer in [&again, &later] {
        let before = computer.installed()?;
        computer.msiexec(&["/i", newer])?;
        let after = computer.installed()?;
        assert_eq!(after.len(), 1, "{after:?}");
        assert_ne!(after, before);
    }
    let downgrade = computer.msiexec(&["/i", &first]);
    assert!(downgrade.is_err(), "an older version is refused");

    computer.msiexec(&["/x", &later])?;
    for msi in [first, again, later] {
        fs::remove_file(computer.drive().join(msi.trim_start_matches(r"C:\")))?;
    }
    assert_eq!(computer.installed()?, Vec::<String>::new());
    assert!(!computer.path()?.contains(FOLDER));
    assert_eq!(ours(&computer.drive())?, before);
    Ok(())
}
