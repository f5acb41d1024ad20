//! The reader of the settings file takes what `chiave_settings::Service` declares, and nothing else.

use super::*;
use chiave_settings::{Document, Kind, Need, Service};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// The tables of the settings file.
const TABLES: [&str; 5] = ["tls", "smtp", "workers", "log", "metrics"];

/// A settings file with every key that is needed, each with the value of the example.
fn needed() -> Table {
    let mut file = Table::new();
    for key in Service::ALL {
        let declaration = key.declaration();
        if declaration.need == Need::Required {
            put(&mut file, *key, &declaration.example.unwrap().json());
        }
    }
    file
}

fn put(file: &mut Table, key: Service, value: &Json) {
    let value = Value::try_from(value).unwrap();
    let (table, name) = key.name().split_once('.').unwrap_or(("", key.name()));
    let table = match table {
        "" => file,
        table => file
            .entry(table)
            .or_insert_with(|| Table::new().into())
            .as_table_mut()
            .unwrap(),
    };
    table.insert(name.to_owned(), value);
}

fn parse(file: &Table) -> Result<Config, Vec<ConfigError>> {
    Config::parse(&toml::to_string(file).unwrap(), Path::new("/etc/chiave"))
}

/// Whether the reader takes a value of a key.
fn takes(key: Service, value: &Json) -> bool {
    let mut file = needed();
    // Settings that another one needs beside it.
    put(&mut file, Service::MetricsBeyondThisMachine, &json!(true));
    match key {
        Service::SmtpUserName => put(&mut file, Service::SmtpPasswordFile, &json!("secret")),
        Service::SmtpPasswordFile => put(&mut file, Service::SmtpUserName, &json!("chiave")),
        _ => {}
    }
    put(&mut file, key, value);
    match parse(&file) {
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
    let mut values = vec![
        json!(true),
        json!(-1),
        json!(7),
        json!(2.5),
        json!(70_000),
        json!("true"),
        json!("info"),
        json!("https://chiave.example.com"),
        json!("http://chiave.example.com"),
        json!("127.0.0.1:9464"),
        json!("[::]:8443"),
        json!("127.0.0.1"),
        json!("chiave@example.org"),
        json!("Chiave <chiave@example.org>"),
        json!("chiave@"),
        json!(""),
        json!(" \u{a0}"),
        json!("no such word"),
        json!([]),
        json!(["one", "two"]),
        json!(["one", 2]),
    ];
    match kind {
        Kind::Whole { least, most } => {
            let (least, most) = (i64::from(least), i64::from(most));
            values.extend([least - 1, least, most, most + 1].map(Json::from));
        }
        Kind::Choice(words) => {
            values.extend(words.iter().map(|word| json!(word)));
            values.extend(words.iter().map(|word| json!(word.to_uppercase())));
        }
        _ => {}
    }
    values
}

// Law 21.
#[test]
fn every_key_is_declared_and_every_declared_key_is_read() {
    let declared: BTreeSet<_> = Service::ALL
        .iter()
        .map(|key| key.name().to_owned())
        .collect();

    let mut read = BTreeSet::new();
    for table in [""].into_iter().chain(TABLES) {
        let mut file = needed();
        let probe = ("no_such_setting".to_owned(), Value::from(1));
        match table {
            "" => file.extend([probe]),
            table => file
                .entry(table)
                .or_insert_with(|| Table::new().into())
                .as_table_mut()
                .unwrap()
                .extend([probe]),
        }
        let wrong = parse(&file).unwrap_err();
        let [
            ConfigError {
                expected: Expected::Known(keys),
                ..
            },
        ] = wrong.as_slice()
        else {
            panic!("{table}: {wrong:?}")
        };
        let keys = keys.iter().filter(|key| !TABLES.contains(key));
        read.extend(keys.map(|key| match table {
            "" => (*key).to_owned(),
            table => format!("{table}.{key}"),
        }));
    }

    assert_eq!(read, declared);
}

#[test]
fn the_reader_takes_the_values_that_are_declared_and_no_others() {
    for key in Service::ALL {
        let kind = key.declaration().kind;
        for value in values(kind) {
            let declared = kind.check(&value).is_some();
            assert_eq!(takes(*key, &value), declared, "{}: {value}", key.name());
        }
    }
}

#[test]
fn a_file_needs_the_required_keys_and_no_others() {
    assert!(parse(&needed()).is_ok());
    let required = Service::declarations();
    for declaration in required.filter(|it| it.need == Need::Required) {
        let mut file = needed();
        let (table, name) = match declaration.name.split_once('.') {
            Some((table, name)) => (file[table].as_table_mut().unwrap(), name),
            None => (&mut file, declaration.name),
        };
        table.remove(name);

        let wrong = parse(&file).unwrap_err();

        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert_eq!(wrong[0].key, declaration.name);
        assert!(matches!(wrong[0].expected, Expected::Present));
    }
}

/// The value in force of a key that the file leaves out, if the settings keep one.
fn left_out(config: &Config, key: Service) -> Option<Json> {
    match key {
        Service::SignInDomains => {
            (config.sign_in_domains == SignInDomains::default()).then(|| json!([]))
        }
        Service::SmtpSecurity => Some(json!(config.smtp.security.as_str())),
        Service::SmtpConnections => Some(json!(config.smtp.connections)),
        Service::WorkersQueue => Some(json!(config.workers.queue)),
        Service::LogLevel => Some(json!(config.log.level.as_str())),
        Service::LogJson => Some(json!(config.log.json)),
        Service::LogJournal => Some(json!(config.log.to == LogTo::Journal)),
        Service::LogSyslog => Some(json!(config.log.to == LogTo::Syslog)),
        Service::LogAddresses => Some(json!(config.log.personal.addresses)),
        Service::LogAccounts => Some(json!(config.log.personal.accounts)),
        Service::MetricsBeyondThisMachine => {
            let mut file = needed();
            put(&mut file, Service::MetricsListen, &json!("0.0.0.0:9464"));
            Some(json!(parse(&file).is_ok()))
        }
        Service::PublicName
        | Service::Organisation
        | Service::Listen
        | Service::DataDir
        | Service::KeysDir
        | Service::TlsCertificate
        | Service::TlsKey
        | Service::TlsClientAuthority
        | Service::SmtpHost
        | Service::SmtpPort
        | Service::SmtpAuthority
        | Service::SmtpUserName
        | Service::SmtpPasswordFile
        | Service::SmtpFrom
        | Service::WorkersCount
        | Service::LogFile
        | Service::MetricsListen => None,
    }
}

#[test]
fn the_defaults_are_those_that_are_declared() {
    let config = parse(&needed()).unwrap();
    for key in Service::ALL {
        let declared = key.declaration().default.map(|it| it.json());
        assert_eq!(left_out(&config, *key), declared, "{}", key.name());
    }
}
