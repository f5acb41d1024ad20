//! The account policy as a TOML document, and the differences between two policies.

use crate::{
    cli::problem::Problem,
    people_file::{self, RULES},
};
use chiave_domain::settings::PolicyBook;
use std::collections::BTreeSet;
use toml::{Table, Value};

/// One setting before and after the change; `None` for a setting without a value.
#[derive(Debug, PartialEq)]
pub(super) struct Difference {
    pub(super) key: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// The settings as a TOML table.
pub(super) fn document(book: &PolicyBook) -> Result<Table, Problem> {
    let shown = people_file::show(0, book).map_err(|error| Problem::failed(&error))?;
    let mut table: Table = toml::from_str(&shown).map_err(|error| Problem::failed(&error))?;
    table.remove("revision");
    Ok(table)
}

/// A document with each setting of each rule under a key of its own, such as `rules.2.gates`.
pub(super) fn flat(mut table: Table) -> Table {
    let Some(Value::Array(rules)) = table.remove(RULES) else {
        return table;
    };
    for (index, rule) in rules.into_iter().enumerate() {
        let Value::Table(rule) = rule else { continue };
        let number = index + 1;
        let named = rule.into_iter();
        table.extend(named.map(|(key, value)| (format!("{RULES}.{number}.{key}"), value)));
    }
    table
}

/// The settings whose values differ.
pub(super) fn differences(
    before: &PolicyBook,
    after: &PolicyBook,
) -> Result<Vec<Difference>, Problem> {
    let (before, after) = (flat(document(before)?), flat(document(after)?));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let shown = |value: Option<&Value>| value.map(Value::to_string);
    let differing = keys
        .into_iter()
        .filter(|key| before.get(*key) != after.get(*key));
    Ok(differing
        .map(|key| Difference {
            key: key.clone(),
            before: shown(before.get(key)),
            after: shown(after.get(key)),
        })
        .collect())
}
