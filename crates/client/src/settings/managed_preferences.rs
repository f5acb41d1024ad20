//! Reads the managed preferences of macOS: the values that profiles set for every person, in a property list that only
//! root can write.

use super::{NamedFile, Provider, content, files::only_written_by};
use chiave_settings::{Author, Fault, Supply, property_list};
use std::path::{Path, PathBuf};

/// The property list of our domain.
#[derive(Clone, Debug)]
pub struct ManagedPreferences {
    /// The file; where there is none, no profile sets anything.
    pub file: PathBuf,
    /// The id of the user who alone can write the file: root, outside of tests.
    pub owner: u32,
}

impl Provider for ManagedPreferences {
    fn supplies(&self) -> Vec<Supply> {
        if matches!(self.file.try_exists(), Ok(false)) {
            return Vec::new();
        }
        let list = content::read(&self.file, |metadata| only_written_by(metadata, self.owner));
        let entries = list.and_then(|list| property_list::entries(&list).ok_or(Fault::Unreadable));
        vec![Supply {
            source: self.file.display().to_string(),
            author: Author::Administrator,
            content: entries.map_err(|fault| (fault, None)),
        }]
    }

    /// A file by its whole path: a profile has no folder.
    fn file(&self, _: &str, path: &str) -> Result<NamedFile, Fault> {
        let path = Path::new(path);
        if path.is_relative() {
            return Err(Fault::Unreadable);
        }
        let content = content::read(path, |metadata| only_written_by(metadata, self.owner))?;
        Ok(NamedFile::new(path.to_owned(), content))
    }
}
