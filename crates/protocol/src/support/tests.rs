//! What a support report can hold.

use super::*;
use crate::{ErrorCode, Timestamp};
use serde_json::json;

fn report() -> serde_json::Value {
    json!({
        "format": FORMAT,
        "made_at": "2026-11-30T02:45:12Z",
        "version": "0.1.0",
        "system": {"kind": "linux", "processor": "x86_64", "name": "debian", "version": "13"},
        "reach": "online",
        "last_contact": "2026-11-30T02:45:11Z",
        "findings": [
            {"health": "bad", "finding": "proxy-refuses", "status": 407, "with_sign_in": false},
            {"health": "good", "finding": "keyring", "state": "ready", "owner": "gnome-keyring-daemon"},
        ],
        "policy": {
            "hash": "8a1f0c52e6b34d97",
            "settings": [{"key": "server", "level": "mandatory", "file": 1, "line": 2}],
            "ignored": ["bad-value"],
            "kept": false,
        },
        "session": "full",
        "open_write": {"kind": "change", "operation_id": "8c5c1c1e-0000-4000-8000-000000000001"},
        "requests": [{
            "at": "2026-11-30T02:45:10Z",
            "method": "DELETE",
            "route": "/v1/methods/{id}",
            "status": 401,
            "duration_ms": 12,
            "code": "session-ended",
            "request_id": "8c5c1c1e-0000-4000-8000-000000000002",
        }],
        "failures": [{"code": "session-ended", "count": 2, "last_at": "2026-11-30T02:45:10Z"}],
    })
}

/// The least that a report says: what other tests begin with.
#[test]
fn the_least_report_is_one() {
    let least: serde_json::Value = serde_json::from_str(include_str!("least.json")).unwrap();

    assert_eq!(json!(read(&least).unwrap()), least);
}

fn read(value: &serde_json::Value) -> Result<SupportReport, serde_json::Error> {
    serde_json::from_value(value.clone())
}

#[test]
fn a_report_reads_as_it_was_written() {
    let written = report();

    assert_eq!(json!(read(&written).unwrap()), written);
}

/// Puts `text` in place of every text of the report, one after the other, and reads what comes of it.
fn accepted_in(value: &mut serde_json::Value, at: &str, text: &str, accepted: &mut Vec<String>) {
    let paths = texts(value, at);
    for path in paths {
        let place = value.pointer_mut(&path).unwrap();
        let before = std::mem::replace(place, json!(text));
        if read(value).is_ok() {
            accepted.push(path.clone());
        }
        *value.pointer_mut(&path).unwrap() = before;
    }
}

/// The places of all texts.
fn texts(value: &serde_json::Value, at: &str) -> Vec<String> {
    match value {
        serde_json::Value::String(_) => vec![at.to_owned()],
        serde_json::Value::Array(items) => (items.iter().enumerate())
            .flat_map(|(index, it)| texts(it, &format!("{at}/{index}")))
            .collect(),
        serde_json::Value::Object(fields) => (fields.iter())
            .flat_map(|(name, it)| texts(it, &format!("{at}/{name}")))
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn no_field_holds_free_text_or_an_address() {
    for text in [
        "Anna Riva",
        "anna@riva.example",
        "https://chiave.altariva.example",
        "proxy.altariva.example:3128",
        "chiave.altariva.example",
        "anna.riva",
        "Altariva",
        "10.20.30.40",
        "1.2.3-anna",
        "8A1F0C52E6B34D97",
        "/home/anna",
        "correct horse battery",
        "è",
        "",
        &"a".repeat(65),
    ] {
        let mut accepted = Vec::new();

        accepted_in(&mut report(), "", text, &mut accepted);

        assert_eq!(accepted, [""; 0], "{text}");
    }
}

/// A word is read by its form, so what keeps names out is that only the source code has words.
#[test]
fn a_bare_name_has_the_form_of_a_word_only() {
    for name in ["anna", "intranet", "srv-01"] {
        let mut accepted = Vec::new();

        accepted_in(&mut report(), "", name, &mut accepted);

        let words = |path: &&String| !path.ends_with("/key") && !path.ends_with("/level");
        let mut accepted: Vec<_> = accepted.iter().filter(words).collect();
        // The order of the fields of JSON depends on what else is built.
        accepted.sort();
        let expected = [
            "/failures/0/code",
            "/findings/0/finding",
            "/findings/0/health",
            "/findings/1/finding",
            "/findings/1/health",
            "/findings/1/owner",
            "/findings/1/state",
            "/open_write/kind",
            "/policy/ignored/0",
            "/reach",
            "/requests/0/code",
            "/session",
            "/system/kind",
            "/system/name",
            "/system/processor",
        ];
        assert_eq!(accepted, expected, "{name}");
    }
}

#[test]
fn of_a_version_only_the_number_is_told() {
    for (text, number) in [
        ("0.2.0", Some("0.2.0")),
        ("13", Some("13")),
        ("6.12.0-18-amd64", Some("6.12.0-18")),
        ("6.8.5-301.fc40.x86_64", Some("6.8.5-301")),
        ("6.1.0-anna.riva", Some("6.1.0")),
        ("0.2.0+intranet", Some("0.2.0")),
        ("10.20.30.40", None),
        ("intranet", None),
        ("347123456", None),
        ("1..2", None),
        ("", None),
    ] {
        let told = Version::of(text).map(|it| json!(it));

        assert_eq!(told, number.map(|it| json!(it)), "{text}");
    }
}

#[test]
fn a_field_that_nobody_knows_is_no_report() {
    for path in [
        "",
        "/system",
        "/findings/0",
        "/policy",
        "/policy/settings/0",
        "/open_write",
        "/requests/0",
        "/failures/0",
    ] {
        let mut report = report();
        report.pointer_mut(path).unwrap()["note"] = json!("anna");

        assert!(read(&report).is_err(), "{path}");
    }
}

#[test]
fn a_time_is_written_in_utc() {
    let at = UtcTime::from(Timestamp::from_unix(1_796_006_712));

    assert_eq!(json!(at), "2026-11-30T02:45:12Z");
    assert_eq!(serde_json::from_value::<UtcTime>(json!(at)).unwrap(), at);
}

#[test]
fn a_code_is_the_word_that_the_wire_has() {
    for code in ErrorCode::ALL {
        assert_eq!(json!(Word::of(&code)), json!(code));
    }
}
