//! The keyring of a system that opens it when the person signs in, through the interface of the keyring project: the
//! Credential Manager of Windows, and the login keychain of macOS. A person has only one.
//!
//! Errors of the library may contain stored values: they are converted here by type, and neither
//! passed on nor logged.

use crate::keyring::{Bytes, Entry, OpenVault, Vault, VaultError};
use keyring_core::{CredentialStore, Entry as Credential, Error};
use std::{collections::HashMap, sync::Arc};

/// The reverse-DNS name of this application: credentials of all applications share one namespace.
const SERVICE: &str = "io.chiave.app";

/// Opens the store of the system that `open` returns; each entry is built with `modifiers`.
pub(super) fn open_vault(
    open: fn() -> keyring_core::Result<Arc<CredentialStore>>,
    modifiers: &'static [(&'static str, &'static str)],
) -> OpenVault {
    Arc::new(move || {
        let store = open().map_err(sort)?;
        Ok(Box::new(Credentials { store, modifiers }))
    })
}

struct Credentials {
    store: Arc<CredentialStore>,
    modifiers: &'static [(&'static str, &'static str)],
}

impl Credentials {
    fn credential(&self, entry: Entry) -> Result<Credential, VaultError> {
        let modifiers: HashMap<_, _> = self.modifiers.iter().copied().collect();
        let credential = self.store.build(SERVICE, entry.name(), Some(&modifiers));
        credential.map_err(sort)
    }
}

impl Vault for Credentials {
    fn is_closed(&self) -> bool {
        false
    }

    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError> {
        match self.credential(entry)?.get_secret() {
            Ok(secret) => Ok(Some(Bytes::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(sort(error)),
        }
    }

    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError> {
        self.credential(entry)?.set_secret(value).map_err(sort)
    }

    fn remove(&self, entry: Entry) -> Result<(), VaultError> {
        match self.credential(entry)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(sort(error)),
        }
    }

    fn clear(&self, kept: Option<&[u8]>) -> Result<(), VaultError> {
        if let Some(kept) = kept {
            let device = self.get(Entry::Device)?;
            if device.is_some_and(|key| key.as_slice() == kept) {
                return Ok(());
            }
        }
        let outcomes: Vec<_> = Entry::ALL.map(|entry| self.remove(entry)).into();
        outcomes.into_iter().collect()
    }

    fn names_of_locked(&self) -> Result<Vec<String>, VaultError> {
        Ok(Vec::new())
    }
}

/// Converts an error of the library by its type, never by its text.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the error ends here: it may contain a stored value"
)]
fn sort(error: Error) -> VaultError {
    match error {
        // No session of a person, or one that keeps no credentials.
        Error::NoStorageAccess(_) => VaultError::Missing,
        _ => VaultError::Failed,
    }
}
