//! What the person chose for themselves, where IT did not.

use crate::{files, settings::Settings};
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "preferences.json";

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Language {
    /// Whatever the system speaks.
    #[default]
    System,
    /// English.
    En,
    /// Italian.
    It,
}

/// The colours of the interface.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Theme {
    /// Whatever the system has.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The person's choices, with what is managed already put in.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct Preferences {
    /// See [`Language`].
    pub language: Language,
    /// See [`Theme`].
    pub theme: Theme,
}

impl Language {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "system" => Some(Self::System),
            "en" => Some(Self::En),
            "it" => Some(Self::It),
            _ => None,
        }
    }

    /// Its IETF tag, for the mails; `system` is the tag of what the person's system speaks.
    pub(crate) fn tag(self, system: Option<&str>) -> &'static str {
        match self {
            Self::En => "en",
            Self::It => "it",
            Self::System if system.is_some_and(|tag| tag.starts_with("it")) => "it",
            Self::System => "en",
        }
    }
}

impl Theme {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "system" => Some(Self::System),
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }
}

impl Preferences {
    /// What was chosen; a file that cannot be read counts as no choice.
    pub(crate) fn load(folder: &Path) -> Self {
        let content = files::read(&folder.join(FILE)).unwrap_or_else(|error| {
            tracing::warn!(%error, "the preferences cannot be read");
            None
        });
        content
            .and_then(|content| serde_json::from_slice(&content).ok())
            .unwrap_or_default()
    }

    /// Keeps the choice for the next start. Where the disk refuses, it holds until the window closes.
    pub(crate) fn keep(self, folder: &Path) -> std::io::Result<()> {
        files::replace(&folder.join(FILE), &serde_json::to_vec_pretty(&self)?)
    }

    /// Managed settings win (law 16).
    #[must_use]
    pub(crate) fn under(self, settings: &Settings) -> Self {
        Self {
            language: settings.language.unwrap_or(self.language),
            theme: settings.theme.unwrap_or(self.theme),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_outlives_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let choice = Preferences {
            language: Language::It,
            theme: Theme::Dark,
        };

        choice.keep(folder.path()).unwrap();

        assert_eq!(Preferences::load(folder.path()), choice);
    }

    #[test]
    fn a_spoilt_file_counts_as_no_choice() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "{").unwrap();

        assert_eq!(Preferences::load(folder.path()), Preferences::default());
    }

    // Law 16.
    #[test]
    fn what_is_managed_wins() {
        let settings = Settings {
            language: Some(Language::En),
            ..Settings::default()
        };
        let choice = Preferences {
            language: Language::It,
            theme: Theme::Dark,
        };

        assert_eq!(
            choice.under(&settings),
            Preferences {
                language: Language::En,
                theme: Theme::Dark
            }
        );
    }
}
