//! The Secret Service (gnome-keyring, KWallet, KeePassXC) as our keyring.
//!
//! Its own errors may carry what it holds: they are sorted here and go no further, not even into a
//! log.

use crate::keyring::{Bytes, Entry, OpenVault, Vault, VaultError};
use data_encoding::BASE64;
use keyring_core::{CredentialStore, Entry as Item, Error};
use secret_service::{EncryptionType, blocking::SecretService as Look};
use std::sync::Arc;
use zbus_secret_service_keyring_store::Store;
use zeroize::Zeroizing;

/// The application's reverse-DNS name: other applications' items share one name space with ours.
const SERVICE: &str = "io.chiave.app";

/// Connects to whatever provides the Secret Service on the person's bus.
pub(crate) fn open_vault() -> OpenVault {
    Arc::new(|| {
        let store: Arc<CredentialStore> = Store::new().map_err(|_| VaultError::Missing)?;
        let look = Look::connect(EncryptionType::Plain).map_err(|_| VaultError::Missing)?;
        Ok(Box::new(SecretService { store, look }))
    })
}

struct SecretService {
    store: Arc<CredentialStore>,
    /// The store opens what it finds closed and waits for the person. This one only looks, and no
    /// secret goes over it.
    look: Look<'static>,
}

impl SecretService {
    fn item(&self, entry: Entry) -> Result<Item, VaultError> {
        self.store.build(SERVICE, entry.name(), None).map_err(sort)
    }
}

impl Vault for SecretService {
    fn is_closed(&self) -> bool {
        self.look
            .get_default_collection()
            .and_then(|collection| collection.is_locked())
            .unwrap_or(false)
    }

    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError> {
        let found = match self.item(entry)?.get_secret() {
            // Two items under one of our names, in two collections: the next save makes it one.
            Err(Error::Ambiguous(items)) => match items.first() {
                Some(item) => item.get_secret(),
                None => return Ok(None),
            },
            found => found,
        };
        match found.map(Zeroizing::new) {
            // What is not ours to read is as good as nothing; it is replaced by the next save.
            Ok(text) => Ok(BASE64.decode(&text).ok().map(Bytes::new)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(sort(error)),
        }
    }

    /// As base64, because KWallet holds nothing but text.
    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError> {
        let text = Zeroizing::new(BASE64.encode(value));
        let item = self.item(entry)?;
        match item.set_secret(text.as_bytes()) {
            Err(Error::Ambiguous(items)) => {
                remove_all(&items)?;
                item.set_secret(text.as_bytes()).map_err(sort)
            }
            outcome => outcome.map_err(sort),
        }
    }

    fn remove(&self, entry: Entry) -> Result<(), VaultError> {
        match self.item(entry)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(Error::Ambiguous(items)) => remove_all(&items),
            Err(error) => Err(sort(error)),
        }
    }
}

fn remove_all(items: &[Item]) -> Result<(), VaultError> {
    items
        .iter()
        .try_for_each(|item| item.delete_credential().map_err(sort))
}

/// What an error of the store means, by its type and never by its words.
fn sort(error: Error) -> VaultError {
    match error {
        Error::NoStorageAccess(cause) => match cause.downcast_ref() {
            // There is a service but no collection to put anything into.
            Some(secret_service::Error::NoResult) => VaultError::Missing,
            _ => VaultError::Locked,
        },
        _ => VaultError::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_without_a_collection_is_no_locked_one() {
        let sorted = |cause| sort(Error::NoStorageAccess(Box::new(cause)));

        assert_eq!(sorted(secret_service::Error::NoResult), VaultError::Missing);
        assert_eq!(sorted(secret_service::Error::Locked), VaultError::Locked);
        assert_eq!(sorted(secret_service::Error::Prompt), VaultError::Locked);
    }
}
