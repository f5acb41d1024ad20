//! What the IT department knows about a person.

use crate::account::{Account, Role, UserName};

/// What the IT department knows about a person; entries are created and updated from these data.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The name that is typed at sign-in.
    pub user_name: UserName,
    /// The name that is shown.
    pub display_name: String,
    /// The given name, for the rule about names in passwords.
    pub given_name: String,
    /// The family name, for the rule about names in passwords.
    pub family_name: String,
    /// The work address.
    pub mail: Option<String>,
    /// The language of mails, an IETF tag.
    pub language: String,
    /// The role of a new account.
    pub role: Role,
    /// The groups, for policies.
    pub groups: Vec<String>,
}

impl Person {
    /// The fields in which the entry differs. The role is not compared: an update never changes it.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::people::person;

    #[test]
    fn an_entry_differs_in_the_fields_that_an_update_changes() {
        let account = person(1);
        let same = Person {
            user_name: account.user_name.clone(),
            display_name: account.display_name.clone(),
            given_name: account.given_name.clone(),
            family_name: account.family_name.clone(),
            mail: account.mail.clone(),
            language: account.language.clone(),
            role: Role::Administrator,
            groups: account.groups.clone(),
        };
        assert_eq!(same.differing(&account), [""; 0]);

        let moved = Person {
            mail: None,
            groups: vec!["sales".into()],
            ..same.clone()
        };
        assert_eq!(moved.differing(&account), ["mail", "groups"]);
        let renamed = Person {
            display_name: "Anna Bianchi".into(),
            given_name: "Anna".into(),
            family_name: "Bianchi".into(),
            language: "en".into(),
            ..same
        };
        assert_eq!(
            renamed.differing(&account),
            ["display_name", "given_name", "family_name", "language"]
        );
    }
}
