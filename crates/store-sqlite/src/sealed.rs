//! Sealing of columns, bound to their table, column and row.

use crate::database::failed;
use chiave_crypto::{Random, SealingKeys, random, seal::Place, totp::TotpSecret};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Secret;
use std::sync::Arc;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Keys and randomness together.
pub(crate) struct Sealer {
    keys: Arc<SealingKeys>,
    random: Arc<dyn Random>,
}

impl Sealer {
    pub(crate) fn new(keys: Arc<SealingKeys>, random: Arc<dyn Random>) -> Self {
        Self { keys, random }
    }

    pub(crate) fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.keys.seal(place, plain, &*self.random).map_err(failed)
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
        match self.open(place, sealed) {
            Ok(plain) => Some(plain),
            Err(error) => {
                tracing::warn!(cause = %error.0, "a stored value cannot be read");
                None
            }
        }
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
        self.keys
            .open(place, sealed)
            .map_err(|cause| crate::columns::bad(place.table, place.column, place.row, cause))
    }
}
