//! What a profile of another product becomes: the settings of ours that do the same, and the keys that
//! have no match.
//!
//! A profile is a property list for device management on Macs, or the exported preferences of one
//! product. Nothing is guessed: a key becomes a setting only if a rule of [`table`] says so and the
//! value is right for the setting.

mod payloads;
mod reading;
mod table;
mod text;

use crate::Document;
use payloads::{Payload, payloads};
use serde_json::{Map, Value as Json};
pub use table::Product;

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
    /// What becomes of the key.
    pub outcome: Outcome,
}

/// What becomes of a key of a profile.
#[derive(Debug, Eq, PartialEq)]
pub enum Outcome {
    /// A setting of ours.
    Becomes {
        /// The name of the setting.
        ours: &'static str,
        /// The different value that the setting had from an earlier key of the profile.
        replaced: Option<Json>,
    },
    /// Nothing: no setting of ours does the same as the value of the key.
    ValueUnmatched,
    /// Nothing: no setting of ours does the same as the key.
    Unmatched,
}

/// Why nothing can be imported.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotImported {
    /// The profile is signed in DER, and its content stands inside.
    SignedDer,
    /// The profile is signed in PEM, and its content stands inside.
    SignedPem,
    /// The file is no property list.
    NoPropertyList,
    /// The property list has more levels, values or text than a profile has.
    TooLarge,
    /// The property list declares entities, or uses one that XML does not declare itself.
    Entity,
    /// The file has no key of a known product.
    NoKnownProduct,
}

/// The value of a property list of any format, within limits.
pub(crate) fn property_list(list: &[u8]) -> Option<plist::Value> {
    reading::read(list).ok()
}

/// Reads a profile.
///
/// # Errors
///
/// Why nothing can be imported.
pub fn import(profile: &[u8]) -> Result<Import, NotImported> {
    let value = reading::read(profile)?;
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
            let outcome = self.outcome(payload, key);
            self.keys.push(Imported {
                product: payload.product,
                theirs: key.clone(),
                outcome,
            });
        }
    }

    /// Takes the setting that a key becomes. Of two keys for one setting, the later one wins.
    fn outcome(&mut self, payload: &Payload<'_>, key: &str) -> Outcome {
        let Some(rule) = payload.product.rule(key) else {
            return Outcome::Unmatched;
        };
        let declaration = rule.ours.declaration();
        let value = (rule.value)(&payload.keys, key);
        let Some(value) = value.filter(|it| declaration.kind.check(it).is_some()) else {
            return Outcome::ValueUnmatched;
        };
        let ours = declaration.name;
        let before = self.settings.insert(ours.to_owned(), value.clone());
        let replaced = before.filter(|before| *before != value);
        Outcome::Becomes { ours, replaced }
    }
}

#[cfg(test)]
mod tests;
