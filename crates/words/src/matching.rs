//! The matching words of an attempt: a caller reads two words to the help desk, in the caller’s language.
//!
//! Each language has one list of 256 words in `locales/matching-words/<language>.txt`, one a line. No word
//! stands in two lists, so the help desk types what it hears, whatever language it works in.

use crate::language::Language;
use chiave_protocol::typed::fold_user_name;

/// The list of one language.
const fn list(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../../locales/matching-words/en.txt"),
        Language::Italian => include_str!("../../../locales/matching-words/it.txt"),
    }
}

/// The words at two places of the list of a language, with a space between them.
#[must_use]
pub fn spoken(language: Language, [first, second]: [u8; 2]) -> String {
    let word = |place: u8| list(language).lines().nth(place.into()).unwrap_or_default();
    format!("{} {}", word(first), word(second))
}

/// The places of two words, of whatever language, as somebody typed them: case, width and what stands
/// between them make no difference. `None` if the text is not two words of the lists.
#[must_use]
pub fn read(typed: &str) -> Option<[u8; 2]> {
    let folded = fold_user_name(typed);
    let mut words = folded
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let two = [words.next()?, words.next()?].map(place);
    match (two, words.next()) {
        ([Some(first), Some(second)], None) => Some([first, second]),
        _ => None,
    }
}

fn place(word: &str) -> Option<u8> {
    let of_list = |language| list(language).lines().position(|it| it == word);
    let place = Language::ALL.into_iter().find_map(of_list)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_is_read_out_in_any_language_is_understood() {
        for language in Language::ALL {
            for place in 0..=u8::MAX {
                let places = [place, 255 - place];
                assert_eq!(
                    read(&spoken(language, places)),
                    Some(places),
                    "{language:?}"
                );
            }
        }
    }

    #[test]
    fn the_way_of_typing_makes_no_difference() {
        let places = [3, 200];
        let spoken = spoken(Language::English, places);

        for typed in [
            spoken.to_uppercase(),
            spoken.replace(' ', "-"),
            format!("  “{}”. ", spoken.replace(' ', ", ")),
        ] {
            assert_eq!(read(&typed), Some(places), "{typed}");
        }
    }

    #[test]
    fn anything_but_two_words_of_the_lists_is_refused() {
        let one = list(Language::English).lines().next().unwrap();

        for typed in [
            String::new(),
            one.into(),
            format!("{one} {one} {one}"),
            format!("{one} xyzzy"),
        ] {
            assert_eq!(read(&typed), None, "{typed}");
        }
    }

    // A word that is heard has one place, whatever the language.
    #[test]
    fn every_list_has_256_plain_words_that_no_other_has() {
        let mut seen = BTreeSet::new();
        for language in Language::ALL {
            let words: Vec<_> = list(language).lines().collect();
            assert_eq!(words.len(), 256, "{language:?}");
            for word in words {
                let plain = word.bytes().all(|b| b.is_ascii_lowercase());
                assert!(plain && (4..=8).contains(&word.len()), "{word}");
                assert!(seen.insert(word), "{word}");
            }
        }
    }
}
