//! A keyring in the memory of this process.

use crate::{Bytes, Entry, OpenVault, Vault, VaultError};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The values, which are wiped when they are removed.
#[derive(Clone, Default)]
struct InMemory(Arc<Mutex<HashMap<Entry, Bytes>>>);

/// Opens one keyring, which starts empty and ends with the process.
pub(super) fn in_memory() -> OpenVault {
    let vault = InMemory::default();
    Arc::new(move || Ok(Box::new(vault.clone())))
}

impl InMemory {
    fn held(&self) -> MutexGuard<'_, HashMap<Entry, Bytes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Vault for InMemory {
    fn is_closed(&self) -> bool {
        false
    }

    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError> {
        Ok(self.held().get(&entry).cloned())
    }

    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError> {
        self.held().insert(entry, Bytes::new(value.to_vec()));
        Ok(())
    }

    fn remove(&self, entry: Entry) -> Result<(), VaultError> {
        self.held().remove(&entry);
        Ok(())
    }

    fn clear(&self, kept: Option<&[u8]>) -> Result<(), VaultError> {
        let mut held = self.held();
        let device = held.get(&Entry::Device).map(|it| it.as_slice());
        if kept.is_none() || kept != device {
            held.clear();
        }
        Ok(())
    }

    fn names_of_locked(&self) -> Result<Vec<String>, VaultError> {
        Ok(Vec::new())
    }
}
