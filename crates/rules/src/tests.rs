//! The rules together, under both profiles.

use super::*;

const PASSPHRASE: &str = "quattro gatti sul tetto";

fn nobody() -> PersonalFacts {
    PersonalFacts::default()
}

fn anna() -> PersonalFacts {
    PersonalFacts {
        name_parts: vec!["arossi".into(), "Anna".into(), "Rossi".into()],
    }
}

fn broken_by(policy: &PasswordPolicy, candidate: &str) -> Vec<Rule> {
    broken(&evaluate(policy, candidate, &nobody(), None))
        .iter()
        .map(|one| one.rule)
        .collect()
}

fn rules_of(evaluated: &[EvaluatedRule]) -> Vec<Rule> {
    evaluated.iter().map(|one| one.rule).collect()
}

#[test]
fn a_good_passphrase_meets_every_rule_of_the_default_profile() {
    let evaluated = evaluate(
        &profile::nist(false),
        PASSPHRASE,
        &anna(),
        Some("the old one"),
    );

    assert!(
        evaluated.iter().all(|one| one.verdict == Verdict::Met),
        "{evaluated:?}"
    );
}

// Law 12.
#[test]
fn only_the_rules_of_the_policy_are_shown_in_a_fixed_order() {
    use Rule::{
        BannedWords, BreachList, ControlCharacters, History, Kinds, MaxLength, MinAge, MinLength,
        NameParts, SameAsCurrent, Strength,
    };
    let everything = PasswordPolicy {
        min_strength: 3,
        history: 5,
        breach_list: true,
        min_age_hours: 24,
        ..profile::entra()
    };
    let nothing = PasswordPolicy {
        refuse_name_parts: false,
        banned_words: false,
        ..profile::nist(true)
    };

    let most = evaluate(&everything, "x", &nobody(), Some("y"));
    let least = evaluate(&nothing, "x", &nobody(), None);

    assert_eq!(
        rules_of(&most),
        [
            MinLength,
            MaxLength,
            ControlCharacters,
            Kinds,
            NameParts,
            BannedWords,
            Strength,
            SameAsCurrent,
            History,
            BreachList,
            MinAge
        ]
    );
    assert_eq!(rules_of(&least), [MinLength, MaxLength, ControlCharacters]);
}

#[test]
fn rules_that_only_the_service_knows_are_never_broken_here() {
    let policy = PasswordPolicy {
        history: 5,
        breach_list: true,
        min_age_hours: 24,
        ..profile::nist(true)
    };

    let evaluated = evaluate(&policy, PASSPHRASE, &nobody(), None);
    let left: Vec<_> = evaluated
        .iter()
        .filter(|one| one.verdict == Verdict::DecidedByService)
        .map(|one| (one.rule, one.limit))
        .collect();

    assert_eq!(
        left,
        [
            (Rule::History, 5),
            (Rule::BreachList, 0),
            (Rule::MinAge, 24)
        ]
    );
    assert!(broken(&evaluated).is_empty());
}

#[test]
fn one_factor_asks_for_fifteen_characters_and_two_for_eight() {
    let (alone, beside) = (profile::nist(false), profile::nist(true));

    assert_eq!(broken_by(&alone, "zp7kqm2vxh9dtw"), [Rule::MinLength]);
    assert!(broken_by(&alone, "zp7kqm2vxh9dtwr").is_empty());
    assert_eq!(broken_by(&beside, "zp7kqm2"), [Rule::MinLength]);
    assert!(broken_by(&beside, "zp7kqm2v").is_empty());
}

#[test]
fn length_is_counted_in_characters_after_composition() {
    let policy = PasswordPolicy {
        max_length: 20,
        ..profile::nist(false)
    };
    let composed = "ò".repeat(15);
    let decomposed = "o\u{300}".repeat(15);
    let fits = |text: &str| {
        let rules = broken_by(&policy, text);
        !rules.contains(&Rule::MinLength) && !rules.contains(&Rule::MaxLength)
    };

    assert!(fits(&composed) && fits(&decomposed));
    assert!(!fits(&"o\u{300}".repeat(14)));
    assert!(!fits(&"o\u{300}".repeat(21)));
}

