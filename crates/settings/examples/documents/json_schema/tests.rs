//! The JSON schemas take what the readers take, and nothing else.

use super::*;
use crate::{example_file, roll_out::PYTHON, sample::Sample};
use chiave_settings::{Computer, Pin, Service};
use std::{error::Error, process::Command};

const PROGRAM: &str = "\
import json, sys
from jsonschema import Draft202012Validator as Validator
schema, documents = map(json.loads, sys.argv[1:])
Validator.check_schema(schema)
print(json.dumps([Validator(schema).is_valid(it) for it in documents]))";

/// For each document, whether a validator finds it in order.
fn verdicts(schema: &str, documents: &[Value]) -> Result<Vec<bool>, Box<dyn Error>> {
    let documents = Value::from(documents).to_string();
    let checked = Command::new(PYTHON)
        .args(["-c", PROGRAM, schema, &documents])
        .output()?;
    let why = String::from_utf8_lossy(&checked.stderr).into_owned();
    serde_json::from_slice(&checked.stdout).map_err(|_| why.into())
}

/// Asserts the verdict on every policy file.
fn assert_all<D: Document>(right: bool, documents: &[Value]) {
    assert_by(&document::<D>(), right, documents);
}

/// Asserts the verdict of a schema on every document.
fn assert_by(schema: &str, right: bool, documents: &[Value]) {
    let verdicts = verdicts(schema, documents).unwrap();
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
        json!("30, 7"),
        json!("07"),
        json!("91"),
        json!("18:30-08:00"),
        json!("18:30-24:00"),
        json!("24:00-08:00"),
        json!("8:00-18:00"),
        json!("#085d67"),
        json!("#085d6"),
        json!("https://it.example.org/proxy.pac"),
        json!([]),
        json!(["one", "two"]),
        json!(["example.org", "Büro-2.example"]),
        json!(["a_b.c"]),
        json!(["example"]),
        json!(["example..org"]),
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

/// Two equal times cannot be told from different ones without looking back, which not every validator does. So the
/// manual says it.
#[test]
fn equal_times_are_what_the_schema_takes_and_no_reader() {
    let no_hours = json!("08:00-08:00");
    assert_eq!(Kind::QuietHours.check(&no_hours), None);

    assert_all::<Computer>(true, &[json!({"quiet_hours": no_hours})]);

    let said = Kind::QuietHours.expected(Words::of(Language::English));
    assert!(said.starts_with("two different times of the day"), "{said}");
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

#[test]
fn the_schema_of_the_service_knows_tables_and_what_is_needed() {
    let mut example = json!({});
    for it in Service::declarations().filter(|it| it.need == Need::Required) {
        let value = it
            .example
            .map_or(Value::Null, chiave_settings::Literal::json);
        match it.name.split_once('.') {
            Some((table, name)) => example[table][name] = value,
            None => example[it.name] = value,
        }
    }
    let mut incomplete = example.clone();
    incomplete["smtp"].as_object_mut().unwrap().remove("host");
    let mut mistyped = example.clone();
    mistyped["log"]["level"] = "loud".into();
    let mut unknown = example.clone();
    unknown["smtp"]["hots"] = "mail.example.org".into();

    let schema = tables::<Service>();
    assert_by(&schema, true, &[example]);
    assert_by(&schema, false, &[incomplete, mistyped, unknown, json!({})]);
}

#[test]
fn the_schema_of_the_policies_knows_rules_by_group() {
    let right = [
        json!({}),
        json!({"revision": 3, "gates": 1, "own_mail_domains": ["example.org"]}),
        json!({"rules": [{"group": "finance", "max_age_days": 0, "profile": "entra"}]}),
    ];
    let wrong = [
        json!({"revision": -1}),
        json!({"max_age_days": 0}),
        json!({"company_words": ["abc"]}),
        json!({"company_words": vec!["abcd"; 1001]}),
        json!({"own_mail_domains": vec!["example.org"; 1001]}),
        json!({"rules": [{"max_age_days": 90}]}),
        json!({"rules": [{"group": "finance", "max_age_days": 5}]}),
        json!({"rules": [{"group": "finance", "max_age_days": 731}]}),
        json!({"rules": [{"group": "finance", "sends_a_day": 5}]}),
        json!({"gate": 1}),
    ];

    assert_by(&people(), true, &right);
    assert_by(&people(), false, &wrong);
    assert_by(&people(), true, &documents::<People>(true));
    assert_by(&people(), false, &documents::<People>(false));
}
