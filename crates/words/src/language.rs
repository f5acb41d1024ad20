//! The languages that there are.

use unic_langid::{LanguageIdentifier, langid};

/// A language with a complete set of words.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Language {
    /// English, to which everything unknown falls back.
    #[default]
    English,
    /// Italian.
    Italian,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Italian];

    /// The language nearest to a tag such as `it`, `it-CH`, or a POSIX locale such as
    /// `it_IT.UTF-8`; English for any other text.
    #[must_use]
    pub fn nearest(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        let same = |language: &Self| language.tag().eq_ignore_ascii_case(primary);
        Self::ALL.into_iter().find(same).unwrap_or_default()
    }

    /// The IETF tag of the language, which is also the name of the language's folder in `locales/`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Italian => "it",
        }
    }

    pub(crate) const fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::English => langid!("en"),
            Self::Italian => langid!("it"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_or_a_posix_locale_finds_its_language() {
        for tag in ["it", "IT", "it-CH", "it_IT.UTF-8", "it@euro"] {
            assert_eq!(Language::nearest(tag), Language::Italian, "{tag}");
        }
        for tag in ["en-GB", "C", "POSIX", "", "de", "italian"] {
            assert_eq!(Language::nearest(tag), Language::English, "{tag}");
        }
    }
}
