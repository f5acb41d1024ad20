//! The directory behind the service. The embedded one is a connector like the others.
//!
//! A connector may be another machine, so it is never asked while a transaction of the store is
//! open (law 23).

use crate::{
    account::{Account, UserName},
    device::DeviceTrust,
    order::WriteOrder,
};
use async_trait::async_trait;
use chiave_protocol::{AccountId, OperationId, Secret, Timestamp, policy::BrokenRule};
use std::sync::Arc;

/// What a directory can promise. Flows ask this, never what kind of directory it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Capabilities {
    /// Refuses earlier passwords on a reset too (law 8).
    pub history_on_reset: bool,
    /// Can be asked afterwards whether a given operation was written (law 9).
    pub settles_by_marker: bool,
    /// Wrong binds after which the directory itself locks an account; `None` where it never does.
    pub locks_after: Option<u32>,
}

/// Why the directory gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum ConnectorError {
    /// The directory did not answer, and nothing was sent to it.
    #[error("the directory does not answer")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The directory did not answer in time; whether it acted is not known.
    #[error("the directory's answer was lost")]
    Lost(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The hash pool had no room.
    #[error(transparent)]
    Hashing(#[from] crate::ports::hashing::HashingError),
}

/// How a write ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// The directory holds the new value.
    Done,
    /// The directory refused the write, by these rules; nothing changed.
    Refused(Vec<BrokenRule>),
    /// The directory refused the write, because the account was locked or disabled after the write
    /// was decided; nothing changed.
    LockChanged,
}

/// What a directory says when it is asked for the marker of an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Settled {
    /// The write took place.
    Done,
    /// The write did not take place, and never will.
    NotDone,
    /// The directory keeps no marker by which it could tell. The intent stays open.
    CannotTell,
}

/// How a password stands with the directory.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Checked {
    /// The password is the account's.
    Right,
    /// The password is another, the account does not exist or has no password, or the directory
    /// holds the account locked.
    Wrong,
}

/// A directory.
#[async_trait]
pub trait Connector: Send + Sync {
    /// What it can promise.
    fn capabilities(&self) -> Capabilities;

    /// The entry with this name, or `None`.
    ///
    /// # Errors
    ///
    /// [`ConnectorError::Unreachable`].
    async fn find(&self, name: &UserName) -> Result<Option<Account>, ConnectorError>;

    /// The entry with this id, or `None` where it is gone.
    ///
    /// # Errors
    ///
    /// [`ConnectorError::Unreachable`].
    async fn get(&self, id: AccountId) -> Result<Option<Account>, ConnectorError>;

    /// Checks a password. `None` for an unknown name: same work, never right (law 5). A locked
    /// account's is wrong whatever it is, at the same cost.
    ///
    /// # Errors
    ///
    /// [`ConnectorError::Unreachable`] or [`ConnectorError::Hashing`].
    async fn check(
        &self,
        account: Option<AccountId>,
        password: Arc<Secret>,
        trust: DeviceTrust,
    ) -> Result<Checked, ConnectorError>;

    /// Writes a password or ends a lock, as the order says.
    ///
    /// History and every other rule that only the directory can evaluate is evaluated here, on a reset
    /// too. A disabled account stays disabled (law 8). Writing the same operation twice is writing
    /// it once.
    ///
    /// An order that ends a lock is executed only if the lock still has the version on which the
    /// order was decided ([`WriteOrder::decided_on`]); whoever locks the account meanwhile is never
    /// overruled. The comparison and the write are one act.
    ///
    /// # Errors
    ///
    /// [`ConnectorError`]; only [`ConnectorError::Lost`] leaves the outcome open.
    async fn write(&self, order: WriteOrder, now: Timestamp) -> Result<Written, ConnectorError>;

    /// Whether the write of `operation` took place.
    ///
    /// # Errors
    ///
    /// [`ConnectorError::Unreachable`]: still not known.
    async fn settle(
        &self,
        account: AccountId,
        operation: OperationId,
    ) -> Result<Settled, ConnectorError>;
}
