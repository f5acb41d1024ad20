//! What the worker needs of a keyring, so that a test can put one in that hangs or locks.

use super::Bytes;
use std::sync::Arc;

/// What we keep in the keyring. Each is far below the 2560 bytes that Windows allows.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Entry {
    /// The session token and whose it is.
    Session,
    /// The private key that signs every request.
    Device,
    /// The key that seals our files.
    Sealing,
}

impl Entry {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Session, Self::Device, Self::Sealing];

    /// Its name in the keyring.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Device => "device-key",
            Self::Sealing => "sealing-key",
        }
    }
}

/// Why the keyring did not do what it was asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum VaultError {
    /// It is closed.
    #[error("the keyring is locked")]
    Locked,
    /// There is none.
    #[error("there is no keyring")]
    Missing,
    /// It failed; a new connection may help, because a restarted keyring knows no old one.
    #[error("the keyring failed")]
    Failed,
    /// It did not answer in time.
    #[error("the keyring does not answer")]
    Hanging,
}

/// An open connection to a keyring. Used from one thread only; every call may block.
pub trait Vault {
    /// Whether it is closed now, so that the next call may put a window before the person and wait
    /// for them. This one does not.
    fn is_closed(&self) -> bool;

    /// What is kept there, if anything.
    ///
    /// # Errors
    ///
    /// [`VaultError`] where that cannot be known.
    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError>;

    /// Keeps `value`, replacing what was there.
    ///
    /// # Errors
    ///
    /// [`VaultError`] where it was not kept.
    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError>;

    /// Removes what is kept; nothing there is no error.
    ///
    /// # Errors
    ///
    /// [`VaultError`] where it may still be there.
    fn remove(&self, entry: Entry) -> Result<(), VaultError>;
}

/// Connects to the keyring; called on the worker's thread, and again after a failure.
pub type OpenVault = Arc<dyn Fn() -> Result<Box<dyn Vault>, VaultError> + Send + Sync>;
