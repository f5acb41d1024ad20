//! Finds every line of a settings file that is not valid TOML, so the other lines can be read.

use super::{ConfigError, Expected, place::line_at};
use std::ops::Range;
use toml::de::DeTable;

/// The maximum number of lines that are reported: a file with more broken lines is not a settings
/// file.
pub(crate) const MOST: usize = 40;

/// A text in which every line is valid TOML.
pub(crate) struct Readable {
    /// The text. Every character has the same position as in the file.
    pub(crate) text: String,
    /// The errors of the lines that were taken out.
    pub(crate) broken: Vec<ConfigError>,
}

/// Takes the broken lines out of a text. After a broken table header, nothing is read: the table of
/// the settings below that header is unknown.
pub(crate) fn readable(text: &str) -> Readable {
    let (mut text, mut broken) = (text.to_owned(), Vec::new());
    while let Err(error) = DeTable::parse(&text) {
        let start = error.span().map_or(0, |span| span.start);
        let line = line_around(&text, start);
        broken.push(ConfigError {
            key: String::new(),
            line: Some(line_at(&text, start)),
            expected: Expected::Toml(error.message().to_owned()),
        });
        let content = text.get(line.clone()).unwrap_or_default().trim();
        let is_last = content.is_empty() || content.starts_with('[') || broken.len() == MOST;
        if is_last {
            text.truncate(line.start);
        } else {
            text.replace_range(line.clone(), &" ".repeat(line.len()));
        }
        if is_last && DeTable::parse(&text).is_err() {
            text.clear();
        }
    }
    Readable { text, broken }
}

/// The range of the line that contains `offset`, without the line break.
fn line_around(text: &str, offset: usize) -> Range<usize> {
    let before = text.get(..offset).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let length = text.get(start..).and_then(|rest| rest.find('\n'));
    start..length.map_or(text.len(), |length| start + length)
}
