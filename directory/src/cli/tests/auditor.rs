//! Roles, and the audit log as an auditor reads it.

use super::*;
use chiave_domain::account::Role;

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place
}

/// The newest row about somebody, in columns.
fn newest(place: &Place, user: &str) -> Vec<String> {
    let (done, rows, _) = place.hear(&["audit", "show", "--user", user]);
    done.unwrap();
    let row = rows.lines().last().unwrap_or_default();
    row.split('\t').map(str::to_owned).collect()
}

#[test]
fn a_role_is_given_and_taken_back() {
    let place = company();
    let role = || place.look(async |context| context.account("e.ward").await.unwrap().role);

    place
        .run(&["account", "role", "E.Ward", "administrator"])
        .unwrap();
    assert_eq!(role(), Role::Administrator);
    assert!(newest(&place, "e.ward")[5].starts_with("entry-role-administrator by-uid-"));

    place
        .run(&["account", "role", "e.ward", "employee"])
        .unwrap();
    assert_eq!(role(), Role::Employee);
    let line = ["chiave-directory", "account", "role", "e.ward", "owner"];
    assert!(Arguments::try_parse_from(line).is_err());
}

#[test]
fn who_must_change_is_marked_once() {
    let place = company();
    let marked =
        || place.look(async |context| context.account("e.ward").await.unwrap().must_change);

    assert!(!marked());
    for _ in 0..2 {
        place.run(&["account", "require-change", "e.ward"]).unwrap();
    }

    assert!(marked());
    let rows = place.hear(&["audit", "show", "--user", "e.ward"]).1;
    assert_eq!(rows.matches("entry-must-change").count(), 1);
}

#[test]
fn the_log_is_shown_in_columns_the_newest_last_and_by_account() {
    let place = company();
    place.run(&["account", "disable", "g.ferri"]).unwrap();

    let all = place.hear(&["audit", "show"]).1;
    let last = place.hear(&["audit", "show", "--last", "1"]).1;
    let unknown = place.run(&["audit", "show", "--user", "nobody"]);

    let numbers: Vec<u64> = all
        .lines()
        .map(|line| line.split('\t').next().unwrap().parse().unwrap())
        .collect();
    assert!(numbers.is_sorted() && numbers.len() >= 4, "{all}");
    assert_eq!(all.lines().last(), last.lines().last());
    let [_, at, kind, user, laptop, detail] = &newest(&place, "g.ferri")[..] else {
        panic!("{all}")
    };
    assert!(at.ends_with('Z') && at.len() == 20, "{at}");
    assert_eq!([kind, user, laptop], ["account-disabled", "g.ferri", ""]);
    assert!(detail.starts_with("entry-disabled by-uid-"), "{detail}");
    assert_eq!(said(&unknown.unwrap_err()), Cli::CliAccountUnknown);
}

#[test]
fn names_are_purged_before_a_day_that_has_begun() {
    let place = company();

    for day in ["tomorrow", "2026-13-01", "9999-01-01", "20260101T00"] {
        let refused = place.run(&["audit", "purge", "--before", day]);
        assert_eq!(
            said(&refused.unwrap_err()),
            Cli::CliAuditDayRefused,
            "{day}"
        );
    }
    let (done, _, told) = place.hear(&["audit", "purge", "--before", "2026-01-01"]);

    done.unwrap();
    assert!(told.contains("No row"), "{told}");
}

#[test]
fn a_row_that_is_not_there_yet_is_refused() {
    let place = company();
    let rows = place.hear(&["audit", "show", "--last", "1"]).1;
    let newest = rows.split('\t').next().unwrap().to_owned();

    let (done, rows, _) = place.hear(&["audit", "show", "--after", &newest]);
    done.unwrap();
    assert_eq!(rows, "");
    let problem = place
        .run(&["audit", "show", "--after", "1000", "--user", "g.ferri"])
        .unwrap_err();

    assert_eq!(said(&problem), Cli::CliAuditRowUnknown);
    let sentence = problem.sentences(&output()).remove(0);
    assert!(
        sentence.contains(&format!("newest is {newest}.")),
        "{sentence}"
    );
}
