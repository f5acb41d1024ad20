//! Input that nobody should send: too much, too strange, or not what was asked for.

use chiave_tests::{
    Result,
    wire::{
        Answer,
        ask::{Ask, open, post},
    },
};
use serde_json::{Value, json};

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD},
};

/// Bytes of a body that the service accepts.
const BODY: usize = 16 * 1024;

fn sign_in(name: &str, password: &str) -> Value {
    json!({"user_name": name, "password": password})
}

/// An error is a problem document: stable code, status, request id, and no word of the request.
fn is_a_problem(answer: &Answer, status: u16, code: &str, unsaid: &[&str]) {
    assert_eq!(answer.refusal(), (status, code.into()), "{answer:?}");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("cache-control"), "no-store");
    let problem = answer.json();
    assert_eq!(problem["status"], status);
    assert_eq!(problem["request_id"], answer.header("request-id"));
    assert_eq!(answer.header("request-id").len(), 36);
    let text = String::from_utf8_lossy(&answer.body);
    for word in unsaid {
        assert!(!text.contains(word), "{word:?} in {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_longer_than_any_is_refused_however_long() -> Result<()> {
    let company = Company::open("much")?;
    company.add_with_password("ada.byron")?;
    let laptop = company.laptop()?;
    laptop.service().await?;

    for bytes in [BODY + 1, 10 * 1024 * 1024] {
        let mut body = sign_in("ada.byron", "").to_string();
        let password = "x".repeat(bytes - body.len());
        body = sign_in("ada.byron", &password).to_string();
        assert_eq!(body.len(), bytes);
        let envelope = laptop.seal_bytes(open("/v1/session"), body.into_bytes())?;
        let answer = laptop.send(&envelope).await?;
        is_a_problem(&answer, 400, "bad-request", &["xxxx"]);
    }

    let after = laptop
        .ask(open("/v1/session"), &sign_in("ada.byron", PASSWORD))
        .await?;
    assert_eq!(after.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_longer_than_any_costs_no_hash_and_no_try() -> Result<()> {
    let company = Company::open("long-password")?;
    let ada = Person::with_password(&company, "ada.byron")?;

    let nobody = Person::new(&company, "no.body")?;
    let hashes = async || -> Result<Value> {
        let counts = company
            .laptop()?
            .plain("/automation/counts")
            .await?
            .good()?;
        Ok(counts["hashes"].clone())
    };
    let before = hashes().await?;

    // The second one is within the bound until it is composed: 1024 bytes become 3072.
    for password in ["x".repeat(1025), "\u{1d160}".repeat(256)] {
        for person in [&ada, &nobody] {
            for _ in 0..8 {
                let answer = person.sign_in(&password).await?;
                is_a_problem(&answer, 401, "sign-in-refused", &["xxxx", "\u{1d160}"]);
            }
        }
    }

    assert_eq!(hashes().await?, before, "no hash was made");
    assert!(
        ada.is_let_in(PASSWORD).await?,
        "eight tries would have closed the door"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_password_opens_nothing_and_is_no_new_one() -> Result<()> {
    let company = Company::open("empty-password")?;
    company.add("never.set")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let waiting = Person::new(&company, "never.set")?;
    let session = ada.session(PASSWORD).await?;

    is_a_problem(&ada.sign_in("").await?, 401, "sign-in-refused", &[]);
    is_a_problem(&waiting.sign_in("").await?, 401, "sign-in-refused", &[]);
    let cleared = ada.change(&session, PASSWORD, "").await?;
    is_a_problem(&cleared, 422, "password-refused", &[]);
    let unknown = ada
        .change(&session, "", "cinque pere mature sul tavolo")
        .await?;
    is_a_problem(&unknown, 422, "current-password-wrong", &[]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn control_characters_are_no_password_and_no_name() -> Result<()> {
    let company = Company::open("control")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;

    for strange in ["\u{0}", "\r\n", "\t", "\u{7f}", "\u{85}"] {
        let new = format!("cinque pere{strange}mature sul tavolo");
        let changed = ada.change(&session, PASSWORD, &new).await?;
        is_a_problem(&changed, 422, "password-refused", &["pere"]);
        let broken = changed.json()["rules"].to_string();
        assert!(
            broken.contains("control-characters"),
            "{strange:?}: {broken}"
        );
        let name = sign_in(&format!("ada{strange}byron"), PASSWORD);
        let named = ada.laptop.ask(open("/v1/session"), &name).await?;
        is_a_problem(&named, 401, "sign-in-refused", &["byron"]);
    }
    assert!(ada.is_let_in(PASSWORD).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_the_same_typed_composed_or_decomposed() -> Result<()> {
    let company = Company::open("composed")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let composed = "caff\u{e8} 👩\u{200d}🚀 perch\u{e9} \u{c5}ngstr\u{f6}m";
    let decomposed = "caffe\u{300} 👩\u{200d}🚀 perche\u{301} A\u{30a}ngstro\u{308}m";

    ada.change(&session, PASSWORD, decomposed).await?.good()?;
    assert!(ada.is_let_in(composed).await?);
    assert!(ada.is_let_in(decomposed).await?);
    assert!(!ada.is_let_in("caffe 👩\u{200d}🚀 perche Angstrom").await?);

    let same = ada.change(&session, decomposed, composed).await?;
    is_a_problem(&same, 422, "password-refused", &["caff"]);
    assert!(same.json()["rules"].to_string().contains("same-as-current"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_has_at_most_256_emojis() -> Result<()> {
    let company = Company::open("emojis")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let animals = ["🦊", "🐢", "🦉", "🐙", "🦋", "🐌", "🦀"];
    let long: String = (0..256).map(|at: usize| animals[at * at % 7]).collect();
    let shorter: String = long.chars().take(255).collect();

    let too_long = ada.change(&session, PASSWORD, &format!("{long}🦊")).await?;
    is_a_problem(&too_long, 422, "password-refused", &["🦊"]);
    ada.change(&session, PASSWORD, &long).await?.good()?;

    assert!(!ada.is_let_in(&shorter).await?, "nothing is cut");
    assert!(ada.is_let_in(&long).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn huge_names_are_refused_or_cut_and_break_nothing() -> Result<()> {
    let company = Company::open("huge-names")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let huge = "n".repeat(7_000);

    let name = ada
        .laptop
        .ask(open("/v1/session"), &sign_in(&huge, PASSWORD))
        .await?;
    is_a_problem(&name, 401, "sign-in-refused", &["nnnn"]);
    let attempt = ada.laptop.start_attempt(&huge, "reset").await?;
    is_a_problem(&attempt, 400, "bad-request", &["nnnn"]);
    let activation_code = json!({"user_name": huge, "pass": huge});
    let activation_code = ada
        .laptop
        .ask(open("/v1/activations"), &activation_code)
        .await?;
    is_a_problem(&activation_code, 401, "pass-refused", &["nnnn"]);

    let mut body = sign_in("ada.byron", PASSWORD);
    body["device_name"] = huge.clone().into();
    let signed_in = ada.laptop.ask(open("/v1/session"), &body).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    let state = ada.look("/v1/state", &session).await?;
    assert_eq!(state.status, 200);
    assert!(state.body.len() < 10_000, "the laptop's name is cut");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn malformed_input_is_repeated_in_no_answer_and_no_log() -> Result<()> {
    let company = Company::open("no-echo")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let secret = "unrepeatable-8271";
    let bodies = [
        format!(r#"{{"operation_id": "{secret}", "current": "{secret}", "new": "{secret}"}}"#),
        format!(r#"{{"current": "{secret}", "new": "#),
        format!(r#"{{"{secret}": 1}}"#),
        format!(r#""{secret}""#),
        format!(r#"[{{"new": "{secret}"}}]"#),
        format!("{secret}\u{0}"),
        format!(r#"{{"operation_id": {{"{secret}": []}}, "current": 1, "new": null}}"#),
        format!("{}\"{secret}\"{}", "[".repeat(5000), "]".repeat(5000)),
    ];
    let mut asks = bodies.map(String::into_bytes).to_vec();
    asks.push([b"{\"new\": \"\xff\xfe".as_slice(), secret.as_bytes()].concat());

    for body in asks {
        let envelope = ada
            .laptop
            .seal_bytes(post("/v1/password", &session), body)?;
        let answer = ada.laptop.send(&envelope).await?;
        is_a_problem(&answer, 400, "bad-request", &[secret]);
    }

    let log = std::fs::read_to_string(company.directory.folder().join("logs/directory.err"))?;
    assert!(
        log.contains("request refused"),
        "the log is the one that was looked for"
    );
    assert!(!log.contains(secret));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_is_a_problem_document() -> Result<()> {
    let company = Company::open("problems")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let ask = |method, path, token| Ask {
        method,
        path,
        token,
    };
    let token = Some(session.as_str());
    let operation = format!("/v1/operations/{}", operation());
    let asks = [
        (ask("GET", "/v1/nothing", None), 404, "not-found"),
        (ask("GET", "/", None), 404, "not-found"),
        (ask("GET", &operation, None), 404, "not-found"),
        (ask("GET", "/v1/operations/no-id", None), 400, "bad-request"),
        (ask("GET", "/v1/state", None), 401, "session-ended"),
        (
            ask("GET", "/v1/state", Some("cs_nonsense")),
            401,
            "session-ended",
        ),
        (ask("GET", "/v1/attempt", token), 401, "attempt-ended"),
        (ask("GET", "/v1/activation", token), 401, "attempt-ended"),
        (ask("GET", "/v1/attempt", None), 401, "attempt-ended"),
        (
            ask("POST", "/v1/methods/authenticator", token),
            403,
            "fresh-proof-needed",
        ),
    ];

    for (ask, status, code) in asks {
        let answer = ada.laptop.ask(ask, &json!({"label": "phone"})).await?;
        is_a_problem(&answer, status, code, &[&session, PASSWORD]);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn proofs_that_are_none_are_refused() -> Result<()> {
    let company = Company::open("no-proofs")?;
    let laptop = company.laptop()?;
    laptop.service().await?;
    let body = sign_in("ada.byron", PASSWORD);
    let good = laptop.seal(open("/v1/session"), &body)?;
    let proofs = ["", ".", "..", "a.b.c", &"x".repeat(9000)];

    for proof in proofs {
        let bent = chiave_tests::wire::Envelope {
            proof: Some(proof.into()),
            ..good.clone()
        };
        let answer = laptop.send(&bent).await?;
        is_a_problem(&answer, 401, "proof-of-possession", &[]);
    }
    Ok(())
}
