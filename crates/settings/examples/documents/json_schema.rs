//! The JSON schema of a policy file (draft 2020-12), for editors and for checks before a roll-out.

use crate::example_file::pretty;
use chiave_settings::{
    Declaration, Document, Form, Kind, LIST_ITEMS, Level, Need, PINS, People, json::RECOMMENDED,
};
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

/// The schema of a TOML file whose keys may stand in tables, as in `smtp.port`.
pub fn tables<D: Document>() -> String {
    let mut top = object();
    for declaration in D::declarations() {
        let (table, name) = (declaration.name.split_once('.')).unwrap_or(("", declaration.name));
        let within = match table {
            "" => &mut top,
            table => &mut top["properties"][table],
        };
        if within.is_null() {
            *within = object();
        }
        within["properties"][name] = Value::Object(property(&declaration));
        if declaration.need == Need::Required {
            match within["required"].as_array_mut() {
                Some(required) => required.push(name.into()),
                None => within["required"] = json!([name]),
            }
        }
    }
    top["$schema"] = DIALECT.into();
    pretty(&top)
}

/// The schema of the account policies: beside the keys, a revision and rules by group.
pub fn people() -> String {
    let mut rule = object();
    rule["properties"]["group"] = json!({"type": "string", "pattern": pattern(Kind::Text)});
    rule["required"] = json!(["group"]);
    for key in People::ALL.iter().filter(|key| key.is_by_group()) {
        let declaration = key.declaration();
        let mut property = property(&declaration);
        // What a rule leaves out comes from the settings outside every rule, so it has no default.
        property.remove("default");
        if *key == People::MaxAgeDays {
            // 0: passwords of the group never have to be changed.
            let (least, most) = (property.remove("minimum"), property.remove("maximum"));
            let range = json!({"minimum": least, "maximum": most});
            property.insert("anyOf".to_owned(), json!([{"const": 0}, range]));
        }
        rule["properties"][declaration.name] = Value::Object(property);
    }
    let mut top = object();
    top["$schema"] = DIALECT.into();
    top["properties"] = Value::Object(properties::<People>(|_| true));
    top["properties"]["revision"] = json!({"type": "integer", "minimum": 0});
    top["properties"]["rules"] = json!({"type": "array", "items": rule, "maxItems": 100});
    pretty(&top)
}

/// The schema of an object or a table without any key.
fn object() -> Value {
    json!({"type": "object", "properties": {}, "additionalProperties": false})
}

fn properties<D: Document>(wanted: fn(&Declaration) -> bool) -> Map<String, Value> {
    let declarations = D::declarations().filter(wanted);
    declarations
        .map(|it| (it.name.to_owned(), property(&it).into()))
        .collect()
}

fn property(declaration: &Declaration) -> Map<String, Value> {
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
    property
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
    if matches!(kind, Kind::Domains | Kind::Words) {
        schema["maxItems"] = LIST_ITEMS.into();
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
        Kind::ReminderDays => {
            Some(r"^\s*([0-9]|[1-8][0-9]|90)\s*(,\s*([0-9]|[1-8][0-9]|90)\s*){0,11}$")
        }
        Kind::QuietHours => Some(
            r"^\s*([01][0-9]|2[0-3]):[0-5][0-9]\s*-\s*(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\s*$",
        ),
        Kind::Pins => Some("^[A-Za-z0-9+/]{43}=$"),
        // Letters and digits of any alphabet, and `-`: no other character of ASCII.
        Kind::Domains => Some(r"^[^\s\x00-,./:-@\[-`{-\x7f]+(\.[^\s\x00-,./:-@\[-`{-\x7f]+)+$"),
        Kind::Words => Some(r"^\S[\s\S]{2,14}\S$"),
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
mod tests;
