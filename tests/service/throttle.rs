//! Guessing gets slow, and nobody is kept out by somebody else's guesses (law 4).

use chiave_tests::Result;

use crate::{
    person::Person,
    place::{Company, PASSWORD},
};

const NEW: &str = "cinque pere mature sul tavolo";

fn too_many() -> (u16, String) {
    (429, "too-many-attempts".into())
}

/// Five wrong passwords: the last one that is looked at closes the door for a while.
async fn close_the_door(person: &Person) -> Result<()> {
    for guess in 1..=5 {
        let answer = person.sign_in(&format!("guess number {guess}")).await?;
        assert_eq!(answer.refusal(), (401, "sign-in-refused".into()));
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_fifth_wrong_password_on_there_is_a_wait_that_grows() -> Result<()> {
    let mut company = Company::open("throttle")?;
    let ada = Person::with_password(&company, "ada.byron")?;
    close_the_door(&ada).await?;

    let right = ada.sign_in(PASSWORD).await?;
    assert_eq!(right.refusal(), too_many(), "not looked at");
    let first = right.json()["retry_after_s"].as_u64().unwrap_or_default();
    assert!((1..=5).contains(&first), "{first}");
    assert_eq!(right.header("retry-after"), first.to_string());

    company.travel(60)?;
    let sixth = ada.sign_in("guess number 6").await?;
    assert_eq!(sixth.code(), "sign-in-refused");
    let longer = ada.sign_in(PASSWORD).await?.json()["retry_after_s"].as_u64();
    assert!((6..=10).contains(&longer.unwrap_or_default()), "{longer:?}");

    company.travel(120)?;
    assert!(ada.is_let_in(PASSWORD).await?, "the wait ends");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wait_survives_a_restart_and_a_kill() -> Result<()> {
    let mut company = Company::open("throttle-restart")?;
    let ada = Person::with_password(&company, "ada.byron")?;
    close_the_door(&ada).await?;
    company.travel(60)?;
    ada.sign_in("guess number 6").await?;
    company.travel(120)?;
    // Now a wrong one costs 20 seconds, far more than a restart takes.
    ada.sign_in("guess number 7").await?;

    company.restart()?;
    let restarted = ada.sign_in(PASSWORD).await?;
    company.directory.kill()?;
    company.directory.start()?;
    let killed = ada.sign_in(PASSWORD).await?;

    assert_eq!(restarted.refusal(), too_many());
    assert_eq!(killed.refusal(), too_many());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_wrong_password_again_is_free() -> Result<()> {
    let company = Company::open("throttle-same")?;
    let ada = Person::with_password(&company, "ada.byron")?;

    for _ in 0..12 {
        let answer = ada.sign_in("the password of last year").await?;
        assert_eq!(answer.refusal(), (401, "sign-in-refused".into()));
    }

    assert!(ada.is_let_in(PASSWORD).await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_laptop_signs_in_whatever_strangers_guess() -> Result<()> {
    let company = Company::open("throttle-known")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    ada.session(PASSWORD).await?;
    let stranger = Person::new(&company, "ada.byron")?;

    close_the_door(&stranger).await?;
    let outside = stranger.sign_in(PASSWORD).await?;
    let inside = ada.sign_in(PASSWORD).await?;

    assert_eq!(outside.refusal(), too_many());
    assert_eq!(inside.status, 200);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_on_one_name_slow_nobody_else_down() -> Result<()> {
    let company = Company::open("throttle-others")?;
    let ada = Person::with_password(&company, "ada.byron")?;
    let mut bob = Person::with_password(&company, "bob.noyce")?;
    close_the_door(&ada).await?;

    let of_bob = bob.sign_in(PASSWORD).await?;
    bob.user_name = "ada.byron".into();
    let of_ada = bob.sign_in(PASSWORD).await?;

    assert_eq!(of_bob.status, 200);
    assert_eq!(
        of_ada.refusal(),
        too_many(),
        "all strangers share one bucket"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_keep_a_colleague_from_resetting() -> Result<()> {
    let mut company = Company::open("throttle-reset")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    ada.session(PASSWORD).await?;
    let mut stranger = Person::new(&company, "ada.byron")?;
    company.travel(11 * 60)?;

    close_the_door(&stranger).await?;
    for _ in 0..3 {
        let attempt = stranger.attempt("reset").await?;
        for _ in 0..6 {
            stranger
                .prove("/v1/attempt/proof", &attempt, ("authenticator", "000000"))
                .await?;
            stranger
                .prove("/v1/attempt/proof", &attempt, ("mail", "000000"))
                .await?;
        }
    }

    let attempt = ada.attempt("reset").await?;
    ada.travel(11 * 60);
    ada.pass_gates(&company, &attempt).await?;
    assert_eq!(ada.choose(&attempt, NEW).await?.good()?["outcome"], "done");
    assert!(ada.is_let_in(NEW).await?, "the reset ends the wait, too");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_current_passwords_in_a_session_are_counted_too() -> Result<()> {
    let company = Company::open("throttle-change")?;
    let mut ada = Person::with_password(&company, "ada.byron")?;
    let session = ada.session(PASSWORD).await?;

    for guess in 1..=5 {
        let wrong = ada
            .change(&session, &format!("guess number {guess}"), NEW)
            .await?;
        assert_eq!(wrong.refusal(), (422, "current-password-wrong".into()));
    }
    let sixth = ada.change(&session, PASSWORD, NEW).await?;

    assert_eq!(sixth.refusal(), too_many());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_app_codes_at_a_sign_in_are_counted() -> Result<()> {
    let company = Company::open("throttle-proof")?;
    let mut ada = Person::activated(&company, "ada.byron").await?;
    let signed_in = ada.sign_in(PASSWORD).await?.good()?;
    let session = ada.token("session token", &signed_in)?;
    let proof = "/v1/session/proof";

    for _ in 0..5 {
        let wrong = ada
            .prove(proof, &session, ("authenticator", "000000"))
            .await?;
        assert_eq!(wrong.code(), "proof-refused");
    }
    let code = ada.code()?;
    let right = ada.prove(proof, &session, ("authenticator", &code)).await?;

    assert_eq!(right.refusal(), too_many());
    Ok(())
}
