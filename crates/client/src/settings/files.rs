//! Reads the managed files, and refuses those that somebody other than root may have written.
//!
//! If a file cannot be trusted or read, its content is unknown: it may name the proxy or the
//! certificate authority. So no connection to the service is made, however valid the other files
//! are (law 16). This gives nobody a new way to block others: whether a file blocks the connection
//! depends on its owner, its mode and its format, and only root can add files to the folder or
//! remove them.

use super::{Authority, Fault, SettingProblem, Sourced};
use crate::link;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The maximum size of a managed file or a certificate authority in bytes.
const LIMIT: u64 = 1 << 20;

/// The byte-order mark that some editors write before a UTF-8 text; it is not part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A value and the file in which it was found.
pub(super) struct Found {
    pub(super) value: Value,
    source: PathBuf,
}

/// The content of the folder.
#[derive(Default)]
pub(super) struct Content {
    /// Every value of every valid file; for each name, the value of the last file.
    pub(super) values: BTreeMap<String, Found>,
    /// Whether a file, or the folder, is ignored.
    pub(super) lacks_a_file: bool,
}

impl Found {
    /// The value as text; every setting is a text.
    pub(super) fn text(&self) -> Result<&str, Fault> {
        self.value.as_str().ok_or(Fault::BadValue)
    }

    pub(super) fn shown(self, key: String) -> Sourced {
        Sourced {
            key,
            value: self.value.as_str().unwrap_or_default().to_owned(),
            source: self.source.display().to_string(),
        }
    }

    pub(super) fn place(&self, key: &str) -> String {
        format!("{} ({key})", self.source.display())
    }
}

/// Reads every file, in the order of the file names.
pub(super) fn read_all(folder: &Path, owner: u32, problems: &mut Vec<SettingProblem>) -> Content {
    let mut content = Content::default();
    let mut leave_out = |fault, path: &Path| {
        problems.push(SettingProblem {
            fault,
            place: path.display().to_string(),
        });
        true
    };
    let paths = names(folder, owner).unwrap_or_else(|fault| {
        content.lacks_a_file = leave_out(fault, folder);
        Vec::new()
    });
    for path in paths {
        match object(&path, owner) {
            Ok(object) => content
                .values
                .extend(object.into_iter().map(|(key, value)| {
                    let source = path.clone();
                    (key, Found { value, source })
                })),
            Err(fault) => content.lacks_a_file = leave_out(fault, &path),
        }
    }
    content
}

/// Reads the certificate authority that a setting names; a relative path starts at the folder of
/// the setting's file.
pub(super) fn authority(found: &Found, owner: u32) -> Result<Authority, Fault> {
    let folder = found.source.parent().unwrap_or(Path::new("/"));
    let path = folder.join(found.text()?);
    let pem = trusted(&path, owner)?;
    match reqwest::Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if !certificates.is_empty() && link::accepts(&certificates) => {
            Ok(Authority { path, pem })
        }
        _ => Err(Fault::BadValue),
    }
}

/// The files of the folder, in the order of their names. A missing folder counts as empty.
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
                .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    Ok(paths)
}

fn object(path: &Path, owner: u32) -> Result<serde_json::Map<String, Value>, Fault> {
    serde_json::from_slice(&trusted(path, owner)?).map_err(|_| Fault::NotJson)
}

/// The content of a file that only `owner` can have written. The checks apply to the opened file,
/// so nobody can replace the file in between.
fn trusted(path: &Path, owner: u32) -> Result<Vec<u8>, Fault> {
    // Opening a pipe would block until somebody writes to it.
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return Err(Fault::Unreadable);
    }
    let file = File::open(path).map_err(|_| Fault::Unreadable)?;
    let metadata = file.metadata().map_err(|_| Fault::Unreadable)?;
    only_written_by(&metadata, owner)?;
    if !metadata.is_file() || metadata.len() > LIMIT {
        return Err(Fault::Unreadable);
    }
    let mut content = Vec::new();
    file.take(LIMIT)
        .read_to_end(&mut content)
        .map_err(|_| Fault::Unreadable)?;
    if content.starts_with(BYTE_ORDER_MARK) {
        content.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(content)
}

#[cfg(unix)]
fn only_written_by(metadata: &fs::Metadata, owner: u32) -> Result<(), Fault> {
    use std::os::unix::fs::MetadataExt;
    let others_write = metadata.mode() & 0o022 != 0;
    if metadata.uid() == owner && !others_write {
        Ok(())
    } else {
        Err(Fault::NotTrusted)
    }
}
