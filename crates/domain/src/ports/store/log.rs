//! The audit log, and spent DPoP proofs.

use crate::{
    audit::{AuditQuery, AuditRow, ChainHead, EventShares, Link, StoredRow},
    ports::store::StoreError,
};
use async_trait::async_trait;
use chiave_protocol::{AccountId, EventId, Timestamp, state::EventKind};

/// The audit log.
#[async_trait]
pub trait ReadAudit {
    /// The newest rows of an account, newest first, for its owner to see: of all its rows, or of those
    /// before the row numbered `before`. Rows of the kinds that
    /// [`anybody_can_cause`](crate::audit::anybody_can_cause) have a share of their own.
    async fn events(
        &mut self,
        account: AccountId,
        before: Option<i64>,
        shares: EventShares,
    ) -> Result<Vec<StoredRow>, StoreError>;
    /// When an event of this kind was last written down about the account.
    async fn last_event(
        &mut self,
        account: AccountId,
        kind: EventKind,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// The newest row about a completed sign-in of one account, or of each account that ever had one.
    async fn last_sign_ins(
        &mut self,
        account: Option<AccountId>,
    ) -> Result<Vec<StoredRow>, StoreError>;
    /// The number of the row with this id; `None` where the account has no such row.
    async fn event_number(
        &mut self,
        account: AccountId,
        id: EventId,
    ) -> Result<Option<i64>, StoreError>;
    /// The newest rows with their numbers, newest first: of one account, or of all.
    async fn newest_rows(
        &mut self,
        account: Option<AccountId>,
        limit: u32,
    ) -> Result<Vec<StoredRow>, StoreError>;
    /// The rows that a query asks for, in the order they were committed. Asked again with the number of
    /// the last one, the query goes on behind it.
    async fn audit_page(&mut self, query: &AuditQuery) -> Result<Vec<StoredRow>, StoreError>;
    /// Rows that no link of the chain covers yet, in the order they were committed.
    async fn unsealed(&mut self, limit: u32) -> Result<Vec<StoredRow>, StoreError>;
    /// The newest link; `None` if the chain has no link yet.
    async fn chain_head(&mut self) -> Result<Option<ChainHead>, StoreError>;
    /// Up to `limit` links after number `after`, in their order, with their rows.
    async fn links(&mut self, after: i64, limit: u32) -> Result<Vec<Link>, StoreError>;
    /// How many rows there are up to sequence number `number`, covered or not.
    async fn rows_up_to(&mut self, number: i64) -> Result<u64, StoreError>;
}

/// What a writing transaction does beside [`ReadAudit`].
#[async_trait]
pub trait WriteAudit {
    /// Writes a row; the sealer chains it later.
    async fn put_audit(&mut self, row: &AuditRow) -> Result<(), StoreError>;
    /// [`WriteAudit::put_audit`], and one more revision of what an account shows, as
    /// [`WriteRevisions::bump_revision`](crate::ports::store::WriteRevisions::bump_revision) counts it.
    async fn put_audit_and_bump(
        &mut self,
        row: &AuditRow,
        shown_to: AccountId,
    ) -> Result<(), StoreError>;
    /// Removes the computers' names from audit rows written before `before`, which the chain does not
    /// cover, and from writes that were begun before and have ended. Says how many.
    async fn purge_names(&mut self, before: Timestamp) -> Result<u64, StoreError>;
    /// Adds a link; its row is there already.
    async fn put_link(&mut self, link: &Link) -> Result<(), StoreError>;
}

/// Spent DPoP proofs of changing requests (RFC 9449, section 11.1).
#[async_trait]
pub trait WriteReplays {
    /// Remembers a `jti`; `false` where it was there already.
    async fn spend_jti(&mut self, jti: &str, expires_at: Timestamp) -> Result<bool, StoreError>;
    /// Forgets those that no nonce lets through any more.
    async fn forget_jtis(&mut self, now: Timestamp) -> Result<(), StoreError>;
}
