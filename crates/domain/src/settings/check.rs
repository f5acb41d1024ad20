//! The allowed values of each setting of the account policy (docs/design.md, section 6).

use super::{AccountPolicy, PolicyBook, PolicyRule};
use crate::{
    account::Account,
    method::{KINDS, TEMPORARY_CODE_HOURS, spec},
};

/// The maximum number of the company's own banned words, and their length in characters.
const WORDS: usize = 1000;
pub(super) const WORD_CHARACTERS: std::ops::RangeInclusive<usize> = 4..=16;
/// The maximum number of the company's own mail domains, and the maximum length of one in bytes
/// (RFC 1035, section 2.3.4).
const DOMAINS: usize = 1000;
const DOMAIN_BYTES: usize = 253;

/// The maximum number of rules in a book, and the maximum length of a group's name in characters.
const RULES: usize = 100;
const GROUP_CHARACTERS: usize = 256;

/// A setting with a value that is not allowed. The error never holds the value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WrongSetting {
    /// The rule that has the setting, counted from 1; `None` for the default.
    pub rule: Option<usize>,
    /// The key in the default or in the rule.
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
    /// The name of a group, of at most 256 characters.
    Group,
    /// A group that no rule before this one is for: that rule would always match first.
    GroupOfNoRuleBefore,
    /// At most a hundred rules.
    Rules,
}

impl WrongSetting {
    /// The key as the document spells it: `gates`, or `rules.2.gates` in the second rule.
    #[must_use]
    pub fn path(&self) -> String {
        match self.rule {
            None => self.key.to_owned(),
            Some(number) => format!("rules.{number}.{}", self.key),
        }
    }
}

impl PolicyBook {
    /// Every setting with a value that is not allowed: those of the default, then those of each rule.
    #[must_use]
    pub fn wrong(&self) -> Vec<WrongSetting> {
        let mut wrong = self.default.wrong();
        if self.rules.len() > RULES {
            wrong.push(WrongSetting {
                rule: None,
                key: "rules",
                expected: Expectation::Rules,
            });
        }
        let of_default = wrong.clone();
        for (index, rule) in self.rules.iter().enumerate().take(RULES) {
            let before = self.rules.iter().take(index);
            let mut found: Vec<_> = wrong_group(rule, before).into_iter().collect();
            // What is wrong in the default is named there, once.
            let is_own = |it: &WrongSetting| {
                let same = |other: &WrongSetting| other.key == it.key;
                rule.sets(it.key) || !of_default.iter().any(same)
            };
            found.extend(rule.over(&self.default).wrong().into_iter().filter(is_own));
            wrong.extend(found.into_iter().map(|it| WrongSetting {
                rule: Some(index + 1),
                ..it
            }));
        }
        wrong
    }
}

fn wrong_group<'a>(
    rule: &PolicyRule,
    mut before: impl Iterator<Item = &'a PolicyRule>,
) -> Option<WrongSetting> {
    let is_group = rule.group.trim() == rule.group
        && !rule.is_of("")
        && (1..=GROUP_CHARACTERS).contains(&rule.group.chars().count())
        && !rule.group.chars().any(char::is_control);
    let expected = if !is_group {
        Expectation::Group
    } else if before.any(|earlier| earlier.is_of(&rule.group)) {
        Expectation::GroupOfNoRuleBefore
    } else {
        return None;
    };
    Some(WrongSetting {
        rule: None,
        key: "group",
        expected,
    })
}

impl AccountPolicy {
    /// Every setting with a value that is not allowed, in the order of the document.
    #[must_use]
    pub fn wrong(&self) -> Vec<WrongSetting> {
        let mut wrong = self.wrong_numbers();
        let mut expect = |holds: bool, key, expected| {
            if !holds {
                wrong.push(WrongSetting {
                    rule: None,
                    key,
                    expected,
                });
            }
        };
        let per_day = self.sends_a_day >= self.sends_in_ten_minutes;
        expect(per_day, "sends_a_day", Expectation::NoFewerThanInTenMinutes);
        expect(
            self.gates <= self.custodies(),
            "gates",
            Expectation::InReach,
        );
        let domains = self.own_mail_domains.len() <= DOMAINS
            && self.own_mail_domains.iter().all(|it| is_domain(it));
        expect(domains, "own_mail_domains", Expectation::Domains);
        let words = self.company_words.len() <= WORDS
            && self.company_words.iter().all(|word| is_word(word));
        expect(words, "company_words", Expectation::Words);
        wrong
    }

    /// Whether an account can register enough methods for a reset. An administrator needs more gates
    /// than the policy may ask of others.
    #[must_use]
    pub fn can_reset(&self, account: &Account) -> bool {
        self.gates_for(Some(account)) <= self.custodies()
    }

    /// The number of custodies that the methods of one account can have.
    fn custodies(&self) -> u8 {
        KINDS
            .into_iter()
            .map(|kind| spec(kind).custody.most(self.most(kind)))
            .fold(0, u8::saturating_add)
    }

    fn wrong_numbers(&self) -> Vec<WrongSetting> {
        let numbers: [(&str, Option<u64>, (u64, u64)); 12] = [
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
            (
                "max_temporary_code_hours",
                Some(self.max_temporary_code_hours.into()),
                (0, TEMPORARY_CODE_HOURS.into()),
            ),
            (
                "second_factor_days",
                Some(self.second_factor_days.into()),
                (0, 90),
            ),
            ("max_age_days", self.max_age_days.map(u64::from), (14, 730)),
            (
                "expiry_mail_days",
                Some(self.expiry_mail_days.into()),
                (0, 30),
            ),
        ];
        let outside = numbers.into_iter().filter_map(|(key, number, range)| {
            let (least, most) = range;
            let holds = number.is_none_or(|number| (least..=most).contains(&number));
            let expected = Expectation::Between(least, most);
            (!holds).then_some(WrongSetting {
                rule: None,
                key,
                expected,
            })
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
mod tests;
