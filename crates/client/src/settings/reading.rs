//! What the places of IT say at one moment, before anything is concluded from it.

use super::{Computer, Document as _, Fault, Merged, Provider, Supply, merge};
use chiave_settings::Kind;
use std::{collections::HashMap, fmt, path::PathBuf, sync::Arc};
use zeroize::Zeroizing;

/// Every place, read once, and the files that settings name.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub(super) supplies: Vec<Supply>,
    pub(super) files: NamedFiles,
}

/// The file of each setting in force that names one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NamedFiles(HashMap<Computer, Result<NamedFile, Fault>>);

/// A file that a setting names, its content not checked yet.
#[derive(Clone, PartialEq)]
pub struct NamedFile {
    /// The path.
    pub path: PathBuf,
    /// The content, which may be a private key; copies of a reading share it.
    pub content: Arc<Zeroizing<Vec<u8>>>,
}

impl NamedFile {
    pub(crate) fn new(path: PathBuf, content: Zeroizing<Vec<u8>>) -> Self {
        let content = Arc::new(content);
        Self { path, content }
    }
}

impl fmt::Debug for NamedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NamedFile").field(&self.path).finish()
    }
}

impl Reading {
    /// Reads every place where IT sets values.
    pub(crate) fn take(provider: &dyn Provider) -> Self {
        let supplies = provider.supplies();
        let Merged { settled, .. } = merge::<Computer>(supplies.clone());
        let naming = settled.iter().filter(|it| names_a_file(it.key));
        let files = naming.map(|it| {
            let file = provider.file(&it.winner.place.source, &it.value.shown());
            (it.key, file)
        });
        Self {
            files: NamedFiles(files.collect()),
            supplies,
        }
    }
}

impl NamedFiles {
    /// The file that the setting names.
    ///
    /// # Errors
    ///
    /// Why the file does not count.
    pub(super) fn get(&self, key: Computer) -> Result<&NamedFile, Fault> {
        let file = self.0.get(&key).ok_or(Fault::Unreadable)?;
        file.as_ref().map_err(|fault| *fault)
    }
}

/// Whether the value of a setting is a file that is read with the settings.
fn names_a_file(key: Computer) -> bool {
    matches!(
        key.declaration().kind,
        Kind::CertificateFile | Kind::ImageFile
    )
}
