//! What the places of IT say at one moment, before anything is concluded from it.

use super::{Computer, Fault, Merged, Provider, Supply, merge};
use std::path::PathBuf;

/// Every place, read once, and the file that a setting names.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub(super) supplies: Vec<Supply>,
    /// The file of the certificate authority in force, if a setting names one.
    pub(super) authority: Option<Result<AuthorityFile, Fault>>,
}

/// A file of certificates, not checked yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AuthorityFile {
    pub(super) path: PathBuf,
    pub(super) pem: Vec<u8>,
}

impl Reading {
    /// Reads every place where IT sets values.
    pub(crate) fn take(provider: &dyn Provider) -> Self {
        let supplies = provider.supplies();
        let Merged { settled, .. } = merge::<Computer>(supplies.clone());
        let named = settled.iter().find(|it| it.key == Computer::Authority);
        let authority = named.map(|it| {
            let (path, pem) = provider.file(&it.winner.place.source, &it.value.shown())?;
            Ok(AuthorityFile { path, pem })
        });
        Self {
            supplies,
            authority,
        }
    }
}
