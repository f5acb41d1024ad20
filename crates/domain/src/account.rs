//! A person's entry in the directory, as a connector reports it.

use chiave_protocol::{AccountId, Timestamp, limits, policy::PersonalFacts, typed};
use std::fmt;

/// The name that a person types to identify the account, in folded form
/// ([`typed::fold_user_name`]).
///
/// Two spellings of one name are equal, so rate limit, decoys and look-ups treat them alike,
/// whichever keyboard or spreadsheet they come from.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UserName(String);

/// Why a text cannot be the user name of a new account.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NameFault {
    /// The text is empty, too long or holds control characters.
    #[error("text cannot be a user name")]
    Unusable,
    /// The text mixes scripts, most likely as a look-alike of another name.
    #[error("user name mixes scripts")]
    MixedScripts,
}

impl UserName {
    /// Folds what was typed; returns `None` if the text is empty, too long or holds control
    /// characters.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let name = typed::fold_user_name(typed);
        let usable = !name.is_empty()
            && name.len() <= limits::USER_NAME_BYTES
            && !name
                .chars()
                .any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
        usable.then_some(Self(name))
    }

    /// Parses a user name for a new account, which must not mix scripts.
    ///
    /// # Errors
    ///
    /// [`NameFault`]. Only this function refuses a name that mixes scripts, so an account that
    /// already has such a name keeps working.
    pub fn for_new_account(typed: &str) -> Result<Self, NameFault> {
        let name = Self::parse(typed).ok_or(NameFault::Unusable)?;
        if typed::mixes_scripts(&name.0) {
            return Err(NameFault::MixedScripts);
        }
        Ok(name)
    }

    /// A name from the store, folded or not: the name of an account never depends on the version
    /// that reads it.
    #[must_use]
    pub const fn stored(name: String) -> Self {
        Self(name)
    }

    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The rights of an account.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Role {
    /// The account manages only itself.
    Employee,
    /// The account administers the directory; its reset always needs two gates.
    Administrator,
}

/// Counts the changes of an entry that the service made or saw: of its password, its lock, or
/// whether it is enabled.
///
/// A flow asks the directory before its transaction (law 23). If the version inside the transaction
/// is equal, the service changed nothing in between.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct EntryVersion(u64);

impl EntryVersion {
    /// Wraps a number from the store.
    #[must_use]
    pub const fn from_count(count: u64) -> Self {
        Self(count)
    }
}

/// Names the state of an entry's lock in the directory: another one after each lock and after each
/// time that the account is disabled, even if the lock has ended since.
///
/// An order that ends a lock names the version on which it was decided, so that it cannot end a lock
/// that was set later.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct LockVersion(u64);

impl LockVersion {
    /// Wraps a number from the directory.
    #[must_use]
    pub const fn from_count(count: u64) -> Self {
        Self(count)
    }
}

/// A person's entry, read from the directory through a connector.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The directory's own immutable id (`entryUUID`, `objectGUID`), never reused.
    pub id: AccountId,
    /// The name that is typed at sign-in.
    pub user_name: UserName,
    /// The name that is shown.
    pub display_name: String,
    /// The given name, for the rule about names in passwords.
    pub given_name: String,
    /// The family name, for the rule about names in passwords.
    pub family_name: String,
    /// The work address: receives notices, but is never a gate of a reset, because its mailbox is
    /// protected by the password.
    pub mail: Option<String>,
    /// The language of mails, an IETF tag.
    pub language: String,
    /// The rights of the account.
    pub role: Role,
    /// The groups, for policies.
    pub groups: Vec<String>,
    /// Whether the account may sign in at all; decided by the IT department (law 8).
    pub enabled: bool,
    /// Whether the account is locked in the directory, by the IT department or after wrong
    /// passwords. A locked account accepts no password.
    pub locked: bool,
    /// The version of the lock.
    pub lock: LockVersion,
    /// When the password was last set; `None` if there is no password yet.
    pub password_changed_at: Option<Timestamp>,
    /// Whether the password has to be changed at the next sign-in.
    pub must_change: bool,
}

impl Account {
    /// Whether a successful check of a password is still valid, given that the directory shows
    /// `now`: the account may sign in and has the same password.
    #[must_use]
    pub fn still_opens(&self, now: &Self) -> bool {
        now.enabled && !now.locked && now.password_changed_at == self.password_changed_at
    }