#[test]
fn at_most_256_characters_of_four_bytes_fit() {
    let policy = profile::nist(false);
    let most = "𝔞𝔢𝔦𝔬".repeat(64);

    assert!(broken_by(&policy, &most).is_empty());
    assert_eq!(broken_by(&policy, &format!("{most}a")), [Rule::MaxLength]);
}

#[test]
fn a_policy_cannot_allow_more_than_any_password_has() {
    let policy = PasswordPolicy {
        max_length: 60_000,
        ..profile::nist(false)
    };

    let evaluated = evaluate(&policy, &"aB3$xQ".repeat(50), &nobody(), None);

    assert_eq!(evaluated[1].limit, 256);
    assert_eq!(evaluated[1].verdict, Verdict::Broken { found: None });
}

#[test]
fn a_ten_megabyte_password_is_too_long_and_soon_evaluated() {
    let text = "aB3$".repeat(10 << 18);

    assert!(broken_by(&profile::entra(), &text).contains(&Rule::MaxLength));
    assert!(broken_by(&profile::entra(), &"o\u{300}".repeat(5 << 20)).contains(&Rule::MaxLength));
}

#[test]
fn control_characters_alone_are_refused() {
    let policy = profile::nist(false);

    for c in ['\0', '\t', '\n', '\r', '\u{1b}', '\u{7f}', '\u{85}'] {
        let text = format!("{PASSPHRASE}{c}");
        assert_eq!(
            broken_by(&policy, &text),
            [Rule::ControlCharacters],
            "{c:?}"
        );
    }
    for text in [
        "пароль из четырёх слов",
        "👩‍👩‍👧 👨‍🚀 🦊 🐙 🌈 🍕 🚲 🎈",
        "tra\u{a0}spazi\u{3000}strani qui",
    ] {
        assert!(broken_by(&policy, text).is_empty(), "{text}");
    }
}

#[test]
fn an_emoji_password_composed_and_decomposed_is_one_password() {
    let composed = "caffè ☕️ 👩‍👩‍👧 perché ñ 한글";
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(composed).collect();
    assert_ne!(composed, decomposed);

    for policy in [profile::nist(false), profile::nist(true), profile::entra()] {
        assert_eq!(
            evaluate(&policy, composed, &anna(), Some(&decomposed)),
            evaluate(&policy, &decomposed, &anna(), Some(composed)),
        );
    }
    assert_eq!(*normalise(composed), *normalise(&decomposed));
}

#[test]
fn three_of_four_kinds_are_asked_for_by_the_entra_profile() {
    let kinds_broken = |text| broken_by(&profile::entra(), text).contains(&Rule::Kinds);

    for text in ["zpqkvmxh", "zpqkvm7h", "ZPQKVM7H", "1234-567", "zpqk vmx"] {
        assert!(kinds_broken(text), "{text}");
    }
    for text in ["zpqKvm7h", "zpqKvm-h", "zpqk-m7h", "ÀÈqk vmx", "ZPQ-VM7H"] {
        assert!(!kinds_broken(text), "{text}");
    }
}

#[test]
fn the_part_of_the_name_that_was_found_is_said() {
    let evaluated = evaluate(&profile::entra(), "Zp7k-R0ss1-vx", &anna(), None);
    let names = evaluate(&profile::entra(), "Zp7k-Ro$$i-vx", &anna(), None);

    assert!(broken(&evaluated).is_empty(), "1 stands for l, not for i");
    assert_eq!(
        broken(&names),
        [BrokenRule {
            rule: Rule::NameParts,
            limit: 0,
            found: Some("Rossi".into())
        }]
    );
}

