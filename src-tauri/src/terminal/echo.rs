//! A line that is shown while it is typed, in a terminal that shows nothing by itself.

use super::{line::Line, sentences::shown};

/// Takes one character off the screen.
const ERASE: &str = "\u{8} \u{8}";

/// What stands on the screen of the line.
#[derive(Default)]
pub(super) struct Echo {
    characters: usize,
}

impl Echo {
    /// What to print after a key, so that the screen shows the line.
    pub(super) fn follow(&mut self, line: &Line) -> String {
        let Some(text) = line.text() else {
            return String::new();
        };
        let now = text.chars().count();
        let before = std::mem::replace(&mut self.characters, now);
        let new = text.chars().skip(before).map(visible);
        let erased = ERASE.repeat(before.saturating_sub(now));
        new.chain([erased]).collect()
    }
}

/// A character as a terminal may show it.
fn visible(character: char) -> String {
    match shown(character.encode_utf8(&mut [0; 4])) {
        shown if shown.is_empty() && character != ' ' => "?".into(),
        shown if shown.is_empty() => " ".into(),
        shown => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is printed while these bytes are typed.
    fn printed(bytes: &[u8]) -> String {
        let (mut line, mut echo) = (Line::new(), Echo::default());
        let mut printed = String::new();
        for byte in bytes {
            line.take(*byte);
            printed += &echo.follow(&line);
        }
        printed
    }

    #[test]
    fn a_line_is_shown_as_it_is_typed() {
        assert_eq!(printed(b"123 456"), "123 456");
        assert_eq!(printed("però".as_bytes()), "però");
    }

    #[test]
    fn what_is_removed_leaves_the_screen() {
        assert_eq!(printed(b"12\x7f3"), "12\u{8} \u{8}3");
        assert_eq!(printed(b"12\x15"), "12\u{8} \u{8}\u{8} \u{8}");
        assert_eq!(printed("ò\u{7f}".as_bytes()), "ò\u{8} \u{8}");
    }

    #[test]
    fn what_is_typed_moves_no_cursor() {
        assert_eq!(printed(b"1\x1b[2J2"), "12");
        assert_eq!(printed("1\u{9b}2J".as_bytes()), "1?2J");
    }
}
