//! A temporary code on the command line.

use super::*;

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
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
        assert_eq!(sentences.contains("once, at sign-in"), line.len() == 4);
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
