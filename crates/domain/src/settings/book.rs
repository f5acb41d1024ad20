//! The account policies of a company: rules by group in an order, with a default.
//!
//! One way of matching: the first rule with a group of the account is in force, and a setting that the
//! rule leaves out has the value of the default. Rules are never merged, so a person's policy is
//! explained by one rule at most.

use super::{AccountPolicy, Profile};
use crate::account::Account;
use chiave_protocol::typed::fold_user_name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The account policies of a company.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(from = "Document")]
pub struct PolicyBook {
    /// The policy of every account that no rule matches, and the value of every setting that a rule
    /// leaves out.
    pub default: AccountPolicy,
    /// The rules by group; the first one that matches is in force.
    pub rules: Vec<PolicyRule>,
}

/// What accounts of one group have in place of the default.
///
/// A setting that shows before an account has passed its first gate is no part of a rule: it is the
/// same for everybody, so that nothing about an account can be told from it (law 5). So is what
/// describes the company, and [`AccountPolicy::expiry_mail_days`].
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PolicyRule {
    /// The group, as the directory names it. Spellings that look alike are the same.
    pub group: String,
    /// See [`AccountPolicy::profile`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// See [`AccountPolicy::gates`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gates: Option<u8>,
    /// See [`AccountPolicy::reset`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset: Option<bool>,
    /// See [`AccountPolicy::unlock`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unlock: Option<bool>,
    /// See [`AccountPolicy::max_authenticators`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_authenticators: Option<u8>,
    /// See [`AccountPolicy::max_mail_addresses`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_mail_addresses: Option<u8>,
    /// See [`AccountPolicy::second_factor_on_new_device`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_factor_on_new_device: Option<bool>,
    /// See [`AccountPolicy::second_factor_days`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_factor_days: Option<u8>,
    /// See [`AccountPolicy::two_factors_everywhere`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub two_factors_everywhere: Option<bool>,
    /// See [`AccountPolicy::max_age_days`]; 0 where passwords of this group never have to be changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_age_days: Option<u16>,
}

/// The policy of one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The policy.
    pub policy: AccountPolicy,
    /// Why this policy.
    pub why: Why,
}

/// Why an account has its policy.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Why {
    /// No rule has a group of the account.
    NoRule,
    /// The first rule with a group of the account.
    Rule {
        /// The place of the rule in the book, counted from 1.
        number: usize,
        /// The rule.
        rule: PolicyRule,
    },
}

/// A stored document: a book, or one policy for everybody as releases before the book stored it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Document {
    Book(Parts),
    One(AccountPolicy),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    default: AccountPolicy,
    rules: Vec<PolicyRule>,
}

impl From<Document> for PolicyBook {
    fn from(document: Document) -> Self {
        match document {
            Document::Book(Parts { default, rules }) => Self { default, rules },
            Document::One(default) => default.into(),
        }
    }
}

impl From<AccountPolicy> for PolicyBook {
    fn from(default: AccountPolicy) -> Self {
        Self {
            default,
            rules: Vec::new(),
        }
    }
}

impl PolicyBook {
    /// The policy of an account with these groups, and why.
    #[must_use]
    pub fn explain(&self, groups: &[String]) -> Explained {
        match self.first_match(groups) {
            None => Explained {
                policy: self.default.clone(),
                why: Why::NoRule,
            },
            Some((index, rule)) => Explained {
                policy: rule.over(&self.default),
                why: Why::Rule {
                    number: index + 1,
                    rule: rule.clone(),
                },
            },
        }
    }

    /// The first rule for one of these groups.
    ///
    /// Each name is folded once and every rule is compared, whichever matches: a search without a
    /// group, as for an unknown name, takes as long but for the folding of the groups (law 5).
    fn first_match(&self, groups: &[String]) -> Option<(usize, &PolicyRule)> {
        let groups: BTreeSet<_> = groups.iter().map(|group| folded(group)).collect();
        let rules = self.rules.iter().enumerate();
        let matching: Vec<_> = rules
            .filter(|(_, rule)| groups.contains(&folded(&rule.group)))
            .collect();
        matching.first().copied()
    }

