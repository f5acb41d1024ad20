//! What in a store still needs a key, so nobody drops a key too early.

use crate::{columns::Columns, store::SqliteStore};
use chiave_crypto::{KeyId, Pepper, SealingKeys, password_hash::StoredHash};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use sqlx::query;

/// The hashes of all passwords, and of the activation codes that somebody can still present.
const HASHES: &str = "SELECT phc, 0 AS is_code FROM embedded_entries WHERE phc IS NOT NULL
     UNION ALL
     SELECT phc, 1 AS is_code FROM passes WHERE used_at IS NULL AND expires_at > $1";

/// Sealed values and marks that begin with the head of a key: a version, the length of the key's id,
/// and the id.
const SEALED: &str = "SELECT COUNT(*) AS sealed FROM
     (SELECT 1 FROM methods WHERE substr(detail, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM attempts WHERE substr(state, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM audit WHERE substr(device_name, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM methods WHERE substr(mark, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM devices WHERE substr(mark, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM sessions WHERE substr(mark, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM activations WHERE substr(mark, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM waiting_codes WHERE substr(mark, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM computer_orders WHERE substr(mark, 2, length($1)) = $1
      UNION ALL SELECT 1 FROM support_reports WHERE substr(mark, 2, length($1)) = $1)";

/// The number of values in a store that are lost without one key.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct KeyUses {
    /// Passwords that were hashed with the key.
    pub passwords: u64,
    /// Activation codes that were hashed with the key and are neither used nor expired.
    pub activation_codes: u64,
    /// Values that were sealed, and rows that were marked, with the key.
    pub sealed: u64,
}

impl KeyUses {
    /// Whether nothing needs the key.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl SqliteStore {
    /// Counts what is lost without a key of `purpose`. Only sealing keys and peppers have such
    /// values: whatever other keys make is of use for minutes, or is outside the store.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn key_uses(
        &self,
        purpose: &str,
        key: &KeyId,
        now: Timestamp,
    ) -> Result<KeyUses, StoreError> {
        match purpose {
            SealingKeys::PURPOSE => self.sealed_with(key).await,
            Pepper::PURPOSE => self.hashed_with(key, now).await,
            _ => Ok(KeyUses::default()),
        }
    }

    async fn sealed_with(&self, key: &KeyId) -> Result<KeyUses, StoreError> {
        let id = key.as_str().as_bytes();
        let mut head = vec![u8::try_from(id.len()).unwrap_or(u8::MAX)];
        head.extend_from_slice(id);
        let row = self
            .open_read()
            .await?
            .row(query(SEALED).bind(head))
            .await?;
        let count = row.map(|row| Columns::of(&row, "methods", "sealed").number("sealed"));
        Ok(KeyUses {
            sealed: count.transpose()?.unwrap_or_default(),
            ..KeyUses::default()
        })
    }

    async fn hashed_with(&self, key: &KeyId, now: Timestamp) -> Result<KeyUses, StoreError> {
        let hashes = query(HASHES).bind(now.as_unix());
        let mut uses = KeyUses::default();
        for row in &self.open_read().await?.rows(hashes).await? {
            let columns = Columns::of(row, "embedded_entries", "phc");
            let hash = StoredHash::from_phc(columns.get("phc")?);
            if hash.pepper().as_ref() == Some(key) {
                let count = match columns.flag("is_code")? {
                    true => &mut uses.activation_codes,
                    false => &mut uses.passwords,
                };
                *count += 1;
            }
        }
        Ok(uses)
    }
}
