//! The first code of a new method: it may come later than the fresh proof lasts, from the session
//! that was given that proof and from no other, once, and for as long as it is awaited (law 3).

use chiave_tests::{
    Result,
    wire::{
        Answer,
        ask::{Ask, post},
    },
};
use serde_json::{Value, json};

use crate::{
    person::Person,
    place::{Company, PASSWORD},
};

const LATER: u32 = 9 * 60;
const SECOND_ADDRESS: &str = "ada@lettere.example";

/// A second app: its offer, and somebody who holds it.
async fn tablet(company: &Company, ada: &Person, session: &str) -> Result<(Value, Person)> {
    let offer = begin(ada, session).await?.good()?;
    let mut holder = Person::new(company, "ada.byron")?;
    holder.take_app(&offer)?;
    Ok((offer["id"].clone(), holder))
}

async fn begin(ada: &Person, session: &str) -> Result<Answer> {
    let begin = post("/v1/methods/authenticator", session);
    ada.laptop.ask(begin, &json!({"label": "tablet"})).await
}

fn not_found() -> (u16, String) {
    (404, "not-found".into())
}

// Law 3.
#[tokio::test(flavor = "multi_thread")]
async fn a_method_is_finished_after_its_verification_has_aged() -> Result<()> {
    let mut company = Company::open("late-first-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let other = ada.session(PASSWORD).await?;
    let (app, mut tablet) = tablet(&company, &ada, &session).await?;
    let address = json!({"address": SECOND_ADDRESS});
    let mail = post("/v1/methods/mail", &session);
    let mail = ada.laptop.ask(mail, &address).await?.good()?["id"].clone();
    let mailed = company.sink.mail_to(SECOND_ADDRESS, 0)?.code();
    let mailed = mailed.ok_or("a mail without a code")?;

    company.travel(LATER)?;
    tablet.travel(LATER.into());
    let code = tablet.code()?;

    let aged = (403, "fresh-proof-needed".into());
    assert_eq!(begin(&ada, &session).await?.refusal(), aged);
    for (id, code) in [(&app, &code), (&mail, &mailed)] {
        let foreign = ada.confirm(&other, id, code).await?;
        assert_eq!(foreign.refusal(), not_found(), "another session");
        let own = ada.confirm(&session, id, code).await?;
        assert_eq!(own.status, 200, "{own:?}");
        let again = ada.confirm(&session, id, code).await?;
        assert_eq!(again.refusal(), not_found(), "once");
    }
    let methods = ada.look("/v1/state", &session).await?.good()?["methods"].clone();
    assert_eq!(methods.as_array().map(Vec::len), Some(4));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_method_waits_half_an_hour_for_its_first_code() -> Result<()> {
    let mut company = Company::open("too-late-first-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let (app, mut tablet) = tablet(&company, &ada, &session).await?;

    company.travel(30 * 60)?;
    tablet.travel(30 * 60);
    let code = tablet.code()?;

    let late = ada.confirm(&session, &app, &code).await?;
    assert_eq!(late.refusal(), not_found());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_takes_the_name_that_comes_with_its_first_code() -> Result<()> {
    let company = Company::open("named-with-first-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let (app, mut tablet) = tablet(&company, &ada, &session).await?;
    let confirm = async |label: &str, code: &str| {
        let body = json!({"id": &app, "code": code, "label": label});
        let confirm = post("/v1/methods/confirm", &session);
        ada.laptop.ask(confirm, &body).await
    };

    let too_long = confirm(&"x".repeat(200), "000000").await?;
    assert_eq!(too_long.refusal(), (400, "bad-request".into()));
    let code = tablet.code()?;
    let methods = confirm(" grandmother’s tablet ", &code).await?.good()?;

    let named = |method: &Value| method["label"] == "grandmother’s tablet";
    assert!(
        methods["methods"]
            .as_array()
            .is_some_and(|all| all.iter().any(named)),
        "{methods}"
    );
    Ok(())
}

// Law 3.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_session_began_ends_with_it() -> Result<()> {
    let company = Company::open("ended-first-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let (app, mut tablet) = tablet(&company, &ada, &session).await?;
    let code = tablet.code()?;
    let out = Ask {
        method: "DELETE",
        ..post("/v1/session", &session)
    };

    assert_eq!(ada.laptop.ask(out, &json!({})).await?.status, 204);

    let ended = ada.confirm(&session, &app, &code).await?;
    assert_eq!(ended.refusal(), (401, "session-ended".into()));
    let next = ada.session(PASSWORD).await?;
    let foreign = ada.confirm(&next, &app, &code).await?;
    assert_eq!(foreign.refusal(), not_found());
    Ok(())
}
