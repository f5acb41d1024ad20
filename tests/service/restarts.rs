//! No state of a flow lives in memory: the service may stop between any two requests.

use chiave_tests::{Result, patience::until, wire::ask::post};
use serde_json::json;

use crate::{
    person::{Person, operation},
    place::{Company, PASSWORD},
};

const SECOND: &str = "cinque pere mature sul tavolo";
const THIRD: &str = "sei limoni gialli in giardino";

#[tokio::test(flavor = "multi_thread")]
async fn a_journey_goes_on_over_a_restart_after_every_request() -> Result<()> {
    let mut company = Company::open("restarts")?;
    company.add("ada.byron")?;
    let mut ada = Person::new(&company, "ada.byron")?;

    activate(&mut company, &mut ada).await?;
    change(&mut company, &mut ada).await?;
    reset(&mut company, &mut ada).await?;

    assert!(!ada.is_let_in(SECOND).await?);
    company.restart()?;
    assert!(ada.is_let_in(THIRD).await?);
    Ok(())
}

async fn activate(company: &mut Company, ada: &mut Person) -> Result<()> {
    let token = ada.present_activation_code(company).await?;
    company.restart()?;
    let begin = post("/v1/methods/authenticator", &token);
    let offer = ada
        .laptop
        .ask(begin, &json!({"label": "phone"}))
        .await?
        .good()?;
    ada.take_app(&offer)?;
    company.restart()?;
    let code = ada.code()?;
    ada.confirm(&token, &offer["id"], &code).await?.good()?;
    company.restart()?;
    let address = json!({"address": "ada.byron@posta.example"});
    let offer = ada
        .laptop
        .ask(post("/v1/methods/mail", &token), &address)
        .await?
        .good()?;
    company.restart()?;
    let code = ada.mailed_code(company)?;
    ada.confirm(&token, &offer["id"], &code).await?.good()?;
    company.restart()?;
    assert_eq!(ada.look("/v1/activation", &token).await?.status, 200);
    company.restart()?;
    ada.first_password(&token, PASSWORD).await?.good()?;
    company.restart()
}

async fn change(company: &mut Company, ada: &mut Person) -> Result<()> {
    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    company.restart()?;
    let code = ada.code()?;
    ada.prove("/v1/session/proof", &session, ("authenticator", &code))
        .await?
        .good()?;
    company.restart()?;
    assert_eq!(ada.look("/v1/state", &session).await?.status, 200);
    company.restart()?;
    let id = operation();
    let change = json!({"operation_id": id, "current": PASSWORD, "new": SECOND});
    ada.laptop
        .ask(post("/v1/password", &session), &change)
        .await?
        .good()?;
    company.restart()?;
    assert_eq!(ada.operation(&id).await?.good()?["outcome"], "done");
    company.restart()?;
    assert!(!ada.is_let_in(PASSWORD).await?);
    company.restart()
}

async fn reset(company: &mut Company, ada: &mut Person) -> Result<()> {
    let proof = "/v1/attempt/proof";
    let attempt = ada.attempt("reset").await?;
    company.restart()?;
    let code = ada.code()?;
    ada.prove(proof, &attempt, ("authenticator", &code))
        .await?
        .good()?;
    company.restart()?;
    ada.send_code(&attempt).await?.good()?;
    company.restart()?;
    let code = ada.mailed_code(company)?;
    ada.prove(proof, &attempt, ("mail", &code)).await?.good()?;
    company.restart()?;
    let view = ada.look("/v1/attempt", &attempt).await?.good()?;
    assert_eq!(view["step"]["step"], "choose-password");
    company.restart()?;
    ada.choose(&attempt, THIRD).await?.good()?;
    company.restart()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_could_not_leave_before_a_restart_leaves_after_it() -> Result<()> {
    let mut company = Company::open("restart-outbox")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let attempt = ada.attempt("reset").await?;

    ada.send_code(&attempt).await?.good()?;
    company.directory.kill()?;
    company.directory.start()?;
    // A delivery that was interrupted is tried again after a minute.
    company.travel(61)?;
    let code = ada.mailed_code(&company)?;

    let proven = ada
        .prove("/v1/attempt/proof", &attempt, ("mail", &code))
        .await?;
    assert_eq!(proven.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_graceful_stop_finishes_what_was_begun() -> Result<()> {
    let mut company = Company::open("graceful")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;

    let running = {
        let body = json!({"operation_id": operation(), "current": PASSWORD, "new": SECOND});
        let envelope = ada.laptop.seal(post("/v1/password", &session), &body)?;
        let laptop = company.laptop()?;
        tokio::spawn(async move { laptop.send(&envelope).await })
    };
    // The first thing that a change does is to count the try: then the log of the store grows.
    let file = company.directory.folder().join("data/chiave.db-wal");
    let size = std::fs::metadata(&file)?.len();
    until("the change to begin", || {
        let grown = std::fs::metadata(&file)?.len() > size;
        Ok((grown || running.is_finished()).then_some(()))
    })?;
    let status = company.directory.stop()?;
    let answer = running.await??;

    assert!(status.success(), "{status}");
    assert_eq!(answer.good()?["outcome"], "done");
    company.directory.start()?;
    assert!(!ada.is_let_in(PASSWORD).await?);
    assert!(ada.is_let_in(SECOND).await?);
    Ok(())
}

/// On one thread, which waits for the end of the service: a laptop that does not answer meanwhile.
#[tokio::test]
async fn a_sleeping_computer_does_not_delay_a_stop() -> Result<()> {
    let mut company = Company::open("sleeping")?;
    let sleeper = company.near_laptop()?;
    assert_eq!(sleeper.service().await?.status, 200);

    let begun = std::time::Instant::now();
    let status = company.directory.stop()?;

    assert!(status.success(), "{status}");
    assert!(begun.elapsed().as_secs() < 15, "{:?}", begun.elapsed());
    Ok(())
}
