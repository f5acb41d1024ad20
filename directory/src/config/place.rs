//! Finds the line of a setting, so an error can name key and line.

use toml::de::{DeTable, DeValue};

/// The line of a key such as `smtp.port`, or `rules.2.gates` in the second table of an array; if the
/// key is missing, the line of the innermost of its tables that exists.
pub fn line_of(text: &str, key: &str) -> Option<usize> {
    let document = DeTable::parse(text).ok()?;
    let mut table = document.get_ref();
    let mut start = None;
    let mut parts = key.split('.');
    while let Some(part) = parts.next() {
        let Some((name, value)) = table.iter().find(|(name, _)| name.get_ref() == part) else {
            break;
        };
        start = Some(name.span().start);
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            DeValue::Array(items) => {
                let number: Option<usize> = parts.next().and_then(|it| it.parse().ok());
                let item = number.and_then(|it| items.get(it.checked_sub(1)?));
                let Some(item) = item else { break };
                start = Some(item.span().start);
                let DeValue::Table(inner) = item.get_ref() else {
                    break;
                };
                table = inner;
            }
            _ => break,
        }
    }
    start.map(|start| line_at(text, start))
}

pub(super) fn line_at(text: &str, offset: usize) -> usize {
    1 + text
        .bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
}
