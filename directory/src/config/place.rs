//! Where in the settings file something stands, so that an error can name key and line.

use super::{ConfigError, Expected};
use toml::de::{DeTable, DeValue};

/// The line of a key such as `smtp.port`, or of the deepest of its tables that is there.
pub fn line_of(text: &str, key: &str) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let mut table = document.get_ref();
    let mut start = None;
    for part in key.split('.') {
        let Some((name, value)) = table.iter().find(|(name, _)| name.get_ref() == part) else {
            break;
        };
        start = Some(name.span().start);
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => break,
        }
    }
    start.map(|start| line_at(text, start))
}

/// Key, line and expectation of what the parser refused.
pub fn of_parser(text: &str, error: &toml::de::Error) -> ConfigError {
    let start = error.span().map(|span| span.start);
    let around = start.and_then(|start| key_at(text, start));
    if let Some(name) = missing_field(error.message()) {
        let table = around.filter(|key| !key.is_empty() && is_table(text, key));
        return ConfigError {
            line: table.as_deref().and_then(|table| line_of(text, table)),
            key: table.map_or_else(|| name.to_owned(), |table| format!("{table}.{name}")),
            expected: Expected::Present,
        };
    }
    ConfigError {
        key: around.unwrap_or_default(),
        line: start.map(|start| line_at(text, start)),
        expected: Expected::Shape(error.message().to_owned()),
    }
}

/// The name in serde's ``missing field `name` ``.
fn missing_field(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.strip_suffix('`')
}

pub(super) fn line_at(text: &str, offset: usize) -> usize {
    1 + text
        .bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
}

/// The deepest key whose name or value stands at `offset`.
fn key_at(text: &str, offset: usize) -> Option<String> {
    let document = DeTable::parse(text).ok()?;
    let mut path = Vec::new();
    find(document.get_ref(), offset, &mut path).then(|| path.join("."))
}

/// Walks down to `offset`, leaving the way there in `path`. The span of a table is that of its
/// header alone, so every table is looked into.
fn find<'t>(table: &'t DeTable<'_>, offset: usize, path: &mut Vec<&'t str>) -> bool {
    table.iter().any(|(name, value)| {
        path.push(name.get_ref());
        let here = name.span().contains(&offset) || value.span().contains(&offset);
        let deeper = match value.get_ref() {
            DeValue::Table(inner) => find(inner, offset, path),
            _ => false,
        };
        let found = deeper || here;
        if !found {
            path.pop();
        }
        found
    })
}

fn is_table(text: &str, key: &str) -> bool {
    let Ok(document) = DeTable::parse(text) else {
        return false;
    };
    let mut table = document.get_ref();
    key.split('.')
        .all(|part| match table.get(part).map(toml::Spanned::get_ref) {
            Some(DeValue::Table(inner)) => {
                table = inner;
                true
            }
            _ => false,
        })
}
