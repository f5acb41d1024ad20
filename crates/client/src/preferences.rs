//! The person's own preferences, for settings that the IT department does not manage.

#[rustfmt::skip] // it is compared with its generator letter by letter
mod language;

pub use language::Language;

use crate::{
    files::{self, MayWait},
    settings::{Managed, Settings},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::Path;

pub(crate) const FILE: &str = "preferences.json";

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

/// The preferences in force: the person's choices, and managed settings.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct Preferences {
    /// The language of the interface, see [`Language`].
    pub language: Language,
    /// The colour theme, see [`Theme`].
    pub theme: Theme,
}

/// What the person chose; for what the person never chose, a recommended or default value is in
/// force.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub(crate) struct Choice {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<Theme>,
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

impl Choice {
    /// Reads the stored choice. A file that cannot be read counts as no choice, and a value that no
    /// version knows as no choice for its key alone.
    pub(crate) fn load(here: MayWait, folder: &Path) -> Self {
        let content = files::read(here, &folder.join(FILE)).unwrap_or_else(|error| {
            tracing::warn!(%error, "the preferences cannot be read");
            None
        });
        let stored: Map<String, Value> = content
            .and_then(|content| serde_json::from_slice(&content).ok())
            .unwrap_or_default();
        let word = |key: &str| stored.get(key).and_then(Value::as_str);
        Self {
            language: word("language").and_then(Language::parse),
            theme: word("theme").and_then(Theme::parse),
        }
    }

    /// Stores the choice for the next start. If the disk fails, they are in force until the
    /// window closes.
    pub(crate) fn keep(self, here: MayWait, folder: &Path) -> std::io::Result<()> {
        let content = serde_json::to_vec_pretty(&self)?;
        files::replace(here, &folder.join(FILE), &content)
    }

    /// What is in force with these managed settings (law 16).
    #[must_use]
    pub(crate) fn under(self, settings: &Settings) -> Preferences {
        Preferences {
            language: in_force(settings.language, self.language),
            theme: in_force(settings.theme, self.theme),
        }
    }

    /// The choice after the person changed the preferences from `before` to `now`. What stayed the
    /// same was not chosen.
    #[must_use]
    pub(crate) fn after(self, before: Preferences, now: Preferences) -> Self {
        let Preferences { language, theme } = now;
        Self {
            language: (language != before.language)
                .then_some(language)
                .or(self.language),
            theme: (theme != before.theme).then_some(theme).or(self.theme),
        }
    }
}

fn in_force<T: Copy + Default>(managed: Option<Managed<T>>, choice: Option<T>) -> T {
    match managed {
        Some(managed) => managed.over(choice),
        None => choice.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Level;

    const HERE: MayWait = MayWait::on_the_main_thread();

    #[test]
    fn a_choice_outlives_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let choice = Choice {
            language: None,
            theme: Some(Theme::Dark),
        };

        choice.keep(HERE, folder.path()).unwrap();

        assert_eq!(Choice::load(HERE, folder.path()), choice);
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

        assert_eq!(Choice::load(HERE, folder.path()), Choice::default());
    }

    #[test]
    fn a_value_of_another_version_costs_its_own_key() {
        let folder = tempfile::tempdir().unwrap();
        let stored = r#"{"language": "tlh", "theme": "dark", "sound": true}"#;
        std::fs::write(folder.path().join(FILE), stored).unwrap();

        let choice = Choice::load(HERE, folder.path());

        assert_eq!((choice.language, choice.theme), (None, Some(Theme::Dark)));
    }

    #[test]
    fn only_what_was_changed_was_chosen() {
        let before = Preferences {
            language: Language::It,
            theme: Theme::Light,
        };
        let now = Preferences {
            theme: Theme::Dark,
            ..before
        };

        let choice = Choice::default().after(before, now);

        assert_eq!(choice.language, None);
        assert_eq!(choice.theme, Some(Theme::Dark));
    }

    // Law 16.
    #[test]
    fn a_choice_wins_over_what_is_recommended() {
        let settings = Settings {
            language: Some(Managed {
                value: Language::It,
                level: Level::Recommended,
            }),
            ..Settings::default()
        };
        let choice = Choice {
            language: Some(Language::En),
            theme: None,
        };

        assert_eq!(choice.under(&settings).language, Language::En);
        let nothing = Choice::default().under(&settings);
        assert_eq!(nothing.language, Language::It);
        assert_eq!(nothing.theme, Theme::System);
    }

    // Law 16.
    #[test]
    fn what_is_managed_wins() {
        let settings = Settings {
            language: Some(Managed {
                value: Language::En,
                level: Level::Mandatory,
            }),
            ..Settings::default()
        };
        let choice = Choice {
            language: Some(Language::It),
            theme: Some(Theme::Dark),
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
