//! Sealing of columns, bound to their table, column and row.

use crate::database::failed;
use chiave_crypto::{Random, SealingKeys, random, seal::Place};
use chiave_domain::ports::store::StoreError;
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
