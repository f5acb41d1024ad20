//! What others in this field got wrong, by the names under which they should have tested it.

use chiave_tests::{
    Result,
    wire::ask::{Ask, post},
};
use serde_json::{Value, json};

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD, private_address},
};

const NEW: &str = "cinque pere mature sul tavolo";
const THIEF: &str = "thief@evil.example";
/// A little longer than the shortest age that a password may have.
const FIFTEEN_DAYS_S: u32 = 15 * 24 * 60 * 60;

/// Every call that changes something or shows the account, as a session would make it.
fn sensitive() -> Vec<(&'static str, String, Value)> {
    let id = operation();
    vec![
        ("GET", "/v1/state".into(), Value::Null),
        ("GET", format!("/v1/activity/{id}"), Value::Null),
        (
            "POST",
            "/v1/methods/authenticator".into(),
            json!({"label": "phone"}),
        ),
        ("POST", "/v1/methods/mail".into(), json!({"address": THIEF})),
        (
            "POST",
            "/v1/methods/confirm".into(),
            json!({"id": id, "code": "000000"}),
        ),
        ("DELETE", format!("/v1/methods/{id}"), Value::Null),
        (
            "POST",
            "/v1/password".into(),
            json!({"operation_id": id, "current": PASSWORD, "new": NEW}),
        ),
        ("DELETE", "/v1/session".into(), json!({"everywhere": true})),
    ]
}

/// What only a session may not do at all.
fn of_others() -> Vec<(&'static str, String, Value)> {
    let id = operation();
    let set = json!({"operation_id": id, "new": NEW});
    vec![
        ("POST", "/v1/attempt/password".into(), set.clone()),
        (
            "POST",
            "/v1/attempt/unlock".into(),
            json!({"operation_id": id}),
        ),
        ("POST", "/v1/activation/password".into(), set),
    ]
}

fn ask<'a>(method: &'a str, path: &'a str, token: &'a str) -> Ask<'a> {
    Ask {
        method,
        path,
        token: Some(token),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sensitive_call_needs_reauth() -> Result<()> {
    let company = Company::open("peers-reauth")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    assert_eq!(signed_in["step"]["step"], "prove");

    for (method, path, body) in sensitive() {
        let answer = ada.laptop.ask(ask(method, &path, &session), &body).await?;
        let needed = (403, "fresh-proof-needed".to_owned());
        assert_eq!(answer.refusal(), needed, "{method} {path}");
    }
    for (method, path, body) in of_others() {
        let answer = ada.laptop.ask(ask(method, &path, &session), &body).await?;
        assert_eq!(answer.refusal(), (401, "attempt-ended".into()), "{path}");
    }
    assert!(ada.is_let_in(PASSWORD).await?, "nothing was changed");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn token_is_bound_to_requester() -> Result<()> {
    let company = Company::open("peers-bound")?;
    company.add("ada.byron")?;
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.activation(&company).await?;
    let thief = Person::new(&company, "ada.byron")?;

    for (method, path, body) in [
        ("GET", "/v1/activation", Value::Null),
        (
            "POST",
            "/v1/methods/authenticator",
            json!({"label": "mine"}),
        ),
        ("POST", "/v1/methods/mail", json!({"address": THIEF})),
        (
            "POST",
            "/v1/methods/confirm",
            json!({"id": operation(), "code": "000000"}),
        ),
        (
            "POST",
            "/v1/activation/password",
            json!({"operation_id": operation(), "new": NEW}),
        ),
    ] {
        let answer = thief.laptop.ask(ask(method, path, &token), &body).await?;
        assert_eq!(answer.refusal(), (401, "attempt-ended".into()), "{path}");
    }
    let set = ada.first_password(&token, PASSWORD).await?.good()?;
    assert_eq!(set["outcome"], "done", "its own laptop goes on");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn client_cannot_pick_step() -> Result<()> {
    let company = Company::open("peers-step")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let token = ada.attempt("reset").await?;
    let named = |body: &Value| {
        let mut body = body.clone();
        for (field, value) in [
            ("step", json!("choose-password")),
            ("gates_passed", json!(2)),
            ("gates_needed", json!(0)),
            ("purpose", json!("unlock")),
        ] {
            body[field] = value;
        }
        body
    };
    let set = named(&json!({"operation_id": operation(), "new": NEW}));
    let out_of_order = (409, "step-out-of-order".to_owned());

    let before = ada
        .laptop
        .ask(post("/v1/attempt/password", &token), &set)
        .await?;
    let code = ada.code()?;
    let proof = named(&json!({"kind": "authenticator", "secret": code}));
    let proven = ada
        .laptop
        .ask(post("/v1/attempt/proof", &token), &proof)
        .await?;
    let half = ada
        .laptop
        .ask(post("/v1/attempt/password", &token), &set)
        .await?;
    let unlock = ada
        .laptop
        .ask(post("/v1/attempt/unlock", &token), &set)
        .await?;

    assert_eq!(before.refusal(), out_of_order);
    let view = proven.good()?;
    assert_eq!(
        (&view["gates_passed"], &view["gates_needed"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(view["step"]["step"], "prove");
    assert_eq!(half.refusal(), out_of_order);
    assert_eq!(unlock.refusal(), out_of_order);
    assert!(ada.is_let_in(PASSWORD).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn destination_never_from_form() -> Result<()> {
    let company = Company::open("peers-destination")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let token = ada.attempt("reset").await?;
    let body = json!({
        "kind": "mail", "address": THIEF, "to": THIEF, "email": [THIEF],
        "destination": {"address": THIEF}, "id": operation(),
    });

    ada.laptop
        .ask(post("/v1/attempt/code", &token), &body)
        .await?
        .good()?;

    let mail = company
        .sink
        .mail_saying(&private_address("ada.byron"), "reset the password")?;
    assert!(mail.code().is_some(), "{mail:?}");
    let astray = company.sink.mails()?.into_iter().find(|mail| {
        let to = mail.to.join(" ");
        to.contains("evil") || mail.text.contains("evil")
    });
    assert!(astray.is_none(), "{astray:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn expired_user_can_change() -> Result<()> {
    let mut company = Company::open("peers-expired")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let file = company.directory.folder().join("people.toml");
    let shown = company.directory.run(&["people", "show"])?;
    std::fs::write(&file, format!("{shown}\nmax_age_days = 14\n"))?;
    company
        .directory
        .run(&["people", "set", &file.to_string_lossy()])?;
    company.travel(FIFTEEN_DAYS_S)?;

    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    let begin = post("/v1/methods/authenticator", &session);
    let shut = ada.laptop.ask(begin, &json!({"label": "phone"})).await?;
    let changed = ada.change(&session, PASSWORD, NEW).await?.good()?;
    let again = ada.sign_in(NEW).await?.good()?;

    assert_eq!(
        signed_in["step"],
        json!({"step": "must-change", "reason": "expired"})
    );
    assert_eq!(shut.refusal(), (403, "must-change-password".into()));
    assert_eq!(changed["outcome"], "done");
    assert_ne!(again["step"]["step"], "must-change");
    Ok(())
}
