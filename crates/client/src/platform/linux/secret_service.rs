//! The Secret Service (gnome-keyring, KWallet, KeePassXC) as a keyring.
//!
//! Errors of the library may contain stored values: they are converted here by type, and neither
//! passed on nor logged.

use crate::keyring::{Bytes, Entry, OpenVault, Vault, VaultError};
use data_encoding::BASE64;
use keyring_core::{CredentialStore, Entry as Item, Error};
use secret_service::{EncryptionType, blocking::SecretService as Look};
use std::{ffi::OsStr, os::unix::ffi::OsStrExt, path::Path, sync::Arc};
use zbus::{
    blocking::{Connection, fdo::DBusProxy},
    names::BusName,
};
use zbus_secret_service_keyring_store::Store;
use zeroize::Zeroizing;

/// The reverse-DNS name of this application: items of all applications share one namespace.
const SERVICE: &str = "io.chiave.app";

/// Connects to the provider of the Secret Service on the person's bus.
pub(crate) fn open_vault() -> OpenVault {
    Arc::new(|| {
        let store: Arc<CredentialStore> = Store::new().map_err(|_| VaultError::Missing)?;
        let look = Look::connect(EncryptionType::Plain).map_err(|_| VaultError::Missing)?;
        Ok(Box::new(SecretService { store, look }))
    })
}

/// The program that owns the name of the Secret Service on the person's bus. Its command line is
/// read, since the kernel cuts the other name after 15 letters.
pub(crate) fn owner() -> Option<String> {
    let bus = Connection::session().ok()?;
    let bus = DBusProxy::new(&bus).ok()?;
    let name = BusName::try_from("org.freedesktop.secrets").ok()?;
    let process = bus.get_connection_unix_process_id(name).ok()?;
    let line = std::fs::read(format!("/proc/{process}/cmdline")).ok()?;
    let program = line.split(|byte| *byte == 0).next()?;
    let program = Path::new(OsStr::from_bytes(program)).file_name()?;
    Some(program.to_string_lossy().into_owned())
}

struct SecretService {
    store: Arc<CredentialStore>,
    /// A second connection, which only checks whether the keyring is locked; no secret passes
    /// through it. The store's own connection would open a locked keyring and wait for the person.
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
            // Two items in two collections have the same name; the next save reduces them to one.
            Err(Error::Ambiguous(items)) => match items.first() {
                Some(item) => item.get_secret(),
                None => return Ok(None),
            },
            found => found,
        };
        match found.map(Zeroizing::new) {
            // A value that is not in our format counts as missing; the next save replaces it.
            Ok(text) => Ok(BASE64.decode(&text).ok().map(Bytes::new)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(sort(error)),
        }
    }

    /// Stores base64, because KWallet stores only text.
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

/// Converts an error of the store by its type, never by its text.
fn sort(error: Error) -> VaultError {
    match error {
        Error::NoStorageAccess(cause) => match cause.downcast_ref() {
            // The service runs but has no collection in which an item could be stored.
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
