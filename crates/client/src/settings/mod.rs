//! The managed settings of this computer: each value with the place that it came from.
//!
//! `chiave_settings::Computer` declares every key: its type, its level, and what a wrong value does.
//! A [`Provider`] reads the places where IT sets values; this module merges them and converts each
//! value into the type that the client works with.
//!
//! Trust is configured, never learned (law 17): a place, and the certificate authority that it
//! names, are accepted only if nobody but an administrator can write them. A wrong setting that
//! restricts something blocks what it restricts; any other wrong setting is ignored; both are
//! reported (law 16). In detail:
//!
//! - A wrong value of a key that is declared to close the way to the service blocks the connection:
//!   any other connection might be one that the IT department does not allow.
//! - A file that cannot be trusted or read when the application starts blocks the connection too,
//!   since it may name one of these. If that happens to a file while the application runs, the
//!   settings that were read before stay in force (law 22).
//! - A wrong value of a key that hides an action hides the action.
//! - A wrong value of the key for a shared computer makes it one.
//! - A wrong value of another key, and an unknown key, are only reported. An older application
//!   reads the keys of a newer one.

mod accent;
mod client_certificate;
pub(crate) mod content;
mod explain;
#[cfg(unix)]
mod files;
mod follow;
mod in_force;
mod log_level;
mod logo;
mod managed;
#[cfg(unix)]
mod managed_preferences;
mod offers;
mod pins;
mod provider;
mod proxy;
mod reading;
mod shown;
mod taking;
mod verdict;

pub use accent::Accent;
pub use chiave_protocol::Origin;
pub(crate) use chiave_settings::Placeholder;
pub use chiave_settings::{Fault, Level, Pin, import};
pub use client_certificate::ClientCertificate;
pub use explain::{Basis, Explained, Explanation, Told, written};
#[cfg(unix)]
pub use files::PolicyFolder;
pub(crate) use follow::LOOK;
pub(crate) use in_force::InForce;
pub use log_level::LogLevel;
pub use logo::{Image, Logo};
pub use managed::Managed;
#[cfg(unix)]
pub use managed_preferences::ManagedPreferences;
pub use offers::Offers;
pub use pins::Pins;
pub use provider::Provider;
pub use proxy::Proxy;
pub use reading::{NamedFile, Reading};
pub use shown::{SettingProblem, Sourced};
pub use verdict::Verdict;

use crate::{
    link,
    preferences::{Language, Theme},
};
use chiave_settings::{
    Colour, Computer, Document, Kind, Merged, MinuteOfDay, Mistake, Problem, QuietHours,
    ReminderDays,
};
use reading::{NamedFiles, merged};
use std::{fmt, path::PathBuf};

/// The company's own certificate authority, trusted in addition to the system's.
#[derive(Clone, Eq, PartialEq)]
pub struct Authority {
    /// The path of the certificate file.
    pub path: PathBuf,
    /// The certificates in the file, as PEM.
    pub pem: Vec<u8>,
}

/// Without the content of the file, in which somebody may have left a private key.
impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Authority").field(&self.path).finish()
    }
}

impl Authority {
    /// The certificate authority of a file, if it has one.
    fn read(NamedFile { path, content }: &NamedFile) -> Result<Self, Fault> {
        match link::authorities(content) {
            Ok(certificates) if !certificates.is_empty() => Ok(Self {
                path: path.clone(),
                pem: content.to_vec(),
            }),
            _ => Err(Fault::BadValue),
        }
    }

    /// Whether the file also holds a private key, which everybody on this computer can read.
    #[must_use]
    pub fn has_private_key(&self) -> bool {
        let text = String::from_utf8_lossy(&self.pem);
        let begins = |it: &str| it.starts_with("-----BEGIN ") && it.contains("PRIVATE KEY-----");
        text.lines().any(|line| begins(line.trim()))
    }
}