    /// The policy of an account.
    #[must_use]
    pub fn for_account(&self, account: &Account) -> AccountPolicy {
        match self.first_match(&account.groups) {
            None => self.default.clone(),
            Some((_, rule)) => rule.over(&self.default),
        }
    }

    /// The policy of everybody until the first gate is passed, and of an unknown name (law 5): every kind
    /// of method that any account may have, and what any account may do; of everything else the default.
    #[must_use]
    pub fn for_nobody(&self) -> AccountPolicy {
        let mut policy = self.default.clone();
        for rule in &self.rules {
            let apps = rule.max_authenticators.unwrap_or_default();
            let mails = rule.max_mail_addresses.unwrap_or_default();
            policy.max_authenticators = policy.max_authenticators.max(apps);
            policy.max_mail_addresses = policy.max_mail_addresses.max(mails);
            policy.reset |= rule.reset.unwrap_or_default();
            policy.unlock |= rule.unlock.unwrap_or_default();
        }
        policy
    }

    /// Whether anybody may have to be reminded that a password expires.
    #[must_use]
    pub fn reminds(&self) -> bool {
        let mut ages = self.rules.iter().filter_map(|rule| rule.max_age_days);
        let is_any = self.default.max_age_days.is_some() || ages.any(|days| days > 0);
        is_any && self.default.expiry_mail_days > 0
    }

    /// The book with the words of the company's own name among the banned ones, see
    /// [`AccountPolicy::banning_name`].
    #[must_use]
    pub fn banning_name(self, organisation: &str) -> Self {
        Self {
            default: self.default.banning_name(organisation),
            ..self
        }
    }
}

impl PolicyRule {
    /// Whether this is the rule of a group: in capitals or not, in any Unicode form, with or without
    /// invisible characters.
    #[must_use]
    pub fn is_of(&self, group: &str) -> bool {
        folded(&self.group) == folded(group)
    }

    /// Whether the rule has a value of its own for a setting.
    #[must_use]
    pub fn sets(&self, key: &str) -> bool {
        // A setting without a value is not serialised.
        key != "group"
            && serde_json::to_value(self).is_ok_and(|settings| settings.get(key).is_some())
    }

    /// The policy of this rule: what the rule sets, and the rest from `default`.
    #[must_use]
    pub fn over(&self, default: &AccountPolicy) -> AccountPolicy {
        // Every field is named, so a new setting that is forgotten here does not compile.
        let Self {
            group: _,
            profile,
            gates,
            reset,
            unlock,
            max_authenticators,
            max_mail_addresses,
            second_factor_on_new_device,
            second_factor_days,
            two_factors_everywhere,
            max_age_days,
        } = self;
        AccountPolicy {
            profile: profile.unwrap_or(default.profile),
            gates: gates.unwrap_or(default.gates),
            reset: reset.unwrap_or(default.reset),
            unlock: unlock.unwrap_or(default.unlock),
            max_authenticators: max_authenticators.unwrap_or(default.max_authenticators),
            max_mail_addresses: max_mail_addresses.unwrap_or(default.max_mail_addresses),
            second_factor_on_new_device: second_factor_on_new_device
                .unwrap_or(default.second_factor_on_new_device),
            second_factor_days: second_factor_days.unwrap_or(default.second_factor_days),
            two_factors_everywhere: two_factors_everywhere
                .unwrap_or(default.two_factors_everywhere),
            max_age_days: match *max_age_days {
                None => default.max_age_days,
                Some(0) => None,
                Some(days) => Some(days),
            },
            ..default.clone()
        }
    }
}

/// The form in which names of groups are compared: as names of people are, since a rule that is missed
/// leaves its people with the settings of everybody.
pub(super) fn folded(group: &str) -> String {
    fold_user_name(group)
}

#[cfg(test)]
mod tests;
