//! Text that one person writes and another one reads: names of people, groups, computers, methods.

use super::characters::{is_control, is_invisible, is_space};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// One line of text that can be shown anywhere: in NFC, trimmed, bounded, without control
/// characters and without invisible ones, so that it neither moves a cursor nor turns the direction
/// of what stands beside it.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ShownText(String);

/// Why a text cannot be shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ShownFault {
    /// The text holds a control character, a tab or the end of a line.
    #[error("text holds a control character")]
    Control,
    /// The text has more characters than allowed.
    #[error("text is too long")]
    TooLong,
}

impl ShownText {
    /// Takes a text of at most `most` characters. Invisible characters fall away, spaces of every
    /// width become U+0020.
    ///
    /// # Errors
    ///
    /// [`ShownFault`]: a control character inside is not guessed away, and nothing is cut.
    pub fn parse(text: &str, most: usize) -> Result<Self, ShownFault> {
        let shown = visible(text.trim().chars());
        if shown.chars().any(is_control) {
            return Err(ShownFault::Control);
        }
        if shown.chars().count() > most {
            return Err(ShownFault::TooLong);
        }
        Ok(Self(shown))
    }

    /// Makes the best of a text that nobody can be asked to correct, such as the name that a
    /// computer gives itself: control characters become spaces, and it is cut after `most`.
    #[must_use]
    pub fn cleaned(text: &str, most: usize) -> Self {
        let spaced = text.chars().map(|c| if is_control(c) { ' ' } else { c });
        let cut: String = visible(spaced).chars().take(most).collect();
        Self(cut.trim_end().to_owned())
    }

    /// Two texts with a space between them: a given and a family name. Either may be empty.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        Self(format!("{} {}", self.0, other.0).trim().to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left to be shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for ShownText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<ShownText> for String {
    fn from(text: ShownText) -> Self {
        text.0
    }
}

fn visible(text: impl Iterator<Item = char>) -> String {
    let visible = text
        .filter(|c| !is_invisible(*c))
        .map(|c| if is_space(c) { ' ' } else { c });
    let composed: String = visible.nfc().collect();
    composed.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::characters::tests::characters;
    use super::*;

    fn parse(text: &str) -> Result<String, ShownFault> {
        ShownText::parse(text, 10).map(String::from)
    }

    #[test]
    fn a_shown_text_is_one_visible_line_in_nfc() {
        assert_eq!(parse(" Nicolo\u{300}\u{a0}B\r\n").unwrap(), "Nicol\u{f2} B");
        assert_eq!(parse("Zo\u{200b}e\u{202e}\u{feff}").unwrap(), "Zoe");
        assert_eq!(parse("\u{200b}").unwrap(), "");
    }

    #[test]
    fn control_characters_inside_are_refused() {
        for text in [
            "a\u{1b}[31m",
            "a\tb",
            "a\nb",
            "a\0b",
            "a\u{85}b",
            "a\u{2028}b",
        ] {
            assert_eq!(parse(text), Err(ShownFault::Control), "{text:?}");
        }
    }

    #[test]
    fn nothing_longer_than_its_bound_is_taken() {
        assert!(parse(&"e\u{301}".repeat(10)).is_ok());
        assert_eq!(parse(&"e".repeat(11)), Err(ShownFault::TooLong));
    }

    #[test]
    fn a_text_that_is_cleaned_always_can_be_shown() {
        let cleaned = |text| String::from(ShownText::cleaned(text, 6));

        assert_eq!(cleaned("vm\u{1b}[1m\u{202e}x"), "vm [1m");
        assert_eq!(cleaned("a\nb\u{2028}c"), "a b c");
        assert_eq!(cleaned("abcde fgh"), "abcde");
        for c in characters() {
            let text = ShownText::cleaned(&format!("{c}x{c}"), 6);
            assert_eq!(ShownText::parse(text.as_str(), 6), Ok(text));
        }
    }
}
