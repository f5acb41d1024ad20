//! Where everything but the directory itself is kept.
//!
//! [`Store::work`] opens a unit of work, which is one writing transaction; nothing it does is seen by
//! anybody before [`WriteTx::commit`], and dropping it undoes it. It names what it is serialised on
//! ([`LockKey`]), so a flow that loads, decides and commits inside one unit of work is atomic. "Not
//! there" is `None`, never an error.
//!
//! Each repository is two traits, what is asked and what is changed. A reading transaction has the
//! first kind only, so a flow that reads cannot write:
//!
//! ```compile_fail,E0599
//! # async fn example(store: &dyn chiave_domain::ports::store::Store) -> Option<()> {
//! use chiave_domain::ports::store::{ReadRevisions, WriteRevisions};
//! # let account = chiave_protocol::AccountId::from_uuid(uuid::Uuid::nil());
//! let mut tx = store.read().await.ok()?;
//! tx.bump_revision(account).await.ok()
//! # }
//! ```

mod accounts;
mod codes;
mod lock;
mod log;
mod mails;
mod methods;
mod orders;
mod reports;
mod sessions;
mod writes;

pub use accounts::{
    ReadActivationCodes, ReadActivations, ReadDevices, ReadEntries, ReadRevisions, ReadSettings,
    WriteActivationCodes, WriteActivations, WriteDevices, WriteEntries, WriteRevisions,
    WriteSettings,
};
pub use codes::{ReadCodes, WaitingCode, WriteCodes};
pub use lock::LockKey;
pub use log::{ReadAudit, WriteAudit, WriteReplays};
pub use mails::{ReadDeliveries, ReadOutbox, Refused, WriteDeliveries, WriteOutbox};
pub use methods::{ReadMethods, ToldNotCounted, WriteMethods};
pub use orders::{ReadOrders, WriteOrders};
pub use reports::{ReadReports, Reported, WriteReports};
pub use sessions::{
    ClosedBucket, ReadSessions, ReadThrottles, SentCode, SessionInStep, WriteSessions,
    WriteThrottles,
};
pub use writes::{ReadAttempts, ReadIntents, WriteAttempts, WriteIntents};

use async_trait::async_trait;

/// The store failed. There is nothing a person could do about it; the log has the cause.
#[derive(Debug, thiserror::Error)]
#[error("the store failed")]
pub struct StoreError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// So many wait for the store that the turn of this unit of work did not come in time. Nothing of it was
/// done.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no turn in the store came in time")]
pub struct NoTurn;

impl StoreError {
    /// Whether the store works and had no time for this unit of work.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.0.is::<NoTurn>()
    }
}

/// Opens transactions.
#[async_trait]
pub trait Store: Send + Sync {
    /// Opens a unit of work; waits until every other one that named one of `keys` has ended.
    async fn work(&self, keys: &[LockKey]) -> Result<Box<dyn WriteTx>, StoreError>;

    /// Opens a reading transaction on the last committed state; never waits for a writer.
    async fn read(&self) -> Result<Box<dyn ReadTx>, StoreError>;

    /// Opens what reads like [`Store::read`], except that each question sees the last state
    /// committed by then: enough for a single question, and cheaper.
    async fn read_once(&self) -> Result<Box<dyn ReadTx>, StoreError>;
}

/// What can be asked of all repositories, in one transaction.
pub trait ReadTx:
    ReadActivations
    + ReadAttempts
    + ReadAudit
    + ReadCodes
    + ReadDeliveries
    + ReadDevices
    + ReadEntries
    + ReadIntents
    + ReadMethods
    + ReadOrders
    + ReadOutbox
    + ReadActivationCodes
    + ReadReports
    + ReadRevisions
    + ReadSessions
    + ReadSettings
    + ReadThrottles
    + Send
{
}

/// A transaction that changes repositories, too.
#[async_trait]
pub trait WriteTx:
    ReadTx
    + WriteActivations
    + WriteAttempts
    + WriteAudit
    + WriteCodes
    + WriteDeliveries
    + WriteDevices
    + WriteEntries
    + WriteIntents
    + WriteMethods
    + WriteOrders
    + WriteOutbox
    + WriteActivationCodes
    + WriteReplays
    + WriteReports
    + WriteRevisions
    + WriteSessions
    + WriteSettings
    + WriteThrottles
{
    /// Makes everything it did visible and durable, at once.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}
