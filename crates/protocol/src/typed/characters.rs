//! What single characters are, by the properties of the Unicode Character Database.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory},
};

/// The general category of a character (Unicode Standard Annex #44).
pub(super) fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// Whether nothing is drawn for a character: format characters (Cf), which include the marks that
/// turn the direction of a line around, and everything that is ignorable by default (variation
/// selectors, fillers, tags).
#[must_use]
pub fn is_invisible(c: char) -> bool {
    !c.is_ascii()
        && (category(c) == GeneralCategory::Format
            || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c))
}

/// Whether a character is a space of any width (Zs): U+0020, no-break, thin, ideographic and others.
pub(super) fn is_space(c: char) -> bool {
    c == ' ' || (!c.is_ascii() && category(c) == GeneralCategory::SpaceSeparator)
}

/// Whether a character ends a line, moves a cursor or commands a device: control characters (Cc),
/// and the separators of lines and paragraphs (Zl, Zp).
pub(super) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The value of a decimal digit (Nd) of any script.
///
/// Unicode encodes the ten digits of a script one after the other, beginning with zero, so the
/// place in an unbroken run of digits is the value (The Unicode Standard, section 4.6).
pub(super) fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let is_digit = |c: char| category(c) == GeneralCategory::DecimalNumber;
    if !is_digit(c) {
        return None;
    }
    let before = (0..u32::from(c)).rev().map_while(char::from_u32);
    let place = before.take_while(|c| is_digit(*c)).count();
    char::from_digit(u32::try_from(place % 10).ok()?, 10)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Every character outside the large blocks in which all characters behave the same.
    pub(in crate::typed) fn characters() -> impl Iterator<Item = char> {
        let blocks = [
            '\0'..='\u{33ff}',
            '\u{a000}'..='\u{ac10}',
            '\u{f900}'..='\u{17fff}',
        ];
        let more = [
            '\u{1b000}'..='\u{1ffff}',
            '\u{2f800}'..='\u{2fa1f}',
            '\u{e0000}'..='\u{e01ff}',
        ];
        blocks.into_iter().chain(more).flatten()
    }

    #[test]
    fn digits_of_every_script_have_their_value() {
        for zero in [
            '\u{660}',
            '\u{6f0}',
            '\u{966}',
            '\u{ff10}',
            '\u{1d7ce}',
            '\u{1d7f6}',
        ] {
            for value in 0..10 {
                let c = char::from_u32(u32::from(zero) + value).unwrap();
                assert_eq!(digit(c), char::from_digit(value, 10), "{c}");
            }
        }
        assert_eq!(digit('²'), None);
        assert_eq!(digit('五'), None);
    }

    #[test]
    fn what_is_not_drawn_is_invisible() {
        for c in [
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{115f}',
            '\u{180e}',
            '\u{200b}',
            '\u{200d}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{e0041}',
        ] {
            assert!(is_invisible(c), "{}", c.escape_unicode());
        }
        for c in ['a', ' ', '\u{a0}', 'é', '\u{301}', '日', '👩'] {
            assert!(!is_invisible(c), "{}", c.escape_unicode());
        }
    }
}
