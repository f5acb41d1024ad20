//! The keys that a unit of work named.
//!
//! One writer at a time needs none of them. A store with many writers does, so builds with debug
//! assertions, which all tests are, check that rows are written by whoever named their key. Not
//! checked are the buckets of rate limits, the counts of sends, the codes, and rows that a write
//! knows by their id alone: what such a write is given does not say which key guards the row.

use chiave_domain::ports::store::LockKey;
use chiave_protocol::AccountId;

/// What a transaction may write.
pub(crate) struct Named(Vec<LockKey>);

impl Named {
    pub(crate) fn new(keys: &[LockKey]) -> Self {
        Self(keys.to_vec())
    }

    /// Before a row is written that `key` guards.
    pub(crate) fn guards(&self, key: &LockKey) {
        debug_assert!(
            self.0.iter().any(|named| named.covers(key)),
            "a unit of work that named {:?} writes what {key:?} guards",
            self.0
        );
    }

    /// Before a row of an account is written. Nobody's rows stand in for those of an unknown name, and
    /// nothing is decided on them.
    pub(crate) fn guards_account(&self, account: AccountId) {
        if !account.as_uuid().is_nil() {
            self.guards(&LockKey::Account(account));
        }
    }
}
