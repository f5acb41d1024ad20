//! What an employee does in many journeys.

use chiave_tests::{Result, patience::until_async, window::Window};

use crate::place::GIULIA;

/// The password that Giulia chooses when she changes hers.
pub const NEXT: &str = "treni lenti sotto la neve";

/// Signs Giulia in, from the door to the overview.
pub async fn sign_in(window: &Window, password: &str) -> Result<()> {
    window.screen("sign-in").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.fill("Password", password).await?;
    window.press("Sign in").await?;
    window.screen("register").await?;
    window.press("Not now").await?;
    window.screen("overview").await
}

/// Asks for another password, from the overview on, and does not wait for the outcome.
pub async fn ask_for_change(window: &Window, current: &str, new: &str) -> Result<()> {
    prepare_change(window, current, new).await?;
    window.press("Change password").await
}

/// Fills in the form for another password, from the overview on, and does not send it.
pub async fn prepare_change(window: &Window, current: &str, new: &str) -> Result<()> {
    window.press("Change password").await?;
    window.screen("change-password").await?;
    window.fill("Current password", current).await?;
    window.fill("New password", new).await?;
    window.rule("min-length", "met").await
}

/// Changes the password, from the overview and back to it.
pub async fn change_password(window: &Window, current: &str, new: &str) -> Result<()> {
    ask_for_change(window, current, new).await?;
    window.screen("change-password-done").await?;
    window.press("Done").await?;
    window.screen("overview").await
}

/// Signs out, from the overview to the door.
pub async fn sign_out(window: &Window) -> Result<()> {
    window.press("Giulia Conti").await?;
    window.screen("settings").await?;
    window.press("Sign out").await?;
    window.screen("sign-in").await
}

/// Waits until `words` stand on the screen no more.
pub async fn no_longer_shows(window: &Window, words: &str) -> Result<()> {
    let look = || async { Ok((!window.text().await?.contains(words)).then_some(())) };
    until_async(&format!("“{words}” to go"), look).await
}
