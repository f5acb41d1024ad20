//! Rules by group that can be stored and are probably a mistake.

use super::{PolicyBook, PolicyRule, book::folded};
use std::collections::HashSet;

/// A rule by group that is probably a mistake.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DoubtfulRule {
    /// The place of the rule in the book, counted from 1.
    pub number: usize,
    /// The group of the rule.
    pub group: String,
    /// What is probably wrong.
    pub doubt: Doubt,
}

/// What is probably wrong with a rule by group.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Doubt {
    /// The rule sets nothing. It still matches, so no later rule applies to its group.
    NoSetting,
    /// No account has the group of the rule.
    NoAccount,
}

impl PolicyBook {
    /// The rules that are probably a mistake, in their order. `groups` are the groups of all accounts,
    /// each once or more often.
    #[must_use]
    pub fn doubtful_rules<'a>(
        &self,
        groups: impl IntoIterator<Item = &'a String>,
    ) -> Vec<DoubtfulRule> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        // Thousands of accounts share a few spellings, so each spelling is folded once.
        let spellings: HashSet<&String> = groups.into_iter().collect();
        let groups: HashSet<_> = spellings.into_iter().map(|it| folded(it)).collect();
        let rules = self.rules.iter().enumerate();
        rules
            .flat_map(|(index, rule)| {
                let empty = rule.is_empty().then_some(Doubt::NoSetting);
                let unmatched = !groups.contains(&folded(&rule.group));
                let doubts = empty
                    .into_iter()
                    .chain(unmatched.then_some(Doubt::NoAccount));
                doubts.map(move |doubt| DoubtfulRule {
                    number: index + 1,
                    group: rule.group.clone(),
                    doubt,
                })
            })
            .collect()
    }
}

impl PolicyRule {
    /// Whether the rule has no setting of its own.
    fn is_empty(&self) -> bool {
        let empty = Self {
            group: self.group.clone(),
            ..Self::default()
        };
        *self == empty
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_sets_nothing_or_matches_nobody_is_doubtful() {
        let rule = |group: &str, gates| PolicyRule {
            group: group.into(),
            gates,
            ..PolicyRule::default()
        };
        let book = PolicyBook {
            rules: vec![
                rule("Finance", Some(1)),
                rule("fi\u{200b}nance", None),
                rule("Vertrieb", Some(1)),
                rule("Kasse", None),
            ],
            ..PolicyBook::default()
        };
        let groups = ["it".to_owned(), "finance".to_owned(), "finance".to_owned()];

        let doubtful = book.doubtful_rules(&groups);

        let doubts: Vec<_> = doubtful.iter().map(|it| (it.number, it.doubt)).collect();
        let expected = [
            (2, Doubt::NoSetting),
            (3, Doubt::NoAccount),
            (4, Doubt::NoSetting),
            (4, Doubt::NoAccount),
        ];
        assert_eq!(doubts, expected);
        assert_eq!(doubtful[1].group, "Vertrieb");
    }

    #[test]
    fn a_book_without_rules_is_never_doubtful() {
        assert_eq!(PolicyBook::default().doubtful_rules([]), []);
    }
}
