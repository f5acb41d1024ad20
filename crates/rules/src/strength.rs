//! How hard a candidate is to guess: zxcvbn, 0 to 4.

use crate::{names, normalise};
use chiave_protocol::policy::PersonalFacts;
use zeroize::Zeroizing;

/// Characters that are looked at. The estimate's cost grows faster than the text, and 64 are more
/// than enough to know.
pub const STRENGTH_CHARACTERS: usize = 64;

/// The strength of a candidate, from 0 (guessed at once) to 4 (very unlikely to be guessed), for
/// somebody who knows the person's names.
///
/// Some milliseconds of work at worst: call it after a pause in typing.
#[must_use]
pub fn strength(candidate: &str, facts: &PersonalFacts) -> u8 {
    let end = candidate
        .char_indices()
        .nth(2 * STRENGTH_CHARACTERS)
        .map_or(candidate.len(), |c| c.0);
    let normal = normalise(&candidate[..end]);
    let mut beginning = Zeroizing::new(String::with_capacity(normal.len()));
    beginning.extend(normal.chars().take(STRENGTH_CHARACTERS));
    let names: Vec<&str> = names::parts(facts)
        .filter(|part| !part.is_empty())
        .collect();
    u8::from(zxcvbn::zxcvbn(&beginning, &names).score())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nobody() -> PersonalFacts {
        PersonalFacts::default()
    }

    #[test]
    fn a_common_password_is_weak_and_a_long_random_one_is_strong() {
        assert_eq!(strength("password", &nobody()), 0);
        assert_eq!(strength("", &nobody()), 0);
        assert_eq!(strength("k7#Vx!mQ2z_pL0", &nobody()), 4);
    }

    #[test]
    fn a_name_counts_for_less_for_whoever_bears_it() {
        let facts = PersonalFacts {
            name_parts: vec!["brunacci.leopolda@example.org".into()],
        };

        assert!(strength("brunacci1", &facts) < strength("brunacci1", &nobody()));
    }

    #[test]
    fn a_huge_text_is_looked_at_only_at_its_beginning() {
        assert_eq!(
            strength(&"a".repeat(10 << 20), &nobody()),
            strength(&"a".repeat(64), &nobody())
        );
    }

    #[test]
    fn composed_and_decomposed_are_equally_strong() {
        let composed = "però perché città così più giù".repeat(3);
        let decomposed: String =
            unicode_normalization::UnicodeNormalization::nfd(composed.as_str()).collect();

        assert_eq!(
            strength(&composed, &nobody()),
            strength(&decomposed, &nobody())
        );
    }
}
