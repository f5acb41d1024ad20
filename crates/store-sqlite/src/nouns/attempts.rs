//! Attempts in flight. Their state is sealed, because it shows which methods a person has.

use crate::{
    columns::{Columns, blob},
    database::failed,
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_crypto::seal::Place;
use chiave_domain::{
    attempt::AttemptState,
    ports::store::{LockKey, ReadAttempts, StoreError, WriteAttempts},
};
use chiave_protocol::{AccountId, AttemptId, Timestamp, TokenHash};
use sqlx::{query, sqlite::SqliteRow};
use zeroize::Zeroizing;

/// An attempt, and whether everything was ended that its account had under way since it was opened.
macro_rules! attempt_where {
    ($condition:literal) => {
        concat!(
            "SELECT attempts.*, attempts.voidings < COALESCE(attempt_voidings.number, 0) AS voided
             FROM attempts LEFT JOIN attempt_voidings ON attempt_voidings.account = attempts.account
             WHERE ",
            $condition
        )
    };
}

#[async_trait]
impl ReadAttempts for SqliteTx {
    async fn attempt(&mut self, token: &TokenHash) -> Result<Option<AttemptState>, StoreError> {
        let found = query(attempt_where!("token = $1")).bind(&token.as_bytes()[..]);
        self.row(found)
            .await?
            .map_or(Ok(None), |row| self.read_attempt(&row))
    }

    async fn open_attempts(
        &mut self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<AttemptState>, StoreError> {
        let found = query(attempt_where!(
            "attempts.account = $1 AND attempts.expires_at > $2"
        ))
        .bind(blob(account.as_uuid()))
        .bind(now.as_unix());
        let rows = self.rows(found).await?;
        let read = rows
            .iter()
            .filter_map(|row| self.read_attempt(row).transpose());
        let mut attempts: Vec<_> = read.collect::<Result<_, _>>()?;
        attempts.sort_by_key(|attempt| attempt.opened_at);
        Ok(attempts)
    }

    async fn attempt_by_id(&mut self, id: AttemptId) -> Result<Option<AttemptState>, StoreError> {
        let found = query(attempt_where!("id = $1")).bind(blob(id.as_uuid()));
        self.row(found)
            .await?
            .map_or(Ok(None), |row| self.read_attempt(&row))
    }
}

#[async_trait]
impl WriteAttempts for SqliteTx {
    async fn open_attempt(
        &mut self,
        token: &TokenHash,
        attempt: &AttemptState,
    ) -> Result<(), StoreError> {
        let open = query(
            "INSERT INTO attempts (id, token, account, expires_at, state, voidings)
             VALUES ($1, $2, $3, $4, $5,
                 COALESCE((SELECT number FROM attempt_voidings WHERE account = $3), 0))",
        )
        .bind(blob(attempt.id.as_uuid()))
        .bind(&token.as_bytes()[..])
        .bind(attempt.account.map(|account| blob(account.as_uuid())))
        .bind(attempt.expires_at.as_unix())
        .bind(self.seal_attempt(attempt)?);
        self.write(open).await.map(drop)
    }

    async fn put_attempt(&mut self, attempt: &AttemptState) -> Result<(), StoreError> {
        self.named().guards(&LockKey::Attempt(attempt.id));
        let put =
            query("UPDATE attempts SET account = $2, expires_at = $3, state = $4 WHERE id = $1")
                .bind(blob(attempt.id.as_uuid()))
                .bind(attempt.account.map(|account| blob(account.as_uuid())))
                .bind(attempt.expires_at.as_unix())
                .bind(self.seal_attempt(attempt)?);
        match self.write(put).await? {
            1 => Ok(()),
            _ => Err(failed(NeverOpened)),
        }
    }

    async fn void_attempts(&mut self, account: AccountId) -> Result<(), StoreError> {
        self.named().guards_account(account);
        let void = query(
            "INSERT INTO attempt_voidings (account, number) VALUES ($1, 1)
             ON CONFLICT (account) DO UPDATE SET number = number + 1",
        );
        self.write(void.bind(blob(account.as_uuid())))
            .await
            .map(drop)
    }
}

/// The state belongs to an attempt that was never opened, or that was swept.
#[derive(Debug, thiserror::Error)]
#[error("there is no such attempt to be stored")]
struct NeverOpened;

fn state_of(id: &[u8]) -> Place<'_> {
    Place {
        table: "attempts",
        column: "state",
        row: id,
    }
}

impl SqliteTx {
    fn seal_attempt(&self, attempt: &AttemptState) -> Result<Vec<u8>, StoreError> {
        let plain = Zeroizing::new(serde_json::to_vec(attempt).map_err(failed)?);
        self.sealer()
            .seal(state_of(attempt.id.as_uuid().as_bytes()), &plain)
    }

    /// Reads a row. Returns `None` if the state cannot be opened: such an attempt counts as ended,
    /// and the person begins another one.
    fn read_attempt(&self, row: &SqliteRow) -> Result<Option<AttemptState>, StoreError> {
        let columns = Columns::of(row, "attempts", "id");
        let place = state_of(columns.get("id")?);
        let opened = self.sealer().open_if_readable(place, columns.get("state")?);
        let Some(plain) = opened else {
            return Ok(None);
        };
        let stored: AttemptState =
            serde_json::from_slice(&plain).map_err(|cause| columns.bad("state", cause))?;
        Ok(Some(AttemptState {
            voided: stored.voided || columns.flag("voided")?,
            ..stored
        }))
    }
}
