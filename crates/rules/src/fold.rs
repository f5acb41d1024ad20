//! Text as it is compared with words: without case, accents and the usual disguises.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zeroize::Zeroizing;

/// A text folded character by character: as many characters come out as went in, so that places and
/// points in one form are those of the other.
pub(crate) struct Folded {
    /// Lower case, without accents: what sequences are looked for in.
    pub(crate) plain: Zeroizing<Vec<char>>,
    /// The candidate with look-alike characters replaced by the letters that they stand for. Words
    pub(crate) undisguised: Zeroizing<Vec<char>>,
}

impl Folded {
    pub(crate) fn of(text: impl Iterator<Item = char> + Clone) -> Self {
        let length = text.clone().count();
        let mut plain = Zeroizing::new(Vec::with_capacity(length));
        plain.extend(text.map(plain_of));
        let mut undisguised = Zeroizing::new(Vec::with_capacity(length));
        undisguised.extend(plain.iter().map(|c| undisguised_of(*c)));
        Self { plain, undisguised }
    }

    pub(crate) fn len(&self) -> usize {
        self.plain.len()
    }
}

/// A word folded the same way.
pub(crate) fn word(text: &str) -> Vec<char> {
    if text.is_ascii() {
        return text
            .chars()
            .map(|c| undisguised_of(c.to_ascii_lowercase()))
            .collect();
    }
    text.nfc().map(|c| undisguised_of(plain_of(c))).collect()
}

fn plain_of(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    // Where this is not one character for one, as for ligatures, the character stays as it is.
    let mut base = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
    let base = match (base.next(), base.next()) {
        (Some(base), None) => base,
        _ => c,
    };
    base.to_lowercase().next().unwrap_or(base)
}

/// Entra's table as far as Microsoft publishes it (Microsoft Entra Password Protection). A wider one would
/// refuse what Entra accepts.
fn undisguised_of(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'l',
        '$' => 's',
        '@' => 'a',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        Folded::of(text.chars()).undisguised.iter().collect()
    }

    #[test]
    fn case_accents_width_and_disguises_fall_away() {
        assert_eq!(folded("P@$$w0rd1"), "passwordl");
        assert_eq!(folded("PERCHÉ Però"), "perche pero");
        assert_eq!(folded("ｐａｓｓ"), "pass");
    }

    #[test]
    fn as_many_characters_come_out_as_went_in() {
        for text in ["ﷺ ﬁ ǅ", "İstanbul ß", "👩‍👩‍👧", "a\u{335}\u{301}", "한국어", ""]
        {
            assert_eq!(folded(text).chars().count(), text.chars().count(), "{text}");
        }
    }
}
