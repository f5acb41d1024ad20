//! The example file: every key that a company needs first, with its example.

use chiave_settings::Document;
use serde_json::{Map, Value};

pub fn json<D: Document>() -> String {
    let example = D::ALL.iter().filter_map(|key| {
        let declaration = key.declaration();
        Some((declaration.name.to_owned(), declaration.example?.json()))
    });
    let object: Map<String, Value> = example.collect();
    pretty(&Value::Object(object))
}

/// JSON as it is committed: indented, with a line end.
pub fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
