//! Records which keys this store was used with, so missing and different keys are noticed.

use crate::{columns::Columns, store::SqliteStore, tx::Statement};
use chiave_crypto::{KeyId, keys::KeyCheck};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use sqlx::query;

impl SqliteStore {
    /// The check value of every key that this store was used with; empty for a store of a version
    /// that kept no check values.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn key_checks(&self) -> Result<Vec<KeyCheck>, StoreError> {
        let all = query("SELECT * FROM key_checks ORDER BY purpose, key");
        let rows = self.open_read().await?.rows(all).await?;
        rows.iter().map(read).collect()
    }

    /// Stores the check values of keys that were not known yet.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed.
    pub async fn note_keys(&self, checks: &[KeyCheck], now: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.open_write().await?;
        for check in checks {
            tx.write(note(check, now)).await?;
        }
        tx.finish().await
    }

    /// Forgets a key that was dropped on purpose. Returns `false` if the store does not know the
    /// key.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed.
    pub async fn forget_key(&self, purpose: &str, key: &KeyId) -> Result<bool, StoreError> {
        let forget = query("DELETE FROM key_checks WHERE purpose = $1 AND key = $2")
            .bind(purpose.to_owned())
            .bind(key.as_str().to_owned());
        let mut tx = self.open_write().await?;
        let forgotten = tx.write(forget).await? > 0;
        tx.finish().await?;
        Ok(forgotten)
    }

    /// Whether the embedded directory has any account.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn has_people(&self) -> Result<bool, StoreError> {
        let anybody = query("SELECT id FROM embedded_entries LIMIT 1");
        Ok(self.open_read().await?.row(anybody).await?.is_some())
    }

    /// The time of the newest row of the audit log; `None` if the log is empty.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn newest_row_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let newest = query("SELECT seq, at FROM audit ORDER BY seq DESC LIMIT 1");
        let row = self.open_read().await?.row(newest).await?;
        row.map(|row| Columns::of(&row, "audit", "seq").time("at"))
            .transpose()
    }

    /// Writes one row: a store that cannot be written cannot be served. Called by each start, by
    /// `config check` beside a running service, and by each look at readiness, so the row's name
    /// `started_at`, which earlier versions gave it, says more than it is.
    ///
    /// # Errors
    ///
    /// An error if the store cannot be written.
    pub async fn prove_writable(&self, now: Timestamp) -> Result<(), StoreError> {
        let note = query("UPDATE meta SET value = $1 WHERE name = 'started_at'");
        let mut tx = self.open_write().await?;
        tx.write(note.bind(now.as_unix())).await?;
        tx.finish().await
    }
}

fn note(check: &KeyCheck, now: Timestamp) -> Statement {
    query(
        "INSERT INTO key_checks (purpose, key, value, noted_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (purpose, key) DO NOTHING",
    )
    .bind(check.purpose.clone())
    .bind(check.key.as_str().to_owned())
    .bind(check.value.to_vec())
    .bind(now.as_unix())
}

fn read(row: &sqlx::sqlite::SqliteRow) -> Result<KeyCheck, StoreError> {
    let columns = Columns::of(row, "key_checks", "purpose");
    let key: String = columns.get("key")?;
    Ok(KeyCheck {
        purpose: columns.get("purpose")?,
        key: KeyId::parse(&key).map_err(|cause| columns.bad("key", cause))?,
        value: columns.digest("value")?,
    })
}
