//! A keyring in memory.

use crate::{Bytes, Entry, OpenVault, Vault, VaultError};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicUsize, Ordering},
    },
};

/// A keyring that several clients, one after the other, may open.
#[derive(Clone, Default)]
pub(crate) struct MemoryVault {
    held: Arc<Mutex<HashMap<Entry, Vec<u8>>>>,
    /// Why nothing can be done.
    fault: Arc<Mutex<Option<VaultError>>>,
    /// What does not let itself be removed, and why.
    stuck: Arc<Mutex<HashMap<Entry, VaultError>>>,
    /// How often something was asked of a keyring that is locked or fails.
    asked: Arc<AtomicUsize>,
    /// An old keyring of the person, which is not the default one.
    old: Arc<Mutex<Old>>,
}

#[derive(Default)]
struct Old {
    held: HashMap<Entry, Vec<u8>>,
    is_locked: bool,
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

    /// Makes an old keyring with the same values, which is locked.
    pub(crate) fn keep_in_old(&self) {
        *self.old.lock().unwrap() = Old {
            held: self.held.lock().unwrap().clone(),
            is_locked: true,
        };
    }

    pub(crate) fn open_old(&self) {
        self.old.lock().unwrap().is_locked = false;
    }

    pub(crate) fn old_is_empty(&self) -> bool {
        self.old.lock().unwrap().held.is_empty()
    }

    /// Takes away everything that the default keyring holds, as another one that takes its place.
    pub(crate) fn replace_default(&self) {
        self.held.lock().unwrap().clear();
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

    /// How often the person was asked to open the keyring.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn open(&self) -> Result<MutexGuard<'_, HashMap<Entry, Vec<u8>>>, VaultError> {
        match *self.fault.lock().unwrap() {
            Some(why) => {
                self.asked.fetch_add(1, Ordering::SeqCst);
                Err(why)
            }
            None => Ok(self.held.lock().unwrap()),
        }
    }
}

impl Vault for MemoryVault {
    fn is_closed(&self) -> bool {
        false
    }

    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError> {
        let (held, old) = (self.open()?, self.old.lock().unwrap());
        let found = match held.contains_key(&Entry::Device) || old.is_locked {
            true => &*held,
            false => &old.held,
        };
        Ok(found.get(&entry).cloned().map(Bytes::new))
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

    fn clear(&self, kept: Option<&[u8]>) -> Result<(), VaultError> {
        if kept.is_none() || kept != self.value(Entry::Device).as_deref() {
            let outcomes = Entry::ALL.map(|entry| self.remove(entry));
            outcomes.into_iter().collect::<Result<(), _>>()?;
        }
        let mut old = self.old.lock().unwrap();
        if old.is_locked {
            return Err(VaultError::OtherLocked);
        }
        old.held.clear();
        Ok(())
    }

    fn names_of_locked(&self) -> Result<Vec<String>, VaultError> {
        let is_locked = self.old.lock().unwrap().is_locked;
        Ok(is_locked.then(|| "Old".to_owned()).into_iter().collect())
    }
}
