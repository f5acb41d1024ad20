//! The platform macOS: folders, the managed preferences, the login keychain, and the network.
//!
//! Checked by the compiler only: nothing of this module ever ran (docs/maintainer.md, section macOS).

mod locale;
mod preferences;
mod release;

use super::{Network, Platform, addresses, credentials};
use crate::{
    Places,
    keyring::OpenVault,
    settings::{ManagedPreferences, Provider},
};
use apple_native_keyring_store::keychain::Store;
use chiave_protocol::{support::System, typed};
use std::{any::Any, path::PathBuf, sync::Arc};
use tokio::signal::unix::{SignalKind, signal};

/// The name of our folder in each of the person's folders.
const FOLDER: &str = "Chiave";
/// Where the system keeps what profiles set for every person; only root writes there.
const MANAGED: &str = "/Library/Managed Preferences/io.chiave.app.plist";
/// Where the system keeps the name of the computer.
const COMPUTER: &str = "/Library/Preferences/SystemConfiguration/preferences.plist";
/// The user id of root.
const ROOT: u32 = 0;
/// The signal for a write beyond the limit `RLIMIT_FSIZE` (sigaction(2)).
const SIGXFSZ: i32 = 25;

/// The implementation of [`Platform`] for macOS.
pub(super) struct MacOs;

impl Platform for MacOs {
    /// The person's folder for the files of applications; no two of ours have the same name.
    fn places(&self) -> Places {
        let home = std::env::home_dir().unwrap_or_else(|| PathBuf::from("/nonexistent"));
        let ours = home.join("Library/Application Support").join(FOLDER);
        Places {
            data: ours.clone(),
            config: ours,
        }
    }

    /// The person's folder for temporary files, which the system makes with the session.
    fn session_folder(&self) -> PathBuf {
        std::env::temp_dir()
    }

    /// The login keychain. The system itself asks the person to unlock it.
    fn open_vault(&self) -> OpenVault {
        credentials::open_vault(|| Ok(Store::new()?), &[])
    }

    /// The keychain is a part of the system.
    fn keyring_owner(&self) -> Option<String> {
        Some("keychain".into())
    }

    fn policy(&self) -> Arc<dyn Provider> {
        Arc::new(ManagedPreferences {
            file: MANAGED.into(),
            owner: ROOT,
        })
    }

    fn system(&self) -> System {
        release::system()
    }

    fn device_name(&self) -> String {
        let name = preferences::text(COMPUTER, &["System", "System", "ComputerName"]);
        typed::device_name(&name.unwrap_or_default())
    }

    fn language(&self) -> Option<String> {
        locale::language()
    }

    fn formats(&self) -> Option<String> {
        locale::formats()
    }

    fn network(&self) -> Network {
        addresses::network()
    }

    fn survive_a_full_disk(&self) -> Option<Box<dyn Any + Send>> {
        let signal = signal(SignalKind::from_raw(SIGXFSZ)).ok()?;
        Some(Box::new(signal))
    }
}
