//! Reads a settings file key by key and collects every error, so one run names every mistake.

use super::{ConfigError, Expected, place::line_at, syntax::Readable};
use std::{borrow::Cow, cell::RefCell};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The maximum number of errors that are reported, as for lines that are not TOML.
const MOST: usize = super::syntax::MOST;

/// The readable lines of a settings file, with the errors found so far.
pub(crate) struct Reader<'t> {
    text: &'t str,
    document: DeTable<'t>,
    is_whole: bool,
    wrong: RefCell<Vec<ConfigError>>,
}

/// One table of the file. If the table is missing, each of its required keys is missing.
pub(crate) struct Table<'r, 't> {
    reader: &'r Reader<'t>,
    name: Cow<'static, str>,
    content: Content<'r, 't>,
    /// Where the table begins in the text.
    start: Option<usize>,
    /// The keys that were asked for; every other key of the table is unknown.
    known: RefCell<Vec<&'static str>>,
    /// The keys that are present and have no place in this table.
    refused: RefCell<Vec<&'static str>>,
}

/// What the file has in the place of a table.
enum Content<'r, 't> {
    Table(&'r DeTable<'t>),
    Missing,
    /// A value of another type, which was reported as wrong.
    Other,
}

impl<'t> Reader<'t> {
    /// Makes a reader for a text without its broken lines.
    pub(crate) fn new(readable: &'t Readable) -> Self {
        Self {
            text: &readable.text,
            // The text is valid TOML: broken lines were taken out.
            document: DeTable::parse_recoverable(&readable.text).0.into_inner(),
            is_whole: readable.broken.is_empty(),
            wrong: RefCell::default(),
        }
    }

    /// The keys outside every table.
    pub(crate) fn top(&self) -> Table<'_, 't> {
        Table {
            reader: self,
            name: Cow::Borrowed(""),
            content: Content::Table(&self.document),
            start: None,
            known: RefCell::default(),
            refused: RefCell::default(),
        }
    }

    /// Every error in the readable lines. If a line is broken, no key is reported as missing: the
    /// broken line may set it.
    pub(crate) fn wrong(self) -> Vec<ConfigError> {
        let mut wrong = self.wrong.into_inner();
        if !self.is_whole {
            wrong.retain(|error| !matches!(error.expected, Expected::Present));
        }
        wrong
    }

    fn is_full(&self) -> bool {
        self.wrong.borrow().len() >= MOST
    }
}

impl<'r, 't> Table<'r, 't> {
    /// A table within this table.
    pub(crate) fn table(&self, name: &'static str) -> Table<'r, 't> {
        let (content, start) = match self.entry(name) {
            None => (Content::Missing, None),
            Some((key, value)) => match value.get_ref() {
                DeValue::Table(table) => (Content::Table(table), Some(key.span().start)),
                _ => {
                    self.wrong(name, Expected::Table(name));
                    (Content::Other, None)
                }
            },
        };
        Table {
            reader: self.reader,
            name: Cow::Borrowed(name),
            content,
            start,
            known: RefCell::default(),
            refused: RefCell::default(),
        }
    }

    /// The tables of an array within this table, in their order. Errors call them `name.1`, `name.2`,
    /// and so on.
    pub(crate) fn tables(&self, name: &'static str) -> Vec<Table<'r, 't>> {
        let Some((_, value)) = self.entry(name) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(name, Expected::Tables(name));
            return Vec::new();
        };
        let numbered = items.iter().enumerate();
        numbered
            .filter_map(|(index, item)| {
                let DeValue::Table(table) = item.get_ref() else {
                    self.wrong(name, Expected::Tables(name));
                    return None;
                };
                Some(Table {
                    reader: self.reader,
                    name: Cow::Owned(format!("{name}.{}", index + 1)),
                    content: Content::Table(table),
                    start: Some(item.span().start),
                    known: RefCell::default(),
                    refused: RefCell::default(),
                })
            })
            .collect()
    }

    /// The value of an optional key, if the key is present and its value can be read.
    pub(crate) fn optional<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&DeValue<'t>) -> Result<T, Expected>,
    ) -> Option<T> {
        let (_, value) = self.entry(key)?;
        match read(value.get_ref()) {
            Ok(value) => Some(value),
            Err(expected) => {
                self.wrong(key, expected);
                None
            }
        }
    }

    /// The value of a required key; reports the key as missing if it is not there.
    pub(crate) fn required<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&DeValue<'t>) -> Result<T, Expected>,
    ) -> Option<T> {
        if !self.has(key) && !matches!(self.content, Content::Other) {
            self.wrong(key, Expected::Present);
        }
        self.optional(key, read)
    }

    /// Whether a key is present, whatever its value.
    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.entry(key).is_some()
    }

    /// Reports a key as wrong.
    pub(crate) fn wrong(&self, key: &'static str, expected: Expected) {
        let start = self.entry(key).map(|(key, _)| key.span().start);
        self.keep(key, start.or(self.start), expected);
    }

    /// Reports a key as wrong if it is present. The key is none of those that are offered in place of
    /// an unknown one.
    pub(crate) fn refuse(&self, key: &'static str, expected: Expected) {
        let Content::Table(table) = self.content else {
            return;
        };
        if let Some((found, _)) = table.get_key_value(key) {
            self.keep(key, Some(found.span().start), expected);
            self.refused.borrow_mut().push(key);
        }
    }

    /// Reports every key that was never asked for as unknown.
    pub(crate) fn finish(self) {
        let Content::Table(table) = self.content else {
            return;
        };
        let known = self.known.borrow();
        for (key, _) in table {
            if self.reader.is_full() {
                return;
            }
            let name = key.get_ref().as_ref();
            if !known.contains(&name) && !self.refused.borrow().contains(&name) {
                let start = Some(key.span().start);
                self.keep(name, start, Expected::Known(known.clone()));
            }
        }
    }

    /// Keeps an error, with the line at which its key or table begins. To find a line takes as long as
    /// the text is, so that is done for no more errors than are reported.
    fn keep(&self, key: &str, start: Option<usize>, expected: Expected) {
        if self.reader.is_full() {
            return;
        }
        let line = start.map(|start| line_at(self.reader.text, start));
        let key = match &*self.name {
            "" => key.to_owned(),
            table => format!("{table}.{key}"),
        };
        self.reader.wrong.borrow_mut().push(ConfigError {
            key,
            line,
            expected,
        });
    }

    fn entry(
        &self,
        key: &'static str,
    ) -> Option<(
        &'r Spanned<toml::de::DeString<'t>>,
        &'r Spanned<DeValue<'t>>,
    )> {
        let mut known = self.known.borrow_mut();
        if !known.contains(&key) {
            known.push(key);
        }
        match self.content {
            Content::Table(table) => table.get_key_value(key),
            Content::Missing | Content::Other => None,
        }
    }
}
