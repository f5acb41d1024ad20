//! The embedded directory: people and their passwords, for a company that has no directory yet.
//!
//! The embedded directory is a connector like any other: flows use it only through
//! `ports::connector`. Its tables are in the store's file, so a backup contains both.

#[cfg(feature = "automation")]
mod automation;
mod check;
mod connector;
mod entries;
mod fold;
mod history;
mod marker;
mod person;
mod roster;
mod write;

use crate::store::SqliteStore;
use chiave_domain::ports::{connector::ConnectorError, hashing::Hashing, store::StoreError};
use std::sync::Arc;

/// The embedded directory. Cheap to clone.
#[derive(Clone)]
pub struct EmbeddedDirectory {
    store: SqliteStore,
    hashing: Arc<dyn Hashing>,
}

impl EmbeddedDirectory {
    /// The directory in the file of `store`.
    #[must_use]
    pub fn new(store: &SqliteStore, hashing: Arc<dyn Hashing>) -> Self {
        Self {
            store: store.clone(),
            hashing,
        }
    }
}

/// The store failed before anything was written.
fn unreachable(error: StoreError) -> ConnectorError {
    ConnectorError::Unreachable(Box::new(error))
}

/// The commit failed. After a crash, SQLite's write-ahead log may still contain the transaction, so
/// the outcome is unknown.
fn lost(error: StoreError) -> ConnectorError {
    ConnectorError::Lost(Box::new(error))
}
