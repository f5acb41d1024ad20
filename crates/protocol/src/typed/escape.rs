//! Text on its way to a terminal.

use super::characters::{is_control, is_invisible};
use std::{borrow::Cow, fmt::Write as _};

/// A text without anything that a terminal obeys or hides: control characters, ends of lines,
/// marks of direction and invisible characters become `\u{…}`. Whoever reads it sees that something
/// was there.
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    escape(text, |c| is_control(c) || is_invisible(c))
}

/// Escapes a text of several lines as [`escaped`] does, but keeps line feeds and tabs.
#[must_use]
pub fn escaped_lines(text: &str) -> Cow<'_, str> {
    escape(text, |c| {
        !matches!(c, '\n' | '\t') && (is_control(c) || is_invisible(c))
    })
}

fn escape(text: &str, is_unsafe: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unsafe(c) {
            // Writing to a `String` cannot fail.
            let _ = write!(safe, "{}", c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_terminal_obeys_is_spelt_out() {
        assert_eq!(escaped("\u{1b}[31mred"), "\\u{1b}[31mred");
        assert_eq!(escaped("a\tb\nc\u{202e}d"), "a\\u{9}b\\u{a}c\\u{202e}d");
        assert_eq!(escaped("a\u{9b}1m"), "a\\u{9b}1m");
        assert_eq!(escaped("Zoë d'Angelo"), "Zoë d'Angelo");
        assert_eq!(escaped_lines("a\tb\nc\r\u{7}"), "a\tb\nc\\u{d}\\u{7}");
    }
}
