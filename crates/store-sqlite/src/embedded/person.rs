//! The columns that hold what the IT department knows about a person.

use super::entries::role_word;
use crate::{
    columns::{blob, json},
    tx::Statement,
};
use chiave_domain::{person::Person, ports::store::StoreError};
use chiave_protocol::AccountId;
use sqlx::query;

/// Inserts a new entry.
pub(super) fn insert(person: &Person, id: AccountId) -> Result<Statement, StoreError> {
    Ok(query(
        "INSERT INTO embedded_entries (id, user_name, display_name, given_name, family_name,
                 mail, language, role, groups, enabled, locked, must_change)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 0, 0)",
    )
    .bind(blob(id.as_uuid()))
    .bind(person.user_name.as_str().to_owned())
    .bind(person.display_name.clone())
    .bind(person.given_name.clone())
    .bind(person.family_name.clone())
    .bind(person.mail.clone())
    .bind(person.language.clone())
    .bind(role_word(person.role))
    .bind(json(&person.groups)?))
}

/// Updates an existing entry.
pub(super) fn update(person: &Person, id: AccountId) -> Result<Statement, StoreError> {
    Ok(query(
        "UPDATE embedded_entries SET display_name = $2, given_name = $3, family_name = $4,
                 mail = $5, language = $6, groups = $7
             WHERE id = $1",
    )
    .bind(blob(id.as_uuid()))
    .bind(person.display_name.clone())
    .bind(person.given_name.clone())
    .bind(person.family_name.clone())
    .bind(person.mail.clone())
    .bind(person.language.clone())
    .bind(json(&person.groups)?))
}
