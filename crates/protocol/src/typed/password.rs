//! The one form of a password, and what a new one should not hold.

use super::characters::{is_invisible, is_space};
use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{Emoji, Script},
};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// NFC never makes more than three bytes of one (Unicode Standard Annex #15, section 3.1).
const MOST_GROWTH: usize = 3;
/// Joins two characters in many scripts, and the parts of an emoji.
const JOINER: char = '\u{200d}';
/// Keeps two letters apart, which Persian and many scripts of India need.
const NON_JOINER: char = '\u{200c}';

/// A password as it is evaluated, hashed and compared, whatever keyboard it was typed on: spaces of
/// every width become U+0020, then NFC (RFC 8265, section 4.2.2; NIST SP 800-63B-4, section
/// 3.1.1.2).
///
/// Nothing else is changed: no case, no width of letters, no space at an end. The cap on bytes is
/// the caller's.
#[must_use]
pub fn password(typed: &str) -> Zeroizing<String> {
    // All of it fits, so that growing leaves no copy behind.
    let mut normal = Zeroizing::new(String::with_capacity(typed.len() * MOST_GROWTH));
    let spaced = typed.chars().map(|c| if is_space(c) { ' ' } else { c });
    normal.extend(spaced.nfc());
    normal
}

/// Whether a password holds a character that cannot be seen and that nobody types on purpose: it
/// came by a paste and could not be typed again (RFC 8264, section 9.13, refuses them).
///
/// A joiner or a variation selector within an emoji, and a joiner or non-joiner after a letter of a
/// script that is written with them, count as seen.
#[must_use]
pub fn has_hidden_characters(text: &str) -> bool {
    let mut before = None;
    for c in text.chars() {
        if is_invisible(c) {
            if !before.is_some_and(|before| belongs(c, before)) {
                return true;
            }
        } else {
            before = Some(c);
        }
    }
    false
}

/// Whether a space stands at the beginning or the end, where it cannot be seen.
#[must_use]
pub fn has_spaces_at_ends(text: &str) -> bool {
    text.starts_with(is_space) || text.ends_with(is_space)
}

/// Whether the invisible `c` is a part of the character before it.
fn belongs(c: char, before: char) -> bool {
    let emoji = CodePointSetData::new::<Emoji>().contains(before);
    let written_with_joiners = || {
        let script = CodePointMapData::<Script>::new().get(before);
        !matches!(
            script,
            Script::Common | Script::Inherited | Script::Latin | Script::Greek | Script::Cyrillic
        )
    };
    match c {
        '\u{fe0e}' | '\u{fe0f}' => emoji,
        JOINER => emoji && !before.is_ascii() || written_with_joiners(),
        NON_JOINER => written_with_joiners(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_become_the_same_text() {
        assert_eq!(
            *password("perche\u{301} no\u{300}"),
            *password("perch\u{e9} n\u{f2}")
        );
    }

    #[test]
    fn spaces_of_every_width_become_the_plain_one() {
        for space in ['\u{a0}', '\u{2003}', '\u{2009}', '\u{202f}', '\u{3000}'] {
            assert_eq!(*password(&format!("una{space}frase")), "una frase");
        }
    }

    #[test]
    fn nothing_but_composition_and_spaces_is_changed() {
        for text in ["Zwölf Boxkämpfer", "  spaces  ", "ﬁ ｆｕｌｌ ①", "👩‍👩‍👧", ""]
        {
            assert_eq!(*password(text), text);
        }
    }

    #[test]
    fn the_text_never_outgrows_what_was_reserved() {
        for text in ["\u{1d160}", "\u{fb1d}", "\u{390}", "e\u{301}"] {
            let text = text.repeat(100);
            assert!(password(&text).len() <= MOST_GROWTH * text.len());
        }
    }

    #[test]
    fn what_came_by_a_paste_and_cannot_be_seen_is_found() {
        for text in [
            "una\u{200b}frase",
            "\u{feff}una frase",
            "una frase\u{ad}",
            "una\u{200d}frase",
            "una\u{202e}frase",
            "a\u{fe0f}",
            "\u{200d}👩",
        ] {
            assert!(has_hidden_characters(text), "{}", text.escape_unicode());
        }
        for text in [
            "una frase",
            "👩‍👩‍👧 ❤️",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "1️⃣ #️⃣",
        ] {
            assert!(!has_hidden_characters(text), "{}", text.escape_unicode());
        }
    }

    #[test]
    fn a_space_at_an_end_is_found() {
        assert!(has_spaces_at_ends(" una frase"));
        assert!(has_spaces_at_ends("una frase\u{3000}"));
        assert!(!has_spaces_at_ends("una frase"));
    }
}
