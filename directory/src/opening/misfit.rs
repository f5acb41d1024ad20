//! Compares the keys of the files with those that a store was used with.

use super::{Opened, OpeningError};
use crate::keys::Keys;
use chiave_crypto::{keys::KeyCheck, password_hash::StoredHash};
use chiave_protocol::Timestamp;
use std::path::{Path, PathBuf};

/// A key that the store was used with and that its key file does not have now.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Misfit {
    /// The path of the key file.
    pub file: PathBuf,
    /// The key's id; empty if no single key can be named.
    pub key: String,
    /// How the key differs.
    pub is: MisfitKind,
}

/// How a key differs from what the store knows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MisfitKind {
    /// The file has no key with this id.
    Missing,
    /// The file has another key under this id.
    Different,
}

impl Opened {
    /// Compares every key with the check values in the store. If all known keys are present, adds
    /// the check values of new ones.
    ///
    /// # Errors
    ///
    /// [`OpeningError::Misfits`] with every key that is missing or different.
    pub(super) async fn match_keys(
        &self,
        keys_dir: &Path,
        now: Timestamp,
    ) -> Result<(), OpeningError> {
        let known = self.store.key_checks().await?;
        let here = self.keys.checks();
        let misfits = match known.is_empty() {
            true => self.misfits_without_checks(keys_dir).await?,
            false => misfits(&known, &here, keys_dir),
        };
        if !misfits.is_empty() {
            return Err(OpeningError::Misfits(misfits));
        }
        let new: Vec<KeyCheck> = here
            .into_iter()
            .filter(|check| !known.contains(check))
            .collect();
        if !new.is_empty() {
            self.store.note_keys(&new, now).await?;
        }
        Ok(())
    }

    /// Compares the keys with a store of a version that kept no check values: tries what was sealed
    /// and hashed. A pepper that was dropped on purpose leaves hashes that nobody can match, so one
    /// hash whose pepper is present is enough.
    async fn misfits_without_checks(&self, keys_dir: &Path) -> Result<Vec<Misfit>, OpeningError> {
        let mut misfits = Vec::new();
        if let Some(key) = self.store.misfit_of_sealing().await? {
            let is = match self
                .keys
                .sealing
                .checks()
                .iter()
                .any(|it| it.key.as_str() == key)
            {
                true => MisfitKind::Different,
                false => MisfitKind::Missing,
            };
            let file = Keys::file(keys_dir, "sealing");
            misfits.push(Misfit { file, key, is });
        }
        let hashes = self.store.hashes_by_pepper().await?;
        let mut hashes = hashes.into_iter().map(StoredHash::from_phc).peekable();
        if hashes.peek().is_some() && !hashes.any(|hash| self.keys.pepper.made(&hash)) {
            misfits.push(Misfit {
                file: Keys::file(keys_dir, "pepper"),
                key: String::new(),
                is: MisfitKind::Missing,
            });
        }
        Ok(misfits)
    }
}

/// The keys that the store knows and that are not in `here`.
pub(super) fn misfits(known: &[KeyCheck], here: &[KeyCheck], keys_dir: &Path) -> Vec<Misfit> {
    let names = |check: &KeyCheck, other: &KeyCheck| {
        check.purpose == other.purpose && check.key == other.key
    };
    known
        .iter()
        .filter(|check| !here.contains(check))
        .map(|check| Misfit {
            file: Keys::file(keys_dir, &check.purpose),
            key: check.key.to_string(),
            is: match here.iter().any(|other| names(check, other)) {
                true => MisfitKind::Different,
                false => MisfitKind::Missing,
            },
        })
        .collect()
}
