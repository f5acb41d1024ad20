//! Banned words with Entra's scoring (Microsoft Entra Password Protection).
//!
//! Each banned word found is one point, each character left over is one point, and five points are
//! needed. Microsoft says that words match "within an edit distance of one" and gives examples that
//! leave one reading: a letter changed, left out or slipped *in between* still makes one point, but a
//! letter added at an end is a character of its own (`blankl2` is three points in the worked
//! example, not two). Where a text can be cut in several ways the fewest points count.
//!
//! In one thing the scoring is stricter than Entra's: a banned word that comes again makes no further point, since
//! `passwordpasswordpassword` is hardly harder to guess than `password`.
//!
//! Entra's global list is secret. Ours is `data/banned-*.txt`, plus held keys and walks along the
//! alphabet, plus the company's own words.

use crate::{fold::Folded, patterns, words::Words};
use std::sync::LazyLock;

/// Points that a password needs.
pub const POINTS_NEEDED: u32 = 5;

/// Words that a company may add; what comes after is not read.
pub(crate) const COMPANY_WORDS: usize = 1000;

static GLOBAL: LazyLock<Words> = LazyLock::new(|| {
    let files = [
        include_str!("../data/banned-en.txt"),
        include_str!("../data/banned-it.txt"),
    ];
    Words::new(
        files
            .into_iter()
            .flat_map(str::lines)
            .filter(|line| !line.starts_with('#')),
    )
});

/// The points of a text.
pub(crate) fn points(text: &Folded, company_words: &[String]) -> u32 {
    let company = Words::new(company_words.iter().take(COMPANY_WORDS).map(String::as_str));
    let mut lengths = Vec::new();
    // `fewest[i]`: the points of what follows the first `i` characters. Counted from the end.
    let mut fewest = vec![0_u32; text.len() + 1];
    for at in (0..text.len()).rev() {
        lengths.clear();
        let pattern = patterns::length_at(&text.plain[at..]);
        lengths.extend(patterns::SHORTEST..=pattern);
        for words in [&*GLOBAL, &company] {
            words.matches_at(&text.undisguised[at..], &mut lengths);
        }
        let single = 1 + fewest[at + 1];
        let best = lengths
            .iter()
            .map(|length| {
                let (word, rest) = text.undisguised[at..].split_at(*length);
                u32::from(!comes_again(word, rest)) + fewest[at + length]
            })
            .min();
        fewest[at] = best.map_or(single, |best| best.min(single));
    }
    fewest[0]
}

/// Whether a word also stands in what follows it; the last of its places makes the point.
fn comes_again<T: PartialEq>(word: &[T], rest: &[T]) -> bool {
    rest.windows(word.len()).any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{LONGEST, SHORTEST};
    use std::collections::BTreeSet;

    fn score(text: &str, company: &[&str]) -> u32 {
        let company: Vec<_> = company.iter().map(ToString::to_string).collect();
        points(&Folded::of(text.chars()), &company)
    }

    #[test]
    fn microsofts_first_worked_example_has_four_points() {
        assert_eq!(score("C0ntos0Blank12", &["contoso", "blank"]), 4);
    }

    #[test]
    fn microsofts_second_worked_example_has_five_points() {
        assert_eq!(score("ContoS0Bl@nkf9!", &["contoso", "blank"]), 5);
    }

    #[test]
    fn microsofts_examples_of_distance_one_are_far_from_enough() {
        for text in ["abcdef", "abcdeg", "abcdefg", "abcde"] {
            assert!(score(text, &["abcdef"]) < POINTS_NEEDED, "{text}");
        }
    }

    #[test]
    fn one_letter_changed_removed_or_added_still_makes_a_point() {
        for text in [
            "zyxwv", "zyxqv", "qyxwv", "zyxwq", "zyxv", "yxwv", "zyxw", "zyqxwv",
        ] {
            assert_eq!(score(text, &["zyxwv"]), 1, "{text}");
        }
        assert_eq!(score("qzyxwvq", &["zyxwv"]), 3);
        assert_eq!(score("zyqqwv", &["zyxwv"]), 6);
        assert_eq!(score("yzyxwv", &["zyxwv"]), 2);
    }

    #[test]
    fn of_several_cuts_the_one_with_the_fewest_points_counts() {
        // "zkxq" alone would leave four characters; both longer words cover everything.
        assert_eq!(score("hzkxqjwv", &["zkxq", "hzkx", "qjwv"]), 2);
    }

    #[test]
    fn common_passwords_have_too_few_points() {
        for text in [
            "Password1!",
            "P@ssw0rd2024",
            "Qwerty123!",
            "Juventus10",
            "Ciaociao1!",
            "Estate2025!",
            "Forzanapoli1",
            "Summer2026!",
            "aaaaaaaaaaaaaaa",
            "abcdefgh1234",
            "iloveyou12",
            "Benvenuto1!",
            "amoremio1!",
            "123456789012345",
            "passwordpassword",
            "margherita99",
        ] {
            assert!(
                score(text, &[]) < POINTS_NEEDED,
                "{text}: {}",
                score(text, &[])
            );
        }
    }

    #[test]
    fn a_word_that_comes_again_makes_no_further_point() {
        for (text, points) in [
            ("password password password", 3),
            ("passwordpassword123", 4),
            ("P@ssw0rd-password", 2),
            ("kvxzq kvxzq kvxzq kvxzq", 4),
            ("kvxzqpasswordkvxzq", 2),
        ] {
            assert_eq!(score(text, &["kvxzq"]), points, "{text}");
        }
    }

    #[test]
    fn ordinary_passphrases_have_points_enough() {
        for text in [
            "quattro gatti sul tetto che scotta",
            "correct horse battery staple",
            "il mio cane mangia solo pasta al pesto",
            "k7#Vx!mQ2z",
            "perché no? però sì",
        ] {
            assert!(score(text, &["contoso"]) >= POINTS_NEEDED, "{text}");
        }
    }

    #[test]
    fn company_words_of_wrong_length_or_number_are_ignored() {
        let mut words = vec!["kvx"; 1];
        words.push("kvxkvxkvxkvxkvxkvx");
        assert_eq!(score("kvx", &words), 3);

        let mut many = vec!["unrelated"; COMPANY_WORDS];
        many.push("kvxzq");
        assert_eq!(score("kvxzq", &many), 5);
    }

    #[test]
    fn every_line_of_the_lists_is_a_word_once_and_in_order() {
        let mut seen = BTreeSet::new();

        for file in [
            include_str!("../data/banned-en.txt"),
            include_str!("../data/banned-it.txt"),
        ] {
            let words: Vec<_> = file.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(words.is_sorted());
            for word in words {
                assert!(
                    (SHORTEST..=LONGEST).contains(&word.chars().count()),
                    "{word}"
                );
                assert_eq!(word, word.trim().to_lowercase(), "{word}");
                assert!(seen.insert(word), "{word} twice");
            }
        }
        assert_eq!(GLOBAL.len(), seen.len());
    }
}
