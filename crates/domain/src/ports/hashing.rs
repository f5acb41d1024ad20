//! Slow hashing in a bounded pool (law 11).

use crate::device::DeviceTrust;
use async_trait::async_trait;
use chiave_protocol::{AccountId, Secret};
use std::sync::Arc;

/// Why a hash was not made.
#[derive(Debug, thiserror::Error)]
pub enum HashingError {
    /// The queue of this trust is full; nothing was spent.
    #[error("the queue for hashes is full")]
    Busy {
        /// Seconds after which it is worth trying again.
        retry_after_s: u64,
    },
    /// The secret is longer than any may be; it was not queued.
    #[error("the secret is longer than any may be")]
    TooLong,
    /// No hash can be made with these settings or on this machine.
    #[error("a hash could not be made")]
    Failed,
    /// The pool has stopped.
    #[error("the hash workers have stopped")]
    Stopped,
}

/// What a comparison found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Matched {
    /// The secret is another, or there was no hash to compare with.
    No,
    /// The secret is the one that was hashed.
    Yes {
        /// The hash was made with other parameters or an older pepper: hash again and store.
        outdated: bool,
    },
}

/// What a hashed secret is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HashPurpose {
    /// A password.
    Password,
    /// An activation code.
    ActivationCode,
    /// A code of a recovery sheet.
    RecoveryCode,
    /// A code of the help desk.
    HelpDeskCode,
    /// A temporary code.
    TemporaryCode,
}

/// Whose secret is hashed, and what for: its hash matches for no other account and purpose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct HashFor {
    /// The account.
    pub account: AccountId,
    /// The purpose.
    pub purpose: HashPurpose,
}

impl HashFor {
    /// For the password of an account.
    #[must_use]
    pub fn password(account: AccountId) -> Self {
        let purpose = HashPurpose::Password;
        Self { account, purpose }
    }

    /// For the activation code of an account.
    #[must_use]
    pub fn activation_code(account: AccountId) -> Self {
        let purpose = HashPurpose::ActivationCode;
        Self { account, purpose }
    }

    /// For a code of an account's recovery sheet.
    #[must_use]
    pub fn recovery_code(account: AccountId) -> Self {
        let purpose = HashPurpose::RecoveryCode;
        Self { account, purpose }
    }

    /// For a code that the help desk issues for an attempt of an account.
    #[must_use]
    pub fn help_desk_code(account: AccountId) -> Self {
        let purpose = HashPurpose::HelpDeskCode;
        Self { account, purpose }
    }

    /// For the temporary code of an account.
    #[must_use]
    pub fn temporary_code(account: AccountId) -> Self {
        let purpose = HashPurpose::TemporaryCode;
        Self { account, purpose }
    }
}

/// Argon2id with pepper, in a fixed pool of workers.
///
/// The secret travels in an [`Arc`], so that it is wiped when the last holder lets go of it and is
/// never copied.
#[async_trait]
pub trait Hashing: Send + Sync {
    /// Hashes a secret of an account into a PHC string.
    ///
    /// # Errors
    ///
    /// [`HashingError`], before any work.
    async fn hash(
        &self,
        secret: Arc<Secret>,
        bound: HashFor,
        trust: DeviceTrust,
    ) -> Result<String, HashingError>;

    /// Whether `secret` is the one behind `phc`, made for this very account and purpose. `None` stands for an
    /// account without one. Like a text that cannot be read, whose pepper is gone or which was made
    /// for another account or purpose, it costs the same and is never right: one call is
    /// one place in the queue, whoever is meant (law 5).
    ///
    /// # Errors
    ///
    /// [`HashingError`].
    async fn verify(
        &self,
        secret: Arc<Secret>,
        bound: HashFor,
        phc: Option<String>,
        trust: DeviceTrust,
    ) -> Result<Matched, HashingError>;

    /// Whether more than half of the queue of this trust is taken: time to ask for a proof of work.
    fn is_crowded(&self, trust: DeviceTrust) -> bool;
}
