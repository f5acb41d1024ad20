//! Who lost a telephone gets back in with an activation code (law 25).

use chiave_tests::{
    Result,
    authenticator::App,
    wire::ask::{Ask, post},
};
use serde_json::{Value, json};

use crate::{
    person::{Person, text},
    place::{Company, PASSWORD, private_address, work_address},
};

const NEXT: &str = "cinque pere gialle nel cassetto";

/// The kinds of what an answer says is registered.
fn kinds(info: &Value) -> Vec<&str> {
    let methods = info["methods"].as_array().into_iter().flatten();
    methods
        .filter_map(|method| method["kind"].as_str())
        .collect()
}

fn first_of<'a>(info: &'a Value, kind: &str) -> Result<&'a Value> {
    let methods = info["methods"].as_array().into_iter().flatten();
    let found = methods.into_iter().find(|method| method["kind"] == kind);
    found.ok_or_else(|| format!("no {kind}").into())
}

impl Person {
    async fn remove(&self, token: &str, id: &Value) -> Result<chiave_tests::wire::Answer> {
        let path = format!("/v1/methods/{}", text(id)?);
        let remove = Ask {
            method: "DELETE",
            ..post(&path, token)
        };
        self.laptop.ask(remove, &Value::Null).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_app_replaces_the_one_on_the_lost_phone() -> Result<()> {
    let company = Company::open("lost-phone")?;
    let mut before = Person::activated(&company, "ada.byron").await?;
    before.session(PASSWORD).await?;

    // A new computer, an activation code, and everything registered as it was.
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    let view = ada.look("/v1/activation", &token).await?.good()?;
    assert_eq!(kinds(&view), ["authenticator", "mail"]);
    assert_eq!(view["methods_missing"], 0);
    assert_eq!(
        view["registrable"],
        json!(["authenticator", "mail", "recovery-codes"])
    );

    ada.register_app(&token).await?;
    let lost = first_of(&view, "authenticator")?;
    let left = ada.remove(&token, &lost["id"]).await?.good()?;
    assert_eq!(kinds(&left), ["mail", "authenticator"]);
    assert_eq!(left["methods_missing"], 0);
    assert_eq!(left["reset_ready"], true);
    let set = ada.first_password(&token, NEXT).await?.good()?;
    assert_eq!(set["outcome"], "done");

    // The sign-in asks for the new app, and nothing else gets in.
    let signed_in = ada.sign_in(NEXT).await?.good()?;
    assert_eq!(signed_in["step"]["step"], "prove");
    let session = text(&signed_in["token"])?;
    let code = before.code()?;
    let lost = ("authenticator", code.as_str());
    let refused = ada.prove("/v1/session/proof", &session, lost).await?;
    assert_eq!(refused.code(), "proof-refused");
    let code = ada.code()?;
    let new = ("authenticator", code.as_str());
    let proven = ada
        .prove("/v1/session/proof", &session, new)
        .await?
        .good()?;
    assert_eq!(proven["step"]["step"], "done");
    let state = ada.look("/v1/state", &session).await?.good()?;
    assert_eq!(kinds(&state), ["mail", "authenticator"]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_lost_phone_made_known_is_known_no_more() -> Result<()> {
    let company = Company::open("lost-phone-known")?;
    let mut thief = Person::activated(&company, "ada.byron").await?;
    let theirs = thief.session(PASSWORD).await?;

    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    let view = ada.look("/v1/activation", &token).await?.good()?;
    let lost = first_of(&view, "authenticator")?["id"].clone();
    ada.remove(&token, &lost).await?.good()?;
    ada.register_app(&token).await?;
    ada.first_password(&token, NEXT).await?.good()?;

    let ended = thief.look("/v1/state", &theirs).await?;
    assert_eq!(ended.refusal(), (401, "session-ended".into()));
    let again = thief.sign_in(NEXT).await?.good()?;
    assert_eq!(again["step"]["step"], "prove");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_method_may_go_and_the_person_is_told() -> Result<()> {
    let company = Company::open("lost-everything")?;
    Person::activated(&company, "ada.byron").await?;
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    let view = ada.look("/v1/activation", &token).await?.good()?;

    for kind in ["authenticator", "mail"] {
        let id = first_of(&view, kind)?["id"].clone();
        ada.remove(&token, &id).await?.good()?;
    }

    // Without a method of its own an activation sets no password.
    let set = ada.first_password(&token, NEXT).await?;
    assert_eq!(set.refusal(), (403, "not-enough-methods".into()));
    for address in [work_address("ada.byron"), private_address("ada.byron")] {
        company.sink.mail_saying(&address, "was removed")?;
    }
    ada.app = App::default();
    ada.register_app(&token).await?;
    ada.first_password(&token, NEXT).await?.good()?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_keeps_what_a_reset_needs() -> Result<()> {
    let company = Company::open("too-little-left")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let state = ada.look("/v1/state", &session).await?.good()?;
    let mail = first_of(&state, "mail")?;
    assert_eq!(mail["removal_leaves_too_little"], true);

    let refused = ada.remove(&session, &mail["id"]).await?;
    assert_eq!(refused.refusal(), (409, "too-little-left".into()));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_only_method_is_refused_as_the_last_one() -> Result<()> {
    let company = Company::open("last-method")?;
    company.add("ada.byron")?;
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    ada.register_app(&token).await?;
    ada.first_password(&token, PASSWORD).await?.good()?;
    let session = ada.session(PASSWORD).await?;
    let state = ada.look("/v1/state", &session).await?.good()?;
    assert_eq!(state["missing"], json!(["mail", "recovery-codes"]));

    let only = first_of(&state, "authenticator")?;
    let refused = ada.remove(&session, &only["id"]).await?;
    assert_eq!(refused.refusal(), (409, "last-method".into()));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_computer_is_offered_every_app_by_its_name() -> Result<()> {
    let company = Company::open("every-app")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let offers = json!([{"kind": "authenticator"}]);
    assert_eq!(signed_in["step"]["offers"], offers, "no hint at the door");

    let session = ada.session(PASSWORD).await?;
    ada.app = App::default();
    ada.register_app(&session).await?;

    let state = ada.look("/v1/state", &session).await?.good()?;
    let offers = state["fresh_proofs"].as_array().ok_or("no offers")?;
    let hints: Vec<_> = offers.iter().map(|offer| &offer["hint"]).collect();
    assert_eq!(hints, ["phone", "phone"]);
    assert!(offers.iter().all(|offer| offer["method"].is_string()));
    Ok(())
}
