//! The interface that the worker needs of a keyring; a test can replace it with one that hangs or
//! locks.

use super::Bytes;
use std::sync::Arc;

/// The values that we store in the keyring. Each is far smaller than the 2560 bytes that Windows
/// allows.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Entry {
    /// The session token and its account.
    Session,
    /// The private key that signs every request.
    Device,
    /// The key that seals our files.
    Sealing,
}

impl Entry {
    /// All entries in the order in which they are removed: the device key last, because it signs the
    /// acknowledgement, and the process may end in between.
    pub const ALL: [Self; 3] = [Self::Session, Self::Sealing, Self::Device];

    /// The name in the keyring.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Device => "device-key",
            Self::Sealing => "sealing-key",
        }
    }
}

/// Why a call of the keyring failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum VaultError {
    /// The keyring is locked.
    #[error("the keyring is locked")]
    Locked,
    /// Another keyring than the default one is locked, and holds values.
    #[error("another keyring is locked and holds values")]
    OtherLocked,
    /// There is no keyring.
    #[error("there is no keyring")]
    Missing,
    /// The keyring failed; a new connection may help, because a restarted keyring does not know old
    /// connections.
    #[error("the keyring failed")]
    Failed,
    /// The keyring did not answer in time.
    #[error("the keyring does not answer")]
    Hanging,
}

/// An open connection to a keyring. Used from one thread only; every call may block.
pub trait Vault {
    /// Whether the keyring is locked, so the next call may show a window to the person and wait.
    /// This call shows none.
    fn is_closed(&self) -> bool;

    /// The stored value, if there is one.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the value cannot be read.
    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError>;

    /// Stores `value` in place of an earlier one.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the value was not stored.
    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError>;

    /// Removes a value from wherever [`Vault::get`] could find it; a missing value is not an error.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if a later [`Vault::get`] may find it.
    fn remove(&self, entry: Entry) -> Result<(), VaultError>;

    /// Removes every value, from every keyring of the person: first from those that are open. Removes
    /// what lets itself be removed, whatever does not. A keyring whose device key is `kept` keeps everything, and
    /// then nobody is asked to open one.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if a value may still be stored in any keyring: [`VaultError::OtherLocked`] if that can be
    /// none that [`Vault::get`] reads.
    fn clear(&self, kept: Option<&[u8]>) -> Result<(), VaultError>;

    /// The names that the person gave to the keyrings that are locked and hold a value. Asks the person nothing.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the keyrings cannot be looked at.
    fn names_of_locked(&self) -> Result<Vec<String>, VaultError>;
}

/// Connects to the keyring; called on the worker thread, and again after a failure.
pub type OpenVault = Arc<dyn Fn() -> Result<Box<dyn Vault>, VaultError> + Send + Sync>;
