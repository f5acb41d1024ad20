//! The Secret Service (gnome-keyring, KWallet, KeePassXC) as a keyring.
//!
//! A person may have several keyrings. Values are stored in the default one. With KeePassXC that is the one whose tab is
//! in front, so values that are in another open keyring are read and replaced there. A keyring that is not the default
//! one is never opened for us: it may be an old one whose password nobody knows.
//!
//! Errors of the library may contain stored values: they are converted here by type, and neither
//! passed on nor logged.

#[cfg(test)]
mod tests;

use crate::keyring::{Bytes, Entry, OpenVault, Vault, VaultError};
use data_encoding::BASE64;
use secret_service::{
    EncryptionType, Error,
    blocking::{Collection, Item, SecretService as Service},
};
use std::{collections::HashMap, ffi::OsStr, os::unix::ffi::OsStrExt, path::Path, sync::Arc};
use zbus::{
    blocking::{Connection, fdo::DBusProxy},
    names::BusName,
};
use zeroize::Zeroizing;

/// The reverse-DNS name of this application: items of all applications share one namespace.
const SERVICE: &str = "io.chiave.app";
/// The type of every stored value.
const CONTENT: &str = "application/octet-stream";

/// Connects to the provider of the Secret Service on the person's bus.
pub(crate) fn open_vault() -> OpenVault {
    Arc::new(|| {
        let service = Service::connect(EncryptionType::Dh).map_err(|_| VaultError::Missing)?;
        Ok(Box::new(SecretService(service)))
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

struct SecretService(Service<'static>);

impl SecretService {
    /// The keyring that has our values, open: the default one, or another open one that has the device key. All
    /// values are in one keyring, since the others are bound to the device key.
    fn ours(&self) -> Result<Collection<'_>, VaultError> {
        let default = self.default()?;
        if has(&default, Entry::Device)? {
            return Ok(default);
        }
        for other in self.all_that_are(Lock::Open)? {
            if has(&other, Entry::Device)? {
                return Ok(other);
            }
        }
        Ok(default)
    }

    /// The keyrings of the person that are open, or those that are locked.
    fn all_that_are(&self, lock: Lock) -> Result<Vec<Collection<'_>>, VaultError> {
        let mut found = Vec::new();
        for keyring in self.0.get_all_collections().map_err(sort)? {
            if keyring.is_locked().map_err(sort)? == (lock == Lock::Closed) {
                found.push(keyring);
            }
        }
        Ok(found)
    }

    /// The default keyring, open: one that is locked asks the person. A keyring is opened
    /// before it is searched, since KeePassXC finds nothing in one that is locked, and a missing device key
    /// would be made anew over the stored one (law 15).
    fn default(&self) -> Result<Collection<'_>, VaultError> {
        let keyring = self.0.get_default_collection().map_err(sort)?;
        if keyring.is_locked().map_err(sort)? {
            keyring.unlock().map_err(sort)?;
        }
        Ok(keyring)
    }

    /// Removes an entry from every keyring that is open, also from one in which nothing is stored any
    /// more. Asks the person nothing.
    fn remove_where_open(&self, entry: Entry) -> Result<(), VaultError> {
        let found = self.0.search_items(attributes(entry)).map_err(sort)?;
        delete(&found.unlocked)
    }

    /// Removes an entry from the default keyring; one that is locked asks the person to open it.
    fn remove_from_default(&self, entry: Entry) -> Result<(), VaultError> {
        let keyring = self.default()?;
        delete(&find(&keyring, entry)?)
    }

    /// Removes everything from the open keyrings whose device key is not `kept`. Asks the person nothing.
    fn clear_others(&self, kept: &[u8]) -> Result<(), VaultError> {
        let mut outcomes = Vec::new();
        for keyring in self.all_that_are(Lock::Open)? {
            let key = read(&keyring, Entry::Device)?;
            if key.is_none_or(|key| key.as_slice() != kept) {
                let remove = |entry| delete(&find(&keyring, entry)?);
                outcomes.extend(Entry::ALL.map(remove));
            }
        }
        outcomes.into_iter().collect()
    }
}

/// Whether a keyring is open.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Lock {
    Open,
    Closed,
}

