//! An activation code that IT replaces is over with all that it opened and bound (laws 3 and 20).

use chiave_tests::{Result, authenticator::App, wire::ask::get};
use serde_json::{Value, json};

use crate::{
    person::Person,
    place::{Company, PASSWORD, private_address, work_address},
};

#[tokio::test(flavor = "multi_thread")]
async fn who_found_a_code_keeps_nothing_of_it_once_it_is_replaced() -> Result<()> {
    let company = Company::open("replaced-pass")?;
    company.add("ada.byron")?;
    let mut mallory = Person::new(&company, "ada.byron")?;
    let found = mallory.activation(&company).await?;

    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;

    let ended = (401, "attempt-ended".to_owned());
    let view = mallory
        .laptop
        .ask(get("/v1/activation", &found), &Value::Null);
    assert_eq!(view.await?.refusal(), ended);
    let set = mallory.first_password(&found, PASSWORD).await?;
    assert_eq!(set.refusal(), ended);
    let view = ada.look("/v1/activation", &token).await?.good()?;
    assert_eq!(view["methods"], json!([]));

    let set = ada.first_password(&token, PASSWORD).await?;
    assert_eq!(set.refusal(), (403, "not-enough-methods".into()));
    ada.register_app(&token).await?;
    ada.first_password(&token, PASSWORD).await?.good()?;
    let code = mallory.code()?;
    let attempt = mallory.attempt("reset").await?;
    let proven = mallory.prove("/v1/attempt/proof", &attempt, ("authenticator", &code));
    assert_eq!(proven.await?.code(), "proof-refused");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_adds_a_method_sends_a_notice_at_once() -> Result<()> {
    let company = Company::open("told-of-a-pass")?;
    Person::activated(&company, "ada.byron").await?;
    let work = work_address("ada.byron");
    company.sink.mail_saying(&work, "A password was set")?;

    let mut mallory = Person::new(&company, "ada.byron")?;
    let token = mallory.present_activation_code(&company).await?;
    mallory.app = App::default();
    mallory.register_app(&token).await?;

    let words = "added to your account with an activation code";
    let told = company.sink.mail_saying(&work, words)?;
    assert!(!told.text.contains("72 hours"), "{}", told.text);
    let private = private_address("ada.byron");
    let privately = company.sink.mail_saying(&private, words)?;
    assert_eq!(privately.text, told.text);
    Ok(())
}
