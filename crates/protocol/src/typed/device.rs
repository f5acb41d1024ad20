//! What a computer calls itself: a text of a stranger's choice in emails and in the log.

use super::shown::ShownText;
use crate::limits::DEVICE_NAME_CHARACTERS;

/// The name of a computer as one short line.
///
/// Letters, digits, spaces and `- _ . '` are what names of computers are made of ("Giulia's
/// MacBook-Pro"). Everything else is dropped: marks that end a sentence, open a bracket or make an
/// address, and whatever turns the direction of a line around. Emails quote the name, and a name of
/// this length, without a comma, a colon or a question mark, does not read as a sentence of the
/// service.
#[must_use]
pub fn device_name(claimed: &str) -> String {
    let line = ShownText::cleaned(claimed, usize::MAX);
    let plain = line.as_str().chars().map(|c| match c {
        '\u{2019}' => '\'',
        other => other,
    });
    let kept: String = plain.filter(|c| is_of_a_name(*c)).collect();
    let words: Vec<_> = kept.split(' ').filter(|word| !word.is_empty()).collect();
    let cut: String = words
        .join(" ")
        .chars()
        .take(DEVICE_NAME_CHARACTERS)
        .collect();
    cut.trim_end().to_owned()
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_computers_have_are_kept() {
        for name in [
            "altariva-0417",
            "Giulia's MacBook-Pro",
            "pc_2.local",
            "Büro 3",
            "ノート",
        ] {
            assert_eq!(device_name(name), name);
        }
        assert_eq!(device_name("Giulia\u{2019}s PC"), "Giulia's PC");
    }

    #[test]
    fn nothing_is_left_that_makes_a_sentence_or_an_address() {
        for (claimed, kept) in [
            (
                "IT Service Desk is calling you now, please read us this code",
                "IT Service Desk is calling you now pleas",
            ),
            ("Call: +39 (02) 5550!", "Call 39 02 5550"),
            ("https://evil.example/x?y", "httpsevil.examplexy"),
            ("ward\u{202e}moc.live@\u{2066}x", "wardmoc.livex"),
            ("a\u{1b}[31m\r\nBcc: you", "a 31m Bcc you"),
            ("\u{200b} ", ""),
        ] {
            assert_eq!(device_name(claimed), kept);
        }
    }
}
