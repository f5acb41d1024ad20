//! What depends on the operating system, behind one trait: nothing outside this module assumes one.

#[cfg(target_os = "linux")]
mod linux;

use crate::{Places, keyring::OpenVault};
use std::{any::Any, sync::Arc};

/// How this computer is connected, whatever stands at the other end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Network {
    /// Whether it is connected to any network but its own.
    pub connected: bool,
    /// Another number after each change of networks.
    pub fingerprint: u64,
}

/// The operating system of this computer, and the desktop on it.
pub trait Platform: Send + Sync {
    /// Where our files are.
    fn places(&self) -> Places;

    /// How to open the person's keyring.
    fn open_vault(&self) -> OpenVault;

    /// The owner that a managed file must have.
    fn trusted_owner(&self) -> u32;

    /// What the person's system calls this computer; empty where it has no name.
    fn device_name(&self) -> String;

    /// The language that the person's system speaks, as a tag such as `it-IT`.
    fn language(&self) -> Option<String>;

    /// The language whose dates and times the person's system shows, as a tag such as `en-GB`.
    fn formats(&self) -> Option<String>;

    /// How this computer is connected now.
    fn network(&self) -> Network;

    /// While what it returns lives, a file that may not grow is an error of the write and not the
    /// end of the process. Called inside the async runtime.
    fn survive_a_full_disk(&self) -> Option<Box<dyn Any + Send>>;
}

/// The operating system that this program was built for.
#[cfg(target_os = "linux")]
#[must_use]
pub fn of_this_computer() -> Arc<dyn Platform> {
    Arc::new(linux::Linux)
}
