//! A person's entry in the directory, as a connector reports it.

use chiave_protocol::{AccountId, Timestamp, limits, policy::PersonalFacts, typed};
use std::fmt;

/// What a person types to say who they are, in its one form ([`typed::fold_user_name`]).
///
/// Two spellings of one name are equal, so rate limit, decoys and look-ups agree on them, whatever
/// keyboard or spreadsheet they come from.
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
    /// Folds what was typed; `None` where it is empty, too long or holds control characters.
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

    /// Parses a user name that a new account is about to get, which may not mix scripts.
    ///
    /// # Errors
    ///
    /// [`NameFault`]. A name that mixes scripts is refused here and nowhere else, so that an account
    /// that has one goes on working.
    pub fn for_new_account(typed: &str) -> Result<Self, NameFault> {
        let name = Self::parse(typed).ok_or(NameFault::Unusable)?;
        if typed::mixes_scripts(&name.0) {
            return Err(NameFault::MixedScripts);
        }
        Ok(name)
    }

    /// A name as a store kept it, folded or not: what an account is called never depends on the
    /// version that reads it.
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

/// What an account may do for others.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Role {
    /// Only for themselves.
    Employee,
    /// Runs the directory; resets always with two gates.
    Administrator,
}

/// How often the service changed an entry, or saw that it was changed: its password, its lock, or
/// whether it is enabled.
///
/// A flow asks the directory before its transaction (law 23). An equal version inside the
/// transaction says that nothing of ours came in between.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct EntryVersion(u64);

impl EntryVersion {
    /// Wraps what a store counted.
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
    /// What is typed at sign-in.
    pub user_name: UserName,
    /// How the person is called.
    pub display_name: String,
    /// Given name, for the name rule.
    pub given_name: String,
    /// Family name, for the name rule.
    pub family_name: String,
    /// The work address: where notices go, never a reset gate (it sits behind the password).
    pub mail: Option<String>,
    /// The language of mails, an IETF tag.
    pub language: String,
    /// What the account may do for others.
    pub role: Role,
    /// Groups, for policies.
    pub groups: Vec<String>,
    /// Whether IT lets this account in at all (law 8).
    pub enabled: bool,
    /// Whether the directory holds it locked, by IT or after wrong passwords: until the lock is
    /// ended no password is accepted.
    pub locked: bool,
    /// When the password was last set; `None` where there is none yet.
    pub password_changed_at: Option<Timestamp>,
    /// Whether the next sign-in must change it.
    pub must_change: bool,
}

impl Account {
    /// Whether a password that was checked against this entry may still be acted on, now that the
    /// directory shows `now`: the entry is let in, and has the same password.
    #[must_use]
    pub fn still_opens(&self, now: &Self) -> bool {
        now.enabled && !now.locked && now.password_changed_at == self.password_changed_at
    }

    /// What the password rules compare a candidate with.
    ///
    /// Parts shorter than three characters are left out: nearly every password contains them.
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

    #[test]
    fn spellings_of_one_name_are_one_name() {
        assert_eq!(UserName::parse(" G.Ferri "), UserName::parse("g.ferri"));
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
        // A dotted capital I grows when it is folded, an Angstrom sign shrinks; the order of marks
        // and the small letters of some capitals are only known after a step.
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
}