    /// The texts that the password rules compare a candidate with.
    ///
    /// Parts shorter than three characters are left out, because nearly every password contains
    /// them.
    #[must_use]
    pub fn personal_facts(&self) -> PersonalFacts {
        let local = self
            .mail
            .as_deref()
            .and_then(|mail| mail.split('@').next())
            .unwrap_or("");
        let texts = [
            self.user_name.as_str(),
            &self.given_name,
            &self.family_name,
            local,
        ];
        let mut name_parts: Vec<String> = texts
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
            .filter(|part| part.chars().count() >= 3)
            .map(str::to_lowercase)
            .collect();
        name_parts.sort();
        name_parts.dedup();
        PersonalFacts { name_parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::people::person;

    #[test]
    fn spellings_of_one_name_are_one_name() {
        let name = UserName::parse(" G.Ferri ");

        assert_eq!(name, UserName::parse("g.ferri"));
        assert_eq!(name.unwrap().to_string(), "g.ferri");
    }

    #[test]
    fn a_name_typed_composed_and_decomposed_is_one_name() {
        let composed = UserName::parse("nicol\u{f2}");

        assert_eq!(UserName::parse("nicolo\u{300}"), composed);
        assert_eq!(UserName::parse("NICOLO\u{300}"), composed);
        assert_eq!(UserName::parse("NICOL\u{d2}"), composed);
    }

    #[test]
    fn a_folded_name_folds_to_itself_and_keeps_the_limit() {
        // A dotted capital I becomes longer when folded, an Angstrom sign shorter. The order of
        // combining marks and the small letters of some capitals are known only after one step.
        let odd = [
            "\u{130}a",
            "\u{212b}",
            "q\u{307}\u{323}",
            "\u{1e9e}",
            "\u{3a3}\u{3a3}",
            "\u{1f88}",
        ];
        for typed in odd {
            let name = UserName::parse(typed).unwrap();
            assert_eq!(UserName::parse(name.as_str()), Some(name), "{typed}");
        }
        assert!(UserName::parse(&"\u{130}".repeat(85)).is_some());
        assert_eq!(UserName::parse(&"\u{130}".repeat(86)), None);
        assert!(UserName::parse(&"o\u{300}".repeat(128)).is_some());
    }

    #[test]
    fn invisible_characters_widths_and_apostrophes_are_folded() {
        let spellings = [
            "d'angelo",
            "d\u{2019}Angelo",
            "\u{200b}d'an\u{ad}gelo\u{a0}",
            "ｄ＇ａｎｇｅｌｏ",
        ];
        for typed in spellings {
            assert_eq!(
                UserName::parse(typed),
                UserName::parse("d'angelo"),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn a_look_alike_is_no_new_name_and_still_found() {
        let look_alike = "\u{430}dmin";

        let refused = UserName::for_new_account(look_alike);

        assert_eq!(refused, Err(NameFault::MixedScripts));
        assert!(UserName::parse(look_alike).is_some());
        assert!(UserName::for_new_account("иванов").is_ok());
    }

    #[test]
    fn a_name_with_a_control_character_is_no_name() {
        assert_eq!(UserName::parse("g\u{0}ferri"), None);
        assert_eq!(UserName::parse("g\tferri"), None);
        assert_eq!(UserName::parse("g\u{2028}ferri"), None);
        assert_eq!(UserName::parse("\u{200b}\u{3164}"), None);
        assert_eq!(UserName::parse(" "), None);
        assert_eq!(UserName::parse(&"a".repeat(257)), None);
    }

    #[test]
    fn what_was_verified_opens_while_nothing_changed() {
        let account = person(1);
        assert!(account.still_opens(&account));

        let changed = [
            Account {
                enabled: false,
                ..person(1)
            },
            Account {
                locked: true,
                ..person(1)
            },
            Account {
                password_changed_at: Some(Timestamp::from_unix(7)),
                ..person(1)
            },
        ];
        for now in changed {
            assert!(!account.still_opens(&now), "{now:?}");
        }
    }

    #[test]
    fn parts_of_names_from_three_letters_on_are_personal() {
        let parts = person(1).personal_facts().name_parts;

        // Neither the two letters of a name nor the domain of the address.
        assert_eq!(parts, ["anna", "bianchi", "rossi", "rossi1", "èva"]);
    }
}
