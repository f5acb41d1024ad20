//! A keyring in memory.

use crate::{Bytes, Entry, OpenVault, Vault, VaultError};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
};

/// A keyring that several clients, one after the other, may open.
#[derive(Clone, Default)]
pub(crate) struct MemoryVault {
    held: Arc<Mutex<HashMap<Entry, Vec<u8>>>>,
    /// Why nothing can be done.
    fault: Arc<Mutex<Option<VaultError>>>,
    /// What does not let itself be removed, and why.
    stuck: Arc<Mutex<HashMap<Entry, VaultError>>>,
}

impl MemoryVault {
    pub(crate) fn opener(&self) -> OpenVault {
        let vault = self.clone();
        Arc::new(move || Ok(Box::new(vault.clone())))
    }

    pub(crate) fn holds(&self, entry: Entry) -> bool {
        self.value(entry).is_some()
    }

    pub(crate) fn value(&self, entry: Entry) -> Option<Vec<u8>> {
        self.held.lock().unwrap().get(&entry).cloned()
    }

    /// Locks the keyring, or opens it again.
    pub(crate) fn lock(&self, locked: bool) {
        self.fail(locked.then_some(VaultError::Locked));
    }

    /// Fails every call, or does so no longer.
    pub(crate) fn fail(&self, why: Option<VaultError>) {
        *self.fault.lock().unwrap() = why;
    }

    /// Refuses to remove an entry, or does so no longer.
    pub(crate) fn stick(&self, entry: Entry, why: Option<VaultError>) {
        let mut stuck = self.stuck.lock().unwrap();
        match why {
            Some(why) => stuck.insert(entry, why),
            None => stuck.remove(&entry),
        };
    }

    fn open(&self) -> Result<MutexGuard<'_, HashMap<Entry, Vec<u8>>>, VaultError> {
        match *self.fault.lock().unwrap() {
            Some(why) => Err(why),
            None => Ok(self.held.lock().unwrap()),
        }
    }
}

impl Vault for MemoryVault {
    fn is_closed(&self) -> bool {
        false
    }

    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError> {
        Ok(self.open()?.get(&entry).cloned().map(Bytes::new))
    }

    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError> {
        self.open()?.insert(entry, value.to_vec());
        Ok(())
    }

    fn remove(&self, entry: Entry) -> Result<(), VaultError> {
        let mut held = self.open()?;
        match self.stuck.lock().unwrap().get(&entry) {
            Some(why) => Err(*why),
            None => {
                held.remove(&entry);
                Ok(())
            }
        }
    }

    fn clear(&self) -> Result<(), VaultError> {
        let outcomes = Entry::ALL.map(|entry| self.remove(entry));
        outcomes.into_iter().collect()
    }
}