impl Vault for SecretService {
    fn is_closed(&self) -> bool {
        let keyring = self.0.get_default_collection();
        keyring.and_then(|it| it.is_locked()).unwrap_or(false)
    }

    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError> {
        read(&self.ours()?, entry)
    }

    /// Stores base64, because KWallet stores only text.
    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError> {
        let text = Zeroizing::new(BASE64.encode(value));
        let keyring = self.ours()?;
        let found = find(&keyring, entry)?;
        match found.split_first() {
            Some((item, others)) => {
                item.set_secret(text.as_bytes(), CONTENT).map_err(sort)?;
                delete(others)
            }
            None => {
                let (label, attributes) = (label(entry), attributes(entry));
                let made = keyring.create_item(&label, attributes, text.as_bytes(), true, CONTENT);
                made.map(drop).map_err(sort)
            }
        }
    }

    fn remove(&self, entry: Entry) -> Result<(), VaultError> {
        // What `get` reads goes first, whatever another keyring answers.
        let default = self.remove_from_default(entry);
        self.remove_where_open(entry).and(default)
    }

    fn clear(&self, kept: Option<&[u8]>) -> Result<(), VaultError> {
        match kept {
            Some(kept) => self.clear_others(kept)?,
            None => {
                let open = Entry::ALL.map(|it| self.remove_where_open(it));
                // One question to the person is enough.
                let mut entries = Entry::ALL.into_iter();
                let default = entries.try_for_each(|it| self.remove_from_default(it));
                // After a failure everything is tried again, so a person who declined says more than a failure.
                if default == Err(VaultError::Locked) {
                    return default;
                }
                open.into_iter().collect::<Result<(), _>>()?;
                if default != Err(VaultError::Missing) || self.names_of_locked()?.is_empty() {
                    default?;
                }
            }
        }
        match self.names_of_locked()?.is_empty() {
            true => Ok(()),
            false => Err(VaultError::OtherLocked),
        }
    }

    fn names_of_locked(&self) -> Result<Vec<String>, VaultError> {
        let mut names = Vec::new();
        for keyring in self.all_that_are(Lock::Closed)? {
            let mut held = Entry::ALL.into_iter().map(|it| has(&keyring, it));
            if held.any(|it| it == Ok(true)) {
                names.push(keyring.get_label().map_err(sort)?);
            }
        }
        Ok(names)
    }
}

fn attributes(entry: Entry) -> HashMap<&'static str, &'static str> {
    HashMap::from([("service", SERVICE), ("username", entry.name())])
}

/// The name under which a program for keyrings shows an entry.
fn label(entry: Entry) -> String {
    format!("keyring:{}@{SERVICE}", entry.name())
}

fn find<'a>(keyring: &'a Collection<'_>, entry: Entry) -> Result<Vec<Item<'a>>, VaultError> {
    keyring.search_items(attributes(entry)).map_err(sort)
}

fn has(keyring: &Collection<'_>, entry: Entry) -> Result<bool, VaultError> {
    Ok(!find(keyring, entry)?.is_empty())
}

/// The value of an entry in an open keyring.
fn read(keyring: &Collection<'_>, entry: Entry) -> Result<Option<Bytes>, VaultError> {
    let found = find(keyring, entry)?;
    // Two items may have the same name; the next save reduces them to one.
    let Some(item) = found.first() else {
        return Ok(None);
    };
    let text = Zeroizing::new(item.get_secret().map_err(sort)?);
    // A value that is not in our format counts as missing; the next save replaces it.
    Ok(BASE64.decode(&text).ok().map(Bytes::new))
}

/// Deletes items, as many as let themselves be deleted.
fn delete(items: &[Item<'_>]) -> Result<(), VaultError> {
    let outcomes: Vec<_> = items.iter().map(|it| it.delete().map_err(sort)).collect();
    outcomes.into_iter().collect()
}

/// Converts an error of the library by its type, never by its text.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the error ends here: it may contain a stored value"
)]
fn sort(error: Error) -> VaultError {
    match error {
        // The service runs but has no keyring in which an item could be stored.
        Error::NoResult => VaultError::Missing,
        Error::Locked | Error::Prompt => VaultError::Locked,
        _ => VaultError::Failed,
    }
}
