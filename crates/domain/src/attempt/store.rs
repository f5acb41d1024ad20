//! The repository of attempts.

use super::AttemptState;
use crate::ports::store::StoreError;
use async_trait::async_trait;
use chiave_protocol::{AttemptId, TokenHash};

/// Attempts in flight, by the hash of their token.
#[async_trait]
pub trait Attempts {
    /// The attempt that `token` opens, ended ones included: the machine judges.
    async fn attempt(&mut self, token: &TokenHash) -> Result<Option<AttemptState>, StoreError>;
    /// The attempt with this id, for settling and for rendering its mails.
    async fn attempt_by_id(&mut self, id: AttemptId) -> Result<Option<AttemptState>, StoreError>;
    /// Stores a new attempt.
    async fn open_attempt(
        &mut self,
        token: &TokenHash,
        attempt: &AttemptState,
    ) -> Result<(), StoreError>;
    /// Stores a new state of it.
    async fn put_attempt(&mut self, attempt: &AttemptState) -> Result<(), StoreError>;
}
