//! Reads the values of a property list, in which macOS keeps what a profile sets.

use crate::{
    Level, import,
    json::{Entry, RECOMMENDED},
};
use plist::Dictionary;
use serde_json::{Map, Value};

/// How the keys of a profile begin that say what it is; no setting begins so.
const OF_THE_PROFILE: &str = "Payload";

/// The entries of a property list. Entries of the dictionary under [`RECOMMENDED`] are recommended, all others are
/// mandatory; a value that no setting can have becomes null, so that it is reported. `None` if the list cannot be read.
#[must_use]
pub fn entries(list: &[u8]) -> Option<Vec<Entry>> {
    let mut mandatory = import::property_list(list)?.into_dictionary()?;
    let recommended = mandatory
        .remove(RECOMMENDED)
        .map(plist::Value::into_dictionary);
    let mut entries = of(mandatory, Level::Mandatory);
    match recommended {
        Some(Some(recommended)) => entries.extend(of(recommended, Level::Recommended)),
        Some(None) => entries.push(entry(RECOMMENDED.to_owned(), Level::Mandatory, Value::Null)),
        None => {}
    }
    Some(entries)
}

/// The value of a property list; data and dates become null. `None` if the list cannot be read.
#[must_use]
pub fn value(list: &[u8]) -> Option<Value> {
    import::property_list(list).map(json)
}

fn of(values: Dictionary, level: Level) -> Vec<Entry> {
    let ours = values
        .into_iter()
        .filter(|(name, _)| !name.starts_with(OF_THE_PROFILE));
    ours.map(|(name, value)| entry(name, level, json(value)))
        .collect()
}

const fn entry(name: String, level: Level, value: Value) -> Entry {
    Entry {
        name,
        level,
        value,
        at: None,
    }
}

fn json(value: plist::Value) -> Value {
    match value {
        plist::Value::Boolean(flag) => flag.into(),
        plist::Value::String(text) => text.into(),
        plist::Value::Integer(number) => number
            .as_signed()
            .map(Value::from)
            .or_else(|| number.as_unsigned().map(Value::from))
            .unwrap_or_default(),
        plist::Value::Array(values) => values.into_iter().map(json).collect(),
        plist::Value::Dictionary(values) => {
            let values = values.into_iter().map(|(name, value)| (name, json(value)));
            Value::Object(values.collect::<Map<_, _>>())
        }
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The entries of a dictionary with this content, as name, level and value.
    fn read(content: &str) -> Vec<(String, Level, Value)> {
        let list = format!("<plist version=\"1.0\"><dict>{content}</dict></plist>");
        let entries = entries(list.as_bytes()).unwrap();
        let parts = entries.into_iter().map(|it| (it.name, it.level, it.value));
        parts.collect()
    }

    #[test]
    fn a_profile_sets_values_of_every_type() {
        let read = read(
            "<key>server</key><string>https://c.example</string><key>kiosk</key><true/>\
             <key>reminder_days</key><array><integer>7</integer></array>\
             <key>PayloadUUID</key><string>6F0C3A52</string>\
             <key>recommended</key><dict><key>theme</key><string>dark</string></dict>",
        );

        let set = |name: &str, level, value| (name.to_owned(), level, value);
        assert_eq!(
            read,
            [
                set("server", Level::Mandatory, json!("https://c.example")),
                set("kiosk", Level::Mandatory, json!(true)),
                set("reminder_days", Level::Mandatory, json!([7])),
                set("theme", Level::Recommended, json!("dark")),
            ]
        );
    }

    #[test]
    fn a_value_that_no_setting_has_is_kept_as_an_entry() {
        let nothing = |name: &str| vec![(name.to_owned(), Level::Mandatory, Value::Null)];

        let date = "<key>theme</key><date>2026-11-30T00:00:00Z</date>";
        assert_eq!(read(date), nothing("theme"));
        let text = "<key>recommended</key><string>dark</string>";
        assert_eq!(read(text), nothing("recommended"));
    }

    #[test]
    fn what_is_no_dictionary_sets_nothing() {
        for list in ["", "{", "<plist><array/></plist>", "bplist00"] {
            assert_eq!(entries(list.as_bytes()), None, "{list}");
        }
    }
}
