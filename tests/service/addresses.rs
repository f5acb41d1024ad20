//! Addresses that are not ASCII, with a real mail server that takes them and with one that does not.

use chiave_tests::{Result, patience::until, smtp::Addresses, wire::Answer, wire::ask::post};
use serde_json::json;

use crate::{
    person::Person,
    place::{Company, work_address},
};

/// Begins to register an address.
async fn register(person: &Person, token: &str, address: &str) -> Result<Answer> {
    let address = json!({"address": address});
    person
        .laptop
        .ask(post("/v1/methods/mail", token), &address)
        .await
}

/// A company whose service has met its mail server: a notice was handed over.
async fn acquainted(name: &str, addresses: Addresses) -> Result<(Company, Person, String)> {
    let company = Company::open_with(name, addresses)?;
    company.add("ada.byron")?;
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    ada.register_app(&token).await?;
    company.sink.mail_to(&work_address("ada.byron"), 0)?;
    Ok((company, ada, token))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_takes_them_brings_the_code_to_them() -> Result<()> {
    let (company, ada, token) = acquainted("utf8-addresses", Addresses::Any).await?;

    let offer = register(&ada, &token, "nicolò@caffè.example")
        .await?
        .good()?;
    let mail = company.sink.mail_to("nicolò@xn--caff-8oa.example", 0)?;
    let code = mail.code().ok_or("a mail without a code")?;

    ada.confirm(&token, &offer["id"], &code).await?.good()?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_for_ascii_alone_is_known_before_the_code_is_sent() -> Result<()> {
    let (company, ada, token) = acquainted("ascii-addresses", Addresses::Ascii).await?;

    let refused = register(&ada, &token, "nicolò@caffè.example").await?;
    assert_eq!(refused.refusal(), (422, "address-refused".to_owned()));
    assert_eq!(refused.json()["address"], "relay");

    // The domain has an ASCII form, which every server takes.
    let offer = register(&ada, &token, "nicolo@caffè.example")
        .await?
        .good()?;
    let mail = company.sink.mail_to("nicolo@xn--caff-8oa.example", 0)?;
    let code = mail.code().ok_or("a mail without a code")?;
    ada.confirm(&token, &offer["id"], &code).await?.good()?;
    Ok(())
}

/// Before the first mail nobody knows what a server takes.
#[tokio::test(flavor = "multi_thread")]
async fn one_code_that_cannot_be_sent_teaches_what_the_server_takes() -> Result<()> {
    let company = Company::open_with("first-address", Addresses::Ascii)?;
    company.add("ada.byron")?;
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    let address = "nicolò@caffè.example";

    register(&ada, &token, address).await?.good()?;
    until("the mail to be given up", || {
        let shown = company.directory.run(&["outbox", "show"])?;
        Ok(shown.contains("given-up").then_some(()))
    })?;
    let again = register(&ada, &token, address).await?;

    assert_eq!(again.json()["address"], "relay", "{again:?}");
    assert!(company.sink.mails()?.is_empty());
    Ok(())
}
