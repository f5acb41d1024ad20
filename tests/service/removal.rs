//! What removes a method, and what it takes (law 3).

use chiave_tests::{
    Result,
    authenticator::App,
    wire::{
        Answer,
        ask::{Ask, post},
    },
};
use serde_json::{Value, json};

use crate::{
    person::{Person, text},
    place::{Company, PASSWORD, private_address},
};

/// Hours after which a method is not young any more.
const YOUNG_S: u32 = 72 * 60 * 60;
/// Some seconds, within which a proof stays fresh.
const LATER_S: u32 = 9;

fn too_young() -> (u16, String) {
    (409, "method-too-young".into())
}

/// The ids of what is registered, oldest first.
async fn methods(person: &Person, session: &str) -> Result<Vec<String>> {
    let state = person.look("/v1/state", session).await?.good()?;
    let methods = state["methods"].as_array().ok_or("no methods")?;
    methods.iter().map(|method| text(&method["id"])).collect()
}

async fn remove(person: &Person, session: &str, id: &str) -> Result<Answer> {
    let path = format!("/v1/methods/{id}");
    let remove = Ask {
        method: "DELETE",
        ..post(&path, session)
    };
    person.laptop.ask(remove, &Value::Null).await
}

/// Gives a fresh proof with the app at hand.
async fn prove(person: &mut Person, session: &str) -> Result<()> {
    let code = person.code()?;
    let app = ("authenticator", code.as_str());
    person
        .prove("/v1/session/proof", session, app)
        .await?
        .good()?;
    Ok(())
}

// Law 3.
#[tokio::test(flavor = "multi_thread")]
async fn a_young_app_removes_no_older_one_for_72_hours() -> Result<()> {
    let mut company = Company::open("young-removal")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    let mut older = std::mem::take(&mut ada.app);
    ada.register_app(&session).await?;
    let [old_app, mail, young_app] = &methods(&ada, &session).await?[..] else {
        return Err("three methods".into());
    };

    prove(&mut ada, &session).await?;
    for target in [old_app, mail] {
        let removed = remove(&ada, &session, target).await?;
        assert_eq!(removed.refusal(), too_young());
    }

    std::mem::swap(&mut ada.app, &mut older);
    prove(&mut ada, &session).await?;
    assert_eq!(remove(&ada, &session, young_app).await?.status, 200);

    // The same two apps, three days on.
    std::mem::swap(&mut ada.app, &mut older);
    ada.app = App::default();
    ada.register_app(&session).await?;
    company.travel(YOUNG_S)?;
    ada.travel(YOUNG_S.into());
    prove(&mut ada, &session).await?;
    assert_eq!(remove(&ada, &session, old_app).await?.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_young_app_may_remove_itself_and_no_older_one() -> Result<()> {
    let mut company = Company::open("young-among-young")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    ada.app = App::default();
    ada.register_app(&session).await?;
    let first = methods(&ada, &session).await?.pop().ok_or("no app")?;
    // Registered in another second, so that it is the younger one.
    company.travel(LATER_S)?;
    ada.app = App::default();
    ada.travel(LATER_S.into());
    ada.register_app(&session).await?;
    let second = methods(&ada, &session).await?.pop().ok_or("no app")?;

    prove(&mut ada, &session).await?;

    let older = remove(&ada, &session, &first).await?;
    assert_eq!(older.refusal(), too_young());
    assert_eq!(remove(&ada, &session, &second).await?.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_mail_is_the_strongest_the_older_address_is_asked() -> Result<()> {
    let company = Company::open("older-address")?;
    company.add("ada.byron")?;
    let mut ada = Person::new(&company, "ada.byron")?;
    let token = ada.present_activation_code(&company).await?;
    ada.register_mailbox(&company, &token).await?;
    ada.first_password(&token, PASSWORD).await?.good()?;
    let session = ada.session(PASSWORD).await?;
    let kind = json!({"kind": "mail"});
    let send = post("/v1/session/code", &session);
    ada.laptop.ask(send, &kind).await?.good()?;
    let code = ada.mailed_code(&company)?;
    ada.prove("/v1/session/proof", &session, ("mail", &code))
        .await?
        .good()?;

    // Whoever got one code adds an address of their own.
    let other = json!({"address": private_address("mallory")});
    let begin = post("/v1/methods/mail", &session);
    let offer = ada.laptop.ask(begin, &other).await?.good()?;
    let mail = company.sink.mail_to(&private_address("mallory"), 0)?;
    let code = mail.code().ok_or("no code")?;
    ada.confirm(&session, &offer["id"], &code).await?.good()?;
    let ids = methods(&ada, &session).await?;

    // The code of the next proof still goes to the address that was there before.
    ada.laptop.ask(send, &kind).await?.good()?;
    let code = ada.mailed_code(&company)?;
    ada.prove("/v1/session/proof", &session, ("mail", &code))
        .await?
        .good()?;
    assert_eq!(remove(&ada, &session, &ids[1]).await?.status, 200);
    Ok(())
}
