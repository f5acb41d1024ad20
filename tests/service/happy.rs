//! The main job, end to end.

use chiave_tests::Result;
use serde_json::json;

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD},
};

const SECOND: &str = "cinque pere mature sul tavolo";
const THIRD: &str = "sei limoni gialli in giardino";

#[tokio::test(flavor = "multi_thread")]
async fn an_employee_activates_signs_in_changes_and_resets() -> Result<()> {
    let company = Company::open("happy")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;

    let session = ada.session(PASSWORD).await?;
    let state = ada.look("/v1/state", &session).await?.good()?;
    assert_eq!(state["account"]["user_name"], "ada.byron");
    assert_eq!(state["methods"].as_array().map(Vec::len), Some(2));
    assert_eq!(state["reset_ready"], true);

    let changed = ada.change(&session, PASSWORD, SECOND).await?.good()?;
    assert_eq!(changed["outcome"], "done");
    assert!(!ada.is_let_in(PASSWORD).await?, "the old password");
    assert!(ada.is_let_in(SECOND).await?, "the new password");

    let attempt = ada.attempt("reset").await?;
    let view = ada.pass_gates(&company, &attempt).await?;
    assert_eq!(view["step"]["step"], "choose-password");
    let reset = ada.choose(&attempt, THIRD).await?.good()?;
    assert_eq!(reset["outcome"], "done");
    assert!(!ada.is_let_in(SECOND).await?, "the forgotten password");
    assert!(ada.is_let_in(THIRD).await?, "the chosen password");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_unlocked_with_the_password_it_has() -> Result<()> {
    let company = Company::open("unlock")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("unlock").await?;

    let view = ada.pass_gates(&company, &attempt).await?;
    assert_eq!(view["step"]["step"], "confirm-unlock");
    let body = json!({"operation_id": operation()});
    let unlock = chiave_tests::wire::ask::post("/v1/attempt/unlock", &attempt);
    let unlocked = ada.laptop.ask(unlock, &body).await?.good()?;

    assert_eq!(unlocked["outcome"], "done");
    assert!(ada.is_let_in(PASSWORD).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_is_told_by_mail_at_work_and_privately() -> Result<()> {
    let company = Company::open("told")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;

    ada.change(&session, PASSWORD, SECOND).await?.good()?;

    let changed = |mail: &chiave_tests::smtp::Mail| mail.subject.to_lowercase().contains("changed");
    for address in ["ada.byron@bianchi-ward.example", "ada.byron@posta.example"] {
        let mut nth = 0;
        while !changed(&company.sink.mail_to(address, nth)?) {
            nth += 1;
        }
    }
    Ok(())
}

// Law 9.
#[tokio::test(flavor = "multi_thread")]
async fn the_same_operation_gets_the_same_answer() -> Result<()> {
    let company = Company::open("same-operation")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let id = operation();
    let body = json!({"operation_id": id, "current": PASSWORD, "new": SECOND});
    let change = chiave_tests::wire::ask::post("/v1/password", &session);

    let first = ada.laptop.ask(change, &body).await?.good()?;
    let again = ada.laptop.ask(change, &body).await?.good()?;
    let asked = ada.operation(&id).await?.good()?;
    let stranger = Person::new(&company, "ada.byron")?.operation(&id).await?;

    assert_eq!(first, again);
    assert_eq!(first, asked);
    assert_eq!(stranger.refusal(), (404, "not-found".into()));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn older_events_are_listed_behind_one_of_the_persons_own() -> Result<()> {
    let company = Company::open("activity")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let state = ada.look("/v1/state", &session).await?.good()?;
    let events = state["events"].as_array().ok_or("no events")?;
    let newest = events[0]["id"].as_str().ok_or("no id")?;

    let path = format!("/v1/activity/{newest}");
    let older = ada.look(&path, &session).await?.good()?;
    let foreign = format!("/v1/activity/{}", operation());
    let foreign = ada.look(&foreign, &session).await?;

    assert_eq!(
        older["events"].as_array().map(Vec::as_slice),
        Some(&events[1..])
    );
    assert_eq!(older.get("older_before"), None);
    assert_eq!(foreign.refusal(), (404, "not-found".into()));
    Ok(())
}
