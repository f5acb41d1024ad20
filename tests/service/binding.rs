//! A proof, a token and a step hold where they were made for, and nowhere else (laws 1 and 2).

use chiave_tests::{
    Result, repository,
    wire::{
        Answer, Envelope,
        ask::{Ask, get, open, post},
    },
};
use serde_json::{Value, json};

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD},
};

const NEW: &str = "cinque pere mature sul tavolo";

/// What stands in the place of the name of an operation or a method.
const ID: &str = "4fb4e0d4-6b2c-4a47-8d8f-8f3fd7c1a9a1";

/// Every route of the contract that needs a proof of possession, as method and path.
fn signed_routes() -> Result<Vec<(String, String)>> {
    let contract = std::fs::read(repository::root().join("directory/openapi.json"))?;
    let contract: Value = serde_json::from_slice(&contract)?;
    let paths = contract["paths"].as_object().ok_or("no paths")?;
    let mut routes = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().ok_or("no operations")? {
            if operation["security"][0].is_object() {
                routes.push((method.to_uppercase(), path.replace("{id}", ID)));
            }
        }
    }
    Ok(routes)
}

fn is_no_proof(answer: &Answer) -> bool {
    answer.refusal() == (401, "proof-of-possession".into())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_route_answers_without_a_proof_of_possession() -> Result<()> {
    let company = Company::open("no-proof")?;
    let laptop = company.laptop()?;

    let routes = signed_routes()?;
    assert!(routes.len() > 20, "{routes:?}");
    for (method, path) in routes {
        let envelope = Envelope {
            method: method.clone(),
            path: path.clone(),
            token: None,
            proof: None,
            body: b"{}".to_vec(),
        };
        let answer = laptop.send(&envelope).await?;
        assert!(is_no_proof(&answer), "{method} {path}: {answer:?}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_session_token_is_worth_nothing_on_another_laptop() -> Result<()> {
    let company = Company::open("stolen-session")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let thief = Person::new(&company, "ada.byron")?;
    let ended = (401, "session-ended".to_owned());

    let state = thief.look("/v1/state", &session).await?;
    let change = thief.change(&session, PASSWORD, NEW).await?;
    let sign_out = Ask {
        method: "DELETE",
        ..post("/v1/session", &session)
    };
    let out = thief
        .laptop
        .ask(sign_out, &json!({"everywhere": true}))
        .await?;

    assert_eq!(state.refusal(), ended);
    assert_eq!(change.refusal(), ended);
    assert_eq!(out.refusal(), ended);
    assert_eq!(ada.look("/v1/state", &session).await?.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_that_was_used_is_refused_the_second_time() -> Result<()> {
    let company = Company::open("replayed")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let body = json!({"operation_id": operation(), "current": PASSWORD, "new": NEW});
    let envelope = ada.laptop.seal(post("/v1/password", &session), &body)?;

    let first = ada.laptop.send(&envelope).await?;
    let replayed = ada.laptop.send(&envelope).await?;
    let by_a_thief = company.laptop()?.send(&envelope).await?;

    assert_eq!(first.status, 200);
    assert!(is_no_proof(&replayed), "{replayed:?}");
    assert!(is_no_proof(&by_a_thief), "{by_a_thief:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_used_proof_of_a_deletion_is_refused_too() -> Result<()> {
    let company = Company::open("replayed-deletion")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let path = format!("/v1/operations/{}", operation());
    let withdraw = Ask {
        method: "DELETE",
        ..post(&path, &session)
    };
    let envelope = ada.laptop.seal(withdraw, &json!({}))?;

    let first = ada.laptop.send(&envelope).await?;
    let replayed = ada.laptop.send(&envelope).await?;

    assert!(!is_no_proof(&first), "{first:?}");
    assert!(is_no_proof(&replayed), "{replayed:?}");
    Ok(())
}

// Law 20.
#[tokio::test(flavor = "multi_thread")]
async fn a_used_proof_stays_used_after_a_restart() -> Result<()> {
    let mut company = Company::open("replayed-after-restart")?;
    let ada = Person::with_password(&company, "ada.byron")?;
    ada.laptop.service().await?;
    let body = json!({"user_name": "ada.byron", "password": PASSWORD});
    let envelope = ada.laptop.seal(open("/v1/session"), &body)?;

    let first = ada.laptop.send(&envelope).await?;
    company.restart()?;
    let replayed = ada.laptop.send(&envelope).await?;

    assert_eq!(first.status, 200);
    assert!(is_no_proof(&replayed), "{replayed:?}");
    Ok(())
}

// Law 6.
#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_bound_to_method_path_token_and_body() -> Result<()> {
    let company = Company::open("re-aimed")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let other = ada.session(PASSWORD).await?;
    let ask = post("/v1/password", &session);
    let body = |new: &str| json!({"operation_id": operation(), "current": PASSWORD, "new": new});
    let sealed = || ada.laptop.seal(ask, &body(NEW));
    let bent = [
        Envelope {
            method: "DELETE".into(),
            path: "/v1/session".into(),
            ..sealed()?
        },
        Envelope {
            path: "/v1/session/proof".into(),
            ..sealed()?
        },
        Envelope {
            token: Some(other.clone()),
            ..sealed()?
        },
        Envelope {
            token: None,
            ..sealed()?
        },
        Envelope {
            body: body("what a thief would choose").to_string().into(),
            ..sealed()?
        },
        Envelope {
            body: Vec::new(),
            ..sealed()?
        },
    ];

    for envelope in &bent {
        let answer = ada.laptop.send(envelope).await?;
        assert!(is_no_proof(&answer), "{envelope:?}: {answer:?}");
    }
    assert!(ada.is_let_in(PASSWORD).await?);
    assert_eq!(ada.look("/v1/state", &session).await?.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_changes_nothing_of_what_a_proof_is_good_for() -> Result<()> {
    let company = Company::open("query")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let sealed = ada.laptop.seal(get("/v1/state", &session), &Value::Null)?;

    let asked = Envelope {
        path: "/v1/state?account=somebody".into(),
        ..sealed
    };
    let answer = ada.laptop.send(&asked).await?.good()?;

    assert_eq!(answer["account"]["user_name"], "ada.byron");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_nonce_is_answered_with_a_fresh_one() -> Result<()> {
    let company = Company::open("stale-nonce")?;
    let ada = Person::with_password(&company, "ada.byron")?;
    ada.laptop.keep("AAAAAAAAAAAAAAAAAAAAAA");
    let body = json!({"user_name": "ada.byron", "password": PASSWORD});

    let stale = ada
        .laptop
        .send(&ada.laptop.seal(open("/v1/session"), &body)?)
        .await?;
    let fresh = ada
        .laptop
        .send(&ada.laptop.seal(open("/v1/session"), &body)?)
        .await?;

    assert_eq!(stale.refusal(), (401, "nonce-needed".into()));
    assert_eq!(stale.header("dpop-nonce").len(), 22);
    assert_eq!(fresh.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_answers_only_to_the_computer_that_opened_it() -> Result<()> {
    let company = Company::open("foreign-attempt")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    let view = ada.pass_gates(&company, &attempt).await?;
    assert_eq!(view["step"]["step"], "choose-password");
    let thief = Person::new(&company, "ada.byron")?;
    let ended = (401, "attempt-ended".to_owned());

    let cancel = Ask {
        method: "DELETE",
        ..post("/v1/attempt", &attempt)
    };
    assert_eq!(thief.look("/v1/attempt", &attempt).await?.refusal(), ended);
    assert_eq!(thief.send_code(&attempt).await?.refusal(), ended);
    let proof = thief
        .prove("/v1/attempt/proof", &attempt, ("mail", "000000"))
        .await?;
    assert_eq!(proof.refusal(), ended);
    assert_eq!(thief.choose(&attempt, NEW).await?.refusal(), ended);
    assert_eq!(
        thief.laptop.ask(cancel, &Value::Null).await?.refusal(),
        ended
    );

    assert!(ada.is_let_in(PASSWORD).await?);
    assert_eq!(ada.choose(&attempt, NEW).await?.good()?["outcome"], "done");
    Ok(())
}

// Law 2.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_proofs_open_nothing_in_my_attempt() -> Result<()> {
    let company = Company::open("foreign-proofs")?;
    let ada = Person::activated(&company, "ada.byron").await?;
    let mut bob = Person::activated(&company, "bob.noyce").await?;
    let of_ada = bob
        .laptop
        .start_attempt("ada.byron", "reset")
        .await?
        .good()?;
    let of_ada = bob.token("attempt token", &of_ada)?;
    let of_bob = bob.attempt("reset").await?;

    let code = bob.code()?;
    let app = bob
        .prove("/v1/attempt/proof", &of_ada, ("authenticator", &code))
        .await?;
    bob.send_code(&of_bob).await?.good()?;
    let code = bob.mailed_code(&company)?;
    bob.send_code(&of_ada).await?.good()?;
    let mail = bob
        .prove("/v1/attempt/proof", &of_ada, ("mail", &code))
        .await?;

    assert_eq!(app.refusal(), (422, "proof-refused".into()));
    assert_eq!(mail.refusal(), (422, "proof-refused".into()));
    assert!(ada.is_let_in(PASSWORD).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_out_of_order_is_refused_and_changes_nothing() -> Result<()> {
    let company = Company::open("out-of-order")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    let order = (409, "step-out-of-order".to_owned());
    let proof = "/v1/attempt/proof";

    assert_eq!(ada.choose(&attempt, NEW).await?.refusal(), order);
    let unlock = json!({"operation_id": operation()});
    let unlock = ada
        .laptop
        .ask(post("/v1/attempt/unlock", &attempt), &unlock)
        .await?;
    assert_eq!(unlock.refusal(), order);
    let unsent = ada.prove(proof, &attempt, ("mail", "123456")).await?;
    assert_eq!(unsent.refusal(), (422, "proof-refused".into()));
    let password = ada.prove(proof, &attempt, ("password", PASSWORD)).await?;
    assert_eq!(password.refusal(), order);

    let code = ada.code()?;
    ada.prove(proof, &attempt, ("authenticator", &code))
        .await?
        .good()?;
    assert_eq!(ada.choose(&attempt, NEW).await?.refusal(), order);
    let code = ada.code()?;
    let same = ada.prove(proof, &attempt, ("authenticator", &code)).await?;
    assert_eq!(same.refusal(), order, "the same custody twice");
    assert!(ada.is_let_in(PASSWORD).await?, "nothing was written");
    assert!(!ada.is_let_in(NEW).await?, "nothing was written");
    Ok(())
}

// Law 2.
#[tokio::test(flavor = "multi_thread")]
async fn a_client_cannot_name_the_step_it_wants() -> Result<()> {
    let company = Company::open("named-step")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    let wish = json!({
        "kind": "authenticator", "secret": "000000", "step": "choose-password",
        "gates_passed": 2, "gates_needed": 0, "gate": 2, "account": "bob.noyce",
    });

    ada.laptop
        .ask(post("/v1/attempt/proof", &attempt), &wish)
        .await?;
    let view = ada.look("/v1/attempt", &attempt).await?.good()?;

    assert_eq!(view["step"]["step"], "prove");
    assert_eq!(
        (&view["gates_passed"], &view["gates_needed"]),
        (&json!(0), &json!(2))
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_reset_writes_and_opens_nothing() -> Result<()> {
    let company = Company::open("given-up")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    ada.pass_gates(&company, &attempt).await?;

    let weak = ada.choose(&attempt, "short").await?;
    assert_eq!(weak.refusal(), (422, "password-refused".into()));
    let cancel = Ask {
        method: "DELETE",
        ..post("/v1/attempt", &attempt)
    };
    assert_eq!(ada.laptop.ask(cancel, &Value::Null).await?.status, 204);

    assert_eq!(ada.choose(&attempt, NEW).await?.code(), "attempt-ended");
    assert!(ada.is_let_in(PASSWORD).await?);
    assert!(!ada.is_let_in("short").await?);
    assert!(!ada.is_let_in(NEW).await?);
    Ok(())
}

// Law 2.
#[tokio::test(flavor = "multi_thread")]
async fn the_proofs_of_a_reset_write_one_password_and_no_second() -> Result<()> {
    let company = Company::open("one-password")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    ada.pass_gates(&company, &attempt).await?;

    ada.choose(&attempt, NEW).await?.good()?;
    let again = ada
        .choose(&attempt, "sei limoni gialli in giardino")
        .await?;

    assert_eq!(again.refusal(), (409, "step-out-of-order".into()));
    assert!(ada.is_let_in(NEW).await?);
    Ok(())
}
