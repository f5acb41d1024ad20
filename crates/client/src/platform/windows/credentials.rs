//! The Credential Manager as a keyring. Windows opens it when the person signs in, so it is never locked, and a person
//! has only one.
//!
//! Errors of the library may contain stored values: they are converted here by type, and neither
//! passed on nor logged.

use crate::keyring::{Bytes, Entry, OpenVault, Vault, VaultError};
use keyring_core::{Entry as Credential, Error, api::CredentialStoreApi};
use std::{collections::HashMap, sync::Arc};
use windows_native_keyring_store::Store;

/// The reverse-DNS name of this application: credentials of all applications share one namespace.
const SERVICE: &str = "io.chiave.app";

/// Opens the Credential Manager of the person.
pub(super) fn open_vault() -> OpenVault {
    Arc::new(|| {
        let store = Store::new().map_err(sort)?;
        Ok(Box::new(CredentialManager(store)))
    })
}

struct CredentialManager(Arc<Store>);

impl CredentialManager {
    /// An entry that stays on this computer: a device key that roamed with the person would be the key of several.
    fn credential(&self, entry: Entry) -> Result<Credential, VaultError> {
        let modifiers = HashMap::from([("persistence", "Local")]);
        let credential = self.0.build(SERVICE, entry.name(), Some(&modifiers));
        credential.map_err(sort)
    }
}

impl Vault for CredentialManager {
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
