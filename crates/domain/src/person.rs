//! What IT knows of a person.

use crate::account::{Account, Role, UserName};

/// What IT knows of a person: what an entry is made and brought up to date from.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// What is typed at sign-in.
    pub user_name: UserName,
    /// How the person is called.
    pub display_name: String,
    /// Given name, for the name rule.
    pub given_name: String,
    /// Family name, for the name rule.
    pub family_name: String,
    /// The work address.
    pub mail: Option<String>,
    /// The language of mails, an IETF tag.
    pub language: String,
    /// What a new account may do for others.
    pub role: Role,
    /// Groups, for policies.
    pub groups: Vec<String>,
}

impl Person {
    /// The fields in which the entry differs. Its role is changed by itself, and never by an update.
    #[must_use]
    pub fn differing(&self, account: &Account) -> Vec<&'static str> {
        let fields = [
            ("display_name", self.display_name != account.display_name),
            ("given_name", self.given_name != account.given_name),
            ("family_name", self.family_name != account.family_name),
            ("mail", self.mail != account.mail),
            ("language", self.language != account.language),
            ("groups", self.groups != account.groups),
        ];
        let differ = fields.into_iter().filter(|(_, differs)| *differs);
        differ.map(|(field, _)| field).collect()
    }
}
