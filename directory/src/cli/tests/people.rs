//! The account policies: one changed, one file set, an earlier revision back.

use super::*;
use chiave_domain::settings::{AccountPolicy, PolicyBook, Profile};

fn ready() -> Place {
    let place = Place::new();
    place.run(&["init"]).unwrap();
    place
}

fn holds(place: &Place) -> AccountPolicy {
    place.look(async |context| {
        let mut tx = chiave_domain::ports::store::Store::read(&context.store)
            .await
            .unwrap();
        tx.policy_book().await.unwrap().default
    })
}

fn set(place: &Place, what: &[&str]) -> (Result<(), Problem>, String, String) {
    place.hear(&[&["people", "set"], what].concat())
}

#[test]
fn single_settings_are_changed_and_the_others_stay() {
    let place = ready();
    set(&place, &["company_words=[\"altariva\"]", "max_age_days=90"])
        .0
        .unwrap();

    let (done, _, said) = set(&place, &["gates=1", "profile=entra"]);
    done.unwrap();

    assert!(
        said.contains("gates, profile") || said.contains("profile, gates"),
        "{said}"
    );
    let expected = AccountPolicy {
        gates: 1,
        profile: Profile::Entra,
        company_words: vec!["altariva".into()],
        max_age_days: Some(90),
        ..AccountPolicy::default()
    };
    assert_eq!(holds(&place), expected);
    set(&place, &["max_age_days="]).0.unwrap();
    assert_eq!(holds(&place).max_age_days, None);
}

#[test]
fn a_wrong_change_stores_nothing() {
    let place = ready();
    for wrong in ["gate=1", "gates=two", "gates=9", "gates"] {
        let line = ["gates=1", wrong];
        set(&place, &line).0.unwrap_err();
    }
    let problem = set(&place, &["gate=1"]).0.unwrap_err();
    assert!(problem.sentences(&output())[0].contains("gate"));
    assert_eq!(holds(&place), AccountPolicy::default());
}

#[test]
fn a_file_says_which_settings_it_takes_back() {
    let place = ready();
    set(
        &place,
        &["own_mail_domains=[\"altariva.example\"]", "gates=1"],
    )
    .0
    .unwrap();
    fs::write(place.path("people.toml"), "gates = 2\n").unwrap();
    let file = to_arguments(&place.path("people.toml"));

    let (done, shown, _) = set(&place, &[&file, "--dry-run"]);
    done.unwrap();
    assert!(
        shown.contains("own_mail_domains\t[\"altariva.example\"]\t[]"),
        "{shown}"
    );
    assert!(shown.contains("gates\t1\t2"), "{shown}");
    assert_eq!(holds(&place).gates, 1);

    let (done, _, said) = set(&place, &[&file]);
    done.unwrap();
    let last = said.lines().last().unwrap();
    assert!(
        last.contains("own_mail_domains") && !last.contains("gates"),
        "{said}"
    );
}

#[test]
fn a_dry_run_refuses_a_document_of_another_revision() {
    let place = ready();
    fs::write(place.path("people.toml"), "revision = 7\ngates = 1\n").unwrap();
    let file = to_arguments(&place.path("people.toml"));

    for line in [&[&*file][..], &[&*file, "--dry-run"]] {
        let problem = set(&place, line).0.unwrap_err();
        assert_eq!(said(&problem), Cli::CliPeopleOvertaken, "{line:?}");
    }
}

#[test]
fn an_earlier_revision_comes_back() {
    let place = ready();
    set(&place, &["gates=1"]).0.unwrap();
    set(&place, &["max_age_days=90"]).0.unwrap();

    set(&place, &["--revision", "1"]).0.unwrap();

    assert_eq!((holds(&place).gates, holds(&place).max_age_days), (1, None));
    set(&place, &["--revision", "0"]).0.unwrap();
    assert_eq!(holds(&place), AccountPolicy::default());
    let unknown = set(&place, &["--revision", "9"]).0.unwrap_err();
    assert_eq!(said(&unknown), Cli::CliPeopleNoRevision);
}

