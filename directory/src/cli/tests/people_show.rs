//! `people show` of a revision, and the rules by group that `people set` points out.

use super::*;
use serde_json::{Value, json};

/// A company in which one person is in the group Finance.
fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    let people = "user_name,given_name,family_name,groups\ng.ferri,Giulia,Ferri,Finance\n";
    fs::write(place.path("people.csv"), people).unwrap();
    place.import();
    place
}

fn objects(answers: &str) -> Vec<Value> {
    let lines = answers.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

mod a_revision {
    use super::*;

    #[test]
    fn is_shown_with_who_set_it_and_when() {
        let place = company();
        place.run(&["people", "set", "gates=1"]).unwrap();
        place.run(&["people", "set", "max_age_days=90"]).unwrap();

        let (done, first, told) = place.hear(&["people", "show", "--revision", "1"]);
        let (_, newest, told_now) = place.hear(&["people", "show"]);
        let (_, defaults, told_of_none) = place.hear(&["people", "show", "--revision", "0"]);

        done.unwrap();
        assert!(first.starts_with("revision = 1\n"), "{first}");
        assert!(first.contains("gates = 1\n"), "{first}");
        assert!(!first.contains("max_age_days"), "{first}");
        assert!(newest.contains("max_age_days = 90\n"), "{newest}");
        assert!(
            told.contains("Revision 1") && told.contains("by user number"),
            "{told}"
        );
        assert!(told.contains(" UTC"), "{told}");
        assert!(told_now.contains("Revision 2"), "{told_now}");
        assert!(defaults.contains("gates = 2\n"), "{defaults}");
        assert!(told_of_none.contains("the defaults"), "{told_of_none}");
    }

    #[test]
    fn is_an_object_for_scripts() {
        let place = company();
        place.run(&["people", "set", "gates=1"]).unwrap();
        let rule = ["people", "set", "--group", "finance", "gates=2"];
        place.run(&rule).unwrap();

        let shown = |line: &[&str]| {
            let (done, answers, _) = place.hear(&[&["people", "show", "--json"], line].concat());
            done.unwrap();
            objects(&answers).remove(0)
        };
        let (first, newest, none) = (
            shown(&["--revision", "1"]),
            shown(&[]),
            shown(&["--revision", "0"]),
        );

        assert_eq!(
            (&first["revision"], &first["rules"]),
            (&json!(1), &json!([]))
        );
        assert_eq!(first["default"]["gates"], 1);
        assert!(first["at"].as_str().unwrap().ends_with('Z'));
        assert!(first["by"].as_str().unwrap().starts_with("uid-"));
        assert_eq!(newest["rules"], json!([{"group": "finance", "gates": 2}]));
        assert_eq!((&none["at"], &none["by"]), (&Value::Null, &Value::Null));
    }

    #[test]
    fn that_never_was_is_refused() {
        let place = company();

        let refused = place.run(&["people", "show", "--revision", "7"]);

        assert_eq!(said(&refused.unwrap_err()), Cli::CliPeopleNoRevision);
    }
}

mod a_doubtful_rule {
    use super::*;

    #[test]
    fn is_named_when_it_is_set_and_before() {
        let place = company();
        let line = ["people", "set", "--group", "Vertrieb", "gates=1"];

        let (_, _, before) = place.hear(&[&line[..], &["--dry-run"]].concat());
        let (done, _, told) = place.hear(&line);
        let (_, _, again) = place.hear(&line);

        done.unwrap();
        for told in [before, told, again] {
            assert!(told.contains("nobody is in the group Vertrieb"), "{told}");
            assert!(!told.contains("no setting of its own"), "{told}");
        }
    }

    #[test]
    fn sets_nothing() {
        let place = company();
        let rule = ["people", "set", "--group", "finance", "gates=1"];
        let (_, _, good) = place.hear(&rule);

        let (done, _, told) = place.hear(&["people", "set", "--group", "finance", "gates="]);

        done.unwrap();
        assert!(!good.contains("Worth a look"), "{good}");
        assert!(told.contains("has no setting of its own"), "{told}");
        assert!(told.contains("--group \"finance\" --remove"), "{told}");
        assert!(!told.contains("nobody is in"), "{told}");
    }

    #[test]
    fn is_an_object_for_scripts() {
        let place = company();
        let rules = "[[rules]]\ngroup = \"Kasse\"\n[[rules]]\ngroup = \"finance\"\ngates = 1\n";
        fs::write(place.path("people.toml"), rules).unwrap();
        let file = to_arguments(&place.path("people.toml"));
        let rows = |line: &[&str]| {
            let (done, answers, _) =
                place.hear(&[&["people", "set", &file, "--json"], line].concat());
            done.unwrap();
            objects(&answers)
        };

        let (planned, stored, again) = (rows(&["--dry-run"]), rows(&[]), rows(&[]));

        let of = |rows: &[Value], row: &str| -> Vec<Value> {
            rows.iter().filter(|it| it["row"] == row).cloned().collect()
        };
        let doubts = ["no-setting", "no-account"]
            .map(|doubt| json!({"row": "doubt", "rule": 1, "group": "Kasse", "doubt": doubt}));
        for rows in [&planned, &stored, &again] {
            assert_eq!(of(rows, "doubt"), doubts);
        }
        let gates = json!({"row": "change", "key": "rules.2.gates", "before": null, "after": "1"});
        assert!(of(&planned, "change").contains(&gates), "{planned:?}");
        assert!(of(&stored, "change").contains(&gates), "{stored:?}");
        assert_eq!(of(&stored, "stored")[0]["revision"], 1);
        assert_eq!(
            of(&again, "unchanged"),
            [json!({"row": "unchanged", "revision": 1})]
        );
        assert_eq!(of(&planned, "stored"), [Value::Null; 0]);
    }
}
