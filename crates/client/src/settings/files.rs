//! Reading the managed files, and refusing those that somebody else may have written.
//!
//! What a file meant to say is not known where it cannot be trusted or read: it may have named the
//! proxy or the authority. So it closes the way to the service, however good the other files are
//! (law 16). That gives nobody a new way to shut others out: whether a file closes hangs on its owner,
//! its mode and its form, and only root lays files into the folder or takes them away.

use super::{Authority, Fault, SettingProblem, Sourced};
use crate::api;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Bytes of a managed file or of an authority, at most.
const LIMIT: u64 = 1 << 20;

/// What some editors put before a text in UTF-8; it is no part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A value and where it was found.
pub(super) struct Found {
    pub(super) value: Value,
    source: PathBuf,
}

/// What the folder says.
#[derive(Default)]
pub(super) struct Content {
    /// Every value of every file that counts, the latest of each name.
    pub(super) values: BTreeMap<String, Found>,
    /// Whether a file, or the folder, does not count.
    pub(super) lacks_a_file: bool,
}

impl Found {
    /// Its text; every setting is one.
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

/// Reads every file, in the order of their names.
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

/// The company's authority that a setting names; a relative path starts beside the setting's file.
pub(super) fn authority(found: &Found, owner: u32) -> Result<Authority, Fault> {
    let folder = found.source.parent().unwrap_or(Path::new("/"));
    let path = folder.join(found.text()?);
    let pem = trusted(&path, owner)?;
    match reqwest::Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if !certificates.is_empty() && api::accepts(&certificates) => {
            Ok(Authority { path, pem })
        }
        _ => Err(Fault::BadValue),
    }
}

/// The files of the folder, in the order of their names. No folder is an empty one.
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
        // A hidden file is what an editor or a copy leaves behind: it says nothing.
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

/// The content of a file that only `owner` can have written. What is checked is the file that was
/// opened, so nobody can change it in between.
fn trusted(path: &Path, owner: u32) -> Result<Vec<u8>, Fault> {
    // To open a pipe would wait for whoever writes to it.
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
