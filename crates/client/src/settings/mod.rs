//! What IT laid down for this laptop: each value with the file it came from.
//!
//! Trust is configured, never learned (law 17): a file, its folder and the authority it names count
//! only where nobody but root can write them. A wrong setting that restricts closes what it governs;
//! any other is ignored; both are reported (law 16). Precisely:
//!
//! - a wrong `server`, `authority` or `proxy` closes the way to the service: another way to it would
//!   be one that IT did not allow;
//! - so does a file that cannot be trusted or read, since it may have named one of these;
//! - a wrong value of another key, and a key that no setting has, are only reported. An older
//!   application meets the keys of a newer one.
//!
//! The folder holds `*.json` files, each one flat object. They are read in the order of their names,
//! and a later one wins key by key.

mod files;

pub use chiave_protocol::Origin;

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

/// Why a setting or a file does not count; `locales/<lang>/pages.ftl` says it in words.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
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
    /// Its stable name.
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
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
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
        let content = files::read_all(&places.policy, owner, &mut settings.problems);
        let good = settings.take(content.values, owner);
        if content.lacks_a_file || !good {
            settings.server = None;
        }
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

    /// Takes every value that its setting can have. The answer is whether the way to the service is
    /// as IT wants it: a wrong authority or proxy must not make us talk to the server some other way.
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

/// The address of a proxy, without a name and a password in it: those would not be for everybody on
/// the laptop to read.
fn proxy(text: &str) -> Option<String> {
    let url = reqwest::Url::parse(text).ok()?;
    let plain = url.username().is_empty() && url.password().is_none() && url.host_str().is_some();
    (matches!(url.scheme(), "http" | "https") && plain).then(|| text.to_owned())
}

#[cfg(test)]
mod tests;
