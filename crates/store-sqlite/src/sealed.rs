//! Seals columns, bound to table, column and row, and marks rows that are stored in clear.

use crate::database::failed;
use chiave_crypto::{Random, SealingKeys, random, seal::Place, totp::TotpSecret};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Secret;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Keys and randomness for sealing and marking.
pub(crate) struct Sealer {
    keys: Arc<SealingKeys>,
    random: Arc<dyn Random>,
    opened: AtomicU64,
}

impl Sealer {
    pub(crate) fn new(keys: Arc<SealingKeys>, random: Arc<dyn Random>) -> Self {
        Self {
            keys,
            random,
            opened: AtomicU64::new(0),
        }
    }

    pub(crate) fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.keys.seal(place, plain, &*self.random).map_err(failed)
    }

    /// The number of values that were opened, including those that failed to open.
    pub(crate) fn opened(&self) -> u64 {
        self.opened.load(Ordering::Relaxed)
    }

    /// Whether a key other than the current one sealed a value.
    pub(crate) fn is_outdated(&self, sealed: &[u8]) -> bool {
        self.keys.is_outdated(sealed)
    }

    pub(crate) fn fresh_id(&self) -> Uuid {
        random::uuid(&*self.random)
    }

    /// Opens a value, or logs that it cannot be opened. One lost value must not make the person's
    /// account, the audit log or its chain unusable (law 22).
    pub(crate) fn open_if_readable(
        &self,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        self.or_lost(self.open(place, sealed))
    }

    /// The opened value; if it could not be opened, logs that.
    pub(crate) fn or_lost<T>(&self, opened: Result<T, StoreError>) -> Option<T> {
        match opened {
            Ok(plain) => Some(plain),
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a stored value cannot be read"
                );
                None
            }
        }
    }

    /// The mark of the fields of a row.
    pub(crate) fn mark(&self, table: &str, fields: &[&[u8]]) -> Vec<u8> {
        self.keys.mark(table, fields)
    }

    /// Whether a row has a valid mark for its fields. A row without one is ignored and logged: only
    /// an owner of the keys can make a mark.
    pub(crate) fn has_marked(&self, table: &str, fields: &[&[u8]], mark: Option<&[u8]>) -> bool {
        let holds = mark.is_some_and(|mark| self.keys.has_marked(table, fields, mark));
        if !holds {
            tracing::warn!(table, "a row does not carry its mark and is left aside");
        }
        holds
    }

    /// A random secret that nobody knows, in place of one that cannot be opened any more.
    pub(crate) fn unknown_secret(&self) -> Secret {
        TotpSecret::new(&*self.random).to_base32()
    }

    /// Opens a value; an error names the value's table, column and row.
    pub(crate) fn open(
        &self,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        self.opened.fetch_add(1, Ordering::Relaxed);
        self.keys
            .open(place, sealed)
            .map_err(|cause| crate::columns::bad(place.table, place.column, place.row, cause))
    }
}
