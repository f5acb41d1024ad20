//! One line that is typed.

use chiave_protocol::Secret;
use zeroize::Zeroizing;

/// The most bytes of a line. The buffer never grows, so no copy of it stays behind in memory.
const MOST: usize = 4096;

/// The numbers with which a terminal encloses what is pasted.
const PASTE_BEGINS: u16 = 200;
const PASTE_ENDS: u16 = 201;

/// A line as it is being typed, in memory that is wiped. Keys that type no character add nothing to it.
pub(super) struct Line {
    typed: Zeroizing<Vec<u8>>,
    sequence: Sequence,
    has_other_keys: bool,
}

/// How far the terminal has come with the bytes that it sends for one key, such as an arrow, or around what is pasted.
#[derive(Clone, Copy)]
enum Sequence {
    /// There is no sequence.
    None,
    /// The escape character was sent.
    Begun,
    /// A number follows, or other parameters; these are kept as [`u16::MAX`].
    Number(u16),
    /// One more byte follows.
    Last,
}

/// What a key did.
#[derive(Debug)]
pub(super) enum Typed {
    /// The line goes on.
    More,
    /// The line is complete.
    Done,
    /// The person cancelled.
    Cancelled,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            typed: Zeroizing::new(Vec::with_capacity(MOST)),
            sequence: Sequence::None,
            has_other_keys: false,
        }
    }

    /// Takes over one byte, as the terminal sends it: the signals and the editing of lines are off.
    pub(super) fn take(&mut self, byte: u8) -> Typed {
        if self.is_of_sequence(byte) {
            return Typed::More;
        }
        match byte {
            b'\r' | b'\n' => return Typed::Done,
            // Ctrl-C, Ctrl-Z and Ctrl-\.
            0x03 | 0x1a | 0x1c => return Typed::Cancelled,
            // Ctrl-D.
            0x04 if self.typed.is_empty() => return Typed::Cancelled,
            0x04 => return Typed::Done,
            // Backspace.
            0x08 | 0x7f => self.remove_last(),
            // Ctrl-U.
            0x15 => self.clear(),
            // Ctrl-W.
            0x17 => self.remove_word(),
            0x00..=0x1f => self.has_other_keys = true,
            _ if self.typed.len() < MOST => self.typed.push(byte),
            _ => {}
        }
        Typed::More
    }

    /// Whether a key was pressed that types no character and edits nothing here: whoever does not see the line may
    /// believe that it did something.
    pub(super) fn has_other_keys(&self) -> bool {
        self.has_other_keys || self.text().is_some_and(|it| it.contains(char::is_control))
    }

    /// The line so far, without a last character of which bytes are missing; `None` if it is not UTF-8.
    pub(super) fn text(&self) -> Option<&str> {
        match std::str::from_utf8(&self.typed) {
            Ok(text) => Some(text),
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(&self.typed[..error.valid_up_to()]).ok()
            }
            Err(_) => None,
        }
    }

    /// The line; `None` if it is not UTF-8.
    pub(super) fn into_secret(mut self) -> Option<Secret> {
        match String::from_utf8(std::mem::take(&mut *self.typed)) {
            Ok(text) => Some(Secret::new(text)),
            Err(error) => {
                drop(Zeroizing::new(error.into_bytes()));
                None
            }
        }
    }

    /// Removes the last character, which may have several bytes.
    fn remove_last(&mut self) {
        while let Some(byte) = self.typed.pop() {
            let continues = byte & 0b1100_0000 == 0b1000_0000;
            if !continues {
                return;
            }
        }
    }

    /// Removes the last word, and what stands behind it, as a terminal does by itself.
    fn remove_word(&mut self) {
        let mut in_word = false;
        while let Some(last) = self.typed.last() {
            let is_of_word = last.is_ascii_alphanumeric() || *last == b'_' || !last.is_ascii();
            if in_word && !is_of_word {
                return;
            }
            in_word |= is_of_word;
            self.typed.pop();
        }
    }

    fn clear(&mut self) {
        self.typed.fill(0);
        self.typed.clear();
        self.has_other_keys = false;
    }

    /// Whether a byte belongs to a sequence that types no character.
    fn is_of_sequence(&mut self, byte: u8) -> bool {
        let before = std::mem::replace(&mut self.sequence, Sequence::None);
        self.sequence = match (before, byte) {
            (Sequence::None, 0x1b) => Sequence::Begun,
            (Sequence::None, _) => return false,
            (Sequence::Begun, b'[') => Sequence::Number(0),
            (Sequence::Begun, b'O') => Sequence::Last,
            (Sequence::Number(number), b'0'..=b'9') => {
                let digit = u16::from(byte - b'0');
                Sequence::Number(number.saturating_mul(10).saturating_add(digit))
            }
            (Sequence::Number(_), b' '..=b'?') => Sequence::Number(u16::MAX),
            (Sequence::Number(PASTE_BEGINS | PASTE_ENDS), b'~') => Sequence::None,
            (_, b' '..=b'~') => {
                self.has_other_keys = true;
                Sequence::None
            }
            // Another key, before the sequence came to its end.
            _ => {
                self.has_other_keys = true;
                return self.is_of_sequence(byte);
            }
        };
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is typed by these bytes; `None` if it was cancelled.
    fn typed(bytes: &[u8]) -> Option<String> {
        let mut line = Line::new();
        for byte in bytes {
            match line.take(*byte) {
                Typed::More => {}
                Typed::Done => break,
                Typed::Cancelled => return None,
            }
        }
        line.into_secret().map(|secret| secret.expose().to_owned())
    }

    fn presses_other_keys(bytes: &[u8]) -> bool {
        let mut line = Line::new();
        for byte in bytes {
            line.take(*byte);
        }
        line.has_other_keys()
    }

    #[test]
    fn a_line_ends_with_enter() {
        assert_eq!(typed(b"mele verdi\rx").as_deref(), Some("mele verdi"));
        assert_eq!(typed(b"mele\n").as_deref(), Some("mele"));
    }

    #[test]
    fn backspace_removes_a_whole_character() {
        assert_eq!(typed("però\u{7f}o\r".as_bytes()).as_deref(), Some("pero"));
        assert_eq!(typed(b"a\x08\x08b\r").as_deref(), Some("b"));
        assert_eq!(typed(b"wrong\x15right\r").as_deref(), Some("right"));
    }

    #[test]
    fn a_key_can_remove_the_last_word() {
        assert_eq!(
            typed(b"mele verdi \x17rosse\r").as_deref(),
            Some("mele rosse")
        );
        assert_eq!(
            typed("mele-è_9\u{17}\r".as_bytes()).as_deref(),
            Some("mele-")
        );
        assert_eq!(typed(b" \x17\x17a\r").as_deref(), Some("a"));
    }

    #[test]
    fn what_is_pasted_comes_without_its_brackets() {
        let pasted = b"\x1b[200~mele [201~ verdi\x1b[201~\r";

        assert_eq!(typed(pasted).as_deref(), Some("mele [201~ verdi"));
        assert!(!presses_other_keys(pasted));
    }

    #[test]
    fn a_key_without_a_character_types_none_and_is_noted() {
        for key in [
            "\x1b[D",
            "\x1b[1;5C",
            "\x1b[3~",
            "\x1bOA",
            "\x1bb",
            "\x1b\x1b[A",
            "\x1b[2000~",
            "\t",
            "\x01",
            "\x1b[200",
        ] {
            let keys = format!("me{key}\u{15}me{key}\r");

            assert_eq!(typed(keys.as_bytes()).as_deref(), Some("me"), "{key:?}");
            assert!(presses_other_keys(keys.as_bytes()), "{key:?}");
        }
        assert!(presses_other_keys("me\u{9b}".as_bytes()));
    }

    #[test]
    fn a_line_that_is_removed_takes_other_keys_with_it() {
        assert!(!presses_other_keys(b"me\x1b[D\x15mele"));
    }

    #[test]
    fn the_person_can_cancel() {
        for bytes in [&b"me\x03"[..], b"\x04", b"a\x1a", b"a\x1c"] {
            assert_eq!(typed(bytes), None);
        }
    }

    #[test]
    fn a_line_never_grows_beyond_its_buffer() {
        let mut line = Line::new();
        let before = line.typed.as_ptr();

        for _ in 0..2 * MOST {
            line.take(b'a');
        }

        assert_eq!(line.typed.as_ptr(), before);
        assert_eq!(line.into_secret().unwrap().expose().len(), MOST);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(typed(b"\xff\r"), None);
    }
}
