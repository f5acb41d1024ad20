//! Deletes rows that nobody can use any more; called at intervals.

use crate::{store::SqliteStore, tx::SqliteTx};
use chiave_domain::{
    computer_order::{LISTED_DAYS, SUPPORT_REPORT_DAYS},
    notice::{LOST_MAIL_DAYS, REMOVED_ADDRESS_DAYS},
    ports::store::{StoreError, WriteReplays},
    rate_limit::REMEMBER_HOURS,
    session::{
        ABSOLUTE_DAYS, IDLE_DAYS, ROLE_ABSOLUTE_HOURS, ROLE_IDLE_MINUTES, SHARED_ABSOLUTE_HOURS,
        SHARED_IDLE_MINUTES,
    },
};
use chiave_protocol::Timestamp;
use sqlx::query;

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;
/// Seconds for which a mail waits at most: a notice over its budget for a day, and every other mail for
/// less.
const MAIL_WAITS_S: i64 = DAY + HOUR;
/// Days until a method without its first code is deleted; the flows allow only minutes.
const UNCONFIRMED_DAYS: i64 = 1;
/// Days for which the outcome of an ended attempt can be read.
const ATTEMPT_DAYS: i64 = 7;
/// Days for which a client can ask how a write ended: far longer than a DPoP proof, an attempt or
/// an activation could begin the same operation again.
const WRITE_DAYS: i64 = 90;

impl SqliteStore {
    /// Deletes ended sessions, orders that expired 30 days ago, support reports older than 30 days, expired activations,
    /// attempts that ended a week ago, counted sends and idle rate limit buckets older than a day, spent proofs whose
    /// nonces have expired, addresses removed more than 30 days ago, methods that were never confirmed, temporary codes that ended, what persons were
    /// told of methods that are removed, mails whose code has expired, details of mails given up more than 14 days ago,
    /// and writes that ended more than 90 days ago, with their markers.
    ///
    /// A bucket that was idle for a day starts again with its free tries. These are far fewer than
    /// the longest delay would have allowed in the same time.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed.
    pub async fn sweep(&self, now: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.open_write().await?;
        let all = deletions(now)
            .into_iter()
            .chain(deletions_of_sessions(now))
            .chain(deletions_of_orders(now));
        for (sql, before) in all {
            tx.write(query(sql).bind(before)).await?;
        }
        tx.forget_told_of_removed_methods().await?;
        tx.forget_voidings_without_attempts().await?;
        tx.forget_jtis(now).await?;
        tx.release_mail_from_ahead(now).await?.finish().await
    }
}

/// The statements that delete, each with the time before which it deletes.
fn deletions(now: Timestamp) -> [(&'static str, i64); 12] {
    let ago = |seconds: i64| now.plus(-seconds).as_unix();
    [
        ("DELETE FROM activations WHERE expires_at <= $1", ago(0)),
        (
            "DELETE FROM attempts WHERE expires_at <= $1 AND NOT EXISTS
                 (SELECT 1 FROM intents WHERE open = 1 AND intents.account = attempts.account)",
            ago(ATTEMPT_DAYS * DAY),
        ),
        // The marker is deleted first, because it is found through its intent.
        (
            "DELETE FROM embedded_last_writes WHERE operation IN
                 (SELECT operation FROM intents WHERE open = 0 AND begun_at <= $1)",
            ago(WRITE_DAYS * DAY),
        ),
        (
            "DELETE FROM intents WHERE open = 0 AND begun_at <= $1",
            ago(WRITE_DAYS * DAY),
        ),
        ("DELETE FROM code_sends WHERE at < $1", ago(DAY)),
        ("DELETE FROM outbox WHERE expires_at <= $1", ago(0)),
        ("DELETE FROM waiting_codes WHERE expires_at <= $1", ago(0)),
        (
            "DELETE FROM mail_failures WHERE at <= $1",
            ago(LOST_MAIL_DAYS * DAY),
        ),
        (
            "DELETE FROM throttle_buckets WHERE closed_until <= $1",
            ago(REMEMBER_HOURS * HOUR),
        ),
        (
            "DELETE FROM methods WHERE removed_at <= $1",
            ago(REMOVED_ADDRESS_DAYS * DAY),
        ),
        // So a clock that is set back brings no code back.
        ("DELETE FROM methods WHERE ends_at <= $1", ago(0)),
        (
            "DELETE FROM methods WHERE confirmed = 0 AND added_at <= $1",
            ago(UNCONFIRMED_DAYS * DAY),
        ),
    ]
}

/// As [`deletions`], of sessions.
fn deletions_of_sessions(now: Timestamp) -> [(&'static str, i64); 7] {
    let ago = |seconds: i64| now.plus(-seconds).as_unix();
    [
        ("DELETE FROM sessions WHERE ends_at <= $1", ago(0)),
        (
            "DELETE FROM sessions WHERE seen_at <= $1",
            ago(IDLE_DAYS * DAY),
        ),
        (
            "DELETE FROM sessions WHERE opened_at <= $1",
            ago(ABSOLUTE_DAYS * DAY),
        ),
        (
            "DELETE FROM sessions WHERE administers = 1 AND seen_at <= $1",
            ago(ROLE_IDLE_MINUTES * 60),
        ),
        (
            "DELETE FROM sessions WHERE administers = 1 AND opened_at <= $1",
            ago(ROLE_ABSOLUTE_HOURS * HOUR),
        ),
        (
            "DELETE FROM sessions WHERE shared = 1 AND seen_at <= $1",
            ago(SHARED_IDLE_MINUTES * 60),
        ),
        (
            "DELETE FROM sessions WHERE shared = 1 AND opened_at <= $1",
            ago(SHARED_ABSOLUTE_HOURS * HOUR),
        ),
    ]
}

/// As [`deletions`], of orders to computers and what the computers answered.
fn deletions_of_orders(now: Timestamp) -> [(&'static str, i64); 2] {
    let ago = |days: i64| now.plus(-days * DAY).as_unix();
    [
        (
            "DELETE FROM computer_orders WHERE expires_at <= $1",
            ago(LISTED_DAYS),
        ),
        (
            "DELETE FROM support_reports WHERE received_at <= $1",
            ago(SUPPORT_REPORT_DAYS),
        ),
    ]
}

impl SqliteTx {
    async fn forget_told_of_removed_methods(&mut self) -> Result<u64, StoreError> {
        let forget = "DELETE FROM methods_not_counted WHERE NOT EXISTS
            (SELECT 1 FROM methods WHERE id = method AND removed_at IS NULL)";
        self.write(query(forget)).await
    }

    /// A number of voidings counts only beside the attempts of its account.
    async fn forget_voidings_without_attempts(&mut self) -> Result<u64, StoreError> {
        let forget = "DELETE FROM attempt_voidings WHERE NOT EXISTS
            (SELECT 1 FROM attempts WHERE attempts.account = attempt_voidings.account)";
        self.write(query(forget)).await
    }

    /// Makes mails due that wait for longer than any mail does: their time was stored while the clock was
    /// ahead.
    async fn release_mail_from_ahead(mut self, now: Timestamp) -> Result<Self, StoreError> {
        let release =
            query("UPDATE outbox SET next_try_at = $1, wake_from = NULL WHERE next_try_at > $2")
                .bind(now.as_unix())
                .bind(now.plus(MAIL_WAITS_S).as_unix());
        let released = self.write(release).await?;
        if released > 0 {
            tracing::warn!(
                code = "clock",
                mails = released,
                "mails waited for a time far ahead of the clock, which was set back; they are sent now"
            );
        }
        Ok(self)
    }
}
