//! Epochs: what a restored backup must not bring back (law 20).
//!
//! A backup is older than the present. After the backup, sessions were ended, and codes and
//! activation codes were spent, but the restored file does not know that. So a restore begins a new
//! epoch:
//!
//! - every session, attempt and activation ends: their tokens open nothing any more;
//! - every order to a computer ends: it may have been carried out or withdrawn since the backup;
//! - no computer is known any more: what made it forgotten since, such as the removal of a lost app, is
//!   not in the backup;
//! - every activation code that looks unspent ends: the IT department issues new ones;
//! - codes that were sent become invalid, and serial numbers jump ahead of any that can have been
//!   used since the backup, so no mailed code is made a second time;
//! - the newest accepted step of an authenticator becomes the step after the current one, so no
//!   code that was shown before the restore is accepted after it (a person may have to wait a
//!   minute);
//! - every code of a recovery sheet counts as spent, because nothing tells which ones were: a person makes
//!   a new sheet;
//! - mails with codes are deleted; notices stay, because a notice twice is better than none;
//! - DPoP proofs from before the restore are invalid, since number and beginning of the epoch are
//!   part of the service's nonces; `replays` cannot know what was spent since the backup.
//!
//! Three changes are not undone, because nothing records them, and the administrator's guide says so:
//! a password of the embedded directory is again what it was at the backup, a method that was removed
//! since is there again, and an account that was disabled or locked since is not. Intents stay unchanged
//! and are settled as after a crash.

use crate::{
    columns::Columns,
    nouns::{
        method_rows::Marked,
        steps::{put_step, step_after},
    },
    store::SqliteStore,
    tx::SqliteTx,
};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use sqlx::query;

/// More codes than one method is sent between a backup and its restore: ten a day for 17 years.
const SERIAL_JUMP: i64 = 1 << 16;

impl SqliteStore {
    /// The number of the current epoch; 1 if no backup was ever restored.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn epoch(&self) -> Result<u64, StoreError> {
        let found = self.meta("epoch", |columns| columns.number("value"));
        Ok(found.await?.unwrap_or(1))
    }

    /// The beginning of the current epoch; the beginning of time if no backup was ever restored.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn epoch_began_at(&self) -> Result<Timestamp, StoreError> {
        let found = self.meta("epoch_began_at", |columns| columns.time("value"));
        Ok(found.await?.unwrap_or(Timestamp::from_unix(0)))
    }

    /// The slot of nonces from which the clock was set back last; 0 if it never was.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn clock_set_back_from(&self) -> Result<i64, StoreError> {
        let found = self.meta("clock_set_back_from", |columns| columns.get("value"));
        Ok(found.await?.unwrap_or_default())
    }

    /// A value that the store keeps under a name; `None` without one.
    async fn meta<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(Columns<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let named = query("SELECT name, value FROM meta WHERE name = $1").bind(name);
        let found = self.open_read().await?.row(named).await?;
        found
            .map(|row| read(Columns::of(&row, "meta", "name")))
            .transpose()
    }

    /// Keeps the slot of nonces from which the clock was set back, for every later start (law 20).
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn note_clock_set_back(&self, from: i64) -> Result<(), StoreError> {
        let note = query(
            "INSERT INTO meta (name, value) VALUES ('clock_set_back_from', $1)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        );
        let mut tx = self.open_write().await?;
        tx.write(note.bind(from)).await?;
        tx.finish().await
    }

    /// The number of the newest migration that was applied to this file.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        let mut tx = self.open_read().await?;
        let newest = query("SELECT COALESCE(MAX(version), 0) AS version FROM _sqlx_migrations");
        let found = tx.row(newest).await?;
        found.map_or(Ok(0), |row| {
            Columns::of(&row, "_sqlx_migrations", "version").get("version")
        })
    }

    /// Begins a new epoch: once, after a backup was put in place and before any request is served.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed, and the file must not be served.
    pub async fn begin_epoch(&self, now: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.open_write().await?;
        end_what_was_open(&mut tx).await?;
        spend_what_was_unspent(&mut tx, now).await?;
        tx.write(query(
            "UPDATE meta SET value = value + 1 WHERE name = 'epoch'",
        ))
        .await?;
        let began = query("UPDATE meta SET value = $1 WHERE name = 'epoch_began_at'");
        tx.write(began.bind(now.as_unix())).await?;
        tx.finish().await
    }
}

async fn end_what_was_open(tx: &mut SqliteTx) -> Result<(), StoreError> {
    for end in [
        "DELETE FROM sessions",
        "DELETE FROM attempts",
        "DELETE FROM attempt_voidings",
        "DELETE FROM activations",
        "DELETE FROM waiting_codes",
        "DELETE FROM devices",
        "DELETE FROM methods WHERE kind = 'temporary-code'",
        "DELETE FROM computer_orders",
        "DELETE FROM support_reports",
        "DELETE FROM outbox WHERE is_code = 1",
    ] {
        tx.write(query(end)).await?;
    }
    Ok(())
}

async fn spend_what_was_unspent(tx: &mut SqliteTx, now: Timestamp) -> Result<(), StoreError> {
    // The activation codes are not marked as used, because what an unused one began has to end with
    // it.
    let activation_codes =
        query("UPDATE passes SET expires_at = $1 WHERE used_at IS NULL AND expires_at > $1");
    tx.write(activation_codes.bind(now.as_unix())).await?;
    let serials = query("UPDATE code_serials SET sent = sent + $1");
    tx.write(serials.bind(SERIAL_JUMP)).await?;
    // One step of drift is accepted, so the step after the current one may have been shown already.
    spend_steps(tx, step_after(now)).await
}

/// Raises the newest accepted step of every authenticator to `step`, and spends every code of every recovery
/// sheet. A row without a valid mark stays as it is: it verifies nothing.
async fn spend_steps(tx: &mut SqliteTx, step: u64) -> Result<(), StoreError> {
    let bound = i64::try_from(step).unwrap_or(i64::MAX);
    let behind = query(
        "SELECT * FROM methods WHERE kind IN ('authenticator', 'recovery-codes')
             AND COALESCE(last_used_step, 0) < $1",
    );
    for row in tx.rows(behind.bind(bound)).await? {
        let columns = Columns::of(&row, "methods", "id");
        let read = tx.sealer().or_lost(Marked::read(columns));
        if let Some(marked) = read
            && marked.holds(tx.sealer())
        {
            put_step(tx, marked.decisive, step).await?;
        }
    }
    Ok(())
}
