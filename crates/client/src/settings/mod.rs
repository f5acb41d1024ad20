//! What IT laid down for this laptop: each value with the file it came from.
//!
//! Trust is configured, never learned (law 17): a file, its folder and the authority it names count
//! only where nobody but root can write them. A wrong setting that restricts closes what it governs;
//! any other is ignored; both are reported (law 16).
//!
//! The folder holds `*.json` files, each one flat object. They are read in the order of their names,
//! and a later one wins key by key.

mod files;
mod origin;

pub use origin::Origin;

use crate::{
    files::Places,
    preferences::{Language, Theme},
};
use files::Found;
use serde::Serialize;
use std::{collections::BTreeMap, path::PathBuf};

/// The company's own authority, beside the system's.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Where its certificate lies.
    pub path: PathBuf,
    /// The certificates in it, as PEM.
    pub pem: Vec<u8>,
}

/// One setting as the person may see it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Sourced {
    /// Its name.
    pub key: String,
    /// Its value.
    pub value: String,
    /// The file that says so.
    pub source: String,
}

/// Why a setting or a file does not count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// Somebody else than root may have written it.
    NotTrusted,
    /// It cannot be read.
    Unreadable,
    /// It is not a JSON object.
    NotJson,
    /// No setting has this name.
    UnknownKey,
    /// The value is none that this setting can have.
    BadValue,
}

impl Fault {
    /// Its stable name; `locales/<lang>/settings.ftl` may explain it.
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

/// Something that IT has to mend.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SettingProblem {
    /// What is wrong.
    pub fault: Fault,
    /// The file, and the key where one is to blame.
    pub place: String,
}

impl std::fmt::Display for SettingProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.fault.name(), self.place)
    }
}

/// Everything that is set.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The directory service.
    pub server: Option<Origin>,
    /// What vouches for it beside the system's authorities.
    pub authority: Option<Authority>,
    /// The proxy that leads to it; without one it is reached directly.
    pub proxy: Option<String>,
    /// Whom to ask for help, in the company's words.
    pub organisation_help: Option<String>,
    /// The language, where the person may not choose it.
    pub language: Option<Language>,
    /// The theme, where the person may not choose it.
    pub theme: Option<Theme>,
    /// Every setting that counts, as it is shown.
    pub shown: Vec<Sourced>,
    /// What does not count, and why.
    pub problems: Vec<SettingProblem>,
}

impl Settings {
    /// Reads the folder. Never fails: what is wrong is among the problems, and no folder means no
    /// settings.
    ///
    /// Only what `owner` (a user id) alone can write counts.
    #[must_use]
    pub fn load(places: &Places, owner: u32) -> Self {
        let mut settings = Self::default();
        let found = files::read_all(&places.policy, owner, &mut settings.problems);
        settings.take(found, owner);
        settings
    }

    /// The names of what is managed, for the interface to show as such.
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

    fn take(&mut self, found: BTreeMap<String, Found>, owner: u32) {
        // A wrong authority or proxy must not make us talk to the server some other way.
        let mut closed = false;
        for (key, found) in found {
            let taken = match key.as_str() {
                "server" => set(&mut self.server, Origin::parse(&found.value)),
                "authority" => match files::authority(&found, owner) {
                    Ok(authority) => set(&mut self.authority, Some(authority)),
                    Err(fault) => Err(fault),
                },
                "proxy" => set(&mut self.proxy, proxy(&found.value)),
                "organisation_help" => set(&mut self.organisation_help, Some(found.value.clone())),
                "language" => set(&mut self.language, Language::parse(&found.value)),
                "theme" => set(&mut self.theme, Theme::parse(&found.value)),
                _ => Err(Fault::UnknownKey),
            };
            match taken {
                Ok(()) => self.shown.push(found.shown(key)),
                Err(fault) => {
                    closed |= matches!(key.as_str(), "server" | "authority" | "proxy");
                    self.problems.push(SettingProblem {
                        fault,
                        place: found.place(&key),
                    });
                }
            }
        }
        if closed {
            self.server = None;
        }
    }
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> Result<(), Fault> {
    *slot = Some(value.ok_or(Fault::BadValue)?);
    Ok(())
}

/// The address of a proxy, without a name and a password in it: those would not be for everybody on
/// the laptop to read.
fn proxy(text: &str) -> Option<String> {
    let url = reqwest::Url::parse(text).ok()?;
    let plain = url.username().is_empty() && url.password().is_none() && url.host_str().is_some();
    (matches!(url.scheme(), "http" | "https") && plain).then(|| text.to_owned())
}

#[cfg(test)]
mod tests;
