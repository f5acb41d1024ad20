//! The managed settings of this computer: each value with the file that it came from.
//!
//! Trust is configured, never learned (law 17): a file, its folder and the certificate authority
//! that it names are accepted only if nobody but root can write them. A wrong setting that
//! restricts something blocks what it restricts; any other wrong setting is ignored; both are
//! reported (law 16). In detail:
//!
//! - A wrong `server`, `authority` or `proxy` blocks the connection to the service: any other
//!   connection might be one that the IT department does not allow.
//! - A file that cannot be trusted or read blocks the connection too, since it may name one of
//!   these.
//! - A wrong value of another key, and an unknown key, are only reported. An older application
//!   reads the keys of a newer one.
//!
//! The folder holds `*.json` files, each a flat object. They are read in the order of their names,
//! and for each key the last value is in force.

mod files;

pub use chiave_protocol::Origin;

use crate::{
    files::Places,
    preferences::{Language, Theme},
};
use files::Found;
use serde::Serialize;
use std::{collections::BTreeMap, path::PathBuf};

/// The company's own certificate authority, trusted in addition to the system's.
#[derive(Clone, Debug)]
pub struct Authority {
    /// The path of the certificate file.
    pub path: PathBuf,
    /// The certificates in the file, as PEM.
    pub pem: Vec<u8>,
}

/// One setting as the person sees it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Sourced {
    /// The name of the setting.
    pub key: String,
    /// The value of the setting.
    pub value: String,
    /// The file that sets it.
    pub source: String,
}

/// Why a setting or a file is ignored; `locales/<lang>/pages.ftl` has the sentences.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Fault {
    /// Somebody other than root may have written the file.
    NotTrusted,
    /// The file cannot be read.
    Unreadable,
    /// The file is not a JSON object.
    NotJson,
    /// No setting has this name.
    UnknownKey,
    /// The setting cannot have this value.
    BadValue,
}

impl Fault {
    /// The stable name of the fault.
    const fn name(self) -> &'static str {
        match self {
            Self::NotTrusted => "not-trusted",
            Self::Unreadable => "unreadable",
            Self::NotJson => "not-json",
            Self::UnknownKey => "unknown-key",
            Self::BadValue => "bad-value",
        }
    }
}

/// A problem that the IT department has to solve.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SettingProblem {
    /// What is wrong.
    pub fault: Fault,
    /// The file, and the key if a single key is wrong.
    pub place: String,
}

impl std::fmt::Display for SettingProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.fault.name(), self.place)
    }
}

/// All managed settings.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The address of the directory service.
    pub server: Option<Origin>,
    /// The certificate authority that is trusted in addition to the system's.
    pub authority: Option<Authority>,
    /// The proxy for the connection to the service; without a proxy the connection is direct.
    pub proxy: Option<String>,
    /// Whom people may ask for help, in the company's words.
    pub organisation_help: Option<String>,
    /// The language, if the person may not choose it.
    pub language: Option<Language>,
    /// The theme, if the person may not choose it.
    pub theme: Option<Theme>,
    /// Every setting that is in force, as it is shown.
    pub shown: Vec<Sourced>,
    /// What is ignored, and why.
    pub problems: Vec<SettingProblem>,
}

impl Settings {
    /// Reads the folder. Never fails: errors are listed among the problems, and a missing folder
    /// means no settings.
    ///
    /// Only files that `owner` (a user id) alone can write are accepted.
    #[must_use]
    pub fn load(places: &Places, owner: u32) -> Self {
        let mut settings = Self::default();
        let content = files::read_all(&places.policy, owner, &mut settings.problems);
        let good = settings.take(content.values, owner);
        if content.lacks_a_file || !good {
            settings.server = None;
        }
        settings
    }

    /// The names of the managed settings, which the interface shows as managed.
    #[must_use]
    pub fn managed(&self) -> Vec<String> {
        self.shown
            .iter()
            .map(|setting| setting.key.clone())
            .collect()
    }

    /// One setting as it is shown.
    #[must_use]
    pub fn sourced(&self, key: &str) -> Option<Sourced> {
        self.shown
            .iter()
            .find(|setting| setting.key == key)
            .cloned()
    }

    /// Takes over every valid value. Returns whether the connection to the service is as the IT
    /// department wants it: with a wrong certificate authority or proxy, the client must not
    /// connect in some other way.
    fn take(&mut self, found: BTreeMap<String, Found>, owner: u32) -> bool {
        let mut good = true;
        for (key, found) in found {
            match self.take_one(&key, &found, owner) {
                Ok(()) => self.shown.push(found.shown(key)),
                Err(fault) => {
                    good &= !matches!(key.as_str(), "server" | "authority" | "proxy");
                    self.problems.push(SettingProblem {
                        fault,
                        place: found.place(&key),
                    });
                }
            }
        }
        good
    }

    fn take_one(&mut self, key: &str, found: &Found, owner: u32) -> Result<(), Fault> {
        match key {
            "server" => set(&mut self.server, Origin::parse(found.text()?)),
            "authority" => set(&mut self.authority, Some(files::authority(found, owner)?)),
            "proxy" => set(&mut self.proxy, proxy(found.text()?)),
            "organisation_help" => set(&mut self.organisation_help, Some(found.text()?.to_owned())),
            "language" => set(&mut self.language, Language::parse(found.text()?)),
            "theme" => set(&mut self.theme, Theme::parse(found.text()?)),
            _ => Err(Fault::UnknownKey),
        }
    }
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> Result<(), Fault> {
    *slot = Some(value.ok_or(Fault::BadValue)?);
    Ok(())
}

/// Checks the address of a proxy. User name and password are refused in it: every user of the
/// computer could read them.
fn proxy(text: &str) -> Option<String> {
    let url = reqwest::Url::parse(text).ok()?;
    let plain = url.username().is_empty() && url.password().is_none() && url.host_str().is_some();
    (matches!(url.scheme(), "http" | "https") && plain).then(|| text.to_owned())
}

#[cfg(test)]
mod tests;
