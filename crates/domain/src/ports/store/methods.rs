//! Registered methods.

use crate::{method::Method, ports::store::StoreError};
use async_trait::async_trait;
use chiave_protocol::{AccountId, MethodId, Timestamp};

/// A method that counts for nothing because of a setting, as its owner was told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ToldNotCounted {
    /// The account of the owner.
    pub account: AccountId,
    /// The method.
    pub method: MethodId,
}

/// Registered methods. Their details are sealed at rest.
#[async_trait]
pub trait ReadMethods {
    /// All methods of an account that were not removed, oldest first, unconfirmed ones included.
    async fn methods(&mut self, account: AccountId) -> Result<Vec<Method>, StoreError>;
    /// All methods of every account that were not removed, the methods of an account beside each other.
    async fn all_methods(&mut self) -> Result<Vec<Method>, StoreError>;
    /// The methods of an account that count for nothing because of a setting, as the person was told.
    async fn told_not_counted(&mut self, account: AccountId) -> Result<Vec<MethodId>, StoreError>;
    /// The same of every account, the methods of an account beside each other.
    async fn all_told_not_counted(&mut self) -> Result<Vec<ToldNotCounted>, StoreError>;
    /// Confirmed addresses removed after `since`, to which notices still go.
    async fn removed_mail_methods(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Method>, StoreError>;
}

/// What a writing transaction does beside [`ReadMethods`].
#[async_trait]
pub trait WriteMethods {
    /// Stores a new method or a new state of an old one.
    async fn put_method(&mut self, method: &Method) -> Result<(), StoreError>;
    /// Counts one more wrong code in a row for these methods. As much work for none of them as for
    /// any number up to ten (law 5).
    async fn count_misses(&mut self, ids: &[MethodId]) -> Result<(), StoreError>;
    /// Remembers that the person was told that a method of an account counts for nothing.
    async fn tell_not_counted(
        &mut self,
        account: AccountId,
        id: MethodId,
        at: Timestamp,
    ) -> Result<(), StoreError>;
    /// Forgets it: the method counts again, or is removed.
    async fn forget_not_counted(&mut self, id: MethodId) -> Result<(), StoreError>;
    /// Removes a method. Its address still gets notices for 30 days (law 3); of a method that was
    /// never confirmed nothing is kept.
    async fn remove_method(&mut self, id: MethodId, at: Timestamp) -> Result<(), StoreError>;
    /// How many codes were ever sent for a method; the serial of the next one.
    async fn next_code_serial(&mut self, id: MethodId) -> Result<u32, StoreError>;
}
