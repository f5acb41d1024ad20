//! `people set --group`: changes the rule for one group in the document.

use super::apply;
use crate::{
    cli::problem::Problem,
    people_file::{self, RULES},
};
use chiave_domain::settings::PolicyBook;
use chiave_words::Cli;
use toml::{Table, Value};

/// A change of the rule for one group.
pub(super) struct Edit<'a> {
    pub(super) group: &'a str,
    pub(super) changes: &'a [String],
    pub(super) remove: bool,
    /// The new place of the rule, counted from 1.
    pub(super) position: Option<usize>,
}

impl Edit<'_> {
    /// The document with one rule changed, added, moved or removed. `book` is what the document says.
    pub(super) fn of(&self, mut document: Table, book: &PolicyBook) -> Result<Table, Problem> {
        let found = book.rules.iter().position(|rule| rule.is_of(self.group));
        let rules = document
            .entry(RULES)
            .or_insert_with(|| Value::Array(Vec::new()));
        let (Value::Array(rules), true) = (rules, found.is_some() || !self.changes.is_empty())
        else {
            let group = ("group", self.group);
            return Err(Problem::said(Cli::CliPeopleNoRule, &[group]));
        };
        let (place, mut rule) = match found {
            Some(place) => (place, rules.remove(place)),
            None => (rules.len(), named(self.group)),
        };
        if let Value::Table(rule) = &mut rule {
            for change in self.changes {
                apply(change, rule, people_file::is_rule_key)?;
            }
        }
        if !self.remove {
            let place = self
                .position
                .map_or(place, |number| number.saturating_sub(1));
            rules.insert(place.min(rules.len()), rule);
        }
        Ok(document)
    }
}

/// A rule for a group, without a setting.
fn named(group: &str) -> Value {
    let group = ("group".to_owned(), Value::String(group.to_owned()));
    Value::Table(Table::from_iter([group]))
}
