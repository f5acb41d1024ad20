//! What this computer says of itself when it synchronises. Nothing in it is about the person.

use crate::{Client, KeyringState, settings::Settings};
use chiave_crypto::mark::ContentHash;
use chiave_protocol::report::{Keyring, Report};
use chiave_settings::Level;
use data_encoding::HEXLOWER;
use std::io::Write;

/// The bytes of the hash of the managed settings that are told.
const POLICY_BYTES: usize = 8;

impl Client {
    /// The report of this computer.
    pub(crate) fn report(&self) -> Report {
        Report {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            policy: policy_hash(&self.settings()),
            keyring: match self.0.keyring.state() {
                // What a shared computer keeps is in the memory of the process.
                _ if self.is_shared() => Keyring::None,
                KeyringState::Ready => Keyring::Open,
                KeyringState::Locked | KeyringState::Hanging => Keyring::Locked,
                KeyringState::Missing | KeyringState::Unknown => Keyring::None,
            },
        }
    }
}

/// The beginning of a hash of the settings in force: of keys, values and levels, whatever file they are in.
pub(crate) fn policy_hash(settings: &Settings) -> String {
    let mut hash = ContentHash::default();
    for setting in &settings.shown {
        let level: &[u8] = match setting.level {
            Level::Mandatory => b"mandatory",
            Level::Recommended => b"recommended",
        };
        for part in [setting.key.as_bytes(), setting.value.as_bytes(), level] {
            // Writing to a hash never fails.
            let _ = hash.write_all(&(part.len() as u64).to_be_bytes());
            let _ = hash.write_all(part);
        }
    }
    let hash = hash.finish();
    HEXLOWER.encode(hash.get(..POLICY_BYTES).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Sourced;

    fn settings(value: &str, level: Level, source: &str) -> Settings {
        Settings {
            shown: vec![Sourced {
                key: "log_level".into(),
                value: value.into(),
                source: source.into(),
                line: None,
                level,
            }],
            ..Settings::default()
        }
    }

    #[test]
    fn equal_settings_have_equal_hashes_and_others_do_not() {
        let here = policy_hash(&settings("info", Level::Mandatory, "one.json"));

        assert_eq!(here.len(), 16);
        assert_eq!(
            here,
            policy_hash(&settings("info", Level::Mandatory, "two.json"))
        );
        assert_ne!(
            here,
            policy_hash(&settings("warn", Level::Mandatory, "one.json"))
        );
        assert_ne!(
            here,
            policy_hash(&settings("info", Level::Recommended, "one.json"))
        );
        assert_ne!(here, policy_hash(&Settings::default()));
    }
}
