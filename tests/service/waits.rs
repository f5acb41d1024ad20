//! Waits that IT ends for a person, and what is written down of it (laws 13 and 20).

use chiave_tests::{Result, wire::ask::post};
use serde_json::{Value, json};

use crate::{
    person::Person,
    place::{Company, PASSWORD},
};

fn unlock(company: &Company) -> Result<()> {
    company.directory.run(&["account", "unlock", "ada.byron"])?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn waits_for_first_codes_end_too_where_it_lifts_them() -> Result<()> {
    let company = Company::open("lifted-first-codes")?;
    company.add("ada.byron")?;
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    let begin = post("/v1/methods/authenticator", &token);
    let offer = ada.laptop.ask(begin, &json!({"label": "phone"})).await?;
    let offer = offer.good()?;
    loop {
        let wrong = ada.confirm(&token, &offer["id"], "not it").await?;
        if wrong.refusal() == (429, "too-many-attempts".into()) {
            break;
        }
        assert_eq!(wrong.code(), "proof-refused");
    }

    unlock(&company)?;

    ada.take_app(&offer)?;
    let code = ada.code()?;
    ada.confirm(&token, &offer["id"], &code).await?.good()?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lifts_waits_leaves_a_row() -> Result<()> {
    let company = Company::open("lifted-row")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;

    unlock(&company)?;

    let state = ada.look("/v1/state", &session).await?.good()?;
    let events = state["events"].as_array().ok_or("no events")?;
    let lifted = |event: &&Value| event["kind"] == "account-unlocked";
    assert_eq!(events.iter().filter(lifted).count(), 1, "{events:?}");
    Ok(())
}
