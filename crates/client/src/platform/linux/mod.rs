//! The platform Linux: folders, the computer's name, the keyring, and the network.

mod locale;
mod network;
mod release;
mod secret_service;

use super::{Network, Platform};
use crate::{
    Places,
    keyring::OpenVault,
    settings::{PolicyFolder, Provider},
};
use chiave_protocol::{support::System, typed};
use std::{
    any::Any,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::signal::unix::{SignalKind, signal};

/// The folder of the managed settings; only root may write there.
const POLICY: &str = "/etc/chiave/policy.d";
/// The signal for a write beyond the limit `RLIMIT_FSIZE` (signal(7), x86 and ARM).
const SIGXFSZ: i32 = 25;
/// The user id of root.
const ROOT: u32 = 0;

/// The implementation of [`Platform`] for Linux.
pub(super) struct Linux;

impl Platform for Linux {
    /// The person's folders by the XDG base directory specification, which says that a relative
    /// path in its variables is ignored.
    fn places(&self) -> Places {
        let home = std::env::home_dir().unwrap_or_else(|| PathBuf::from("/nonexistent"));
        let folder = |variable: &str, otherwise: &str| {
            std::env::var_os(variable)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
                .unwrap_or_else(|| home.join(otherwise))
                .join("chiave")
        };
        Places {
            data: folder("XDG_DATA_HOME", ".local/share"),
            config: folder("XDG_CONFIG_HOME", ".config"),
        }
    }

    /// The run-time folder of the session, which the system removes with it (XDG base directory specification);
    /// without one, the folder for temporary files.
    fn session_folder(&self) -> PathBuf {
        std::env::var_os("XDG_RUNTIME_DIR")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .unwrap_or_else(std::env::temp_dir)
    }

    fn open_vault(&self) -> OpenVault {
        secret_service::open_vault()
    }

    fn keyring_owner(&self) -> Option<String> {
        secret_service::owner()
    }

    fn policy(&self) -> Arc<dyn Provider> {
        Arc::new(PolicyFolder {
            folder: POLICY.into(),
            owner: ROOT,
        })
    }

    fn system(&self) -> System {
        release::system()
    }

    fn device_name(&self) -> String {
        let name =
            std::fs::read_to_string(Path::new("/proc/sys/kernel/hostname")).unwrap_or_default();
        typed::device_name(&name)
    }

    fn language(&self) -> Option<String> {
        locale::of("LC_MESSAGES")
    }

    fn formats(&self) -> Option<String> {
        locale::of("LC_TIME")
    }

    fn network(&self) -> Network {
        network::now()
    }

    fn survive_a_full_disk(&self) -> Option<Box<dyn Any + Send>> {
        let signal = signal(SignalKind::from_raw(SIGXFSZ)).ok()?;
        Some(Box::new(signal))
    }
}