#[test]
fn the_history_says_when_who_and_what() {
    let place = ready();
    set(&place, &["gates=1", "max_age_days=90"]).0.unwrap();
    set(&place, &["--revision", "0"]).0.unwrap();

    let (done, rows, _) = place.hear(&["people", "history"]);

    done.unwrap();
    let rows: Vec<Vec<_>> = rows.lines().map(|row| row.split('\t').collect()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0][0], rows[0][3]), ("1", "gates max_age_days"));
    assert!(rows[1][1].ends_with('Z') && rows[1][2].starts_with("uid-"));
}

#[test]
fn a_document_without_a_setting_is_refused() {
    let place = ready();
    set(&place, &["gates=1"]).0.unwrap();
    let file = to_arguments(&place.path("empty.toml"));

    for empty in ["", " \n\t\n", "# gates = 2\n", "revision = 1\n"] {
        fs::write(&file, empty).unwrap();
        for line in [&[&*file][..], &[&*file, "--dry-run"]] {
            let problem = set(&place, line).0.unwrap_err();
            assert_eq!(said(&problem), Cli::CliPeopleEmpty, "{empty:?}");
        }
    }

    assert_eq!(holds(&place).gates, 1);
}

#[test]
fn everything_wrong_in_a_document_is_named_in_one_run() {
    let place = ready();
    let text = "gates = \"two\"\ncompany_words = \"chiave\"\nprofile = 1\n\
                two_factors_everywhere = \"no\"\nmax_age_days = 3\ngate = 1\n\
                own_mail_domains = [\"@\"]\nsends_a_day = -1\n";
    fs::write(place.path("people.toml"), text).unwrap();
    let file = to_arguments(&place.path("people.toml"));

    let problem = set(&place, &[&file]).0.unwrap_err();

    let sentences = problem.sentences(&output());
    let expected = [
        "line 1, gates: expected a whole number from 1 to 2",
        "line 2, company_words: expected a list of texts",
        "line 3, profile: expected one of \"nist\", \"entra\"",
        "line 4, two_factors_everywhere: expected true or false",
        "line 5, max_age_days: expected a whole number from 14 to 730",
        "line 6, gate: Chiave does not know",
        "line 7, own_mail_domains: expected at most 1000 mail domains",
        "line 8, sends_a_day: expected a whole number from 1 to 50",
    ];
    assert_eq!(sentences.len(), expected.len(), "{sentences:#?}");
    for (sentence, expected) in sentences.iter().zip(expected) {
        assert!(sentence.contains(expected), "{sentence}");
    }
}

#[test]
fn a_wrong_change_is_named_by_its_argument() {
    let place = ready();

    let line = ["gates=two", "max_age_days=90", "company_words=[1]"];
    let problem = set(&place, &line).0.unwrap_err();

    assert_eq!(
        problem.sentences(&output()),
        [
            "company_words=[1]: expected a list of texts, such as [\"FIRMA\", \"firma.example\"]",
            "gates=two: expected a whole number from 1 to 2",
        ]
    );
    assert_eq!(holds(&place), AccountPolicy::default());
}

fn book(place: &Place) -> PolicyBook {
    place.look(async |context| {
        let mut tx = chiave_domain::ports::store::Store::read(&context.store)
            .await
            .unwrap();
        tx.policy_book().await.unwrap()
    })
}

fn groups(place: &Place) -> Vec<String> {
    let rules = book(place).rules.into_iter();
    rules.map(|rule| rule.group).collect()
}

