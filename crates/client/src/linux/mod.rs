//! What is particular to Linux: where things lie, what the laptop is called, which keyring there is.
//! Nothing outside this module assumes it.

mod secret_service;

use crate::files::Places;
use chiave_protocol::{limits::LABEL_CHARACTERS, typed::ShownText};
use std::path::{Path, PathBuf};
use tokio::signal::unix::{Signal, SignalKind, signal};

pub(crate) use secret_service::open_vault;

/// Where IT lays down settings; only root may write there.
const POLICY: &str = "/etc/chiave/policy.d";

/// The signal of a write beyond the limit (signal(7), x86 and ARM).
const SIGXFSZ: i32 = 25;

/// The owner that a managed file must have.
pub(crate) const TRUSTED_OWNER: u32 = 0;

/// The person's folders by the XDG base directory specification. A relative path in its variables is
/// to be ignored, says the specification.
pub(crate) fn places() -> Places {
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
        policy: PathBuf::from(POLICY),
    }
}

/// What the person's system calls this laptop; empty where it has no name.
pub(crate) fn device_name() -> String {
    let name = std::fs::read_to_string(Path::new("/proc/sys/kernel/hostname")).unwrap_or_default();
    ShownText::cleaned(&name, LABEL_CHARACTERS).into()
}

/// While what it returns lives, a file that may not grow (`RLIMIT_FSIZE`) is an error of the write
/// and not the end of the process. Called inside the async runtime.
pub(crate) fn survive_a_full_disk() -> Option<Signal> {
    signal(SignalKind::from_raw(SIGXFSZ)).ok()
}

/// The language that the person's system speaks, as POSIX writes it: `it_IT.UTF-8`.
pub(crate) fn system_locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|variable| {
            std::env::var(variable)
                .ok()
                .filter(|value| !value.is_empty())
        })
        .unwrap_or_default()
}
