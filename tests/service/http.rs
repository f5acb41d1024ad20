//! HTTP as its standards have it: hosts, methods, tags, schemes, challenges.

use chiave_tests::{
    Result,
    wire::ask::{Ask, get, open},
};
use serde_json::{Value, json};

use crate::{
    person::Person,
    place::{Company, PASSWORD, private_address},
    raw::Lines,
};

fn host(company: &Company) -> String {
    let origin = company.directory.origin();
    origin.trim_start_matches("https://").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_names_one_host() -> Result<()> {
    let company = Company::open("hosts")?;
    let ask = || Lines::new("GET /v1/service HTTP/1.1");

    let none = ask().send(&company, b"").await?;
    let two = ask().and("host", "a").and("host", "b");
    let two = two.send(&company, b"").await?;
    let one = ask()
        .and("host", host(&company))
        .send(&company, b"")
        .await?;

    assert_eq!((none.status, two.status, one.status), (400, 400, 200));
    assert!(none.body.contains("bad-request"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_keeps_browsers_from_guessing() -> Result<()> {
    let company = Company::open("browsers")?;
    let laptop = company.laptop()?;

    for path in ["/v1/service", "/nowhere"] {
        let answer = laptop.plain(path).await?;
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let transport = answer.header("strict-transport-security");
        assert!(transport.starts_with("max-age="), "{transport}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_method_is_told_the_right_ones() -> Result<()> {
    let company = Company::open("methods")?;
    let laptop = company.laptop()?;

    for (method, path, allowed) in [
        ("PUT", "/v1/state", "GET,HEAD"),
        ("GET", "/v1/session", "POST,DELETE"),
        ("DELETE", "/v1/service", "GET,HEAD"),
    ] {
        let ask = Ask {
            method,
            path,
            token: None,
        };
        let answer = laptop.ask(ask, &Value::Null).await?;
        assert_eq!(answer.refusal(), (405, "bad-request".into()), "{path}");
        assert_eq!(answer.json()["status"], 405);
        assert_eq!(answer.header("allow"), allowed);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_nonce_is_told_apart_from_a_wrong_proof() -> Result<()> {
    let company = Company::open("nonces")?;
    let laptop = company.laptop()?;
    let body = json!({"user_name": "ada.byron", "password": PASSWORD});

    let without = laptop
        .send(&laptop.seal(open("/v1/session"), &body)?)
        .await?;
    laptop.keep("made.up");
    let made_up = laptop
        .send(&laptop.seal(open("/v1/session"), &body)?)
        .await?;
    let mut wrong = laptop.seal(open("/v1/session"), &body)?;
    wrong.body.push(b' ');
    let wrong = laptop.send(&wrong).await?;

    for stale in [without, made_up] {
        assert_eq!(stale.refusal(), (401, "nonce-needed".into()));
        let challenge = stale.header("www-authenticate");
        assert!(challenge.starts_with("DPoP "), "{challenge}");
        assert!(
            challenge.contains("error=\"use_dpop_nonce\""),
            "{challenge}"
        );
        assert!(!stale.header("dpop-nonce").is_empty());
    }
    assert_eq!(wrong.refusal(), (401, "proof-of-possession".into()));
    let challenge = wrong.header("www-authenticate");
    assert!(challenge.contains("invalid_dpop_proof"), "{challenge}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_state_is_not_sent_again_however_it_is_named() -> Result<()> {
    let company = Company::open("tags")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let ask = || get("/v1/state", &session);
    let tag = ada.look("/v1/state", &session).await?;
    let tag = tag.header("etag").to_owned();

    for known in [
        tag.clone(),
        format!("W/{tag}"),
        format!("\"other\", {tag}"),
        "*".to_owned(),
    ] {
        let answer = ada.laptop.ask_since(ask(), &known).await?;
        assert_eq!(answer.status, 304, "{known}");
        assert_eq!(answer.header("etag"), tag);
    }
    let answer = ada.laptop.ask_since(ask(), "\"other\"").await?;
    assert_eq!(answer.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_scheme_of_a_token_has_no_case() -> Result<()> {
    let company = Company::open("scheme")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let sealed = || ada.laptop.seal(get("/v1/state", &session), &Value::Null);

    for (scheme, status) in [("dpop", 200), ("DPOP", 200), ("Bearer", 401)] {
        let mut envelope = sealed()?;
        envelope.token = None;
        let lines = Lines::of(&envelope, &host(&company));
        let token = format!("{scheme} {session}");
        let answer = lines
            .and("authorization", token)
            .send(&company, b"")
            .await?;
        assert_eq!(answer.status, status, "{scheme}: {}", answer.body);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_that_are_no_text_or_come_twice_are_refused() -> Result<()> {
    let company = Company::open("headers")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let host = host(&company);
    let sealed = || ada.laptop.seal(get("/v1/state", &session), &Value::Null);
    let bare = |name| -> Result<Lines> {
        let mut envelope = sealed()?;
        match name {
            "dpop" => envelope.proof = None,
            _ => envelope.token = None,
        }
        Ok(Lines::of(&envelope, &host))
    };
    let good = Lines::of(&sealed()?, &host).send(&company, b"").await?;
    assert_eq!(good.status, 200);

    let proof = sealed()?.proof.unwrap_or_default();
    let token = format!("DPoP {session}");
    for (name, value) in [("dpop", proof), ("authorization", token)] {
        let twice = bare(name)?.and(name, &value).and(name, &value);
        let no_text = bare(name)?.and(name, [value.as_bytes(), b"\xff"].concat());
        for lines in [twice, no_text] {
            let answer = lines.send(&company, b"").await?;
            assert_eq!(answer.status, 401, "{name}");
            assert!(answer.body.contains("proof-of-possession"), "{name}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn reset_link_ignores_host_header() -> Result<()> {
    let company = Company::open("foreign-host")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let token = ada.attempt("reset").await?;
    let ask = chiave_tests::wire::ask::post("/v1/attempt/code", &token);
    let envelope = ada.laptop.seal(ask, &json!({"kind": "mail"}))?;

    let lines = Lines::of(&envelope, "evil.example")
        .and("x-forwarded-host", "evil.example")
        .and("forwarded", "host=evil.example;proto=http")
        .and("origin", "https://evil.example");
    let sent = lines.send(&company, &envelope.body).await?;

    assert_eq!(sent.status, 200, "{}", sent.body);
    assert!(!sent.head.contains("evil") && !sent.body.contains("evil"));
    let mail = company
        .sink
        .mail_saying(&private_address("ada.byron"), "reset the password")?;
    assert!(!format!("{mail:?}").contains("evil"), "{mail:?}");
    Ok(())
}
