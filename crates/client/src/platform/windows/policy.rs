//! The managed settings in the registry: `HKLM\Software\Policies\Chiave`, and the same key of the person.
//!
//! Only administrators write below `HKLM\Software\Policies` (law 17). The key of the person is closed to the person as
//! well, but a person can be an administrator, or the key can have lost its permissions. So what it says counts only
//! for settings that are the person's own, and as a recommendation.

use super::{FOLDER, registry};
use crate::settings::{Fault, NamedFile, Provider, content};
use chiave_settings::{Author, Level, Supply, json, registry::path_below};
use std::{io, path::PathBuf};
use winreg::{HKCU, HKLM, RegKey};

/// The key of the mandatory settings.
const MANDATORY: &str = r"Software\Policies\Chiave";
/// The key of the recommended settings.
const RECOMMENDED: &str = r"Software\Policies\Chiave\Recommended";
/// Where the system names its folders; only administrators write there. A variable of the environment is the person's.
const FOLDERS: &str = r"SOFTWARE\Microsoft\Windows\CurrentVersion";

/// The keys of the registry where IT sets values.
pub(super) struct PolicyKeys;

impl Provider for PolicyKeys {
    fn supplies(&self) -> Vec<Supply> {
        let of_the_person = [RECOMMENDED, MANDATORY].into_iter().filter_map(|key| {
            let content = read(&HKCU, key, Level::Recommended)?;
            // Nothing that the person does to the key makes the settings of IT unknown.
            Some(supply("HKCU", key, Author::Person, Ok(content.ok()?)))
        });
        let levels = [
            (RECOMMENDED, Level::Recommended),
            (MANDATORY, Level::Mandatory),
        ];
        let of_it = levels.into_iter().filter_map(|(key, level)| {
            let content = read(&HKLM, key, level)?;
            Some(supply("HKLM", key, Author::Administrator, content))
        });
        of_the_person.chain(of_it).collect()
    }

    fn file(&self, _: &str, path: &str) -> Result<NamedFile, Fault> {
        let programs = registry::machine_text(FOLDERS, "ProgramFilesDir");
        let programs = programs.ok_or(Fault::NotTrusted)?;
        let ours = format!(r"{programs}\{FOLDER}");
        let path = path_below(&programs, &ours, path).ok_or(Fault::NotTrusted)?;
        let path = PathBuf::from(path);
        let content = content::read(&path, |_| Ok(()))?;
        Ok(NamedFile::new(path, content))
    }
}

/// The entries of a key; `None` if there is no such key.
fn read(root: &RegKey, key: &str, level: Level) -> Option<Result<Vec<json::Entry>, Fault>> {
    match registry::entries(root, key, level) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        read => Some(read.map_err(|_| Fault::Unreadable)),
    }
}

fn supply(
    root: &str,
    key: &str,
    author: Author,
    content: Result<Vec<json::Entry>, Fault>,
) -> Supply {
    Supply {
        source: format!(r"{root}\{key}"),
        author,
        content: content.map_err(|fault| (fault, None)),
    }
}
