//! One line that is typed.

use chiave_protocol::Secret;
use zeroize::Zeroizing;

/// The most bytes of a line. The buffer never grows, so no copy of it stays behind in memory.
const MOST: usize = 4096;

/// A line as it is being typed, in memory that is wiped.
pub(super) struct Line(Zeroizing<Vec<u8>>);

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
        Self(Zeroizing::new(Vec::with_capacity(MOST)))
    }

    /// Takes over one byte, as the terminal sends it: the signals and the editing of lines are off.
    pub(super) fn take(&mut self, byte: u8) -> Typed {
        match byte {
            b'\r' | b'\n' => return Typed::Done,
            // Ctrl-C, Ctrl-Z and Ctrl-\.
            0x03 | 0x1a | 0x1c => return Typed::Cancelled,
            // Ctrl-D.
            0x04 if self.0.is_empty() => return Typed::Cancelled,
            0x04 => return Typed::Done,
            // Backspace.
            0x08 | 0x7f => self.remove_last(),
            // Ctrl-U.
            0x15 => self.clear(),
            _ if self.0.len() < MOST => self.0.push(byte),
            _ => {}
        }
        Typed::More
    }

    /// The line so far, without a last character of which bytes are missing; `None` if it is not UTF-8.
    pub(super) fn text(&self) -> Option<&str> {
        match std::str::from_utf8(&self.0) {
            Ok(text) => Some(text),
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(&self.0[..error.valid_up_to()]).ok()
            }
            Err(_) => None,
        }
    }

    /// The line; `None` if it is not UTF-8.
    pub(super) fn into_secret(mut self) -> Option<Secret> {
        match String::from_utf8(std::mem::take(&mut *self.0)) {
            Ok(text) => Some(Secret::new(text)),
            Err(error) => {
                drop(Zeroizing::new(error.into_bytes()));
                None
            }
        }
    }

    /// Removes the last character, which may have several bytes.
    fn remove_last(&mut self) {
        while let Some(byte) = self.0.pop() {
            let continues = byte & 0b1100_0000 == 0b1000_0000;
            if !continues {
                return;
            }
        }
    }

    fn clear(&mut self) {
        self.0.fill(0);
        self.0.clear();
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
    fn the_person_can_cancel() {
        for bytes in [&b"me\x03"[..], b"\x04", b"a\x1a", b"a\x1c"] {
            assert_eq!(typed(bytes), None);
        }
    }

    #[test]
    fn a_line_never_grows_beyond_its_buffer() {
        let mut line = Line::new();
        let before = line.0.as_ptr();

        for _ in 0..2 * MOST {
            line.take(b'a');
        }

        assert_eq!(line.0.as_ptr(), before);
        assert_eq!(line.into_secret().unwrap().expose().len(), MOST);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(typed(b"\xff\r"), None);
    }
}
