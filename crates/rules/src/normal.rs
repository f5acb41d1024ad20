//! The one form of a password: Unicode NFC (NIST SP 800-63B-4, section 3.1.1.2). And of a user name.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// NFC never makes more than three bytes of one (Unicode Standard Annex #15, section 3.1).
const MOST_GROWTH: usize = 3;

/// The password as it is judged, hashed and compared, whatever keyboard it was typed on.
///
/// Nothing else is changed: no case, no spaces, no width. The cap on bytes is the caller's.
#[must_use]
pub fn normalise(typed: &str) -> Zeroizing<String> {
    // All of it fits, so that growing leaves no copy behind.
    let mut normal = Zeroizing::new(String::with_capacity(typed.len() * MOST_GROWTH));
    normal.extend(typed.nfc());
    normal
}

/// A user name as it is kept and compared: composed (NFC), lower case, and composed again, since
/// folding may take letters apart. Folding twice is folding once.
#[must_use]
pub fn fold_name(typed: &str) -> String {
    let composed: String = typed.trim().nfc().collect();
    composed.to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_become_the_same_text() {
        assert_eq!(
            *normalise("perche\u{301} no\u{300}"),
            *normalise("perch\u{e9} n\u{f2}")
        );
    }

    #[test]
    fn nothing_but_the_composition_is_changed() {
        for text in ["Zwölf Boxkämpfer", "  spaces  ", "ﬁ ｆｕｌｌ ①", "👩‍👩‍👧", ""]
        {
            assert_eq!(*normalise(text), text);
        }
    }

    #[test]
    fn the_text_never_outgrows_what_was_reserved() {
        for text in ["\u{1d160}", "\u{fb1d}", "\u{390}", "e\u{301}"] {
            let text = text.repeat(100);
            assert!(normalise(&text).len() <= MOST_GROWTH * text.len());
        }
    }
}
