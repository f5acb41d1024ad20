//! Entries that IT looks after on the service's own command line.
//!
//! A directory that another product administers has no roster. The embedded one keeps its entries beside
//! the store's tables, so a change, its audit row and what follows from it are one transaction (law 13).

use crate::{
    account::{Account, Role, UserName},
    person::Person,
    ports::store::{LockKey, StoreError, WriteTx},
};
use async_trait::async_trait;
use chiave_protocol::AccountId;

/// The entries of a directory that IT administers here.
#[async_trait]
pub trait Roster: Send + Sync {
    /// Everybody, by user name.
    async fn everybody(&self) -> Result<Vec<Account>, StoreError>;

    /// The entry with this user name.
    async fn named(&self, name: &UserName) -> Result<Option<Account>, StoreError>;

    /// Opens a unit of work over entries and store, as [`Store::work`](crate::ports::store::Store::work)
    /// does over the store.
    async fn work(&self, keys: &[LockKey]) -> Result<Box<dyn RosterTx>, StoreError>;
}

/// A writing transaction that changes entries, too. It changes what it is told and nothing else.
#[async_trait]
pub trait RosterTx: WriteTx {
    /// The entry with this id.
    async fn entry(&mut self, id: AccountId) -> Result<Option<Account>, StoreError>;

    /// The entry with this user name.
    async fn entry_named(&mut self, name: &UserName) -> Result<Option<Account>, StoreError>;

    /// Makes an entry without a password.
    async fn add_entry(&mut self, id: AccountId, person: &Person) -> Result<(), StoreError>;

    /// Brings an entry up to date: everything but user name and role.
    async fn update_entry(&mut self, id: AccountId, person: &Person) -> Result<(), StoreError>;

    /// Sets one mark of an entry; `false` where the entry is gone.
    async fn mark_entry(&mut self, id: AccountId, mark: EntryMark) -> Result<bool, StoreError>;
}

/// What IT says of an entry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EntryMark {
    /// Whether the account is let in at all.
    Enabled(bool),
    /// Whether the account is locked.
    Locked(bool),
    /// What the account may do for others.
    Role(Role),
    /// The next sign-in has to change the password.
    MustChange,
}
