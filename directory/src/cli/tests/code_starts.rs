//! Activation codes that are good from a later time on.

use super::*;
use chiave_domain::activation_code::ActivationCode;
use chiave_domain::ports::store::Store as _;
use chiave_protocol::Timestamp;

const DAY_S: i64 = 24 * 60 * 60;

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place
}

fn code(place: &Place, user: &str) -> Option<ActivationCode> {
    place.look(async |context| {
        let id = context.account(user).await.unwrap().id;
        let mut tx = context.store.read().await.unwrap();
        tx.activation_code(id).await.unwrap()
    })
}

/// A time so many seconds from now, and as it is typed.
fn from_now(place: &Place, seconds: i64) -> (Timestamp, String) {
    let at = place.look(async |context| context.now.plus(seconds));
    (at, crate::clock::rfc3339(at).unwrap())
}

#[test]
fn a_day_is_its_beginning_in_utc() {
    let place = company();
    let (at, typed) = from_now(&place, 5 * DAY_S);

    let day = &typed[..10];
    place
        .run(&["account", "code", "e.ward", "--from", day])
        .unwrap();

    let start = code(&place, "e.ward").unwrap().starts_at.unwrap();
    assert_eq!(start.as_unix(), at.as_unix() - at.as_unix() % DAY_S);
}

#[test]
fn the_days_count_from_the_start_on() {
    let place = company();
    let (at, typed) = from_now(&place, 5 * DAY_S);

    let line = ["account", "code", "e.ward", "--from", &typed, "--days", "3"];
    let (done, _, sentences) = place.hear(&line);

    done.unwrap();
    let issued = code(&place, "e.ward").unwrap();
    assert_eq!(issued.starts_at, Some(at));
    assert_eq!(issued.expires_at, at.plus(3 * DAY_S));
    let (from, until) = (output().date(at), output().date(issued.expires_at));
    let told = format!("good from {from} until {until}");
    assert!(sentences.contains(&told), "{sentences}");
}

#[test]
fn an_account_is_shown_with_the_start() {
    let place = company();
    let (at, typed) = from_now(&place, 5 * DAY_S);
    place
        .run(&["account", "code", "e.ward", "--from", &typed])
        .unwrap();

    let shown = place.hear(&["account", "show", "e.ward"]).1;
    let json = place.hear(&["account", "show", "e.ward", "--json"]).1;

    let line = format!("Activation code: good from {} until ", output().date(at));
    assert!(shown.contains(&line), "{shown}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["code_valid_from"], typed);
    assert!(json["code_valid_until"].is_string());
}

#[test]
fn a_list_and_the_audit_log_have_the_start() {
    let place = company();
    let (_, typed) = from_now(&place, 5 * DAY_S);

    let line = ["account", "code", "e.ward", "--csv", "-", "--from", &typed];
    let list = place.hear(&line).1;
    let log = place.hear(&["audit", "show", "--user", "e.ward"]).1;

    assert!(list.lines().next().unwrap().ends_with(",valid_from"));
    assert!(list.lines().nth(1).unwrap().ends_with(&typed), "{list}");
    assert!(log.contains(&format!("activation from-{typed}")), "{log}");
}

#[test]
fn a_code_that_starts_later_is_kept() {
    let place = company();
    let (_, typed) = from_now(&place, 5 * DAY_S);
    let line = ["account", "code", "e.ward"];
    place
        .run(&[line.as_slice(), &["--from", &typed]].concat())
        .unwrap();
    let first = code(&place, "e.ward");

    let list = [line.as_slice(), &["--csv", "-"]].concat();
    assert_eq!(place.hear(&list).1.lines().count(), 1);

    assert_eq!(code(&place, "e.ward"), first);
}

#[test]
fn a_start_is_of_today_or_at_most_ninety_days_ahead() {
    let place = company();
    let starts = |seconds| {
        let (_, typed) = from_now(&place, seconds);
        place.run(&["account", "code", "e.ward", "--from", &typed])
    };

    for refused in [-DAY_S, 91 * DAY_S] {
        let problem = starts(refused).unwrap_err();
        assert_eq!(said(&problem), Cli::CliCodeStartRefused);
    }
    assert_eq!(code(&place, "e.ward"), None);
    starts(90 * DAY_S - 5).unwrap();
    // The beginning of today is past, so the code is good at once.
    let today = from_now(&place, 0).1[..10].to_owned();
    place
        .run(&["account", "code", "e.ward", "--from", &today])
        .unwrap();
    assert_eq!(code(&place, "e.ward").unwrap().starts_at, None);
}

#[test]
fn a_start_that_is_no_time_is_refused() {
    let place = company();

    let line = ["account", "code", "e.ward", "--from", "tomorrow"];
    let problem = place.run(&line).unwrap_err();

    assert_eq!(said(&problem), Cli::CliAuditTimeRefused);
    assert_eq!(code(&place, "e.ward"), None);
}
