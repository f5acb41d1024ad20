//! The property lists are read back and compared with the declarations.

use super::*;
use crate::sample::Sample;
use ::plist::{Dictionary, Value};
use chiave_settings::{Computer, Declaration, Document, Form, Level, json::RECOMMENDED};
use std::collections::BTreeMap;

fn read(text: &str) -> Dictionary {
    let value = Value::from_reader_xml(text.as_bytes()).unwrap();
    value.into_dictionary().unwrap()
}

fn text<'a>(dictionary: &'a Dictionary, key: &str) -> &'a str {
    let value = dictionary.get(key).and_then(Value::as_string);
    value.unwrap_or_else(|| panic!("no {key} in {dictionary:?}"))
}

fn dictionaries<'a>(dictionary: &'a Dictionary, key: &str) -> Vec<&'a Dictionary> {
    let items = dictionary.get(key).and_then(Value::as_array);
    let items = items.unwrap_or_else(|| panic!("no {key} in {dictionary:?}"));
    items.iter().map(|it| it.as_dictionary().unwrap()).collect()
}

/// The keys of a manifest, or of a dictionary in it, by name.
fn subkeys(dictionary: &Dictionary) -> BTreeMap<&str, &Dictionary> {
    let all = dictionaries(dictionary, "pfm_subkeys");
    let named: BTreeMap<_, _> = all.iter().map(|it| (text(it, "pfm_name"), *it)).collect();
    assert_eq!(named.len(), all.len(), "a name stands twice");
    named
}

/// Whether a key of a manifest allows the values of the declaration, and no others.
fn fits(key: &Dictionary, declaration: &Declaration) {
    let name = declaration.name;
    let expected = match declaration.kind.form() {
        Form::Text | Form::Choice(_) => "string",
        Form::Flag => "boolean",
        Form::Whole { .. } => "integer",
        Form::Texts => "array",
    };
    assert_eq!(text(key, "pfm_type"), expected, "{name}");
    let range = key.get("pfm_range_list").map(|range| {
        let words = range.as_array().unwrap().iter();
        words.map(|it| it.as_string().unwrap()).collect::<Vec<_>>()
    });
    let bound = |it: &str| key.get(it).and_then(Value::as_unsigned_integer);
    let bounds = bound("pfm_range_min").zip(bound("pfm_range_max"));
    match declaration.kind.form() {
        Form::Choice(words) => assert_eq!(range.as_deref(), Some(words), "{name}"),
        Form::Whole { least, most } => {
            assert_eq!(bounds, Some((least.into(), most.into())), "{name}");
        }
        Form::Texts => assert_eq!(
            text(dictionaries(key, "pfm_subkeys")[0], "pfm_type"),
            "string"
        ),
        Form::Text | Form::Flag => assert_eq!((range, bounds), (None, None), "{name}"),
    }
    let default = key.get("pfm_default").map(json);
    assert_eq!(default, declaration.default.map(|it| it.json()), "{name}");
}

/// A value of a property list as the JSON that a policy file has in its place.
fn json(value: &Value) -> serde_json::Value {
    serde_json::to_value(value).unwrap()
}

fn every_key_is_in_the_manifest<D: Document>() {
    let manifest = read(&manifest::<D>());
    let mandatory = subkeys(&manifest);
    let recommended = subkeys(mandatory[RECOMMENDED]);
    let mut both = 0;
    for declaration in D::declarations() {
        fits(mandatory[declaration.name], &declaration);
        if declaration.levels.allow(Level::Recommended) {
            fits(recommended[declaration.name], &declaration);
            both += 1;
        }
    }
    let payload = mandatory
        .keys()
        .filter(|name| name.starts_with("Payload"))
        .count();
    assert_eq!(mandatory.len(), D::ALL.len() + payload + 1);
    assert_eq!(recommended.len(), both);
}

#[test]
fn every_key_is_in_the_manifest_with_its_type() {
    every_key_is_in_the_manifest::<Computer>();
    every_key_is_in_the_manifest::<Sample>();
}

fn the_profile_has_values_of_the_declaration<D: Document>() {
    let profile = read(&example::<D>());
    let payloads = dictionaries(&profile, "PayloadContent");
    assert_eq!(payloads.len(), 1);
    let settings = payloads[0];
    let of_profile = |name: &str| name.starts_with("Payload");
    let named = settings.iter().filter(|(name, _)| !of_profile(name));
    let mut count = 0;
    for (name, value) in named {
        let declaration = D::named(name).unwrap().declaration();
        assert!(declaration.kind.check(&json(value)).is_some(), "{name}");
        count += 1;
    }
    let examples = D::ALL
        .iter()
        .filter(|it| it.declaration().example.is_some());
    assert_eq!(count, examples.count());
}

#[test]
fn the_example_profile_has_every_example_of_the_declaration() {
    the_profile_has_values_of_the_declaration::<Computer>();
    the_profile_has_values_of_the_declaration::<Sample>();
}

#[test]
fn the_example_profile_has_what_macos_requires() {
    let profile = read(&example::<Computer>());
    let settings = dictionaries(&profile, "PayloadContent")[0];

    assert_eq!(text(&profile, "PayloadType"), "Configuration");
    assert_eq!(text(settings, "PayloadType"), DOMAIN);
    for payload in [&profile, settings] {
        let id = text(payload, "PayloadUUID");
        let groups: Vec<_> = id.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{id}");
        assert_eq!(json(&payload["PayloadVersion"]), 1);
        text(payload, "PayloadDisplayName");
    }
    for key in ["PayloadUUID", "PayloadIdentifier"] {
        assert_ne!(text(&profile, key), text(settings, key));
    }
}

/// The application reads the domain that has its own name.
#[test]
fn the_domain_is_the_identifier_of_the_application() {
    let config = include_str!("../../../../../src-tauri/tauri.conf.json");
    let config: serde_json::Value = serde_json::from_str(config).unwrap();

    assert_eq!(config["identifier"], DOMAIN);
}
