//! What units of work are serialised on.

use crate::account::UserName;
use chiave_protocol::{AccountId, AttemptId, OperationId};

/// Something that at most one unit of work holds at a time.
///
/// A flow names the keys of everything that it reads, decides on and writes back: without the key, another
/// unit of work could write in between, and one of the two writes would be lost. What is one statement
/// needs none, such as a new audit row, a queued mail or a spent proof.
///
/// A store with one writer takes that writer whatever is named. A store with many takes the keys from the
/// smallest to the largest, so that two units of work never wait for each other.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum LockKey {
    /// Everything: no other unit of work runs beside. For imports, repairs and tests.
    Everything,
    /// All that is kept of one account: sessions, devices, methods and their codes, activation code and
    /// activation, begun writes, the version of its entry, the revision of its state, and the mails that
    /// are counted by account.
    Account(AccountId),
    /// The tries of every secret of one user name, whether or not anybody has the name; and who has it.
    Name(UserName),
    /// The codes that are sent to one destination: a mailbox, by the keyed hash of its address, or whatever
    /// else codes are counted under.
    Destination([u8; 16]),
    /// The state of one attempt.
    Attempt(AttemptId),
    /// Whether one operation begins, and how its write ended.
    Operation(OperationId),
    /// The account policies.
    Policy,
    /// Which mails are taken up, and how the mail server is met.
    Outbox,
    /// The links of the audit log, and what is removed from its rows.
    AuditLog,
}

impl LockKey {
    /// Named by whoever wants nobody beside.
    pub const EVERYTHING: &'static [Self] = &[Self::Everything];

    /// Whether a unit of work that named `self` may write what `other` guards.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        *self == Self::Everything || self == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_covers_each_key_and_no_key_covers_another() {
        let keys = [LockKey::Policy, LockKey::Outbox, LockKey::Everything];
        let covered = |by: &LockKey| keys.each_ref().map(|key| by.covers(key));

        assert_eq!(covered(&LockKey::Everything), [true; 3]);
        assert_eq!(covered(&LockKey::Policy), [true, false, false]);
    }
}
