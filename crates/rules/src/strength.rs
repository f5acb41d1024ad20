//! How hard a candidate is to guess: zxcvbn, 0 to 4.

use crate::{banned::COMPANY_WORDS, names, normalise};
use chiave_protocol::policy::PersonalFacts;
use zeroize::Zeroizing;

/// Characters that are looked at: the estimate's cost grows faster than the text, and as many are
/// enough to know. Of 29 on, zxcvbn 3.1 overflows on a walk over the number pad that turns at each key:
/// its five neighbours to the power of 28 turns are more than 64 bits.
pub const STRENGTH_CHARACTERS: usize = 28;

/// The disguises that zxcvbn undoes: a letter and what stands for it. It tries every choice of one
/// disguise for each letter, so a text with all of them would cost a second and not a millisecond.
const DISGUISES: [(char, &[char]); 7] = [
    ('a', &['4', '@']),
    ('c', &['(', '{', '[', '<']),
    ('g', &['6', '9']),
    ('i', &['1', '!', '|']),
    ('l', &['1', '|', '7']),
    ('s', &['$', '5']),
    ('t', &['+', '7']),
];
/// Choices that are still tried.
const MOST_CHOICES: usize = 8;

/// The strength of a candidate, from 0 (guessed at once) to 4 (very unlikely to be guessed), for
/// somebody who knows the person's names and the words that the company bans.
///
/// Some milliseconds of work: call it after a pause in typing.
#[must_use]
pub fn strength(candidate: &str, facts: &PersonalFacts, company_words: &[String]) -> u8 {
    let text = looked_at(candidate);
    let company = company_words.iter().take(COMPANY_WORDS).map(String::as_str);
    let known: Vec<&str> = names::parts(facts)
        .chain(company)
        .filter(|part| !part.is_empty())
        .collect();
    u8::from(zxcvbn::zxcvbn(&text, &known).score())
}

/// The text that is estimated: the beginning of the candidate, without more choices than are tried.
fn looked_at(candidate: &str) -> Zeroizing<String> {
    let text = beginning(candidate);
    if choices(&text) > MOST_CHOICES {
        plainly_disguised(&text)
    } else {
        text
    }
}

/// The characters that are looked at, in NFC.
fn beginning(candidate: &str) -> Zeroizing<String> {
    // Twice as many are enough for as many composed ones, or for all but odd texts.
    let end = candidate.char_indices().nth(2 * STRENGTH_CHARACTERS);
    let normal = normalise(&candidate[..end.map_or(candidate.len(), |(end, _)| end)]);
    let mut text = Zeroizing::new(String::with_capacity(normal.len()));
    text.extend(normal.chars().take(STRENGTH_CHARACTERS));
    text
}

fn choices(text: &str) -> usize {
    let present = |disguises: &[char]| disguises.iter().filter(|c| text.contains(**c)).count();
    DISGUISES
        .iter()
        .map(|(_, disguises)| present(disguises).max(1))
        .product()
}

/// The text with one disguise for each letter, so that there is nothing left to choose.
fn plainly_disguised(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    plain.extend(text.chars().map(|c| match c {
        '4' => '@',
        '{' | '[' | '<' => '(',
        '9' => '6',
        '!' | '|' => '1',
        '7' => '+',
        '5' => '$',
        other => other,
    }));
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nobody() -> PersonalFacts {
        PersonalFacts::default()
    }

    #[test]
    fn a_common_password_is_weak_and_a_long_random_one_is_strong() {
        assert_eq!(strength("password", &nobody(), &[]), 0);
        assert_eq!(strength("", &nobody(), &[]), 0);
        assert_eq!(strength("k7#Vx!mQ2z_pL0", &nobody(), &[]), 4);
    }

    #[test]
    fn every_disguise_at_once_leaves_no_choice_to_try() {
        let text: String = "4@8({[<369&#!1/|0$5+7%2".chars().cycle().take(64).collect();

        assert_eq!(choices(&text), 576);
        assert_eq!(choices(&plainly_disguised(&text)), 1);
        assert_eq!(strength(&text, &nobody(), &[]), 4);
        assert_eq!(strength("P@$$w0rd", &nobody(), &[]), 0);
    }

    #[test]
    fn only_more_choices_than_are_tried_are_taken_away() {
        for (text, tried) in [("4@$5", 4), ("4@$569", 8), ("4@$5!1|", 1), ("4@$569!1", 1)] {
            assert_eq!(choices(&looked_at(text)), tried, "{text}");
        }
    }

    #[test]
    fn the_strength_depends_on_no_unicode_composition() {
        assert_eq!(
            *beginning(&"a\u{300}".repeat(99)),
            "à".repeat(STRENGTH_CHARACTERS)
        );
    }

    #[test]
    fn a_walk_over_the_number_pad_is_estimated() {
        let walk = "0263".repeat(STRENGTH_CHARACTERS);

        assert!(strength(&walk, &nobody(), &[]) <= 4);
        assert!(strength("02632632632636326232632636232", &nobody(), &[]) <= 4);
    }

    #[test]
    fn a_name_counts_for_less_for_whoever_bears_it() {
        let facts = PersonalFacts {
            name_parts: vec!["brunacci.leopolda@example.org".into()],
        };

        assert!(strength("brunacci1", &facts, &[]) < strength("brunacci1", &nobody(), &[]));
    }

    #[test]
    fn a_word_of_the_company_counts_for_less() {
        let company = ["brunacci".to_owned()];

        assert!(strength("brunacci1", &nobody(), &company) < strength("brunacci1", &nobody(), &[]));
    }

    #[test]
    fn a_huge_text_is_looked_at_only_at_its_beginning() {
        assert_eq!(
            strength(&"a".repeat(10 << 20), &nobody(), &[]),
            strength(&"a".repeat(64), &nobody(), &[])
        );
    }

    #[test]
    fn composed_and_decomposed_are_equally_strong() {
        let composed = "però perché città così più giù".repeat(3);
        let decomposed: String =
            unicode_normalization::UnicodeNormalization::nfd(composed.as_str()).collect();

        assert_eq!(
            strength(&composed, &nobody(), &[]),
            strength(&decomposed, &nobody(), &[])
        );
    }
}
