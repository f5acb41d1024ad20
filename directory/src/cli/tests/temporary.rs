//! A temporary code on the command line.

use super::*;

/// Gives every account the time of a password, which makes it an activated one.
pub(super) fn activate(place: &Place) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let activate = "UPDATE embedded_entries SET password_changed_at = 1700000000";
        let mut connection = place.behind().await;
        sqlx::query(activate)
            .execute(&mut connection)
            .await
            .unwrap();
    });
}

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    activate(&place);
    place
}

/// The temporary codes among the methods of g.ferri.
fn codes(place: &Place) -> usize {
    let (_, listed, _) = place.hear(&["account", "methods", "g.ferri", "--json"]);
    listed.matches("\"temporary-code\"").count()
}

#[test]
fn the_code_is_the_answer_and_its_end_is_told() {
    let place = company();

    let line = ["account", "temporary-code", "g.ferri", "--hours", "2"];
    let (done, answers, sentences) = place.hear(&line);

    done.unwrap();
    let code = answers.trim();
    assert_eq!((code.len(), code.matches('-').count()), (14, 2), "{code}");
    let until = place.look(async |context| context.now.plus(2 * 60 * 60));
    assert!(sentences.contains(&output().date(until)), "{sentences}");
    assert!(!sentences.contains(code), "{sentences}");
    assert_eq!(codes(&place), 1);
    let (_, rows, _) = place.hear(&["audit", "show"]);
    assert!(rows.contains("temporary-code-issued"), "{rows}");
    assert!(!rows.contains(code), "{rows}");
}

#[test]
fn a_second_code_takes_the_place_of_the_first() {
    let place = company();

    for line in [
        &["account", "temporary-code", "g.ferri"][..],
        &["account", "temporary-code", "g.ferri", "--once"],
    ] {
        let (done, _, sentences) = place.hear(line);
        done.unwrap();
        assert_eq!(sentences.contains("of one sign-in"), line.len() == 4);
    }

    assert_eq!(codes(&place), 1);
}

#[test]
fn more_hours_than_the_policy_allows_get_no_code() {
    for (hours, setting, told) in [
        ("72", "max_temporary_code_hours=24", "the most are 24"),
        ("1", "max_temporary_code_hours=0", "no temporary codes"),
    ] {
        let place = company();
        place.run(&["people", "set", setting]).unwrap();

        let line = ["account", "temporary-code", "g.ferri", "--hours", hours];
        let (done, answers, _) = place.hear(&line);

        let sentences = done.unwrap_err().sentences(&output()).join(" ");
        assert!(sentences.contains(told), "{sentences}");
        assert_eq!((answers.as_str(), codes(&place)), ("", 0));
    }
}

#[test]
fn who_cannot_sign_in_gets_no_code() {
    for (command, told) in [
        (Some(["account", "disable", "g.ferri"]), "is disabled"),
        (Some(["account", "lock", "g.ferri"]), "is locked"),
        (None, "account code g.ferri"),
    ] {
        let place = Place::new();
        place.run(&["init"]).unwrap();
        place.import();
        if let Some(command) = command {
            activate(&place);
            place.run(&command).unwrap();
        }

        let (done, answers, _) = place.hear(&["account", "temporary-code", "g.ferri"]);

        let sentences = done.unwrap_err().sentences(&output()).join(" ");
        assert!(sentences.contains(told), "{sentences}");
        assert_eq!((answers.as_str(), codes(&place)), ("", 0));
    }
}

#[test]
fn the_list_says_until_when_it_is_good_and_a_lock_ends_it() {
    let place = company();
    let once = ["account", "temporary-code", "g.ferri", "--once"];
    place.run(&once).unwrap();

    let (_, listed, _) = place.hear(&["account", "methods", "g.ferri"]);
    let (_, json, _) = place.hear(&["account", "methods", "g.ferri", "--json"]);
    place.run(&["account", "lock", "g.ferri"]).unwrap();

    assert!(listed.contains("once-until-"), "{listed}");
    assert!(json.contains("\"once\":true"), "{json}");
    assert_eq!(codes(&place), 0);
}

#[test]
fn a_removed_code_needs_no_activation_code() {
    let place = company();
    let issue = ["account", "temporary-code", "g.ferri"];
    place.run(&issue).unwrap();
    let (_, listed, _) = place.hear(&["account", "methods", "g.ferri"]);
    let id = listed.split_whitespace().next().unwrap();

    let (done, _, sentences) = place.hear(&["account", "remove-method", "g.ferri", id]);

    done.unwrap();
    assert!(sentences.contains("is signed out"), "{sentences}");
    assert!(!sentences.contains("account code"), "{sentences}");
}
