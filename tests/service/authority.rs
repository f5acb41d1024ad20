//! What a session, a method and an account may do, and what ends it (laws 3, 8 and 19).

use chiave_tests::{
    Result,
    authenticator::App,
    wire::{
        Ask,
        ask::{get, post},
    },
};
use serde_json::{Value, json};

use crate::{
    person::Person,
    place::{Company, PASSWORD, private_address},
};

const NEW: &str = "cinque pere mature sul tavolo";
const PROOF: &str = "/v1/attempt/proof";
const APP: &str = "authenticator";

fn fresh_proof_needed() -> (u16, String) {
    (403, "fresh-proof-needed".into())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_without_its_second_proof_can_do_nothing() -> Result<()> {
    let company = Company::open("half-session")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    assert_eq!(signed_in["step"]["step"], "prove");

    let label = json!({"label": "phone"});
    let begin = post("/v1/methods/authenticator", &session);
    assert_eq!(
        ada.look("/v1/state", &session).await?.refusal(),
        fresh_proof_needed()
    );
    assert_eq!(
        ada.change(&session, PASSWORD, NEW).await?.refusal(),
        fresh_proof_needed()
    );
    assert_eq!(
        ada.laptop.ask(begin, &label).await?.refusal(),
        fresh_proof_needed()
    );
    assert!(ada.is_let_in(PASSWORD).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_is_never_a_second_factor() -> Result<()> {
    let company = Company::open("mail-factor")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;

    let send = post("/v1/session/code", &session);
    let sent = ada.laptop.ask(send, &json!({"kind": "mail"})).await?;
    let proven = ada
        .prove("/v1/session/proof", &session, ("mail", "000000"))
        .await?;

    assert_eq!(sent.refusal(), (403, "not-allowed".into()));
    assert_eq!(proven.refusal(), (403, "not-allowed".into()));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_fresh_for_five_minutes() -> Result<()> {
    let mut company = Company::open("fresh")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let begin = post("/v1/methods/authenticator", &session);
    let label = json!({"label": "tablet"});

    assert_eq!(ada.laptop.ask(begin, &label).await?.status, 200);
    company.travel(5 * 60)?;
    assert_eq!(
        ada.laptop.ask(begin, &label).await?.refusal(),
        fresh_proof_needed()
    );
    assert_eq!(
        ada.look("/v1/state", &session).await?.status,
        200,
        "reading goes on"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_alone_registers_nothing() -> Result<()> {
    let company = Company::open("password-alone")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;

    let mail = json!({"address": private_address("ada.byron")});
    let mail = ada
        .laptop
        .ask(post("/v1/methods/mail", &session), &mail)
        .await?;
    let app = post("/v1/methods/authenticator", &session);
    let app = ada.laptop.ask(app, &json!({"label": "phone"})).await?;

    assert_eq!(mail.refusal(), fresh_proof_needed());
    assert_eq!(app.refusal(), fresh_proof_needed());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_method_added_in_a_session_opens_no_reset_for_72_hours() -> Result<()> {
    const DAYS_S: u32 = 72 * 60 * 60;
    let mut company = Company::open("young-method")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    ada.app = App::default();
    ada.register_app(&session).await?;

    let attempt = ada.attempt("reset").await?;
    let code = ada.code()?;
    let young = ada.prove(PROOF, &attempt, (APP, &code)).await?;
    assert_eq!(young.refusal(), (409, "method-too-young".into()));
    let after = young.json()["retry_after_s"].as_u64();
    assert!(after.is_some_and(|s| s <= DAYS_S.into() && s > u64::from(DAYS_S) - 600));
    let told = company
        .directory
        .run(&["audit", "show", "--user", "ada.byron"])?;
    assert!(told.contains("authenticator too-young"), "{told}");

    company.travel(DAYS_S)?;
    ada.travel(DAYS_S.into());
    let attempt = ada.attempt("reset").await?;
    let code = ada.code()?;
    let grown = ada.prove(PROOF, &attempt, (APP, &code)).await?;
    assert_eq!(grown.good()?["gates_passed"], 1);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_keeps_the_sessions_of_known_computers_and_opens_none() -> Result<()> {
    let company = Company::open("reset-sessions")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let known = ada.session(PASSWORD).await?;
    let stranger = Person::new(&company, "ada.byron")?;
    let signed_in = stranger.sign_in(PASSWORD).await?.good()?;
    let unknown = signed_in["token"].as_str().ok_or("no token")?.to_owned();
    let attempt = ada.attempt("reset").await?;
    ada.pass_gates(&company, &attempt).await?;

    let reset = ada.choose(&attempt, NEW).await?.good()?;

    assert_eq!(reset.get("token"), None);
    assert_eq!(ada.look("/v1/state", &known).await?.status, 200);
    let ended = stranger.look("/v1/state", &unknown).await?;
    assert_eq!(ended.refusal(), (401, "session-ended".into()));
    let signed_in = stranger.sign_in(NEW).await?.good()?;
    assert_eq!(
        signed_in["step"]["step"], "prove",
        "a reset is no second factor"
    );
    Ok(())
}

// Law 8.
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_stays_disabled() -> Result<()> {
    let company = Company::open("disabled")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let proven = ada.attempt("reset").await?;
    ada.pass_gates(&company, &proven).await?;
    company
        .directory
        .run(&["account", "disable", "ada.byron"])?;

    let state = ada.look("/v1/state", &session).await?;
    let changed = ada.change(&session, PASSWORD, NEW).await?;
    let chosen = ada.choose(&proven, NEW).await?;
    let second = ada.attempt("reset").await?;
    let code = ada.code()?;
    let gate = ada.prove(PROOF, &second, (APP, &code)).await;

    assert_eq!(state.refusal(), (401, "session-ended".into()));
    assert_eq!(changed.refusal(), (401, "session-ended".into()));
    assert_eq!(chosen.refusal(), (403, "not-allowed".into()));
    assert_eq!(
        gate?.refusal(),
        (403, "not-allowed".into()),
        "told after the first gate"
    );
    assert!(!ada.is_let_in(PASSWORD).await?);
    company.directory.run(&["account", "enable", "ada.byron"])?;
    assert!(
        ada.is_let_in(PASSWORD).await?,
        "nothing was written meanwhile"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_this_session_or_all_of_them() -> Result<()> {
    let company = Company::open("sign-out")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let mut sessions = Vec::new();
    for _ in 0..3 {
        sessions.push(ada.session(PASSWORD).await?);
    }
    let [first, second, third] = &sessions[..] else {
        return Err("three sessions".into());
    };
    let out = |token| Ask {
        method: "DELETE",
        ..post("/v1/session", token)
    };
    let state = async |token: &str| -> Result<u16> {
        Ok(ada
            .laptop
            .ask(get("/v1/state", token), &Value::Null)
            .await?
            .status)
    };

    ada.laptop.ask(out(first), &json!({})).await?;
    assert_eq!((state(first).await?, state(second).await?), (401, 200));
    ada.laptop
        .ask(out(second), &json!({"everywhere": true}))
        .await?;
    assert_eq!((state(second).await?, state(third).await?), (401, 401));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_knows_only_the_password_signs_nobody_out() -> Result<()> {
    let company = Company::open("half-sign-out")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let own = ada.session(PASSWORD).await?;
    let stranger = Person::new(&company, "ada.byron")?;
    let signed_in = stranger.sign_in(PASSWORD).await?.good()?;
    let half = signed_in["token"].as_str().ok_or("no token")?;
    let out = Ask {
        method: "DELETE",
        ..post("/v1/session", half)
    };

    let body = json!({"everywhere": true});
    let everywhere = stranger.laptop.ask(out, &body).await?;
    assert_eq!(everywhere.refusal(), fresh_proof_needed());
    assert_eq!(ada.look("/v1/state", &own).await?.status, 200);

    let here = stranger.laptop.ask(out, &json!({})).await?;
    assert_eq!(here.status, 204);
    let ended = stranger.look("/v1/state", half).await?;
    assert_eq!(ended.refusal(), (401, "session-ended".into()));
    Ok(())
}
