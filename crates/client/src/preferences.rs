//! The person's own preferences, for settings that the IT department does not manage.

#[rustfmt::skip] // it is compared with its generator letter by letter
mod language;

pub use language::Language;

use crate::{
    files::{self, MayWait},
    settings::Settings,
};
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "preferences.json";

/// The colour theme of the interface.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Theme {
    /// The theme of the system.
    #[default]
    System,
    /// A light theme.
    Light,
    /// A dark theme.
    Dark,
}

/// The person's preferences, overridden by managed settings.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct Preferences {
    /// The language of the interface, see [`Language`].
    pub language: Language,
    /// The colour theme, see [`Theme`].
    pub theme: Theme,
}

impl Language {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let named = Self::BY_TAG.into_iter().find(|(tag, _)| *tag == text);
        match text {
            "system" => Some(Self::System),
            _ => named.map(|(_, language)| language),
        }
    }

    /// The name of this choice, as the interface and the settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        let own = Self::BY_TAG.into_iter().find(|(_, own)| *own == self);
        own.map_or("system", |(tag, _)| tag)
    }

    /// The IETF tag of the language for mails; `system` is the tag of the system's language.
    pub(crate) fn tag(self, system: Option<&str>) -> &'static str {
        let primary = system.map(|tag| tag.split(['-', '_', '.', '@']).next().unwrap_or_default());
        let spoken = |(tag, language): &(&str, Self)| match self {
            Self::System => primary == Some(*tag),
            own => *language == own,
        };
        let [(first, _), ..] = Self::BY_TAG;
        let found = Self::BY_TAG.into_iter().find(spoken);
        found.map_or(first, |(tag, _)| tag)
    }
}

impl Theme {
    /// The name of this choice, as the interface and the settings write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

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
    /// Reads the stored preferences; a file that cannot be read counts as no preference.
    pub(crate) fn load(here: MayWait, folder: &Path) -> Self {
        let content = files::read(here, &folder.join(FILE)).unwrap_or_else(|error| {
            tracing::warn!(%error, "the preferences cannot be read");
            None
        });
        content
            .and_then(|content| serde_json::from_slice(&content).ok())
            .unwrap_or_default()
    }

    /// Stores the preferences for the next start. If the disk fails, they are in force until the
    /// window closes.
    pub(crate) fn keep(self, here: MayWait, folder: &Path) -> std::io::Result<()> {
        let content = serde_json::to_vec_pretty(&self)?;
        files::replace(here, &folder.join(FILE), &content)
    }

    /// Overrides the preferences with managed settings (law 16).
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

    const HERE: MayWait = MayWait::on_the_main_thread();

    #[test]
    fn a_choice_outlives_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let choice = Preferences {
            language: Language::It,
            theme: Theme::Dark,
        };

        choice.keep(HERE, folder.path()).unwrap();

        assert_eq!(Preferences::load(HERE, folder.path()), choice);
    }

    #[test]
    fn a_choice_is_named_as_it_is_read() {
        for language in [Language::System, Language::En, Language::It] {
            assert_eq!(Language::parse(language.name()), Some(language));
        }
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::parse(theme.name()), Some(theme));
        }
    }

    #[test]
    fn a_spoilt_file_counts_as_no_choice() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "{").unwrap();

        assert_eq!(
            Preferences::load(HERE, folder.path()),
            Preferences::default()
        );
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
