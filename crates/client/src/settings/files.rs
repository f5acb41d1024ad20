//! Reading the managed files, and refusing those that somebody else may have written.

use super::{Authority, Fault, SettingProblem, Sourced};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Bytes of a managed file or of an authority, at most.
const LIMIT: u64 = 1 << 20;

/// A value and where it was found.
pub(super) struct Found {
    pub(super) value: String,
    source: PathBuf,
}

impl Found {
    pub(super) fn shown(self, key: String) -> Sourced {
        Sourced {
            key,
            value: self.value,
            source: self.source.display().to_string(),
        }
    }

    pub(super) fn place(&self, key: &str) -> String {
        format!("{} ({key})", self.source.display())
    }
}

/// Every value of every file that counts.
pub(super) fn read_all(
    folder: &Path,
    owner: u32,
    problems: &mut Vec<SettingProblem>,
) -> BTreeMap<String, Found> {
    let mut all = BTreeMap::new();
    let mut report = |fault, path: &Path| {
        problems.push(SettingProblem {
            fault,
            place: path.display().to_string(),
        });
    };
    let paths = match names(folder, owner) {
        Ok(paths) => paths,
        Err(fault) => {
            report(fault, folder);
            return all;
        }
    };
    for path in paths {
        match object(&path, owner) {
            Ok(object) => all.extend(object.into_iter().map(|(key, value)| {
                let value = match value {
                    Value::String(text) => text,
                    other => other.to_string(),
                };
                (
                    key,
                    Found {
                        value,
                        source: path.clone(),
                    },
                )
            })),
            Err(fault) => report(fault, &path),
        }
    }
    all
}

/// The company's authority that a setting names; a relative path starts beside the setting's file.
pub(super) fn authority(found: &Found, owner: u32) -> Result<Authority, Fault> {
    let folder = found.source.parent().unwrap_or(Path::new("/"));
    let path = folder.join(&found.value);
    let pem = trusted(&path, owner)?;
    match reqwest::Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if !certificates.is_empty() => Ok(Authority { path, pem }),
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
    let mut paths: Vec<_> = listing
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    paths.sort();
    Ok(paths)
}

fn object(path: &Path, owner: u32) -> Result<serde_json::Map<String, Value>, Fault> {
    serde_json::from_slice(&trusted(path, owner)?).map_err(|_| Fault::NotJson)
}

/// The content of a file that only `owner` can have written. What is checked is the file that was
/// opened, so nobody can change it in between.
fn trusted(path: &Path, owner: u32) -> Result<Vec<u8>, Fault> {
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
