//! What the store knows of an account: devices, codes from IT, activations, revisions; and the account policies.

use crate::{
    account::EntryVersion, activation_code::Activation, activation_code::ActivationCode,
    device::Device, ports::store::StoreError, settings::PolicyBook,
};
use async_trait::async_trait;
use chiave_protocol::{AccountId, Thumbprint, Timestamp, TokenHash};

/// Device keys and the accounts that know them.
#[async_trait]
pub trait ReadDevices {
    /// The device as this account knows it.
    async fn device(
        &mut self,
        account: AccountId,
        key: &Thumbprint,
    ) -> Result<Option<Device>, StoreError>;
    /// Every device of an account.
    async fn devices(&mut self, account: AccountId) -> Result<Vec<Device>, StoreError>;
    /// Every device of every account, the devices of an account beside each other.
    async fn all_devices(&mut self) -> Result<Vec<Device>, StoreError>;
    /// The devices of all accounts that were verified later than at a time, the devices of an account beside
    /// each other.
    async fn devices_verified_after(&mut self, time: Timestamp) -> Result<Vec<Device>, StoreError>;
}

/// What a writing transaction does beside [`ReadDevices`].
#[async_trait]
pub trait WriteDevices {
    /// Stores a device, or the time of its newest second factor.
    async fn put_device(&mut self, device: &Device) -> Result<(), StoreError>;
    /// Every account forgets a device key. Returns the device as each account had it.
    async fn forget_device(&mut self, key: &Thumbprint) -> Result<Vec<Device>, StoreError>;
    /// Forgets a device; its wrong passwords are counted with those of all others from now on.
    async fn remove_device(
        &mut self,
        account: AccountId,
        key: &Thumbprint,
    ) -> Result<(), StoreError>;
}

/// What the store knows of the directory's entries: how often they changed.
#[async_trait]
pub trait ReadEntries {
    /// The version of an entry; the first one where nothing ever changed.
    async fn entry_version(&mut self, account: AccountId) -> Result<EntryVersion, StoreError>;
}

/// What a writing transaction does beside [`ReadEntries`].
#[async_trait]
pub trait WriteEntries {
    /// Counts one more change of its password, its lock, or whether it is enabled. Whatever was
    /// decided on an earlier version is decided anew.
    async fn entry_changed(&mut self, account: AccountId) -> Result<(), StoreError>;
}

/// Activation codes, one an account.
#[async_trait]
pub trait ReadActivationCodes {
    /// The account's newest activation code, spent or not.
    async fn activation_code(
        &mut self,
        account: AccountId,
    ) -> Result<Option<ActivationCode>, StoreError>;
    /// The newest activation code of every account that has one, spent or not.
    async fn all_activation_codes(&mut self) -> Result<Vec<ActivationCode>, StoreError>;
    /// The accounts whose newest activation code ran out at `now` or before, led to no password, and
    /// registered methods that are still there.
    async fn run_out_codes(&mut self, now: Timestamp) -> Result<Vec<AccountId>, StoreError>;
}

/// What a writing transaction does beside [`ReadActivationCodes`].
#[async_trait]
pub trait WriteActivationCodes {
    /// Stores an activation code in place of any older one.
    async fn put_activation_code(
        &mut self,
        activation_code: &ActivationCode,
    ) -> Result<(), StoreError>;
}

/// Activations in flight, one an account.
#[async_trait]
pub trait ReadActivations {
    /// The activation that `token` opens.
    async fn activation(&mut self, token: &TokenHash) -> Result<Option<Activation>, StoreError>;
}

/// What a writing transaction does beside [`ReadActivations`].
#[async_trait]
pub trait WriteActivations {
    /// Stores it in place of any other of the same account.
    async fn put_activation(&mut self, activation: &Activation) -> Result<(), StoreError>;
    /// Ends the activation of an account.
    async fn end_activation(&mut self, account: AccountId) -> Result<(), StoreError>;
}

/// The revision of an account's state document.
#[async_trait]
pub trait ReadRevisions {
    /// The current revision; 0 where nothing ever changed. It moves with the account policies
    /// too, which the document repeats.
    async fn revision(&mut self, account: AccountId) -> Result<u64, StoreError>;
}

/// What a writing transaction does beside [`ReadRevisions`].
#[async_trait]
pub trait WriteRevisions {
    /// Counts one more change.
    async fn bump_revision(&mut self, account: AccountId) -> Result<(), StoreError>;
}

/// The account policies.
#[async_trait]
pub trait ReadSettings {
    /// The book; the default where none was stored.
    async fn policy_book(&mut self) -> Result<PolicyBook, StoreError>;
    /// The document of an earlier revision; `None` where there was none.
    async fn policy_book_at(&mut self, revision: u64) -> Result<Option<PolicyBook>, StoreError>;
    /// The revision of the document; 0 where none was stored.
    async fn people_revision(&mut self) -> Result<u64, StoreError>;
}

/// What a writing transaction does beside [`ReadSettings`].
#[async_trait]
pub trait WriteSettings {
    /// Stores it as a new revision.
    async fn put_policy_book(&mut self, book: &PolicyBook) -> Result<(), StoreError>;
}
