//! A temporary code in the real window: who left the telephone at home signs in with the code of the help desk.

use chiave_tests::{Result, window::Window};

use crate::place::{GIULIA, add_giulia, world};

/// A code that nobody issued.
const WRONG: &str = "0000-0000-0000";

#[tokio::test]
async fn who_left_the_phone_at_home_signs_in_with_a_temporary_code() -> Result<()> {
    let world = world("temporary-code")?;
    add_giulia(&world.directory)?;
    let issue = ["account", "temporary-code", GIULIA.user_name];
    let code = world.directory.run(&issue)?;
    let window = Window::open(&world.desktop).await?;

    window.screen("sign-in").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.fill("Password", GIULIA.password).await?;
    window.press("Sign in").await?;
    window.screen("verify").await?;
    window.shows("Enter the code of 12 characters").await?;
    window.fill("Temporary code", WRONG).await?;
    window.press("Continue").await?;
    window.shows("Only the newest code counts").await?;
    window.fill("Temporary code", &code.to_lowercase()).await?;
    window.press("Continue").await?;
    window.screen("register").await?;
    window.press("Not now").await?;

    // The code is no method of hers: she sees until when it is good.
    window.screen("overview").await?;
    window.press("Security").await?;
    window.screen("security-info").await?;
    window.shows("Ends t").await?;
    let rows = world
        .directory
        .run(&["audit", "show", "--user", GIULIA.user_name])?;
    for kind in ["temporary-code-issued", "factor-passed"] {
        assert!(rows.contains(kind), "{kind}: {rows}");
    }
    assert!(!rows.contains("device-known"), "{rows}");
    window.quit().await
}
