//! An account that is really closed, and how its owner opens it again: the waits of the throttle, and
//! the lock that IT sets (laws 4, 5 and 20).

use chiave_tests::{
    Result,
    wire::{Answer, ask::post},
};
use serde_json::json;

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD, private_address, work_address},
};

const NEW: &str = "cinque pere mature sul tavolo";
/// Seconds that a wait has to be seen at, so that it cannot end by itself while the test runs.
const LONG_S: u64 = 120;

fn refused() -> (u16, String) {
    (401, "sign-in-refused".into())
}

/// Both proofs and the press on the button.
async fn unlock(person: &mut Person, company: &Company) -> Result<Answer> {
    let attempt = person.attempt("unlock").await?;
    let view = person.pass_gates(company, &attempt).await?;
    assert_eq!(view["step"]["step"], "confirm-unlock");
    let body = json!({"operation_id": operation()});
    person
        .laptop
        .ask(post("/v1/attempt/unlock", &attempt), &body)
        .await
}

/// Guesses until nothing is looked at for minutes; answers the seconds to wait. The clock goes
/// ahead meanwhile, for the person's app as well.
async fn close_for_minutes(person: &mut Person, company: &mut Company) -> Result<u64> {
    for step in 0..24 {
        let answer = person.sign_in(&format!("guess number {step}")).await?;
        if answer.status == 401 {
            continue;
        }
        assert_eq!(answer.refusal(), (429, "too-many-attempts".into()));
        let wait = answer.json()["retry_after_s"].as_u64().unwrap_or_default();
        assert_eq!(answer.header("retry-after"), wait.to_string());
        if wait > LONG_S {
            return Ok(wait);
        }
        let ahead = 15 * 60 * (step + 1);
        company.jump(ahead)?;
        person.travel(ahead.into());
    }
    Err("the waits did not grow".into())
}

// Law 20.
#[tokio::test(flavor = "multi_thread")]
async fn two_verifications_end_the_delays_of_a_sign_in() -> Result<()> {
    let mut company = Company::open("unlock-waits")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let wait = close_for_minutes(&mut ada, &mut company).await?;
    let right = ada.sign_in(PASSWORD).await?;
    assert_eq!(
        right.refusal(),
        (429, "too-many-attempts".into()),
        "the right one is not looked at for {wait} s"
    );

    let unlocked = unlock(&mut ada, &company).await?.good()?;

    assert_eq!(unlocked["outcome"], "done");
    assert!(ada.is_let_in(PASSWORD).await?, "at once");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_account_refuses_its_password_until_it_is_unlocked() -> Result<()> {
    let company = Company::open("locked")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let lock = ["account", "lock", "ada.byron"];
    company.directory.run(&lock)?;

    let state = ada.look("/v1/state", &session).await?;
    assert_eq!(state.refusal(), (401, "session-ended".into()));
    // As often as one likes: the same one again is free, and tells nothing.
    for _ in 0..7 {
        assert_eq!(ada.sign_in(PASSWORD).await?.refusal(), refused());
    }
    let shown = company.directory.run(&["account", "show", "ada.byron"])?;
    assert!(shown.contains("State: locked"), "{shown}");
    for address in [work_address("ada.byron"), private_address("ada.byron")] {
        told(&company, &address, "Your account was locked")?;
    }

    let unlocked = unlock(&mut ada, &company).await?.good()?;

    assert_eq!(unlocked["outcome"], "done");
    assert!(ada.is_let_in(PASSWORD).await?);
    told(
        &company,
        &work_address("ada.byron"),
        "Your account was unlocked",
    )?;
    let shown = company.directory.run(&["account", "show", "ada.byron"])?;
    assert!(shown.contains("State: active"), "{shown}");
    let token = ada.session(PASSWORD).await?;
    let events = ada.look("/v1/state", &token).await?.good()?["events"].to_string();
    for kind in ["account-locked", "account-unlocked"] {
        assert!(events.contains(kind), "{kind} in {events}");
    }
    Ok(())
}

// Law 20.
#[tokio::test(flavor = "multi_thread")]
async fn a_lock_ends_with_a_reset_and_by_it() -> Result<()> {
    let company = Company::open("lock-ends")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let lock = ["account", "lock", "ada.byron"];
    company.directory.run(&lock)?;
    assert!(!ada.is_let_in(PASSWORD).await?);

    let attempt = ada.attempt("reset").await?;
    ada.pass_gates(&company, &attempt).await?;
    assert_eq!(ada.choose(&attempt, NEW).await?.good()?["outcome"], "done");
    assert!(ada.is_let_in(NEW).await?, "a reset ends it");

    company.directory.run(&lock)?;
    for guess in 1.. {
        let answer = ada.sign_in(&format!("guess number {guess}")).await?;
        if answer.status == 429 {
            break;
        }
    }
    company.directory.run(&["account", "unlock", "ada.byron"])?;
    assert!(ada.is_let_in(NEW).await?, "IT ends it, and the waits");
    Ok(())
}

/// A mail with this subject reached the address.
fn told(company: &Company, address: &str, subject: &str) -> Result<()> {
    let mut nth = 0;
    while !company
        .sink
        .mail_to(address, nth)?
        .subject
        .contains(subject)
    {
        nth += 1;
    }
    Ok(())
}
