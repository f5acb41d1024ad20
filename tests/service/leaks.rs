//! The leak hunt: after a whole journey no password, code, pass or token that was used stands in
//! anything that the service wrote, logged or was started with.

use chiave_tests::{
    Result,
    leaks::{Hunt, Leak},
};
use serde_json::json;

use crate::{
    person::Person,
    place::{Company, PASSWORD},
};

const SECOND: &str = "cinque pere mature sul tavolo";
const THIRD: &str = "sei limoni gialli in giardino";
const WRONG: &str = "sette fichi secchi nella borsa";

/// Everything that a person and a clumsy stranger can do with secrets.
async fn live(company: &mut Company) -> Result<Person> {
    let mut ada = Person::activated(company, "ada.byron").await?;
    let session = ada.session(PASSWORD).await?;
    ada.sign_in(WRONG).await?;
    ada.change(&session, WRONG, SECOND).await?;
    ada.change(&session, PASSWORD, SECOND).await?.good()?;
    // Secrets where none belong: in the name, in the path, in a body that is none.
    let misplaced = json!({"user_name": WRONG, "password": "ada.byron"});
    ada.laptop
        .ask(chiave_tests::wire::ask::open("/v1/session"), &misplaced)
        .await?;
    ada.look("/v1/state", WRONG).await?;
    let attempt = ada.attempt("reset").await?;
    ada.choose(&attempt, WRONG).await?;
    ada.pass_gates(company, &attempt).await?;
    ada.choose(&attempt, "ada.byron").await?;
    ada.choose(&attempt, THIRD).await?.good()?;
    company.restart()?;
    assert!(ada.is_let_in(THIRD).await?);
    Ok(ada)
}

fn hunt(person: &Person) -> Hunt {
    let mut hunt = Hunt::default();
    for (label, secret) in &person.secrets {
        hunt.secret(label, secret);
        // An activation code is kept and hashed without its hyphens, an app secret typed without its spaces.
        let bare: String = secret.chars().filter(char::is_ascii_alphanumeric).collect();
        if bare != *secret {
            hunt.secret(label, &bare);
        }
    }
    for password in [PASSWORD, SECOND, THIRD, WRONG] {
        hunt.secret("password", password);
    }
    hunt
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_left_in_anything_the_service_wrote() -> Result<()> {
    let mut company = Company::open("leaks")?;
    let ada = live(&mut company).await?;
    let kinds: std::collections::BTreeSet<_> = ada.secrets.iter().map(|it| it.0).collect();
    let all = [
        "activation token",
        "app code",
        "app secret",
        "attempt token",
        "mailed code",
        "pass",
        "session token",
    ];
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        all,
        "each kind was used"
    );

    let hunt = hunt(&ada);
    let files = hunt.files(company.directory.folder())?;
    let processes = hunt.processes()?;

    assert_eq!(files, Vec::<Leak>::new());
    assert_eq!(processes, Vec::<Leak>::new());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_is_planted_among_the_files_is_found() -> Result<()> {
    let company = Company::open("planted")?;
    let folder = company.directory.folder().to_path_buf();
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;
    let log = company.directory.folder().join("logs/directory.err");
    let planted = format!(
        "{}\nauthorization: DPoP {session}\n",
        std::fs::read_to_string(&log)?
    );
    std::fs::write(&log, planted)?;
    let beside = company.directory.folder().join("data/notes.json");
    std::fs::write(
        &beside,
        r#"{"p":"cXVhdHRybyBtZWxlIHZlcmRpIG5lbCBjZXN0bw=="}"#,
    )?;

    let found = hunt(&ada).files(company.directory.folder())?;

    let places: Vec<_> = found
        .iter()
        .map(|leak| (leak.secret.as_str(), &leak.place))
        .collect();
    assert!(places.contains(&("session token", &log)), "{found:?}");
    assert!(places.contains(&("password", &beside)), "{found:?}");
    // The hunt after all suites is to find what nobody planted.
    drop(company);
    Ok(std::fs::remove_dir_all(folder)?)
}
