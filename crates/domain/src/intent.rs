//! The row that says a write was begun (law 9).

use chiave_protocol::{
    AccountId, AttemptId, OperationId, SessionId, Thumbprint, Timestamp, policy::BrokenRule,
};

/// A begun write and, once it is known, its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Intent {
    /// Chosen by the client; the same id gets the same answer.
    pub operation: OperationId,
    /// The account whose password or lock is written.
    pub account: AccountId,
    /// The only device key that may ask for the outcome.
    pub device: Thumbprint,
    /// What that laptop is called.
    pub device_name: String,
    /// Offset of the computer from UTC in minutes, as the computer said.
    pub utc_offset_min: i16,
    /// What is written and on whose authority.
    pub cause: Cause,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// How it ended.
    pub end: End,
}

/// What is written, and on whose authority.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Cause {
    /// A change by somebody who knew the password.
    Change(SessionId),
    /// A reset by proofs.
    Reset(AttemptId),
    /// An end to a lock by proofs.
    Unlock(AttemptId),
    /// A first password by a pass.
    Activation,
}

impl Cause {
    /// The attempt that decided the write, where one did.
    #[must_use]
    pub fn attempt(self) -> Option<AttemptId> {
        match self {
            Self::Reset(attempt) | Self::Unlock(attempt) => Some(attempt),
            Self::Change(_) | Self::Activation => None,
        }
    }
}

/// How a write ended.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum End {
    /// Nobody knows yet.
    Open,
    /// The directory holds it.
    Done(Timestamp),
    /// The directory refused it by these rules.
    Refused(Vec<BrokenRule>),
    /// The order never reached the directory.
    NotSent,
}