#[test]
fn a_rule_of_a_group_is_added_changed_moved_and_removed() {
    let place = ready();
    let done = |what: &[&str]| set(&place, what).0.unwrap();

    done(&["--group", "Finance", "gates=1", "max_age_days=90"]);
    done(&["--group", "it", "max_mail_addresses=0", "gates=1"]);
    assert_eq!(groups(&place), ["Finance", "it"]);
    done(&["--group", "finance", "max_age_days="]);
    let rule = book(&place).rules.remove(0);
    assert_eq!((rule.gates, rule.max_age_days), (Some(1), None));
    done(&["--group", "it", "--position", "1"]);
    assert_eq!(groups(&place), ["it", "Finance"]);
    let (removed, _, said) = set(&place, &["--group", "it", "--remove"]);

    removed.unwrap();
    assert_eq!(groups(&place), ["Finance"]);
    assert!(said.contains("rules.1.group"), "{said}");
    assert_eq!(book(&place).default, AccountPolicy::default());
    let (missing, ..) = set(&place, &["--group", "it", "--remove"]);
    assert!(matches!(
        missing,
        Err(Problem::Sentence(Cli::CliPeopleNoRule, _))
    ));
}

#[test]
fn what_is_the_same_for_everybody_is_refused_in_a_rule() {
    let place = ready();

    let (refused, ..) = set(&place, &["--group", "finance", "code_minutes=5"]);

    let Err(Problem::Several(problems)) = refused else {
        panic!("the rule was taken")
    };
    let [Problem::Settings(change, wrong)] = &problems[..] else {
        panic!("one change is wrong")
    };
    assert_eq!(change, std::path::Path::new("code_minutes=5"));
    assert!(matches!(
        wrong[0].expected,
        crate::config::Expected::SameForEverybody
    ));
    assert_eq!(book(&place).rules, []);
}

#[test]
fn explain_names_the_rule_and_the_origin_of_each_value() {
    let place = ready();
    let people = "user_name,given_name,family_name,mail,language,groups\n\
        g.ferri,Giulia,Ferri,,it,sales;Finance\ne.ward,Emma,Ward,,en,\n";
    let file = place.0.path().join("people.csv");
    std::fs::write(&file, people).unwrap();
    place
        .run(&["account", "import", file.to_str().unwrap()])
        .unwrap();
    let rule = ["--group", "finance", "gates=1", "max_age_days=90"];
    set(&place, &rule).0.unwrap();

    let (done, rows, said) = place.hear(&["people", "explain", "g.ferri"]);
    done.unwrap();
    let (_, by_default, of_ward) = place.hear(&["people", "explain", "e.ward"]);
    place
        .run(&["account", "role", "g.ferri", "administrator"])
        .unwrap();
    let (_, json, _) = place.hear(&["people", "explain", "g.ferri", "--json"]);

    assert!(said.contains("1") && said.contains("finance"), "{said}");
    assert!(rows.contains("gates\t1\trule"), "{rows}");
    assert!(rows.contains("max_age_days\t90\trule"), "{rows}");
    assert!(
        rows.lines().all(|row| row.starts_with("g.ferri\t")),
        "{rows}"
    );
    assert!(
        by_default.contains("e.ward\tmax_age_days\t-\t"),
        "{by_default}"
    );
    assert!(rows.contains("code_minutes\t10\tdefault"), "{rows}");
    assert!(of_ward.contains("e.ward"), "{of_ward}");
    assert!(by_default.contains("gates\t2\tdefault"), "{by_default}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rule"], 1);
    assert_eq!(json["group"], "finance");
    assert_eq!(json["settings"]["gates"]["value"], 2);
    assert_eq!(json["settings"]["gates"]["from"], "administrator");
}

#[test]
fn explained_is_that_an_administrator_has_no_way_to_reset() {
    let place = ready();
    for user in ["g.ferri", "e.ward"] {
        let names = ["--given-name", "A", "--family-name", "B"];
        place
            .run(&[&["account", "add", user][..], &names].concat())
            .unwrap();
    }
    let one = ["gates=1", "max_mail_addresses=0", "recovery_codes=false"];
    set(&place, &one).0.unwrap();
    place
        .run(&["account", "role", "g.ferri", "administrator"])
        .unwrap();

    let (_, _, of_administrator) = place.hear(&["people", "explain", "g.ferri"]);
    let (_, _, of_another) = place.hear(&["people", "explain", "e.ward"]);

    let has_no_way = |said: &str| said.contains("max_mail_addresses");
    assert!(has_no_way(&of_administrator), "{of_administrator}");
    assert!(!has_no_way(&of_another), "{of_another}");
}
