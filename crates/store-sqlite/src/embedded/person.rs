//! What IT knows of a person, and the rows that say it.

use super::entries::role_word;
use crate::{
    columns::{blob, json},
    tx::Statement,
};
use chiave_domain::{
    account::{Account, Role, UserName},
    ports::store::StoreError,
};
use chiave_protocol::AccountId;
use sqlx::query;

/// What IT knows of a person.
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
    pub(super) fn differing(&self, account: &Account) -> Vec<&'static str> {
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

    pub(super) fn insert(&self, id: AccountId) -> Result<Statement, StoreError> {
        Ok(query(
            "INSERT INTO embedded_entries (id, user_name, display_name, given_name, family_name,
                 mail, language, role, groups, enabled, locked, must_change)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 0, 0)",
        )
        .bind(blob(id.as_uuid()))
        .bind(self.user_name.as_str().to_owned())
        .bind(self.display_name.clone())
        .bind(self.given_name.clone())
        .bind(self.family_name.clone())
        .bind(self.mail.clone())
        .bind(self.language.clone())
        .bind(role_word(self.role))
        .bind(json(&self.groups)?))
    }

    pub(super) fn update(&self, id: AccountId) -> Result<Statement, StoreError> {
        Ok(query(
            "UPDATE embedded_entries SET display_name = $2, given_name = $3, family_name = $4,
                 mail = $5, language = $6, groups = $7
             WHERE id = $1",
        )
        .bind(blob(id.as_uuid()))
        .bind(self.display_name.clone())
        .bind(self.given_name.clone())
        .bind(self.family_name.clone())
        .bind(self.mail.clone())
        .bind(self.language.clone())
        .bind(json(&self.groups)?))
    }
}
