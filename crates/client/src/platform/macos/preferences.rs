//! Reads the property lists in which macOS keeps what it knows.

use chiave_settings::property_list;
use serde_json::Value;
use std::{fs, path::Path};

/// The text at the end of a path of keys.
pub(super) fn text(file: impl AsRef<Path>, keys: &[&str]) -> Option<String> {
    let value = value(file, keys)?;
    value.as_str().map(str::to_owned)
}

/// The first text of the list at the end of a path of keys.
pub(super) fn first_text(file: impl AsRef<Path>, keys: &[&str]) -> Option<String> {
    let value = value(file, keys)?;
    value.as_array()?.first()?.as_str().map(str::to_owned)
}

fn value(file: impl AsRef<Path>, keys: &[&str]) -> Option<Value> {
    let mut value = property_list::value(&fs::read(file).ok()?)?;
    for key in keys {
        value = value.get_mut(key)?.take();
    }
    Some(value)
}
