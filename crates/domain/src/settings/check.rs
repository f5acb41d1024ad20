//! The allowed values of each setting of the account policy (docs/design.md, section 6).

use super::AccountPolicy;
use crate::method::{KINDS, spec};

/// The maximum number of the company's own banned words, and their length in characters.
const WORDS: usize = 1000;
pub(super) const WORD_CHARACTERS: std::ops::RangeInclusive<usize> = 4..=16;
/// The maximum number of the company's own mail domains, and the maximum length of one in bytes
/// (RFC 1035, section 2.3.4).
const DOMAINS: usize = 1000;
const DOMAIN_BYTES: usize = 253;

/// A setting with a value that is not allowed. The error never holds the value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WrongSetting {
    /// The key in the document.
    pub key: &'static str,
    /// What was expected.
    pub expected: Expectation,
}

/// What was expected of a setting.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Expectation {
    /// A whole number between these two, inclusive.
    Between(u64, u64),
    /// At least the value of `sends_in_ten_minutes`.
    NoFewerThanInTenMinutes,
    /// Not more than the number of custodies that a person can have: one for all authenticator apps
    /// together, and one for each email address.
    InReach,
    /// At most a thousand mail domains, such as `example.org`.
    Domains,
    /// At most a thousand words of 4 to 16 characters.
    Words,
}

impl AccountPolicy {
    /// Every setting with a value that is not allowed, in the order of the document.
    #[must_use]
    pub fn wrong(&self) -> Vec<WrongSetting> {
        let mut wrong = self.wrong_numbers();
        let mut expect = |holds: bool, key, expected| {
            if !holds {
                wrong.push(WrongSetting { key, expected });
            }
        };
        let per_day = self.sends_a_day >= self.sends_in_ten_minutes;
        expect(per_day, "sends_a_day", Expectation::NoFewerThanInTenMinutes);
        let ways = KINDS
            .into_iter()
            .map(|kind| spec(kind).custody.most(self.most(kind)))
            .fold(0, u8::saturating_add);
        expect(self.gates <= ways, "gates", Expectation::InReach);
        let domains = self.own_mail_domains.len() <= DOMAINS
            && self.own_mail_domains.iter().all(|it| is_domain(it));
        expect(domains, "own_mail_domains", Expectation::Domains);
        let words = self.company_words.len() <= WORDS
            && self.company_words.iter().all(|word| is_word(word));
        expect(words, "company_words", Expectation::Words);
        wrong
    }

    fn wrong_numbers(&self) -> Vec<WrongSetting> {
        let numbers: [(&str, Option<u64>, (u64, u64)); 9] = [
            ("gates", Some(self.gates.into()), (1, 2)),
            (
                "attempt_minutes",
                Some(self.attempt_minutes.into()),
                (5, 60),
            ),
            ("code_minutes", Some(self.code_minutes.into()), (1, 10)),
            ("wrong_per_code", Some(self.wrong_per_code.into()), (1, 10)),
            (
                "sends_in_ten_minutes",
                Some(self.sends_in_ten_minutes.into()),
                (1, 10),
            ),
            ("sends_a_day", Some(self.sends_a_day.into()), (1, 50)),
            // At most as many methods as `Methods::count_misses` writes in any case (law 5).
            (
                "max_authenticators",
                Some(self.max_authenticators.into()),
                (0, 10),
            ),
            (
                "max_mail_addresses",
                Some(self.max_mail_addresses.into()),
                (0, 10),
            ),
            ("max_age_days", self.max_age_days.map(u64::from), (14, 730)),
        ];
        let outside = numbers.into_iter().filter_map(|(key, number, range)| {
            let (least, most) = range;
            let holds = number.is_none_or(|number| (least..=most).contains(&number));
            let expected = Expectation::Between(least, most);
            (!holds).then_some(WrongSetting { key, expected })
        });
        outside.collect()
    }
}

fn is_domain(text: &str) -> bool {
    let label =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    text.len() <= DOMAIN_BYTES && text.contains('.') && text.split('.').all(label)
}

fn is_word(word: &str) -> bool {
    WORD_CHARACTERS.contains(&word.chars().count())
        && word.trim() == word
        && !word.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(settings: &AccountPolicy) -> Vec<&'static str> {
        settings.wrong().iter().map(|wrong| wrong.key).collect()
    }

    #[test]
    fn the_default_holds() {
        assert_eq!(AccountPolicy::default().wrong(), []);
    }

    #[test]
    fn every_number_outside_its_range_is_named() {
        let settings = AccountPolicy {
            gates: 3,
            attempt_minutes: 4,
            code_minutes: 11,
            wrong_per_code: 0,
            sends_in_ten_minutes: 11,
            sends_a_day: 51,
            max_authenticators: 11,
            max_mail_addresses: 11,
            max_age_days: Some(13),
            ..AccountPolicy::default()
        };

        assert_eq!(
            keys(&settings),
            [
                "gates",
                "attempt_minutes",
                "code_minutes",
                "wrong_per_code",
                "sends_in_ten_minutes",
                "sends_a_day",
                "max_authenticators",
                "max_mail_addresses",
                "max_age_days",
            ]
        );
        let expected = settings.wrong()[1].expected;
        assert_eq!(expected, Expectation::Between(5, 60));
    }

    #[test]
    fn nobody_is_asked_for_more_methods_than_can_be_registered() {
        let mail_only = |max_mail_addresses| AccountPolicy {
            max_authenticators: 0,
            max_mail_addresses,
            ..AccountPolicy::default()
        };
        let app_only = |gates| AccountPolicy {
            max_mail_addresses: 0,
            gates,
            ..AccountPolicy::default()
        };

        assert_eq!(keys(&mail_only(2)), [""; 0]);
        assert_eq!(keys(&mail_only(1)), ["gates"]);
        assert_eq!(keys(&app_only(1)), [""; 0]);
        assert_eq!(keys(&app_only(2)), ["gates"]);
    }

    #[test]
    fn words_and_domains_look_like_words_and_domains() {
        let with = |word: &str, domain: &str| AccountPolicy {
            company_words: vec![word.into()],
            own_mail_domains: vec![domain.into()],
            ..AccountPolicy::default()
        };

        assert_eq!(keys(&with("chiave", "posta.example")), [""; 0]);
        for word in ["abc", "abcdefghijklmnopq", " word", "wo\u{0}rd"] {
            assert_eq!(keys(&with(word, "a.example")), ["company_words"], "{word}");
        }
        for domain in ["", "example", "@a.example", "a..example", "a b.example"] {
            assert_eq!(keys(&with("word", domain)), ["own_mail_domains"]);
        }
    }

    #[test]
    fn more_than_a_thousand_words_are_too_many() {
        let settings = AccountPolicy {
            company_words: vec!["word".into(); WORDS + 1],
            ..AccountPolicy::default()
        };

        assert_eq!(keys(&settings), ["company_words"]);
    }
}
