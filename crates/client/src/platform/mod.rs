//! Everything that depends on the operating system, behind one trait: code outside this module
//! assumes no particular system.

#[cfg(any(windows, target_os = "macos"))]
mod addresses;
#[cfg(any(windows, target_os = "macos"))]
mod credentials;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

use crate::{Places, keyring::OpenVault, settings::Provider};
use chiave_protocol::support::System;
use std::{any::Any, path::PathBuf, sync::Arc};

/// The state of this computer's network, wherever the network leads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Network {
    /// Whether the computer is connected to any network besides its own loopback.
    pub connected: bool,
    /// A number that changes with each change of networks.
    pub fingerprint: u64,
}

/// The operating system of this computer, and the desktop on it.
pub trait Platform: Send + Sync {
    /// The folders of our files.
    fn places(&self) -> Places;

    /// A folder for what lasts as long as a person's session at the computer. Only the person can read what is made
    /// there.
    fn session_folder(&self) -> PathBuf;

    /// How to open the person's keyring.
    fn open_vault(&self) -> OpenVault;

    /// The name of the program that answers as the person's keyring, if the system can tell. Waits
    /// for the system, so not to be called in a thread of the async runtime.
    fn keyring_owner(&self) -> Option<String>;

    /// The places where IT sets values.
    fn policy(&self) -> Arc<dyn Provider>;

    /// The name and the version of the system.
    fn system(&self) -> System;

    /// The name of this computer in the system; empty if it has none.
    fn device_name(&self) -> String;

    /// The language of the person's system, as a tag such as `it-IT`.
    fn language(&self) -> Option<String>;

    /// The language for dates and times in the person's system, as a tag such as `en-GB`.
    fn formats(&self) -> Option<String>;

    /// The current state of the network.
    fn network(&self) -> Network;

    /// As long as the returned value lives, writing to a file that must not grow returns an error
    /// instead of ending the process. To be called inside the async runtime.
    fn survive_a_full_disk(&self) -> Option<Box<dyn Any + Send>>;
}

/// The operating system that this program was built for.
#[cfg(target_os = "linux")]
#[must_use]
pub fn of_this_computer() -> Arc<dyn Platform> {
    Arc::new(linux::Linux)
}

/// The operating system that this program was built for.
#[cfg(target_os = "macos")]
#[must_use]
pub fn of_this_computer() -> Arc<dyn Platform> {
    Arc::new(macos::MacOs)
}

/// The operating system that this program was built for.
#[cfg(windows)]
#[must_use]
pub fn of_this_computer() -> Arc<dyn Platform> {
    Arc::new(windows::Windows)
}
