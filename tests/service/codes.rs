//! Codes: guessed, repeated, foreign, late, asked for too often, and meant for somebody else.

use std::sync::Arc;

use chiave_tests::{
    Result,
    wire::ask::{open, post},
};
use serde_json::{Value, json};

use crate::{
    person::{Person, text},
    place::{Company, PASSWORD},
};

const PROOF: &str = "/v1/attempt/proof";
const NEW: &str = "cinque pere mature sul tavolo";

fn proof_refused() -> (u16, String) {
    (422, "proof-refused".into())
}

/// Another six digits.
fn other(code: &str) -> String {
    let wrong = code
        .bytes()
        .map(|digit| char::from(b'0' + (digit - b'0' + 1) % 10));
    wrong.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_is_refused_with_the_tries_that_are_left() -> Result<()> {
    let company = Company::open("wrong-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    ada.send_code(&attempt).await?.good()?;
    let code = ada.mailed_code(&company)?;

    for left in [4, 3, 2, 1, 0] {
        let wrong = ada.prove(PROOF, &attempt, ("mail", &other(&code))).await?;
        assert_eq!(wrong.refusal(), proof_refused());
        assert_eq!(wrong.json()["tries_left"], left);
    }
    let right = ada.prove(PROOF, &attempt, ("mail", &code)).await?;

    assert_eq!(
        right.refusal(),
        proof_refused(),
        "the sixth is not looked at"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_parallel_guesses_are_all_counted() -> Result<()> {
    let company = Company::open("parallel-guesses")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    ada.send_code(&attempt).await?.good()?;
    let code = ada.mailed_code(&company)?;
    let ada = Arc::new(ada);

    let guesses: Vec<_> = (0..10)
        .map(|_| {
            let (ada, attempt, wrong) = (Arc::clone(&ada), attempt.clone(), other(&code));
            tokio::spawn(async move { ada.prove(PROOF, &attempt, ("mail", &wrong)).await })
        })
        .collect();
    let mut left = Vec::new();
    for guess in guesses {
        let answer = guess.await??;
        assert_eq!(answer.refusal(), proof_refused());
        left.push(answer.json()["tries_left"].as_u64());
    }
    let right = ada.prove(PROOF, &attempt, ("mail", &code)).await?;

    let looked_at = left.iter().filter(|left| left.is_some()).count();
    assert!(looked_at <= 5, "at most five are looked at: {left:?}");
    assert_eq!(
        right.refusal(),
        proof_refused(),
        "nothing is left for the right one"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_parallel_guesses_of_a_password_are_all_counted() -> Result<()> {
    let company = Company::open("parallel-passwords")?;
    let ada = Arc::new(Person::with_password(&company, "ada.byron")?);
    ada.laptop.service().await?;

    let guesses: Vec<_> = (0..10)
        .map(|guess| {
            let ada = Arc::clone(&ada);
            tokio::spawn(async move { ada.sign_in(&format!("guess number {guess}")).await })
        })
        .collect();
    let mut verified = 0;
    for guess in guesses {
        match guess.await??.refusal() {
            (401, code) if code == "sign-in-refused" => verified += 1,
            (429, code) if code == "too-many-attempts" => {}
            other => return Err(format!("{other:?}").into()),
        }
    }

    assert_eq!(verified, 5, "four are free, the fifth closes the door");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_code_is_good_once() -> Result<()> {
    let company = Company::open("repeated-app-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let code = ada.code()?;
    let attempt = ada.attempt("reset").await?;
    ada.prove(PROOF, &attempt, ("authenticator", &code))
        .await?
        .good()?;

    let second = ada.attempt("reset").await?;
    let repeated = ada.prove(PROOF, &second, ("authenticator", &code)).await?;
    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    let beside = ada
        .prove("/v1/session/proof", &session, ("authenticator", &code))
        .await?;

    let used = (422, "code-used".to_owned());
    assert_eq!(repeated.refusal(), used);
    assert_eq!(beside.refusal(), used);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_code_is_good_once_and_in_its_own_attempt_only() -> Result<()> {
    let company = Company::open("repeated-mailed-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let first = ada.attempt("reset").await?;
    let second = ada.attempt("reset").await?;
    ada.send_code(&first).await?.good()?;
    let code = ada.mailed_code(&company)?;
    ada.send_code(&second).await?.good()?;

    let foreign = ada.prove(PROOF, &second, ("mail", &code)).await?;
    let right = ada.prove(PROOF, &first, ("mail", &code)).await?;
    let repeated = ada.prove(PROOF, &first, ("mail", &code)).await?;

    assert_eq!(foreign.refusal(), proof_refused());
    assert_eq!(right.status, 200);
    assert_ne!(repeated.status, 200, "{repeated:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_code_replaces_the_older_one() -> Result<()> {
    let company = Company::open("replaced-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    ada.send_code(&attempt).await?.good()?;
    let older = ada.mailed_code(&company)?;
    ada.send_code(&attempt).await?.good()?;
    let newer = ada.mailed_code(&company)?;

    let old = ada.prove(PROOF, &attempt, ("mail", &older)).await?;
    let new = ada.prove(PROOF, &attempt, ("mail", &newer)).await?;

    assert_eq!(old.refusal(), proof_refused());
    assert_eq!(new.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_code_runs_out_after_ten_minutes() -> Result<()> {
    let mut company = Company::open("late-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    ada.send_code(&attempt).await?.good()?;
    let code = ada.mailed_code(&company)?;

    company.travel(10 * 60)?;
    let late = ada.prove(PROOF, &attempt, ("mail", &code)).await?;

    assert_eq!(late.refusal(), proof_refused());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_runs_out_after_half_an_hour() -> Result<()> {
    let mut company = Company::open("late-attempt")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    ada.pass_gates(&company, &attempt).await?;

    company.travel(30 * 60)?;
    let late = ada.choose(&attempt, NEW).await?;

    assert_eq!(late.refusal(), (401, "attempt-ended".into()));
    assert!(ada.is_let_in(PASSWORD).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_code_of_two_minutes_ago_is_too_old() -> Result<()> {
    let mut company = Company::open("late-app-code")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    let code = ada.code()?;

    company.travel(2 * 60)?;
    let late = ada.prove(PROOF, &attempt, ("authenticator", &code)).await?;

    assert_eq!(late.refusal(), proof_refused());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fourth_code_within_ten_minutes_is_not_sent() -> Result<()> {
    let mut company = Company::open("too-many-sends")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    company.travel(11 * 60)?;
    let attempt = ada.attempt("reset").await?;
    for _ in 0..3 {
        ada.send_code(&attempt).await?.good()?;
        ada.mailed_code(&company)?;
    }

    let fourth = ada.send_code(&attempt).await?;
    let another = ada.attempt("reset").await?;
    let elsewhere = ada.send_code(&another).await?;

    for refused in [fourth, elsewhere] {
        assert_eq!(refused.refusal(), (429, "too-many-sends".into()));
        let wait = refused.json()["retry_after_s"].as_u64().unwrap_or_default();
        assert!((1..=600).contains(&wait), "{wait}");
        assert_eq!(refused.header("retry-after"), wait.to_string());
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_destination_of_a_code_is_never_taken_from_the_request() -> Result<()> {
    let company = Company::open("destination")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    let wish = json!({
        "kind": "mail", "address": "mallory@evil.example", "to": "mallory@evil.example",
        "destination": "mallory@evil.example", "mail": "mallory@evil.example",
    });

    ada.laptop
        .ask(post("/v1/attempt/code", &attempt), &wish)
        .await?;
    ada.send_code(&attempt).await?.good()?;
    ada.mailed_code(&company)?;

    let strangers = company.sink.mails()?.into_iter().flat_map(|mail| mail.to);
    let strangers: Vec<_> = strangers.filter(|to| to.contains("evil")).collect();
    assert_eq!(strangers, Vec::<String>::new());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_behind_the_same_password_is_refused() -> Result<()> {
    let company = Company::open("own-domain")?;
    company.add("ada.byron")?;
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    let bad = [
        ("ada@bianchi-ward.example", "work"),
        ("ada@Mail.Bianchi-Ward.example", "work"),
        ("ada", "form"),
        ("ada@", "form"),
        ("@posta.example", "form"),
        ("ada@posta.example\r\nBcc: mallory@evil.example", "form"),
        ("ada@posta.example, mallory@evil.example", "form"),
        ("<ada@posta.example>", "form"),
    ];

    for (address, why) in bad {
        let begin = json!({"address": address});
        let answer = ada
            .laptop
            .ask(post("/v1/methods/mail", &token), &begin)
            .await?;
        assert_eq!(
            answer.refusal(),
            (422, "address-refused".into()),
            "{address}"
        );
        assert_eq!(answer.json()["address"], why, "{address}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_scanner_that_fetches_everything_consumes_nothing() -> Result<()> {
    let company = Company::open("scanner")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;
    ada.send_code(&attempt).await?.good()?;
    let mail = company
        .sink
        .mail_saying("ada.byron@posta.example", "reset the password")?;
    let whole = std::fs::read_to_string(&mail.path)?;

    let links = whole.split(|c: char| c.is_whitespace() || "\"'<>".contains(c));
    let links = links.filter_map(|word| word.strip_prefix(&company.directory.origin()));
    let known = [
        "/",
        "/v1/session",
        "/v1/password",
        "/v1/attempt",
        "/v1/attempt/proof",
        "/v1/attempt/password",
        "/v1/attempt/unlock",
        "/v1/activation",
        "/v1/activations",
        "/v1/methods/confirm",
    ];
    let scanner = company.laptop()?;
    for path in links.chain(known) {
        for token in [None, Some(attempt.as_str())] {
            let ask = chiave_tests::wire::Ask {
                method: "GET",
                path,
                token,
            };
            let answer = scanner.ask(ask, &Value::Null).await?;
            assert!(answer.status >= 400, "{path}: {answer:?}");
        }
    }

    let code = ada.mailed_code(&company)?;
    ada.prove(PROOF, &attempt, ("mail", &code)).await?.good()?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_activation_code_ends_with_the_first_password() -> Result<()> {
    let company = Company::open("pass")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    company.add("bob.noyce")?;
    let of_bob = company.directory.run(&["account", "pass", "bob.noyce"])?;
    let used = text(&json!(
        ada.secrets.iter().find(|it| it.0 == "pass").map(|it| &it.1)
    ))?;
    let show =
        |name: &str, activation_code: &str| json!({"user_name": name, "pass": activation_code});

    let bodies = [
        show("ada.byron", &used),
        show("ada.byron", &of_bob),
        show("bob.noyce", "AAAA-AAAA-AAAA"),
    ];
    for body in bodies {
        let answer = ada.laptop.ask(open("/v1/activations"), &body).await?;
        assert_eq!(answer.refusal(), (401, "pass-refused".into()));
    }
    let bob = ada
        .laptop
        .ask(open("/v1/activations"), &show("bob.noyce", &of_bob))
        .await?;
    assert_eq!(bob.status, 200);
    ada.token("activation token", &bob.json())?;
    Ok(())
}
