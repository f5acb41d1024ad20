//! Who wins, who loses, and what is ignored.

use super::*;
use crate::{Computer, json};
use std::borrow::Cow;

const ADMINISTRATOR: Author = Author::Administrator;

fn says(source: &str, author: Author, text: &str) -> Supply {
    Supply {
        source: source.to_owned(),
        author,
        content: json::read(text.as_bytes()).map_err(|at| (Fault::NotJson, Some(at))),
    }
}

fn merged(supplies: &[Supply]) -> Merged<Computer> {
    merge(supplies.to_vec())
}

fn in_force(merged: &Merged<Computer>) -> Vec<(&'static str, &str, &str)> {
    let settled = merged.settled.iter();
    settled
        .map(|it| {
            let source = it.winner.place.source.as_str();
            let Cow::Borrowed(value) = it.value.shown() else {
                panic!("not a text: {:?}", it.value)
            };
            (it.key.name(), value, source)
        })
        .collect()
}

fn faults(merged: &Merged<Computer>) -> Vec<Fault> {
    merged.problems.iter().map(|it| it.fault).collect()
}

// Law 16.
#[test]
fn mandatory_beats_the_person_who_beats_recommended() {
    let recommended = says(
        "10",
        ADMINISTRATOR,
        r#"{"recommended": {"theme": "light"}}"#,
    );
    let mandatory = says("20", ADMINISTRATOR, r#"{"theme": "system"}"#);
    let person = says("person", Author::Person, r#"{"theme": "dark"}"#);

    for (supplies, value) in [
        (vec![&recommended], "light"),
        (vec![&recommended, &person], "dark"),
        (vec![&person, &recommended], "dark"),
        (vec![&mandatory, &recommended, &person], "system"),
    ] {
        let supplies: Vec<_> = supplies.into_iter().cloned().collect();
        assert_eq!(merged(&supplies).settled[0].value.shown(), value);
    }
}

#[test]
fn among_equals_the_later_place_wins_and_losers_are_known() {
    let merged = merged(&[
        says("10", ADMINISTRATOR, r#"{"theme": "light"}"#),
        says(
            "20",
            ADMINISTRATOR,
            "{\"theme\": \"dark\",\n \"theme\": \"system\"}",
        ),
    ]);

    assert_eq!(in_force(&merged), [("theme", "system", "20")]);
    let losers = &merged.settled[0].losers;
    let lost: Vec<_> = losers.iter().map(|it| it.place.to_string()).collect();
    assert_eq!(lost, ["20:1:11", "10:1:11"]);
    assert_eq!(merged.problems, []);
}

// Law 17.
#[test]
fn the_person_cannot_say_whom_to_trust() {
    let merged = merged(&[says(
        "person",
        Author::Person,
        r#"{"server": "https://evil.example.com", "authority": "a", "proxy": "http://b"}"#,
    )]);

    assert_eq!(in_force(&merged), []);
    assert_eq!(faults(&merged), [Fault::NotFromHere; 3]);
    assert!(!merged.closed);
}

// Law 16.
#[test]
fn a_service_that_is_only_recommended_closes_the_way() {
    let merged = merged(&[says(
        "10",
        ADMINISTRATOR,
        r#"{"recommended": {"server": "https://c.example.com"}}"#,
    )]);

    assert_eq!(in_force(&merged), []);
    assert_eq!(faults(&merged), [Fault::OnlyMandatory]);
    assert!(merged.closed);
}

// Law 16.
#[test]
fn a_wrong_value_of_taste_leaves_the_earlier_one() {
    let merged = merged(&[
        says("10", ADMINISTRATOR, r#"{"theme": "dark"}"#),
        says("20", ADMINISTRATOR, r#"{"theme": "pink"}"#),
    ]);

    assert_eq!(in_force(&merged), [("theme", "dark", "10")]);
    assert_eq!(faults(&merged), [Fault::BadValue]);
    assert!(!merged.closed);
}

// Law 16.
#[test]
fn behind_a_wrong_server_no_earlier_one_counts() {
    let merged = merged(&[
        says(
            "10",
            ADMINISTRATOR,
            r#"{"server": "https://a.example.com"}"#,
        ),
        says("20", ADMINISTRATOR, r#"{"server": "b"}"#),
    ]);

    assert_eq!(in_force(&merged), []);
    assert!(merged.closed);
}

#[test]
fn a_spoilt_place_of_the_person_closes_nothing() {
    let person = merged(&[says("person", Author::Person, "{")]);
    let administrator = merged(&[says("10", ADMINISTRATOR, "{")]);

    assert!(!person.closed);
    assert!(administrator.closed);
}
