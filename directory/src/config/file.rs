//! The settings file as it is written, before anything but its shape is checked.

use serde::Deserialize;
use std::path::PathBuf;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SettingsFile {
    pub(super) public_name: String,
    pub(super) organisation: Option<String>,
    #[serde(default)]
    pub(super) sign_in_domains: Vec<String>,
    pub(super) listen: String,
    pub(super) data_dir: PathBuf,
    pub(super) keys_dir: PathBuf,
    pub(super) tls: TlsFile,
    pub(super) smtp: SmtpFile,
    #[serde(default)]
    pub(super) workers: WorkersFile,
    #[serde(default)]
    pub(super) log: LogFile,
}

/// `[tls]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TlsFile {
    pub(super) certificate: PathBuf,
    pub(super) key: PathBuf,
}

/// `[smtp]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SmtpFile {
    pub(super) host: String,
    pub(super) port: u16,
    #[serde(default)]
    pub(super) security: Security,
    pub(super) authority: Option<PathBuf>,
    pub(super) user_name: Option<String>,
    pub(super) password_file: Option<PathBuf>,
    pub(super) connections: Option<u64>,
    pub(super) from: String,
}

/// How the connection to the mail server is secured.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS is asked for after the greeting, and nothing is sent where it is not given.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
}

/// `[workers]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WorkersFile {
    pub(super) count: Option<u64>,
    pub(super) queue: Option<u64>,
}

/// `[log]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LogFile {
    pub(super) level: Level,
    pub(super) json: bool,
    pub(super) file: Option<PathBuf>,
}

/// From which level on something is logged.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What somebody has to mend.
    Error,
    /// What somebody should look at.
    Warn,
    /// What happened.
    #[default]
    Info,
    /// How it happened.
    Debug,
    /// Every step of it.
    Trace,
}

impl Level {
    /// Its name, as filters of log lines spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
}
