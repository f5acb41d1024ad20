//! Sessions, and the buckets that slow guessing down.

use crate::{ports::store::StoreError, rate_limit::Bucket, session::Session};
use async_trait::async_trait;
use chiave_protocol::{AccountId, SessionId, Thumbprint, Timestamp, TokenHash, report::Report};

/// A session, with what else a synchronisation asks, of the same moment.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionInStep {
    /// The session.
    pub session: Session,
    /// The revision.
    pub revision: u64,
    /// Until when an order to the computer of the session waits; `None` if none is open.
    pub orders_until: Option<Timestamp>,
    /// What the computer of the session last said of itself.
    pub report: Option<Report>,
}

/// Sessions, by the hash of their token.
#[async_trait]
pub trait ReadSessions {
    /// The session that `token` opens, dead sessions included: the caller decides.
    async fn session(&mut self, token: &TokenHash) -> Result<Option<Session>, StoreError>;
    /// The session that `token` opens and the revision of its account's state, of one moment.
    async fn session_in_step(
        &mut self,
        token: &TokenHash,
    ) -> Result<Option<SessionInStep>, StoreError>;
    /// The session with this id, for whoever already knows that it may.
    async fn session_by_id(&mut self, id: SessionId) -> Result<Option<Session>, StoreError>;
    /// Every session of an account, oldest first, dead sessions included. One that cannot be read is
    /// left out: it costs itself and not what is done with the others (law 22).
    async fn sessions_of(&mut self, account: AccountId) -> Result<Vec<Session>, StoreError>;
    /// Every session on a computer, whoever's, oldest first, dead sessions included. One that cannot be
    /// read is left out.
    async fn sessions_on(&mut self, device: &Thumbprint) -> Result<Vec<Session>, StoreError>;
    /// The sessions that wait for a second factor and were opened at `opened_by` or before, oldest
    /// first, those included that cannot be read: the caller reads each by itself.
    async fn pending_sessions(
        &mut self,
        opened_by: Timestamp,
    ) -> Result<Vec<SessionId>, StoreError>;
    /// The sessions of all accounts that were opened later than at a time, oldest first. One that cannot be
    /// read is left out.
    async fn sessions_opened_after(&mut self, time: Timestamp) -> Result<Vec<Session>, StoreError>;
}

/// What a writing transaction does beside [`ReadSessions`].
#[async_trait]
pub trait WriteSessions {
    /// Stores a new session or a new state of an old one.
    async fn put_session(&mut self, session: &Session) -> Result<(), StoreError>;
    /// Ends one session.
    async fn end_session(&mut self, id: SessionId) -> Result<(), StoreError>;
    /// Ends the sessions of an account, except those of the device keys in `keep`; says how many. One
    /// whose device cannot be read is ended.
    async fn end_sessions(
        &mut self,
        account: AccountId,
        keep: &[Thumbprint],
    ) -> Result<u64, StoreError>;
    /// The account has another role: its open sessions end as those of its new role do.
    async fn mark_sessions(
        &mut self,
        account: AccountId,
        administers: bool,
    ) -> Result<(), StoreError>;
}

/// A bucket that refuses tries.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedBucket {
    /// The keyed hash of what the bucket guards.
    pub key: [u8; 16],
    /// The state of the bucket.
    pub bucket: Bucket,
}

/// A code that went to a destination.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SentCode {
    /// The keyed hash of what the code is counted by.
    pub destination: [u8; 16],
    /// When the code was sent.
    pub at: Timestamp,
}

/// Throttle buckets, by a keyed hash of what they guard.
#[async_trait]
pub trait ReadThrottles {
    /// The bucket; an empty one where there is none.
    async fn bucket(&mut self, key: &[u8; 16]) -> Result<Bucket, StoreError>;
    /// Every bucket that refuses tries at `now`.
    async fn closed_buckets(&mut self, now: Timestamp) -> Result<Vec<ClosedBucket>, StoreError>;
    /// Times at which codes went to one destination from a time on, oldest first.
    async fn sends(
        &mut self,
        destination: &[u8; 16],
        since: Timestamp,
    ) -> Result<Vec<Timestamp>, StoreError>;
    /// The codes that went to any destination from a time on, oldest first.
    async fn all_sends(&mut self, since: Timestamp) -> Result<Vec<SentCode>, StoreError>;
}

/// What a writing transaction does beside [`ReadThrottles`].
#[async_trait]
pub trait WriteThrottles {
    /// Stores it.
    async fn put_bucket(&mut self, key: &[u8; 16], bucket: &Bucket) -> Result<(), StoreError>;
    /// Stores the same state in both buckets, in one statement. A bucket that is not there stays empty.
    async fn replace_buckets(
        &mut self,
        keys: &[[u8; 16]; 2],
        bucket: &Bucket,
    ) -> Result<(), StoreError>;
    /// Counts one more send.
    async fn add_send(&mut self, destination: &[u8; 16], at: Timestamp) -> Result<(), StoreError>;
    /// Forgets the sends to one destination.
    async fn clear_sends(&mut self, destination: &[u8; 16]) -> Result<(), StoreError>;
}