/// All managed settings.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The address of the directory service.
    pub server: Option<Origin>,
    /// The certificate authority that is trusted in addition to the system's.
    pub authority: Option<Authority>,
    /// The certificate by which this computer identifies itself, where it is asked for one.
    pub client_certificate: Option<ClientCertificate>,
    /// The public keys of which the service has to have one.
    pub pins: Pins,
    /// The proxy for the connection to the service.
    pub proxy: Proxy,
    /// The company's name.
    pub organisation: Option<String>,
    /// Whom people may ask for help, in the company's words.
    pub organisation_help: Option<String>,
    /// The page of the help desk, with placeholders.
    pub help_url: Option<String>,
    /// The company's logo.
    pub logo: Option<Image>,
    /// The company's logo for a dark window.
    pub logo_dark: Option<Image>,
    /// The company's colour, on which white text can be read.
    pub accent: Option<Colour>,
    /// The language, if IT sets it.
    pub language: Option<Managed<Language>>,
    /// The theme, if IT sets it.
    pub theme: Option<Managed<Theme>>,
    /// The actions that exist on this computer.
    pub offers: Offers,
    /// Whether the application opens when a person's session begins.
    pub autostart: bool,
    /// The days before an expiry at which the window reminds of it.
    pub reminder_days: ReminderDays,
    /// The hours in which nobody is disturbed.
    pub quiet_hours: Option<QuietHours>,
    /// Whether people share this computer; decided for a process at its start.
    pub kiosk: bool,
    /// How much the application writes to its log.
    pub log_level: LogLevel,
    /// After how many days without the service the account is removed from this computer.
    pub wipe_after_days: Option<u32>,
    /// Every setting that is in force, as it is shown.
    pub shown: Vec<Sourced>,
    /// What is ignored, and why.
    pub problems: Vec<SettingProblem>,
    /// Whether a file could not be read or not be trusted, so nobody knows what IT wants.
    pub unread: bool,
    /// Whether these settings stay in force because a file can no longer be read.
    pub kept: bool,
}

impl Settings {
    /// Reads every place where IT sets values. Never fails: errors are listed among the problems,
    /// and a missing place means no settings.
    #[must_use]
    pub fn load(policy: &dyn Provider) -> Self {
        Self::read(Reading::take(policy))
    }

    /// What follows from a reading.
    pub(crate) fn read(reading: Reading) -> Self {
        let Reading { supplies, files } = reading;
        Self::of(merged(supplies, &files), &files)
    }

    fn of(merged: Merged<Computer>, files: &NamedFiles) -> Self {
        let kiosk = wrong(&merged.problems).any(|key| key == Computer::Kiosk);
        let mut settings = Self {
            unread: merged.problems.iter().any(is_unread),
            offers: Offers::despite(&merged.problems),
            kiosk,
            problems: (merged.problems.into_iter())
                .map(SettingProblem::of_supply)
                .collect(),
            ..Self::default()
        };
        let mut closed = merged.closed;
        for settled in merged.settled {
            match settings.take(&settled, files) {
                Ok(()) => settings.shown.push(Sourced::of(&settled)),
                Err(fault) => {
                    let declaration = settled.key.declaration();
                    closed |= declaration.mistake == Mistake::ClosesTheService;
                    settings.unread |= declaration.kind == Kind::CertificateFile;
                    settings.problems.push(settled.ignored(fault).into());
                }
            }
        }
        if closed {
            settings.server = None;
        }
        settings
    }

    /// These settings, read while `before` were in force. If a file is half written or cannot be
    /// read, `before` stay in force and the problem is told (law 22).
    #[must_use]
    pub(crate) fn after(self, before: &Self) -> Self {
        if !self.unread || before.unread {
            return self;
        }
        Self {
            problems: self.problems,
            kept: true,
            ..before.clone()
        }
    }

    /// Whether these settings lead to the same service in the same way as `other`.
    #[must_use]
    pub(crate) fn connects_like(&self, other: &Self) -> bool {
        self.server == other.server
            && self.trusts_like(other)
            && self.client_certificate == other.client_certificate
            && self.proxy == other.proxy
    }

    /// Whether these settings trust the same certificates as `other`.
    #[must_use]
    pub(crate) fn trusts_like(&self, other: &Self) -> bool {
        self.authority == other.authority && self.pins == other.pins
    }

    /// Writes the problems to the log.
    pub(crate) fn log_problems(&self) {
        for problem in &self.problems {
            tracing::warn!(%problem, "a setting does not count");
        }
    }

    /// Whether the window opens by itself when a person's session at the computer begins in this minute. On a computer
    /// that people share no hour is quiet: it shows nothing else.
    #[must_use]
    pub fn opens_with_the_session(&self, minute: MinuteOfDay) -> bool {
        let is_quiet = self.quiet_hours.is_some_and(|it| it.contain(minute));
        self.autostart && (self.kiosk || !is_quiet)
    }

    /// The names of the settings that the person cannot change, which the interface shows as
    /// managed.
    #[must_use]
    pub fn managed(&self) -> Vec<String> {
        self.shown
            .iter()
            .filter(|setting| setting.level == Level::Mandatory)
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
}

/// The settings of which the administrator set a wrong value. What the person wrote governs nothing.
fn wrong(problems: &[Problem]) -> impl Iterator<Item = Computer> {
    problems
        .iter()
        .filter(|problem| problem.fault != Fault::NotFromHere)
        .filter_map(|problem| Computer::named(problem.name.as_deref()?))
}

/// Whether a whole file could not be read or not be trusted.
fn is_unread(problem: &Problem) -> bool {
    problem.name.is_none() && problem.fault.leaves_unread()
}

#[cfg(test)]
mod tests;
