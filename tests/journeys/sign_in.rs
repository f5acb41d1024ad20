//! Signing in.

use chiave_tests::{Result, barriers, window::Window};

use crate::place::{GIULIA, add_giulia, world};

#[tokio::test]
async fn an_employee_signs_in() -> Result<()> {
    let world = world("sign-in")?;
    add_giulia(&world.directory)?;

    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    assert_eq!(
        barriers::serious(window.driver()).await?,
        Vec::<String>::new()
    );
    window.picture("sign-in").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.fill("Password", GIULIA.password).await?;
    window.press("Sign in").await?;
    window.screen("register").await?;
    window.press("Not now").await?;

    window.screen("overview").await?;
    window.shows("Signed in").await?;
    window.picture("overview").await?;
    assert_eq!(
        barriers::serious(window.driver()).await?,
        Vec::<String>::new()
    );
    window.quit().await
}

#[tokio::test]
async fn a_wrong_password_is_refused_and_the_name_is_kept() -> Result<()> {
    let world = world("sign-in-refused")?;
    add_giulia(&world.directory)?;

    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.fill("Password", "not it at all").await?;
    window.press("Sign in").await?;

    window
        .shows("The user name or password is not right.")
        .await?;
    let name = window.find("field", "User name").await?;
    let password = window.find("field", "Password").await?;
    assert_eq!(name.prop("value").await?.as_deref(), Some(GIULIA.user_name));
    assert_eq!(password.prop("value").await?.as_deref(), Some(""));
    window.picture("sign-in-refused").await?;
    window.quit().await
}
