//! The reader of the account policies takes what `chiave_settings::People` declares, and nothing else.

use super::*;
use chiave_domain::settings::Expectation;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use toml::{Table as File, Value};

/// A file in which a value of `key` breaks no expectation about two keys.
fn beside(key: People) -> File {
    let mut file = File::new();
    let mut put = |other: People, value: u32| {
        if other != key {
            file.insert(other.name().to_owned(), Value::from(value));
        }
    };
    put(People::SendsInTenMinutes, 1);
    put(People::SendsADay, 50);
    put(People::Gates, 1);
    if key != People::MaxAuthenticators {
        put(People::MaxMailAddresses, 10);
    }
    file
}

/// Whether the reader takes a value of a key.
fn takes(key: People, value: &Json) -> bool {
    let mut file = beside(key);
    file.insert(key.name().to_owned(), Value::try_from(value).unwrap());
    match PeopleFile::parse(&toml::to_string(&file).unwrap()) {
        Ok(_) => true,
        Err(wrong) => {
            let keys: BTreeSet<_> = wrong.iter().map(|error| error.key.as_str()).collect();
            assert_eq!(keys, BTreeSet::from([key.name()]), "{value}");
            false
        }
    }
}

/// Values of every type; those at the bounds of the kind among them.
fn values(kind: Kind) -> Vec<Json> {
    let long = "a".repeat(17);
    let mut values = vec![
        json!(true),
        json!(-1),
        json!(1),
        json!(2.5),
        json!(70_000),
        json!("true"),
        json!("nist"),
        json!("Entra"),
        json!(""),
        json!([]),
        json!(["four", "sixteen letters."]),
        json!(["one"]),
        json!([long]),
        json!([" word"]),
        json!(["example.org", "posta.example.org"]),
        json!(["example"]),
        json!(["example.org."]),
        json!(["chiave@example.org"]),
        json!(["word", 2]),
        json!(vec!["word.it"; 1000]),
        json!(vec!["word.it"; 1001]),
    ];
    match kind {
        Kind::Whole { least, most } => {
            let (least, most) = (i64::from(least), i64::from(most));
            values.extend([least - 1, least, most, most + 1].map(Json::from));
        }
        Kind::Choice(words) => values.extend(words.iter().map(|word| json!(word))),
        _ => {}
    }
    values
}

// Law 21.
#[test]
fn every_key_is_declared_and_every_declared_key_is_read() {
    let known = |text: &str| {
        let error = PeopleFile::parse(text).unwrap_err().remove(0);
        let Expected::Known(keys) = error.expected else {
            panic!("{error:?}")
        };
        keys.into_iter().collect::<BTreeSet<_>>()
    };
    let declared = |is_wanted: fn(&People) -> bool, others: &[&'static str]| {
        let keys = People::ALL.iter().copied().filter(is_wanted);
        let keys = keys.map(|key| key.name());
        keys.chain(others.iter().copied()).collect::<BTreeSet<_>>()
    };

    let top = known("no_such_setting = 1");
    let rule = known("[[rules]]\ngroup = \"a\"\nno_such_setting = 1");

    assert_eq!(top, declared(|_| true, &[REVISION, RULES]));
    assert_eq!(rule, declared(|key| key.is_by_group(), &["group"]));
}

#[test]
fn the_reader_takes_the_values_that_are_declared_and_no_others() {
    for key in People::ALL {
        let kind = key.declaration().kind;
        for value in values(kind) {
            let declared = kind.check(&value).is_some();
            assert_eq!(takes(*key, &value), declared, "{}: {value}", key.name());
        }
    }
}

#[test]
fn the_store_refuses_what_is_declared_as_wrong() {
    let beyond = AccountPolicy {
        gates: u8::MAX,
        attempt_minutes: u8::MAX,
        code_minutes: u8::MAX,
        wrong_per_code: u32::MAX,
        sends_in_ten_minutes: u32::MAX,
        sends_a_day: u32::MAX,
        max_authenticators: u8::MAX,
        max_mail_addresses: u8::MAX,
        max_temporary_code_hours: u8::MAX,
        second_factor_days: u8::MAX,
        max_age_days: Some(u16::MAX),
        expiry_mail_days: u8::MAX,
        ..AccountPolicy::default()
    };
    let mut refused = BTreeSet::new();
    for wrong in beyond.wrong() {
        if let Expectation::Between(least, most) = wrong.expected {
            let key = People::named(wrong.key).unwrap();
            assert_eq!(range(key), least..=most, "{}", wrong.key);
            refused.insert(wrong.key);
        }
    }

    let numbers = People::declarations().filter(|it| matches!(it.kind, Kind::Whole { .. }));
    assert_eq!(refused, numbers.map(|it| it.name).collect());
}

// Law 21.
#[test]
fn a_file_that_leaves_everything_out_has_the_declared_defaults() {
    let shown = show(0, &PeopleFile::parse("").unwrap().book).unwrap();
    let shown: File = toml::from_str(&shown).unwrap();

    for it in People::declarations() {
        let default = it.default.map(|it| Value::try_from(it.json()).unwrap());
        assert_eq!(shown.get(it.name), default.as_ref(), "{}", it.name);
    }
}
