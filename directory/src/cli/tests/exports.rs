//! What scripts read: JSON, and the audit log page by page.

use super::*;
use serde_json::Value;

fn company() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place.import();
    place
}

/// The lines of an answer, each of them JSON.
fn json(place: &Place, arguments: &[&str]) -> Vec<Value> {
    let (done, answers, _) = place.hear(arguments);
    done.unwrap();
    let lines = answers.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn accounts_are_objects_whose_words_no_language_changes() {
    let place = company();
    place.run(&["account", "lock", "g.ferri"]).unwrap();

    let all = json(&place, &["account", "list", "--json"]);
    let shown = json(&place, &["account", "show", "g.ferri", "--json"]);

    assert_eq!(all.len(), 3);
    assert_eq!(all[1]["user_name"], "e.ward");
    assert_eq!(all[1]["state"], "not-activated");
    assert_eq!(all[1]["mail"], Value::Null);
    assert_eq!(all[1]["password_set_at"], Value::Null);
    assert_eq!(all[0]["role"], "administrator");
    assert_eq!(all[1]["waits"], Value::Array(Vec::new()));
    assert_eq!(all[1]["code_valid_until"], Value::Null);
    assert!(all[0]["code_valid_until"].is_string());
    assert_eq!(shown[0]["state"], "locked");
    assert_eq!(shown[0]["waits"], Value::Array(Vec::new()));
}

#[test]
fn a_list_is_narrowed_to_those_not_activated() {
    let place = company();
    place.run(&["account", "disable", "g.ferri"]).unwrap();

    let listed = json(&place, &["account", "list", "--not-activated", "--json"]);

    let names: Vec<_> = listed.iter().map(|it| it["user_name"].clone()).collect();
    assert_eq!(names, ["administrator", "e.ward"]);
}

/// The answer of one command in a language.
fn answer(place: &Place, language: Language, arguments: &[&str]) -> String {
    let answers = Ear::default();
    let outputs = (Box::new(answers.clone()), Box::new(Ear::default()));
    let output = Output::new(language, outputs.0, outputs.1);
    let settings = place.path("settings.toml");
    let line = ["chiave-directory", "--config", settings.to_str().unwrap()];
    let line = line.iter().chain(arguments);
    obey(Arguments::try_parse_from(line).unwrap(), &output).unwrap();
    answers.heard()
}

#[test]
fn every_list_is_objects_that_follow_no_language() {
    let place = company();
    place.run(&["account", "code", "e.ward"]).unwrap();
    place.run(&["people", "set", "gates=1"]).unwrap();
    let file = place.path("more.csv");
    fs::write(
        &file,
        "user_name,given_name,family_name\ne.ward,Ella,Ward\nn.new,N,New\n",
    )
    .unwrap();
    let file = to_arguments(&file);
    let lists: [&[&str]; 8] = [
        &["account", "list"],
        &["account", "show", "e.ward"],
        &["account", "import", &file, "--leavers", "--dry-run"],
        &["audit", "show"],
        &["audit", "verify"],
        &["outbox", "show"],
        &["people", "history"],
        &["account", "methods", "e.ward"],
    ];
    for list in lists {
        let line = [list, &["--json"]].concat();
        let english = answer(&place, Language::English, &line);

        assert_eq!(
            english,
            answer(&place, Language::Italian, &line),
            "{list:?}"
        );
        assert_eq!(english.is_empty(), list.contains(&"methods"), "{list:?}");
        for line in english.lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            assert!(value.is_object(), "{list:?}: {line}");
        }
    }
}

#[test]
fn a_dry_run_says_what_would_become_of_whom() {
    let place = company();
    let file = place.path("more.csv");
    fs::write(
        &file,
        "user_name,given_name,family_name\ne.ward,Ella,Ward\nn.new,N,New\n",
    )
    .unwrap();
    let file = to_arguments(&file);

    let steps = json(
        &place,
        &[
            "account",
            "import",
            &file,
            "--leavers",
            "--dry-run",
            "--json",
        ],
    );

    let of = |step: &str| steps.iter().find(|it| it["step"] == step).unwrap();
    assert_eq!(of("add")["user_name"], "n.new");
    assert_eq!(of("disable")["user_name"], "g.ferri");
    let change = &of("change")["changes"][0];
    assert_eq!(
        (&change["field"], &change["before"], &change["after"]),
        (&"given_name".into(), &"Eleanor".into(), &"Ella".into())
    );
}

#[test]
fn a_whole_log_is_a_verdict_for_scripts() {
    let verdict = &json(&company(), &["audit", "verify", "--json"])[0];

    assert_eq!(verdict["whole"], true);
    assert_eq!(verdict["finding"], Value::Null);
    assert!(verdict["rows"].is_u64());
}

#[test]
fn a_code_that_is_good_shows_until_when() {
    let place = company();
    let until =
        || json(&place, &["account", "show", "e.ward", "--json"])[0]["code_valid_until"].clone();
    assert_eq!(until(), Value::Null);

    place.run(&["account", "code", "e.ward"]).unwrap();

    assert!(until().as_str().unwrap().ends_with('Z'));
}

mod audit_log {
    use super::*;

    fn numbers(rows: &[Value]) -> Vec<i64> {
        rows.iter()
            .map(|row| row["number"].as_i64().unwrap())
            .collect()
    }

    #[test]
    fn rows_are_objects() {
        let rows = json(&company(), &["audit", "show", "--json"]);

        let ward = rows
            .iter()
            .find(|row| row["user_name"] == "e.ward")
            .unwrap();
        assert_eq!(ward["event"], "account-changed");
        assert_eq!(ward["computer"], Value::Null);
        assert!(ward["detail"].as_str().unwrap().starts_with("entry-added"));
        assert!(ward["at"].as_str().unwrap().ends_with('Z'));
    }

    #[test]
    fn a_script_goes_on_where_it_stopped() {
        let place = company();
        let all = numbers(&json(&place, &["audit", "show", "--after", "0", "--json"]));
        assert!(all.len() > 3 && all.is_sorted());
        let seen = all[1].to_string();

        let rest = json(&place, &["audit", "show", "--after", &seen, "--json"]);

        assert_eq!(numbers(&rest), all[2..]);
    }

    #[test]
    fn more_rows_than_a_page_come_whole_and_in_order() {
        let place = company();
        place.look(async |context| {
            let account = context.account("e.ward").await.unwrap();
            for _ in 0..1_100 {
                context.admin().require_change(account.id).await.unwrap();
            }
        });

        let rows = numbers(&json(&place, &["audit", "show", "--after", "0", "--json"]));

        assert!(rows.len() > 1_100, "{}", rows.len());
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn times_narrow_it() {
        let place = company();
        let shown = |line: &[&str]| {
            let line = [&["audit", "show", "--json"], line].concat();
            json(&place, &line).len()
        };
        let all = shown(&["--after", "0"]);

        assert_eq!(shown(&["--since", "2020-01-01"]), all);
        assert_eq!(shown(&["--since", "2020-01-01T08:00:00Z"]), all);
        assert_eq!(shown(&["--until", "2020-01-01"]), 0);
        assert_eq!(shown(&["--since", "2999-01-01"]), 0);
        let refused = place.run(&["audit", "show", "--since", "yesterday"]);
        assert_eq!(said(&refused.unwrap_err()), Cli::CliAuditTimeRefused);
    }
}
