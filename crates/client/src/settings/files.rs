//! Reads the managed files, and refuses those that somebody other than root may have written.
//!
//! If a file cannot be trusted or read, its content is unknown: it may name the proxy or the
//! certificate authority. So an application that starts makes no connection to the service, however
//! valid the other files are (law 16), and an application that runs goes on with the settings that it
//! read before (law 22). This gives nobody a new way to block others: whether a file blocks the
//! connection depends on its owner, its mode and its format, and only root can add files to the
//! folder or remove them.

use super::{NamedFile, Provider, content};
use chiave_settings::{Author, Fault, Supply, json};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// The ending of the names of the files that count.
const ENDING: &str = "json";

/// A folder of JSON files that only one user can write.
#[derive(Clone, Debug)]
pub struct PolicyFolder {
    /// The folder.
    pub folder: PathBuf,
    /// The id of that user: root, outside of tests.
    pub owner: u32,
}

impl Provider for PolicyFolder {
    fn supplies(&self) -> Vec<Supply> {
        match names(&self.folder, self.owner) {
            Ok(paths) => paths.iter().map(|path| self.supply(path)).collect(),
            Err(fault) => vec![supply(&self.folder, Err((fault, None)))],
        }
    }

    fn file(&self, source: &str, path: &str) -> Result<NamedFile, Fault> {
        let folder = Path::new(source).parent().unwrap_or(Path::new("/"));
        let path = folder.join(path);
        let content = trusted(&path, self.owner)?;
        Ok(NamedFile::new(path, content))
    }
}

impl PolicyFolder {
    fn supply(&self, path: &Path) -> Supply {
        if path.extension().is_none_or(|ending| ending != ENDING) {
            return supply(path, Err((Fault::OtherEnding, None)));
        }
        let content = trusted(path, self.owner).map_err(|fault| (fault, None));
        let entries = content
            .and_then(|content| json::read(&content).map_err(|at| (Fault::NotJson, Some(at))));
        supply(path, entries)
    }
}

fn supply(
    path: &Path,
    content: Result<Vec<json::Entry>, (Fault, Option<json::Position>)>,
) -> Supply {
    Supply {
        source: path.display().to_string(),
        author: Author::Administrator,
        content,
    }
}

/// The files of the folder, in the order of their names, also those whose ending is in other letters. A
/// missing folder counts as empty.
fn names(folder: &Path, owner: u32) -> Result<Vec<PathBuf>, Fault> {
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(_) => return Err(Fault::Unreadable),
    };
    let metadata = fs::metadata(folder).map_err(|_| Fault::Unreadable)?;
    only_written_by(&metadata, owner)?;
    let mut paths = listing
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()
        .map_err(|_| Fault::Unreadable)?;
    paths.retain(|path| {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        // A hidden file is a leftover of an editor or a copy, so it is skipped.
        !hidden
            && path
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case(ENDING))
    });
    paths.sort();
    Ok(paths)
}

/// The content of a file that only `owner` can have written.
fn trusted(path: &Path, owner: u32) -> Result<Zeroizing<Vec<u8>>, Fault> {
    content::read(path, |metadata| only_written_by(metadata, owner))
}

/// Refuses what somebody other than `owner` may have written.
///
/// # Errors
///
/// [`Fault::NotTrusted`].
pub(super) fn only_written_by(metadata: &fs::Metadata, owner: u32) -> Result<(), Fault> {
    use std::os::unix::fs::MetadataExt;
    let others_write = metadata.mode() & 0o022 != 0;
    if metadata.uid() == owner && !others_write {
        Ok(())
    } else {
        Err(Fault::NotTrusted)
    }
}
