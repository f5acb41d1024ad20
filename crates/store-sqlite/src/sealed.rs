//! Sealing of columns, bound to their table, column and row, and marks of rows that stand in clear.

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

/// Keys and randomness together.
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

    /// Values that were opened or should have been.
    pub(crate) fn opened(&self) -> u64 {
        self.opened.load(Ordering::Relaxed)
    }

    /// Whether another key than the current one sealed a value.
    pub(crate) fn is_outdated(&self, sealed: &[u8]) -> bool {
        self.keys.is_outdated(sealed)
    }

    pub(crate) fn fresh_id(&self) -> Uuid {
        random::uuid(&*self.random)
    }

    /// Opens a value, or says in the log that it cannot be opened: one value that is lost costs that
    /// value, and never a person's account, the log or the chain (law 22).
    pub(crate) fn open_if_readable(
        &self,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        self.or_lost(self.open(place, sealed))
    }

    /// What was opened; where it was not, the log says so.
    pub(crate) fn or_lost<T>(&self, opened: Result<T, StoreError>) -> Option<T> {
        match opened {
            Ok(plain) => Some(plain),
            Err(error) => {
                tracing::warn!(cause = %error.0, "a stored value cannot be read");
                None
            }
        }
    }

    /// The mark of what decides in a row.
    pub(crate) fn mark(&self, table: &str, fields: &[&[u8]]) -> Vec<u8> {
        self.keys.mark(table, fields)
    }

    /// Whether a row carries the mark of what stands in it. One without is as good as not there, and
    /// the log says so: nobody but who has the keys makes a mark.
    pub(crate) fn has_marked(&self, table: &str, fields: &[&[u8]], mark: Option<&[u8]>) -> bool {
        let holds = mark.is_some_and(|mark| self.keys.has_marked(table, fields, mark));
        if !holds {
            tracing::warn!(table, "a row does not carry its mark and is left aside");
        }
        holds
    }

    /// A secret that nobody has, in place of one that cannot be opened any more.
    pub(crate) fn unknown_secret(&self) -> Secret {
        TotpSecret::new(&*self.random).to_base32()
    }

    /// Opens a value; an error names where it was kept.
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