#[test]
fn company_words_count_like_the_built_in_ones() {
    let policy = PasswordPolicy {
        company_words: vec!["Contoso".into(), "blank".into()],
        ..profile::entra()
    };

    assert_eq!(broken_by(&policy, "C0ntos0Blank12"), [Rule::BannedWords]);
    assert!(broken_by(&policy, "ContoS0Bl@nkf9!").is_empty());
}

#[test]
fn the_current_password_is_refused_however_it_is_composed() {
    let evaluated = evaluate(
        &profile::nist(false),
        "perche\u{301} no, allora?",
        &nobody(),
        Some("perch\u{e9} no, allora?"),
    );
    let other = evaluate(&profile::nist(false), PASSPHRASE, &nobody(), Some(""));

    assert_eq!(rules_of_broken(&evaluated), [Rule::SameAsCurrent]);
    assert!(broken(&other).is_empty());
}

fn rules_of_broken(evaluated: &[EvaluatedRule]) -> Vec<Rule> {
    broken(evaluated).iter().map(|one| one.rule).collect()
}

#[test]
fn strength_is_asked_for_only_where_the_policy_does() {
    let policy = PasswordPolicy {
        min_strength: 3,
        ..profile::nist(true)
    };

    let weak = evaluate(&policy, "brunacci", &nobody(), None);

    assert_eq!(rules_of_broken(&weak), [Rule::Strength]);
    assert!(broken_by(&policy, "zp7kqm2vxh9dt").is_empty());
}

#[test]
fn no_text_and_no_policy_makes_the_rules_panic() {
    let alphabet: Vec<char> =
        "aA0$ 1@\0\n\u{300}\u{301}éßİﬁﷺ한\u{1100}\u{1161}👩\u{200d}👧\u{fe0f}contosrdpw\u{10ffff}"
            .chars()
            .collect();
    let mut state = 1_u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };

    for round in 0..200 {
        let mut text = |most: usize| -> String {
            let length = next(most);
            (0..length)
                .map(|_| alphabet[next(alphabet.len())])
                .collect()
        };
        let (candidate, current, name, word) = (text(300), text(20), text(8), text(20));
        let policy = PasswordPolicy {
            min_length: (round % 70_000) as u16,
            max_length: (round * 31 % 70_000) as u16,
            kinds: (round % 7) as u8,
            company_words: vec![word],
            min_strength: if round % 50 == 0 { 9 } else { 0 },
            ..profile::entra()
        };
        let facts = PersonalFacts {
            name_parts: vec![name],
        };
        let evaluated = evaluate(&policy, &candidate, &facts, Some(&current));
        let again = evaluate(&policy, &normalise(&candidate), &facts, Some(&current));
        if candidate.len() <= PASSWORD_BYTES {
            assert_eq!(evaluated, again, "{candidate:?}");
        }
    }
}

mod what_cannot_be_seen {
    use super::*;

    #[test]
    fn hidden_characters_and_spaces_at_ends_are_refused() {
        let policy = profile::nist(false);

        for text in [
            "quattro gatti\u{200b} sul tetto",
            "quattro gatti sul tetto\u{ad}",
        ] {
            assert_eq!(
                broken_by(&policy, text),
                [Rule::ControlCharacters],
                "{text:?}"
            );
        }
        for text in [" quattro gatti sul tetto", "quattro gatti sul tetto\u{a0}"] {
            assert_eq!(broken_by(&policy, text), [Rule::EdgeSpaces], "{text:?}");
        }
    }

    #[test]
    fn a_space_of_another_width_is_a_space() {
        let wide = "quattro\u{a0}gatti\u{2003}sul\u{202f}tetto";

        let evaluated = evaluate(&profile::nist(false), wide, &nobody(), Some(PASSPHRASE));

        assert_eq!(rules_of_broken(&evaluated), [Rule::SameAsCurrent]);
    }

    #[test]
    fn emoji_and_scripts_with_joiners_are_seen() {
        for text in ["👩‍👩‍👧 quattro gatti ❤️ tetto", "نمی\u{200c}خواهم بروم خانه"]
        {
            assert_eq!(broken_by(&profile::nist(false), text), [], "{text}");
        }
    }
}
