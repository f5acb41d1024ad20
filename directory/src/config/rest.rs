//! Checks the valid part of a settings file that has errors.

use super::{Checked, Config, ConfigError, Expected, syntax};
use crate::text_file;
use chiave_protocol::Timestamp;
use std::path::Path;
use toml::{Table, Value};

/// The example's values replace those that are wrong; nothing is reported about the example's
/// values.
const EXAMPLE: &str = include_str!("../../chiave-directory.example.toml");
/// A broken line may hide a required setting. The first round finds that the setting is missing,
/// the second round checks the others.
const ROUNDS: usize = 2;

impl Config {
    /// The problems of the valid settings and of the files that they name, when others are `wrong`.
    #[must_use]
    pub fn check_rest(file: &Path, wrong: &[ConfigError], now: Timestamp) -> Checked {
        let text = text_file::read(file).unwrap_or_default();
        let readable = syntax::readable(&text).text;
        let parsed = (toml::from_str(&readable), toml::from_str(EXAMPLE));
        let (Ok(mut table), Ok(example)) = parsed else {
            return Checked::default();
        };
        let mut keys = replace(&mut table, &example, wrong);
        for _ in 0..ROUNDS {
            let mended = toml::to_string(&table).unwrap_or_default();
            match Self::parse(&mended, file.parent().unwrap_or(Path::new(""))) {
                Ok(config) => return config.check_files(file, now).without(&keys),
                Err(wrong) => keys.extend(replace(&mut table, &example, &wrong)),
            }
        }
        Checked::default()
    }
}

impl Checked {
    /// Removes what was found about values of the example.
    fn without(mut self, keys: &[String]) -> Self {
        let is_replaced = |key: &str| keys.iter().any(|replaced| replaced == key);
        let is_own = |error: &ConfigError| {
            let table = error.key.split('.').next().unwrap_or_default();
            let rests_on = match error.expected {
                Expected::Certified(..) => "public_name",
                Expected::KeyOfCertificate => "tls.certificate",
                Expected::UsualOnPort(..) => "smtp.port",
                _ => "",
            };
            ![&error.key, table, rests_on].into_iter().any(is_replaced)
        };
        self.wrong.retain(is_own);
        self.warnings.retain(is_own);
        self
    }
}

/// Replaces wrong values with the example's, and returns the keys of the replaced values.
fn replace(table: &mut Table, example: &Table, wrong: &[ConfigError]) -> Vec<String> {
    let named = wrong.iter().filter(|error| !error.key.is_empty());
    let replaced = named.map(|error| {
        let value = match error.expected {
            // Only one half of a login is set.
            Expected::Login => None,
            _ => value_of(example, &error.key),
        };
        match error.key.split_once('.') {
            Some((name, key)) => {
                let inner = table
                    .entry(name)
                    .or_insert_with(|| Value::Table(Table::new()));
                if let Value::Table(inner) = inner {
                    put(inner, key, value);
                }
            }
            None => put(table, &error.key, value),
        }
        error.key.clone()
    });
    replaced.collect()
}

fn put(table: &mut Table, key: &str, value: Option<Value>) {
    match value {
        Some(value) => table.insert(key.to_owned(), value),
        None => table.remove(key),
    };
}

fn value_of(example: &Table, key: &str) -> Option<Value> {
    let mut parts = key.split('.');
    let first = example.get(parts.next()?)?;
    parts
        .try_fold(first, |value, part| value.get(part))
        .cloned()
}
