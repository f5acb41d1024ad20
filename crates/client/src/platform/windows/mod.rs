//! The platform Windows: folders, the registry, the Credential Manager, and the network.

mod locale;
mod policy;
mod registry;
mod release;

use super::{Network, Platform, addresses, credentials};
use crate::{Places, keyring::OpenVault, settings::Provider};
use chiave_protocol::{support::System, typed};
use std::{any::Any, path::PathBuf, sync::Arc};
use windows_native_keyring_store::Store;

/// The name of our folder in each of the person's folders.
const FOLDER: &str = "Chiave";

/// Has a credential stay on this computer: a device key that roamed with the person would be the key of several.
const THIS_COMPUTER: &[(&str, &str)] = &[("persistence", "Local")];

/// The implementation of [`Platform`] for Windows.
pub(super) struct Windows;

impl Platform for Windows {
    /// The person's folder on this computer for what is bound to its keyring, and the one that may follow the person to
    /// other computers for the preferences.
    fn places(&self) -> Places {
        let home = std::env::home_dir().unwrap_or_else(|| PathBuf::from(r"C:\nonexistent"));
        let folder = |variable: &str, otherwise: &str| {
            std::env::var_os(variable)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
                .unwrap_or_else(|| home.join(otherwise))
                .join(FOLDER)
        };
        Places {
            data: folder("LOCALAPPDATA", r"AppData\Local"),
            config: folder("APPDATA", r"AppData\Roaming"),
        }
    }

    /// The person's folder for temporary files.
    fn session_folder(&self) -> PathBuf {
        std::env::temp_dir()
    }

    fn open_vault(&self) -> OpenVault {
        credentials::open_vault(|| Ok(Store::new()?), THIS_COMPUTER)
    }

    /// The Credential Manager is a part of the system.
    fn keyring_owner(&self) -> Option<String> {
        Some("credential-manager".into())
    }

    fn policy(&self) -> Arc<dyn Provider> {
        Arc::new(policy::PolicyKeys)
    }

    fn system(&self) -> System {
        release::system()
    }

    fn device_name(&self) -> String {
        let key = r"SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName";
        let name = registry::machine_text(key, "ComputerName");
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

    /// Windows ends no process because a file must not grow.
    fn survive_a_full_disk(&self) -> Option<Box<dyn Any + Send>> {
        None
    }
}
