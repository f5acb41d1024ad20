//! Reads the registry.

use chiave_settings::{
    Computer, Level, json,
    registry::{Raw, Type, entry},
};
use std::io;
use winreg::{
    HKCU, HKLM, RegKey, RegValue,
    enums::{REG_DWORD, REG_MULTI_SZ, REG_SZ, RegType},
};

/// A text of the computer, which only administrators write.
pub(super) fn machine_text(key: &str, name: &str) -> Option<String> {
    text(&HKLM, key, name)
}

/// A text of the person.
pub(super) fn person_text(key: &str, name: &str) -> Option<String> {
    text(&HKCU, key, name)
}

/// A list of texts of the person.
pub(super) fn person_texts(key: &str, name: &str) -> Vec<String> {
    let texts = value(&HKCU, key, name).map(|value| value.as_array().cloned());
    let texts = texts.flatten().unwrap_or_default().into_iter();
    texts
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

/// A number of the computer, which only administrators write.
pub(super) fn machine_number(key: &str, name: &str) -> Option<u64> {
    value(&HKLM, key, name)?.as_u64()
}

/// Every value of a key, as settings.
///
/// # Errors
///
/// The key cannot be read; [`io::ErrorKind::NotFound`] if there is none.
pub(super) fn entries(root: &RegKey, key: &str, level: Level) -> io::Result<Vec<json::Entry>> {
    let key = root.open_subkey(key)?;
    let entry_of = |name: String, value: RegValue<'_>| {
        let raw = Raw {
            name: &name,
            kind: kind(&value.vtype),
            data: &value.bytes,
        };
        entry::<Computer>(level, raw)
    };
    let values = key.enum_values();
    let values = values.map(|found| found.map(|(name, value)| entry_of(name, value)));
    values.collect()
}

fn text(root: &RegKey, key: &str, name: &str) -> Option<String> {
    value(root, key, name)?.as_str().map(str::to_owned)
}

fn value(root: &RegKey, key: &str, name: &str) -> Option<serde_json::Value> {
    let value = root.open_subkey(key).ok()?.get_raw_value(name).ok()?;
    let raw = Raw {
        name,
        kind: kind(&value.vtype),
        data: &value.bytes,
    };
    Some(entry::<Computer>(Level::Mandatory, raw).value)
}

fn kind(of: &RegType) -> Type {
    match of {
        REG_SZ => Type::Text,
        REG_MULTI_SZ => Type::Texts,
        REG_DWORD => Type::Number,
        _ => Type::Other,
    }
}
