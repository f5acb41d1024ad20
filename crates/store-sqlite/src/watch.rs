//! Part of the feature `automation`: records which tasks hold a transaction, so a test notices a
//! call of the directory while a transaction is open (law 23). No shipped binary has this feature.

use crate::store::SqliteStore;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::task::{self, Id};

/// The number of transactions that each task holds. `None` means code that runs in no task.
#[derive(Clone, Default)]
pub(crate) struct Holders(Arc<Mutex<HashMap<Option<Id>, usize>>>);

/// Exists in a transaction for as long as the transaction is open.
pub(crate) struct Held {
    holders: Holders,
    by: Option<Id>,
}

impl Holders {
    fn lock(&self) -> MutexGuard<'_, HashMap<Option<Id>, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn hold(&self) -> Held {
        let by = task::try_id();
        *self.lock().entry(by).or_default() += 1;
        Held {
            holders: self.clone(),
            by,
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(held) = self.holders.lock().get_mut(&self.by) {
            *held = held.saturating_sub(1);
        }
    }
}

impl SqliteStore {
    /// Whether the current task holds a transaction, reading or writing.
    #[must_use]
    pub fn is_held_here(&self) -> bool {
        let holders = self.shared.holders.lock();
        holders.get(&task::try_id()).is_some_and(|held| *held > 0)
    }
}
