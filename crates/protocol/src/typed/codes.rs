//! Codes as people type and paste them: six digits, or the letters and digits of an activation code.

use super::characters::{digit, is_control, is_invisible};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The decimal digits of a text, as ASCII. Digits of every script count; everything else is dropped:
/// spaces, hyphens, brackets, "the code is". Whoever wants six counts them afterwards.
#[must_use]
pub fn digits(typed: &str) -> Zeroizing<String> {
    // A digit of another script has at least two bytes, so all of it fits.
    let mut digits = Zeroizing::new(String::with_capacity(typed.len()));
    digits.extend(typed.chars().filter_map(digit));
    digits
}

/// The letters and digits of a text, upper case where ASCII has one. Digits of every script and
/// letters of every width are folded; spaces, punctuation and invisible characters are dropped.
#[must_use]
pub fn letters_and_digits(typed: &str) -> Zeroizing<String> {
    // NFKC makes eleven characters of one at most, of eighteen: a buffer of this size never moves.
    let mut text = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(12)));
    let folded = typed
        .chars()
        .filter(|c| !is_invisible(*c) && !is_control(*c))
        .nfkc()
        .map(|c| digit(c).unwrap_or(c));
    text.extend(
        folded
            .filter(|c| c.is_alphanumeric())
            .map(|c| c.to_ascii_uppercase()),
    );
    text
}

#[cfg(test)]
mod tests {
    use super::super::characters::tests::characters;
    use super::*;

    #[test]
    fn digits_are_kept_whatever_stands_around_them() {
        for typed in [
            "123456",
            " 123 456\n",
            "123\u{a0}456",
            "123\u{2013}456",
            "(123) 456.",
            "Il codice è 123456",
            "１２３４５６",
            "\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}",
            "1\u{200b}23456\u{feff}",
        ] {
            assert_eq!(*digits(typed), "123456", "{typed}");
        }
        assert_eq!(*digits("ab"), "");
        assert_eq!(*digits("1234567"), "1234567");
    }

    #[test]
    fn letters_and_digits_are_kept_in_one_width_and_case() {
        for typed in [
            "ab12-cd34",
            "ＡＢ１２　ｃｄ３４",
            "ab12\u{2011}cd34\u{200b}",
            "“AB12”/cd34.",
        ] {
            assert_eq!(*letters_and_digits(typed), "AB12CD34", "{typed}");
        }
    }

    #[test]
    fn no_text_outgrows_what_was_reserved() {
        for c in characters() {
            let typed = c.to_string().repeat(4);
            assert!(letters_and_digits(&typed).len() <= typed.len() * 12);
            assert!(digits(&typed).len() <= typed.len());
        }
    }
}
