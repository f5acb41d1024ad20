//! The account policies: set on the command line, they hold at once in the service that runs.

use chiave_tests::{Result, wire::ask::get};
use serde_json::Value;

use crate::{
    person::Person,
    place::{Company, PASSWORD},
};

/// Keeps Entra's rules, and NIST's too.
const GOOD: &str = "Cinque pere mature, 1 tavolo";
/// A password of small letters and spaces only.
const PLAIN: &str = "cinque pere mature sul tavolo";

/// Hands a file to `people set`; the answer is what it was refused with.
fn set(company: &Company, text: &str) -> Result<Option<String>> {
    let file = company.directory.folder().join("people.toml");
    std::fs::write(&file, text)?;
    let done = company
        .directory
        .run(&["people", "set", &file.to_string_lossy()]);
    Ok(done.err().map(|refused| refused.to_string()))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_entra_profile_is_evaluated_on_the_computer() -> Result<()> {
    let company = Company::open("entra")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let before = ada.look("/v1/state", &session).await?;
    assert_eq!(before.json()["policy"]["min_length"], 15);
    let tag = before.header("etag").to_owned();
    let state = get("/v1/state", &session);
    assert_eq!(ada.laptop.ask_since(state, &tag).await?.status, 304);

    let shown = company.directory.run(&["people", "show"])?;
    let entra = shown.replace("profile = \"nist\"", "profile = \"entra\"");
    assert_eq!(set(&company, &entra)?, None);

    let after = ada.laptop.ask_since(state, &tag).await?.good()?;
    let policy = &after["policy"];
    assert_eq!(
        (&policy["min_length"], &policy["kinds"]),
        (&8.into(), &3.into())
    );
    let refused = ada.change(&session, PASSWORD, PLAIN).await?;
    assert_eq!(refused.refusal(), (422, "password-refused".into()));
    assert_eq!(rules(&refused.json()), ["kinds"]);
    ada.change(&session, PASSWORD, GOOD).await?.good()?;
    let back = ada.change(&session, GOOD, &format!("{GOOD}!")).await?;
    back.good()?;
    let old = ada.change(&session, &format!("{GOOD}!"), GOOD).await?;
    assert_eq!(old.status, 200, "only the last one may not return");
    let same = ada.change(&session, GOOD, GOOD).await?;
    assert_eq!(rules(&same.json()), ["same-as-current"]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_in_which_anything_is_wrong_changes_nothing() -> Result<()> {
    let company = Company::open("people-wrong")?;
    let before = company.directory.run(&["people", "show"])?;
    assert!(before.starts_with("revision = 0\n"), "{before}");
    let both = [
        "attempt_minutes: expected a whole number from 5 to 60",
        "line 3",
    ];
    let wrong: [(&str, &[&str]); 6] = [
        ("gates = 1\nprofil = \"entra\"", &["line 2", "profil"]),
        (
            "gates = 1\nprofile = \"azure\"",
            &["line 2", "profile", "entra"],
        ),
        ("gates = 1\n\nattempt_minutes = 61\ncode_minutes = 0", &both),
        (
            "gates = 1\n\nattempt_minutes = 61\ncode_minutes = 0",
            &["line 4, code_minutes"],
        ),
        (
            "gates = 1\ncompany_words = [\"abc\"]",
            &["line 2", "4 to 16"],
        ),
        ("revision = 7\ngates = 1", &["revision 7", "revision 0"]),
    ];

    for (text, told) in wrong {
        let refused = set(&company, text)?.ok_or("it was stored")?;
        for part in told {
            assert!(refused.contains(part), "{part}: {refused}");
        }
    }

    assert_eq!(company.directory.run(&["people", "show"])?, before);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_edit_of_a_revision_overwrites_nothing() -> Result<()> {
    let company = Company::open("people-two")?;
    let shown = company.directory.run(&["people", "show"])?;
    let first = shown.replace("attempt_minutes = 30", "attempt_minutes = 20");
    let second = shown.replace("code_minutes = 10", "code_minutes = 5");

    assert_eq!(set(&company, &first)?, None);
    let overtaken = set(&company, &second)?.ok_or("it was stored")?;

    assert!(overtaken.contains("revision 0") && overtaken.contains("revision 1"));
    let holds = company.directory.run(&["people", "show"])?;
    assert!(holds.contains("attempt_minutes = 20") && holds.contains("code_minutes = 10"));
    assert_eq!(set(&company, &holds)?, None, "what holds is no conflict");
    assert!(
        company
            .directory
            .run(&["people", "show"])?
            .starts_with("revision = 1\n")
    );
    Ok(())
}

// Law 5: nothing that shows before anybody has verified anything is in a rule.
#[tokio::test(flavor = "multi_thread")]
async fn a_rule_of_a_group_holds_for_its_people_alone_and_at_once() -> Result<()> {
    let company = Company::open("people-groups")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let mut emma = Person::with_password(&company, "emma.ward")?;
    let (of_ada, of_emma) = (ada.session(PASSWORD).await?, emma.session(PASSWORD).await?);
    let file = company.directory.folder().join("groups.csv");
    std::fs::write(&file, "user_name,groups\nada.byron,Finance\n")?;
    let file = file.to_string_lossy();

    let rule = ["people", "set", "--group", "finance", "profile=entra"];
    company.directory.run(&rule)?;
    let before = ada.look("/v1/state", &of_ada).await?;
    company.directory.run(&["account", "import", &file])?;

    assert_eq!(before.json()["policy"]["min_length"], 15);
    let ruled = ada.look("/v1/state", &of_ada).await?;
    assert_eq!(ruled.json()["policy"]["min_length"], 8);
    let other = emma.look("/v1/state", &of_emma).await?;
    assert_eq!(other.json()["policy"]["min_length"], 15);
    let refused = ada.change(&of_ada, PASSWORD, PLAIN).await?;
    assert_eq!(rules(&refused.json()), ["kinds"]);
    emma.change(&of_emma, PASSWORD, PLAIN).await?.good()?;
    let explained = company.directory.run(&["people", "explain", "ada.byron"])?;
    assert!(
        explained.contains("profile\t\"entra\"\trule"),
        "{explained}"
    );
    let refused = company
        .directory
        .run(&["people", "set", "--group", "finance", "code_minutes=5"]);
    assert!(refused.is_err());
    Ok(())
}

fn rules(problem: &Value) -> Vec<&str> {
    let rules = problem["rules"].as_array().into_iter().flatten();
    rules.filter_map(|rule| rule["rule"].as_str()).collect()
}
