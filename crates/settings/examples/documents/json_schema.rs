//! The JSON schema of a policy file (draft 2020-12), for editors and for checks before a roll-out.

use crate::example_file::pretty;
use chiave_settings::{Declaration, Document, Form, Kind, Level, PINS, json::RECOMMENDED};
use chiave_words::{Language, Words};
use serde_json::{Map, Value, json};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

pub fn document<D: Document>() -> String {
    let mut all = properties::<D>(|_| true);
    let recommended = properties::<D>(|it| it.levels.allow(Level::Recommended));
    all.insert(
        RECOMMENDED.to_owned(),
        json!({
            "type": "object",
            "properties": recommended,
            "additionalProperties": false,
        }),
    );
    pretty(&json!({
        "$schema": DIALECT,
        "type": "object",
        "properties": all,
        "additionalProperties": false,
    }))
}

fn properties<D: Document>(wanted: fn(&Declaration) -> bool) -> Map<String, Value> {
    let declarations = D::declarations().filter(wanted);
    declarations
        .map(|it| (it.name.to_owned(), property(&it)))
        .collect()
}

fn property(declaration: &Declaration) -> Value {
    let words = Words::of(Language::English);
    let mut property = of_kind(declaration.kind);
    property.insert("title".to_owned(), words.say(declaration.title, &[]).into());
    property.insert(
        "description".to_owned(),
        words.say(declaration.text, &[]).into(),
    );
    if let Some(default) = declaration.default {
        property.insert("default".to_owned(), default.json());
    }
    Value::Object(property)
}

fn of_kind(kind: Kind) -> Map<String, Value> {
    let mut schema = match kind.form() {
        Form::Text => json!({"type": "string"}),
        Form::Choice(choices) => json!({"type": "string", "enum": choices}),
        Form::Flag => json!({"type": "boolean"}),
        Form::Whole { least, most } => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Form::Texts => json!({"type": "array", "items": {"type": "string"}}),
    };
    if let Some(pattern) = pattern(kind) {
        let text = match kind.form() {
            Form::Texts => &mut schema["items"],
            _ => &mut schema,
        };
        text["pattern"] = pattern.into();
    }
    if kind == Kind::Pins {
        schema["minItems"] = PINS.into();
        schema["uniqueItems"] = true.into();
    }
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// The regular expression of texts of a kind, if there is one. It may allow more than the reader does.
/// For a list, it is that of each text.
pub const fn pattern(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Origin => Some(r"^\s*[Hh][Tt][Tt][Pp][Ss]://[^\s\\@/?#]+/?\s*$"),
        Kind::Proxy => Some(r"^(system|\s*[Hh][Tt][Tt][Pp][Ss]?:[\\/]*[^\\/?#]+[\\/]?\s*)$"),
        Kind::Link => Some(r"^https://[^\s{}/?#]+([/?#]([^\s{}]|\{(user|computer|version)\})*)?$"),
        Kind::Text => Some(r"^[\s\S]*\S[\s\S]*$"),
        Kind::Accent => Some("^#[0-9A-Fa-f]{6}$"),
        Kind::Pins => Some("^[A-Za-z0-9+/]{43}=$"),
        Kind::CertificateFile
        | Kind::ImageFile
        | Kind::Address
        | Kind::Path
        | Kind::Mailbox
        | Kind::Choice(_)
        | Kind::Flag
        | Kind::Whole { .. }
        | Kind::Texts => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{example_file, roll_out::PYTHON, sample::Sample};
    use chiave_settings::{Computer, Pin};
    use std::{error::Error, process::Command};

    const PROGRAM: &str = "\
import json, sys
from jsonschema import Draft202012Validator as Validator
schema, documents = map(json.loads, sys.argv[1:])
Validator.check_schema(schema)
print(json.dumps([Validator(schema).is_valid(it) for it in documents]))";

    /// For each document, whether a validator finds it in order.
    fn verdicts<D: Document>(documents: &[Value]) -> Result<Vec<bool>, Box<dyn Error>> {
        let documents = Value::from(documents).to_string();
        let checked = Command::new(PYTHON)
            .args(["-c", PROGRAM, &document::<D>(), &documents])
            .output()?;
        let why = String::from_utf8_lossy(&checked.stderr).into_owned();
        serde_json::from_slice(&checked.stdout).map_err(|_| why.into())
    }

    /// Asserts the verdict on every document.
    fn assert_all<D: Document>(right: bool, documents: &[Value]) {
        let verdicts = verdicts::<D>(documents).unwrap();
        assert_eq!(verdicts.len(), documents.len());
        for (document, verdict) in documents.iter().zip(verdicts) {
            assert_eq!(verdict, right, "{document}");
        }
    }

    fn pin(byte: u8) -> String {
        Pin::from_digest([byte; 32]).to_string()
    }

    /// A value for each form that JSON has, and for each mistake that a key may have.
    fn values() -> Vec<Value> {
        vec![
            json!(null),
            json!(true),
            json!(-1),
            json!(7),
            json!(2.5),
            json!(70_000),
            json!(""),
            json!(" \u{a0}"),
            json!("true"),
            json!("dark"),
            json!("https://chiave.example.org"),
            json!("http://chiave.example.org"),
            json!("socks5://proxy.example.org"),
            json!("system"),
            json!("#085d67"),
            json!("#085d6"),
            json!("https://it.example.org/proxy.pac"),
            json!([]),
            json!(["one", "two"]),
            json!(["one", 2]),
            json!([pin(1), pin(2)]),
            json!([pin(1), pin(1)]),
            json!([pin(1), "one"]),
            json!([pin(1)]),
            json!({}),
        ]
    }

    /// Documents with one key each, whose value the reader takes or refuses.
    fn documents<D: Document>(taken: bool) -> Vec<Value> {
        let mut documents = Vec::new();
        for declaration in D::declarations() {
            let values = values().into_iter();
            let values = values.filter(|it| declaration.kind.check(it).is_some() == taken);
            documents.extend(values.map(|it| json!({declaration.name: it})));
        }
        documents
    }

    #[test]
    fn the_schema_takes_the_example_and_what_the_reader_takes() {
        let example = serde_json::from_str(&example_file::json::<Computer>()).unwrap();
        let recommended = json!({"recommended": {"theme": "dark"}});

        assert_all::<Computer>(true, &[example, recommended]);
        assert_all::<Computer>(true, &documents::<Computer>(true));
        assert_all::<Sample>(true, &documents::<Sample>(true));
    }

    #[test]
    fn the_schema_refuses_every_key_that_is_mistyped() {
        let documents = documents::<Computer>(false);
        let keys = Computer::ALL.iter().map(|key| key.name());
        for key in keys {
            assert!(documents.iter().any(|it| it.get(key).is_some()), "{key}");
        }

        assert_all::<Computer>(false, &documents);
        assert_all::<Sample>(false, &self::documents::<Sample>(false));
    }

    #[test]
    fn the_schema_refuses_what_no_key_is() {
        assert_all::<Computer>(
            false,
            &[
                json!([]),
                json!({"colour": "red"}),
                json!({"recommended": {"server": "https://chiave.example.org"}}),
                json!({"recommended": {"theme": "pink"}}),
            ],
        );
    }
}
