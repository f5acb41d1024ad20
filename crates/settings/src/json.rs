//! Reads a settings file: the entries of a JSON object, each with its line and column.

use crate::Level;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::{Value, value::RawValue};
use std::fmt;

/// The key of the object whose entries are recommended.
pub const RECOMMENDED: &str = "recommended";

/// A line and a column, both counted from one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in bytes.
    pub column: usize,
}

/// An entry of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name, whether or not a setting has it.
    pub name: String,
    /// The level at which the entry stands.
    pub level: Level,
    /// The value, whether or not it is right.
    pub value: Value,
    /// Where the value begins, if the place has lines.
    pub at: Option<Position>,
}

/// The entries of a JSON object. Entries of the object under [`RECOMMENDED`] are recommended, all
/// others are mandatory.
///
/// # Errors
///
/// Where the text stops being a JSON object.
pub fn read(text: &[u8]) -> Result<Vec<Entry>, Position> {
    let Pairs(pairs) = serde_json::from_slice(text).map_err(|error| of(&error))?;
    let mut entries = Vec::new();
    for (name, raw) in pairs {
        let at = position(text, raw);
        let wrong = |error: serde_json::Error| within(at, &error);
        if name == RECOMMENDED && raw.get().starts_with('{') {
            let Pairs(inner) = serde_json::from_str(raw.get()).map_err(wrong)?;
            for (name, raw) in inner {
                entries.push(entry(text, Level::Recommended, name, raw)?);
            }
        } else {
            entries.push(entry(text, Level::Mandatory, name, raw)?);
        }
    }
    Ok(entries)
}

fn entry(text: &[u8], level: Level, name: String, raw: &RawValue) -> Result<Entry, Position> {
    let at = position(text, raw);
    Ok(Entry {
        name,
        level,
        value: serde_json::from_str(raw.get()).map_err(|error| within(at, &error))?,
        at: Some(at),
    })
}

fn of(error: &serde_json::Error) -> Position {
    Position {
        line: error.line(),
        column: error.column(),
    }
}

/// The position of an error inside a value that begins at `start`.
fn within(start: Position, error: &serde_json::Error) -> Position {
    let inner = of(error);
    let same_line = inner.line <= 1;
    Position {
        line: start.line + inner.line.saturating_sub(1),
        column: match same_line {
            true => start.column + inner.column.saturating_sub(1),
            false => inner.column,
        },
    }
}

/// Where a value begins that was read from `text`, of which it is a part.
fn position(text: &[u8], raw: &RawValue) -> Position {
    let offset = raw.get().as_ptr().addr() - text.as_ptr().addr();
    let before = text.get(..offset).unwrap_or_default();
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |end| end + 1);
    Position {
        line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
        column: 1 + before.len() - line_start,
    }
}

/// The members of an object in their order, repeated names included.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Pairs<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn every_value_has_its_line_and_column() {
        let text = "{\n  \"a\": 1, \"b\": {},\n  \"recommended\": {\n    \"c\": \"d\"}\n}";

        let entries = read(text.as_bytes()).unwrap();

        let found: Vec<_> = entries
            .iter()
            .map(|it| (it.name.as_str(), it.level, it.at.unwrap()))
            .collect();
        assert_eq!(
            found,
            [
                ("a", Level::Mandatory, at(2, 8)),
                ("b", Level::Mandatory, at(2, 16)),
                ("c", Level::Recommended, at(4, 10)),
            ]
        );
    }

    #[test]
    fn a_name_that_comes_twice_is_found_twice() {
        let entries = read(br#"{"a": 1, "a": 2}"#).unwrap();

        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn a_mistake_of_the_format_has_its_place() {
        for (text, place) in [
            ("{\n  \"a\": 1,\n}", at(3, 1)),
            ("{\"a\": 1e999}", at(1, 11)),
            ("{\"a\":\n  [\n \"\\ud800\"]}", at(3, 9)),
            ("[]", at(1, 0)),
        ] {
            assert_eq!(read(text.as_bytes()), Err(place), "{text}");
        }
    }

    #[test]
    fn a_recommendation_that_is_no_object_is_an_entry() {
        let entries = read(br#"{"recommended": 7}"#).unwrap();

        assert_eq!(entries[0].name, "recommended");
    }
}
