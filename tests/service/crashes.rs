//! What was answered as done is done (law 9), wherever the service is killed.

use chiave_tests::{Result, failpoints, wire::ask::post};
use serde_json::json;

use crate::{
    agreement::{Told, agrees},
    person::{Person, operation},
    place::{Company, PASSWORD},
};

const NEW: &str = "cinque pere mature sul tavolo";

/// Of a change, until its intent is recorded.
const OF_A_CHANGE: [&str; 3] = [
    "change.counted",
    "change.before-intent",
    "change.after-intent",
];

/// Of a first password, likewise.
const OF_AN_ACTIVATION: [&str; 2] = ["activate.before-intent", "activate.after-intent"];

/// Of a reset and an unlock, likewise.
const OF_A_RESET: [&str; 2] = ["attempt.before-intent", "attempt.after-intent"];

/// Of a proof.
const OF_A_PROOF: [&str; 2] = ["attempt.counted", "attempt.before-verification"];

/// Of every write, once the intent is recorded.
const OF_A_WRITE: [&str; 5] = [
    "write.before",
    "write.after",
    "close.begun",
    "close.before-commit",
    "close.after-commit",
];

// Law 9.
#[test]
fn at_every_failpoint_of_the_service_it_is_killed_here() -> Result<()> {
    let here = [
        &OF_A_CHANGE[..],
        &OF_AN_ACTIVATION,
        &OF_A_RESET,
        &OF_A_PROOF,
        &OF_A_WRITE,
    ];

    assert_eq!(
        failpoints::of_the_service()?,
        failpoints::set(&here.concat())
    );
    Ok(())
}

/// Restarts the service so that it dies at `failpoint`, sends `body` to `path`, and brings it back.
async fn dies_at(
    company: &mut Company,
    failpoint: &str,
    person: &Person,
    (path, token, body): (&str, &str, &serde_json::Value),
) -> Result<Told> {
    company.directory.stop()?;
    company.directory.set("CHIAVE_FAILPOINT", failpoint);
    company.directory.start()?;
    let answer = person.laptop.ask(post(path, token), body).await;
    let told = Told::by(&answer);
    let status = company.directory.ends()?;
    assert!(!status.success(), "{failpoint}: {status}");
    company.directory.unset("CHIAVE_FAILPOINT");
    company.directory.start()?;
    Ok(told)
}

fn set(id: &str) -> serde_json::Value {
    json!({"operation_id": id, "new": NEW})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_is_killed_anywhere_leaves_both_sides_agreed() -> Result<()> {
    let mut company = Company::open("killed-change")?;
    let mut done = Vec::new();

    for (number, failpoint) in OF_A_CHANGE.into_iter().chain(OF_A_WRITE).enumerate() {
        let mut person = Person::with_password(&company, &format!("person.{number}"))?;
        let session = person.session(PASSWORD).await?;
        let id = operation();
        let body = json!({"operation_id": id, "current": PASSWORD, "new": NEW});
        let sent = ("/v1/password", session.as_str(), &body);
        let told = dies_at(&mut company, failpoint, &person, sent).await?;
        if agrees(&person, (told, &id), (Some(PASSWORD), NEW)).await? {
            done.push(failpoint);
            assert_eq!(
                person.look("/v1/state", &session).await?.status,
                200,
                "{failpoint}"
            );
        } else {
            let again = person.change(&session, PASSWORD, NEW).await?;
            assert_eq!(
                again.good()?["outcome"],
                "done",
                "{failpoint}: it can be done again"
            );
        }
    }

    assert_eq!(
        done,
        [
            "write.after",
            "close.begun",
            "close.before-commit",
            "close.after-commit"
        ]
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_agree_on_a_first_password_killed_anywhere() -> Result<()> {
    let mut company = Company::open("killed-activation")?;

    for (number, failpoint) in OF_AN_ACTIVATION.into_iter().chain(OF_A_WRITE).enumerate() {
        let name = format!("person.{number}");
        company.add(&name)?;
        let mut person = Person::new(&company, &name)?;
        let token = person.activation(&company).await?;
        let id = operation();
        let sent = ("/v1/activation/password", token.as_str(), &set(&id));
        let told = dies_at(&mut company, failpoint, &person, sent).await?;
        if agrees(&person, (told, &id), (None, NEW)).await? {
            let again = person.first_password(&token, PASSWORD).await?;
            assert_eq!(
                again.code(),
                "attempt-ended",
                "{failpoint}: the activation code is spent"
            );
        } else {
            let again = person.first_password(&token, PASSWORD).await?;
            assert_eq!(
                again.good()?["outcome"],
                "done",
                "{failpoint}: it can be done again"
            );
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_that_is_killed_anywhere_leaves_both_sides_agreed() -> Result<()> {
    let mut company = Company::open("killed-reset")?;

    for (number, failpoint) in OF_A_RESET.into_iter().chain(OF_A_WRITE).enumerate() {
        let mut person = Person::activated(&company, &format!("person.{number}")).await?;
        let attempt = person.attempt("reset").await?;
        person.pass_gates(&company, &attempt).await?;
        let id = operation();
        let sent = ("/v1/attempt/password", attempt.as_str(), &set(&id));
        let told = dies_at(&mut company, failpoint, &person, sent).await?;
        if agrees(&person, (told, &id), (Some(PASSWORD), NEW)).await? {
            let view = person.look("/v1/attempt", &attempt).await?.good()?;
            assert_eq!(view["step"]["step"], "done", "{failpoint}");
        } else {
            let again = person.choose(&attempt, NEW).await?;
            assert_eq!(
                again.good()?["outcome"],
                "done",
                "{failpoint}: the proofs came back"
            );
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_that_is_killed_is_counted_and_not_spent() -> Result<()> {
    let mut company = Company::open("killed-proof")?;
    for (number, failpoint) in OF_A_PROOF.into_iter().enumerate() {
        let mut person = Person::activated(&company, &format!("person.{number}")).await?;
        let attempt = person.attempt("reset").await?;
        person.send_code(&attempt).await?.good()?;
        let code = person.mailed_code(&company)?;
        let body = json!({"kind": "mail", "secret": code});

        let sent = ("/v1/attempt/proof", attempt.as_str(), &body);
        dies_at(&mut company, failpoint, &person, sent).await?;
        let wrong = person
            .prove("/v1/attempt/proof", &attempt, ("mail", "000000"))
            .await?;
        let right = person
            .prove("/v1/attempt/proof", &attempt, ("mail", &code))
            .await?;

        assert_eq!(
            wrong.json()["tries_left"],
            3,
            "{failpoint}: the killed one was counted"
        );
        assert_eq!(right.good()?["gates_passed"], 1, "{failpoint}");
    }
    Ok(())
}
