//! The parts of a profile that known products read, and their keys.

use super::Product;
use plist::{Dictionary, Value};
use std::collections::BTreeMap;

/// The type of a payload that has the preferences of any applications.
const PREFERENCES: &str = "com.apple.ManagedClient.preferences";

/// How much the values of a payload count: those of a later one win.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Level {
    /// The person may change them.
    Once,
    /// They come back at each sign-in.
    Often,
    /// The person cannot change them.
    Forced,
}

/// What one product reads.
pub(super) struct Payload<'a> {
    pub(super) product: Product,
    level: Level,
    pub(super) keys: Keys<'a>,
}

/// The keys of a payload. Keys of a dictionary in it are named with the dictionary, as in
/// `UserHelp.HelpType`, and so are the words of a list of which rules name single ones.
pub(super) type Keys<'a> = BTreeMap<String, &'a Value>;

/// The payloads of known products, those that count more after the others.
pub(super) fn payloads(profile: &Dictionary) -> Vec<Payload<'_>> {
    let Some(content) = profile.get("PayloadContent").and_then(Value::as_array) else {
        return exported(profile).into_iter().collect();
    };
    let payloads = content.iter().filter_map(Value::as_dictionary);
    let mut payloads: Vec<_> = payloads
        .flat_map(|payload| match text(payload, "PayloadType") {
            PREFERENCES => preferences(payload),
            domain => of_domain(domain, payload, Level::Forced)
                .into_iter()
                .collect(),
        })
        .collect();
    payloads.sort_by_key(|payload| payload.level);
    payloads
}

/// The preferences of any applications, by their domains.
fn preferences(payload: &Dictionary) -> Vec<Payload<'_>> {
    let domains = payload.get("PayloadContent").and_then(Value::as_dictionary);
    let domains = domains.into_iter().flatten();
    domains
        .flat_map(|(domain, levels)| {
            let levels = levels.as_dictionary().into_iter().flatten();
            levels.flat_map(move |(level, entries)| {
                let entries = entries.as_array().into_iter().flatten();
                entries.filter_map(move |entry| {
                    let entry = entry.as_dictionary()?;
                    let settings = entry.get("mcx_preference_settings")?.as_dictionary()?;
                    of_domain(domain, settings, Level::of(level))
                })
            })
        })
        .collect()
}

impl Level {
    fn of(name: &str) -> Self {
        match name {
            "Forced" => Self::Forced,
            "Set-Once" => Self::Once,
            _ => Self::Often,
        }
    }
}

/// Preferences without a profile, as `defaults export` writes them: of the product that knows most
/// of their keys; the first of several.
fn exported(preferences: &Dictionary) -> Option<Payload<'_>> {
    let known = |product: &Product| {
        let keys = keys(*product, preferences);
        keys.keys().filter(|key| product.knows(key)).count()
    };
    let products = Product::ALL.into_iter().rev();
    let product = products
        .filter(|product| !product.is_other(preferences))
        .max_by_key(known)?;
    (known(&product) > 0).then(|| Payload {
        product,
        level: Level::Forced,
        keys: keys(product, preferences),
    })
}

fn of_domain<'a>(domain: &str, settings: &'a Dictionary, level: Level) -> Option<Payload<'a>> {
    let product = Product::of(domain).filter(|product| !product.is_other(settings))?;
    Some(Payload {
        product,
        level,
        keys: keys(product, settings),
    })
}

fn keys(product: Product, settings: &Dictionary) -> Keys<'_> {
    let mut keys = Keys::new();
    for (name, value) in settings {
        // What every payload has says nothing of the product.
        if !name.starts_with("Payload") {
            add(product, &mut keys, name, value);
        }
    }
    keys
}

fn add<'a>(product: Product, keys: &mut Keys<'a>, name: &str, value: &'a Value) {
    match value {
        Value::Dictionary(inner) if !inner.is_empty() => {
            for (key, value) in inner {
                add(product, keys, &format!("{name}.{key}"), value);
            }
        }
        Value::Array(words) if !words.is_empty() && product.names_words_of(name) => {
            for word in words {
                let word = word.as_string().unwrap_or_default();
                keys.insert(format!("{name}.{word}"), value);
            }
        }
        _ => {
            keys.insert(name.to_owned(), value);
        }
    }
}

fn text<'a>(dictionary: &'a Dictionary, key: &str) -> &'a str {
    dictionary
        .get(key)
        .and_then(Value::as_string)
        .unwrap_or_default()
}
