//! What a profile of another product becomes: the settings of ours that do the same, and the keys that
//! have no match.
//!
//! A profile is a property list for device management on Macs, or the exported preferences of one
//! product. Nothing is guessed: a key becomes a setting only if a rule of [`table`] says so and the
//! value is right for the setting.

mod payloads;
mod table;

use crate::Document;
use payloads::{Payload, payloads};
use plist::Value;
use serde_json::{Map, Value as Json};
use std::io::Cursor;
pub use table::Product;

/// How a signed profile begins: with the tag of an ASN.1 sequence.
const SEQUENCE: u8 = 0x30;

/// A profile of other products, as settings of ours.
#[derive(Debug, Default)]
pub struct Import {
    /// The settings of a policy file.
    pub settings: Map<String, Json>,
    /// Every key: one payload after the other, the keys of each in alphabetical order.
    pub keys: Vec<Imported>,
}

/// A key of a profile.
#[derive(Debug, Eq, PartialEq)]
pub struct Imported {
    /// The product that reads the key.
    pub product: Product,
    /// The key; of a key in a dictionary, with the names of the dictionaries before it.
    pub theirs: String,
    /// The setting of ours, if there is one.
    pub ours: Option<&'static str>,
}

/// Why nothing can be imported.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotImported {
    /// The profile is signed, and its content stands inside.
    Signed,
    /// The file is no property list.
    NoPropertyList,
    /// The file has no key of a known product.
    NoKnownProduct,
}

/// Reads a profile.
///
/// # Errors
///
/// Why nothing can be imported.
pub fn import(profile: &[u8]) -> Result<Import, NotImported> {
    let value = Value::from_reader(Cursor::new(profile)).map_err(|_| match profile.first() {
        Some(&SEQUENCE) => NotImported::Signed,
        _ => NotImported::NoPropertyList,
    })?;
    let profile = value.as_dictionary().ok_or(NotImported::NoPropertyList)?;
    let mut import = Import::default();
    for payload in payloads(profile) {
        import.take(&payload);
    }
    match import.keys.is_empty() {
        true => Err(NotImported::NoKnownProduct),
        false => Ok(import),
    }
}

impl Import {
    fn take(&mut self, payload: &Payload<'_>) {
        for key in payload.keys.keys() {
            let ours = payload.product.rule(key).and_then(|rule| {
                let value = (rule.value)(&payload.keys, key)?;
                let declaration = rule.ours.declaration();
                declaration.kind.check(&value)?;
                self.settings.insert(declaration.name.to_owned(), value);
                Some(declaration.name)
            });
            self.keys.push(Imported {
                product: payload.product,
                theirs: key.clone(),
                ours,
            });
        }
    }
}

#[cfg(test)]
mod tests;
