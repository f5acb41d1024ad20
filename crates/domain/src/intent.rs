//! The intent: the row that says that a write was begun (law 9).

use crate::account::Account;
use chiave_protocol::{
    AccountId, AttemptId, OperationId, SessionId, Thumbprint, Timestamp, policy::BrokenRule,
};

/// A write that was begun and, once it is known, its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Intent {
    /// The id that the client chose; the same id gets the same answer.
    pub operation: OperationId,
    /// The account whose password or lock is written.
    pub account: AccountId,
    /// The only device key that may ask for the outcome.
    pub device: Thumbprint,
    /// The name of that computer.
    pub device_name: String,
    /// That computer's offset from UTC in minutes, as the computer reported it.
    pub utc_offset_min: i16,
    /// What is written, and on whose authority.
    pub cause: Cause,
    /// The entry as the directory reported it when the write was begun.
    pub before: EntryBefore,
    /// When the write was begun.
    pub begun_at: Timestamp,
    /// How the write ended.
    pub end: End,
}

/// An entry before a write, as far as the audit log says what the write ended or replaced.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct EntryBefore {
    /// Whether the account was locked.
    pub locked: bool,
    /// Whether the account had a password.
    pub has_password: bool,
}

impl EntryBefore {
    /// The entry that an account shows.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        Self {
            locked: account.locked,
            has_password: account.password_changed_at.is_some(),
        }
    }
}

/// What is written, and on whose authority.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Cause {
    /// A change by a person who knew the password.
    Change(SessionId),
    /// A reset after verifications.
    Reset(AttemptId),
    /// The end of a lock after verifications.
    Unlock(AttemptId),
    /// A first password with an activation code.
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
    /// The outcome is not known yet.
    Open,
    /// The directory has written the new value.
    Done(Timestamp),
    /// The directory refused the write by these rules.
    Refused(Vec<BrokenRule>),
    /// The directory refused the write, because the account was locked or disabled after the write
    /// was decided.
    LockChanged,
    /// The order never reached the directory.
    NotSent,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::samples::uuid;

    #[test]
    fn a_reset_and_an_unlock_are_of_an_attempt() {
        let attempt = AttemptId::from_uuid(uuid(1));
        let session = SessionId::from_uuid(uuid(2));

        for cause in [Cause::Reset(attempt), Cause::Unlock(attempt)] {
            assert_eq!(cause.attempt(), Some(attempt));
        }
        for cause in [Cause::Change(session), Cause::Activation] {
            assert_eq!(cause.attempt(), None);
        }
    }
}
