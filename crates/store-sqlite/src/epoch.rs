//! Epochs: what a restored backup may not bring back (law 20).
//!
//! A backup is older than the truth. Between the two, sessions were ended, codes and passes were
//! spent, and the file that comes back does not know. So a restore begins a new epoch, and with it
//!
//! - every session, attempt and activation ends: their tokens open nothing any more;
//! - every pass that looks unspent ends: IT issues new ones;
//! - codes that wait are void, and serials jump ahead of any that can have been given out since,
//!   so that no mailed code is made a second time;
//! - an authenticator's newest accepted step becomes the one after now, so that no code that was
//!   shown before the restore is accepted after it (a person may wait a minute);
//! - mails with codes are dropped, notices stay: a notice twice is better than none;
//! - a proof of possession from before is void, since number and begin of the epoch are part of the
//!   service's nonces; `replays` cannot know what was spent since the backup.
//!
//! Not undone, because nobody knows it any more, and said so in the administrator's guide: a
//! password of the embedded directory is again what it was at the backup, and a method removed
//! since is there again. Intents stay as they were and are settled like after a crash.

use crate::{columns::Columns, store::SqliteStore, tx::SqliteTx};
use chiave_crypto::totp;
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use sqlx::query;

/// More codes than a method is sent between a backup and its restore: ten a day for 17 years.
const SERIAL_JUMP: i64 = 1 << 16;
/// Seconds of a step of an authenticator.
const STEP_S: i64 = totp::STEP_S.cast_signed();

impl SqliteStore {
    /// The number of this epoch; 1 where nothing was ever restored.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn epoch(&self) -> Result<u64, StoreError> {
        let mut tx = self.open_read().await?;
        let found = tx
            .row(query("SELECT name, value FROM meta WHERE name = 'epoch'"))
            .await?;
        found.map_or(Ok(1), |row| {
            Columns::of(&row, "meta", "name").number("value")
        })
    }

    /// When this epoch began; the beginning of time where nothing was ever restored.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn epoch_began_at(&self) -> Result<Timestamp, StoreError> {
        let mut tx = self.open_read().await?;
        let found = tx
            .row(query(
                "SELECT name, value FROM meta WHERE name = 'epoch_began_at'",
            ))
            .await?;
        found.map_or(Ok(Timestamp::from_unix(0)), |row| {
            Columns::of(&row, "meta", "name").time("value")
        })
    }

    /// The number of the newest migration that this file went through.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        let mut tx = self.open_read().await?;
        let newest = query("SELECT COALESCE(MAX(version), 0) AS version FROM _sqlx_migrations");
        let found = tx.row(newest).await?;
        found.map_or(Ok(0), |row| {
            Columns::of(&row, "_sqlx_migrations", "version").get("version")
        })
    }

    /// Begins a new epoch, once, after a backup was put in place and before anybody is served.
    ///
    /// # Errors
    ///
    /// Where the store fails; then nothing changed, and the file must not be served.
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
        "DELETE FROM activations",
        "DELETE FROM method_codes",
        "DELETE FROM outbox WHERE is_code = 1",
    ] {
        tx.write(query(end)).await?;
    }
    Ok(())
}

async fn spend_what_was_unspent(tx: &mut SqliteTx, now: Timestamp) -> Result<(), StoreError> {
    // Not by saying that they were used: what an unused one began is to go with it.
    let passes =
        query("UPDATE passes SET expires_at = $1 WHERE used_at IS NULL AND expires_at > $1");
    tx.write(passes.bind(now.as_unix())).await?;
    let serials = query("UPDATE code_serials SET sent = sent + $1");
    tx.write(serials.bind(SERIAL_JUMP)).await?;
    // One step of drift is accepted, so the step after this one may have been shown already.
    let steps = query(
        "UPDATE methods SET last_used_step = $1
         WHERE kind = 'authenticator' AND COALESCE(last_used_step, 0) < $1",
    );
    tx.write(steps.bind(now.as_unix().div_euclid(STEP_S) + 1))
        .await
        .map(drop)
}
