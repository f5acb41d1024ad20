//! The last sign-in of an account, and whether its password has to be changed.

use super::*;
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow, MadeFull},
    ports::store::{LockKey, Store as _},
};
use chiave_protocol::{Thumbprint, Timestamp};
use serde_json::Value;

const AT: Timestamp = Timestamp::from_unix(1_800_000_000);

/// A company in which e.ward signed in twice.
fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place.look(async |context| {
        let account = context.account("e.ward").await.unwrap();
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        for (later, computer) in [(0, "old laptop"), (60, "new laptop")] {
            let row = AuditRow {
                id: chiave_crypto::random::uuid(context.random.as_ref()),
                at: AT.plus(later),
                event: AuditEvent::SignedIn(MadeFull::Password),
                by: Actor::Person,
                account: Some(account.id),
                device: Some(Thumbprint::from_bytes([7; 32])),
                device_name: Some(computer.to_owned()),
            };
            tx.put_audit(&row).await.unwrap();
        }
        tx.commit().await.unwrap();
    });
    place
}

fn answer(place: &Place, line: &[&str]) -> String {
    let (done, answers, _) = place.hear(line);
    done.unwrap();
    answers
}

fn objects(place: &Place, line: &[&str]) -> Vec<Value> {
    let answers = answer(place, line);
    let lines = answers.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_last_sign_in_is_shown_with_its_computer() {
    let place = company();

    let text = answer(&place, &["account", "show", "e.ward"]);
    let never = answer(&place, &["account", "show", "g.ferri"]);
    let object = objects(&place, &["account", "show", "e.ward", "--json"]).remove(0);

    assert!(text.contains("Last sign-in: "), "{text}");
    assert!(text.contains("on computer new laptop\n"), "{text}");
    assert!(never.contains("Last sign-in: never\n"), "{never}");
    assert_eq!(object["last_sign_in_at"], "2027-01-15T08:01:00Z");
    assert_eq!(object["last_sign_in_computer"], "new laptop");
}

#[test]
fn a_list_has_the_last_sign_in_of_everybody() {
    let place = company();

    let rows = answer(&place, &["account", "list"]);
    let objects = objects(&place, &["account", "list", "--json"]);

    let last: Vec<_> = rows.lines().map(|row| row.split('\t').nth(3)).collect();
    assert_eq!(last, [Some("-"), Some("2027-01-15T08:01:00Z"), Some("-")]);
    let last: Vec<_> = objects.iter().map(|it| &it["last_sign_in_at"]).collect();
    let expected = [&Value::Null, &"2027-01-15T08:01:00Z".into(), &Value::Null];
    assert_eq!(last, expected);
}

#[test]
fn a_purged_name_leaves_the_time_of_the_sign_in() {
    let place = company();
    place.look(async |context| {
        let mut tx = context.store.work(LockKey::EVERYTHING).await.unwrap();
        tx.purge_names(AT.plus(3600)).await.unwrap();
        tx.commit().await.unwrap();
    });

    let text = answer(&place, &["account", "show", "e.ward"]);
    let object = objects(&place, &["account", "show", "e.ward", "--json"]).remove(0);

    assert!(
        text.contains("Last sign-in: ") && !text.contains("computer"),
        "{text}"
    );
    assert_eq!(object["last_sign_in_computer"], Value::Null);
}

#[test]
fn a_change_that_is_required_stands_in_the_text() {
    let place = company();
    let change = || {
        let text = answer(&place, &["account", "show", "e.ward"]);
        let line = text
            .lines()
            .find(|line| line.starts_with("Change of password"));
        line.unwrap().to_owned()
    };
    assert!(change().ends_with(": not required"), "{}", change());

    place.run(&["account", "require-change", "e.ward"]).unwrap();

    assert!(
        change().ends_with(": required at the next sign-in"),
        "{}",
        change()
    );
}

#[test]
fn rows_of_one_computer_have_one_device() {
    let place = company();

    let rows = objects(&place, &["audit", "show", "--user", "e.ward", "--json"]);

    let of = |event: &str| -> Vec<Value> {
        let rows = rows.iter().filter(|row| row["event"] == event);
        rows.map(|row| row["device"].clone()).collect()
    };
    let device = Value::from("07".repeat(32));
    assert_eq!(of("signed-in"), [device.clone(), device]);
    assert_eq!(of("account-changed"), [Value::Null]);
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let place = company();
    let period = |since, until| place.run(&["audit", "show", "--since", since, "--until", until]);

    let crossed = period("2026-05-31", "2026-05-30T23:59:59Z").unwrap_err();
    period("2026-05-31", "2026-05-31").unwrap();

    assert_eq!(said(&crossed), Cli::CliAuditTimesCrossed);
    assert_eq!(
        format!("{:?}", crossed.exit_code()),
        format!("{:?}", ExitCode::from(2))
    );
    let sentence = crossed.sentences(&output()).remove(0);
    assert!(
        sentence.contains("--until 2026-05-30T23:59:59Z"),
        "{sentence}"
    );
}

#[test]
fn the_id_of_the_log_leads_to_the_account() {
    let place = company();
    let id = place.look(async |context| context.account("e.ward").await.unwrap().id);
    let id = id.to_string();

    let shown = objects(&place, &["account", "show", &id, "--json"]).remove(0);
    let rows = objects(&place, &["audit", "show", "--user", &id, "--json"]);

    assert_eq!(shown["user_name"], "e.ward");
    assert_eq!(shown["account_id"], *id);
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| row["account_id"] == *id), "{rows:?}");
    let listed = objects(&place, &["account", "list", "--json"]);
    assert!(listed.iter().any(|account| account["account_id"] == *id));
}

#[test]
fn a_user_named_twice_is_shown_once() {
    let place = company();

    let (done, _, told) = place.hear(&["account", "lock", "e.ward", "E.Ward"]);

    done.unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
}
