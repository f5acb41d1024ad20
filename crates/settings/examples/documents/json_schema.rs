//! The JSON schema of a policy file (draft 2020-12), for editors and for checks before a roll-out.

use crate::example_file::pretty;
use chiave_settings::{Declaration, Document, Form, Kind, Levels, json::RECOMMENDED};
use chiave_words::{Language, Words};
use serde_json::{Map, Value, json};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

pub fn document<D: Document>() -> String {
    let mut all = properties::<D>(|_| true);
    let recommended = properties::<D>(|it| it.levels == Levels::Both);
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
    let declarations = D::ALL.iter().map(|key| key.declaration()).filter(wanted);
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
        schema["pattern"] = pattern.into();
    }
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// The regular expression of texts of a kind, if there is one. It may allow more than the reader does.
pub const fn pattern(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Origin => Some(r"^\s*[Hh][Tt][Tt][Pp][Ss]://[^\s\\@/?#]+/?\s*$"),
        Kind::Proxy => Some(r"^\s*[Hh][Tt][Tt][Pp][Ss]?:"),
        Kind::CertificateFile
        | Kind::Text
        | Kind::Choice(_)
        | Kind::Flag
        | Kind::Whole { .. }
        | Kind::Texts => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::example_file;
    use chiave_settings::Computer;
    use std::{error::Error, process::Command};

    /// Whether the Python package `jsonschema` accepts a document.
    fn accepts(document: &str) -> Result<bool, Box<dyn Error>> {
        let program = "import json, sys\n\
                       from jsonschema import Draft202012Validator as Schema\n\
                       schema, document = map(json.loads, sys.argv[1:])\n\
                       Schema.check_schema(schema)\n\
                       print(Schema(schema).is_valid(document))";
        let schema = super::document::<Computer>();
        let checked = Command::new("python3")
            .args(["-c", program, &schema, document])
            .output()?;
        let told = String::from_utf8(checked.stdout)?;
        let why = String::from_utf8_lossy(&checked.stderr).into_owned();
        match told.trim() {
            "True" => Ok(true),
            "False" => Ok(false),
            _ => Err(why.into()),
        }
    }

    #[test]
    fn the_schema_accepts_the_example_file() {
        assert!(accepts(&example_file::json::<Computer>()).unwrap());
        assert!(accepts(r#"{"recommended": {"theme": "dark"}}"#).unwrap());
    }

    #[test]
    fn the_schema_refuses_what_the_application_refuses() {
        for document in [
            "[]",
            r#"{"server": "http://chiave.example.org"}"#,
            r#"{"server": 443}"#,
            r#"{"proxy": "socks5://proxy"}"#,
            r#"{"theme": "pink"}"#,
            r#"{"colour": "red"}"#,
            r#"{"recommended": {"server": "https://chiave.example.org"}}"#,
        ] {
            assert!(!accepts(document).unwrap(), "{document}");
        }
    }
}
