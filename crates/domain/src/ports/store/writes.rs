//! Attempts, and the writes that were begun.

use crate::{attempt::AttemptState, intent::End, intent::Intent, ports::store::StoreError};
use async_trait::async_trait;
use chiave_protocol::{AccountId, AttemptId, OperationId, Timestamp, TokenHash};

/// Begun writes.
#[async_trait]
pub trait ReadIntents {
    /// The intent of an operation.
    async fn intent(&mut self, operation: OperationId) -> Result<Option<Intent>, StoreError>;
    /// Every intent that is still open, to be settled.
    async fn open_intents(&mut self) -> Result<Vec<Intent>, StoreError>;
}

/// What a writing transaction does beside [`ReadIntents`].
#[async_trait]
pub trait WriteIntents {
    /// Records a new intent.
    async fn put_intent(&mut self, intent: &Intent) -> Result<(), StoreError>;
    /// Says how it ended. Returns whether it was open: only one caller may close it.
    async fn close_intent(&mut self, operation: OperationId, end: &End)
    -> Result<bool, StoreError>;
}

/// Attempts in flight, by the hash of their token.
#[async_trait]
pub trait ReadAttempts {
    /// The attempt that `token` opens, ended attempts included: the machine decides.
    async fn attempt(&mut self, token: &TokenHash) -> Result<Option<AttemptState>, StoreError>;
    /// The attempts of an account that end after `now`, in the order in which they were opened.
    async fn open_attempts(
        &mut self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<AttemptState>, StoreError>;
    /// The attempt with this id, for settling and for rendering its mails.
    async fn attempt_by_id(&mut self, id: AttemptId) -> Result<Option<AttemptState>, StoreError>;
}

/// What a writing transaction does beside [`ReadAttempts`].
#[async_trait]
pub trait WriteAttempts {
    /// Stores a new attempt.
    async fn open_attempt(
        &mut self,
        token: &TokenHash,
        attempt: &AttemptState,
    ) -> Result<(), StoreError>;
    /// Stores a new state of it.
    async fn put_attempt(&mut self, attempt: &AttemptState) -> Result<(), StoreError>;
    /// Marks every attempt of an account as [voided](AttemptState::voided), whatever its end: an attempt
    /// that is over by a clock that is ahead goes on once the clock is set right. Attempts for unknown names
    /// belong to nobody and stay.
    async fn void_attempts(&mut self, account: AccountId) -> Result<(), StoreError>;
}
