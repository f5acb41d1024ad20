//! An ordinary day: she signs in, changes her password, looks at her security info, signs out.

use super::{PASSWORDS, Phone, REFUSED, Scene, USER_NAME, WORK_ADDRESS, mailbox};
use crate::Result;

/// From the door back to the door, with another password.
pub async fn play(scene: &mut Scene<'_>, phone: &mut Phone) -> Result<()> {
    sign_in(scene, phone).await?;
    change_password(scene).await?;
    look_at_security_info(scene).await?;
    sign_out(scene).await?;
    scene
        .teller
        .say("The password that she had before is refused.");
    try_password(scene, PASSWORDS[0]).await?;
    scene.window.shows(REFUSED).await
}

/// Types name and password at the door.
pub async fn try_password(scene: &Scene<'_>, password: &str) -> Result<()> {
    let window = scene.window;
    window.screen("sign-in").await?;
    window.fill("User name", USER_NAME).await?;
    window.fill("Password", password).await?;
    window.press("Sign in").await
}

async fn sign_in(scene: &mut Scene<'_>, phone: &mut Phone) -> Result<()> {
    let window = scene.window;
    scene
        .teller
        .say("She signs in; the laptop is new, so her phone is asked as well.");
    try_password(scene, PASSWORDS[0]).await?;
    window.screen("verify").await?;
    window.press("Authenticator app").await?;
    window
        .shows("Open your authenticator app and enter the code")
        .await?;
    window.fill("6-digit code", &phone.code().await?).await?;
    scene.teller.picture(window, "second-proof").await?;
    window.press("Continue").await?;
    window.screen("overview").await?;
    window.shows("3 methods, enough to reset").await?;
    scene.teller.picture(window, "overview").await
}

async fn change_password(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    scene
        .teller
        .say("She changes her password. Her own name in it is refused as she types.");
    window.press("Change password").await?;
    window.screen("change-password").await?;
    window.fill("Current password", PASSWORDS[0]).await?;
    window.fill("New password", "Giulia2026").await?;
    window.rule("name-parts", "broken").await?;
    scene.teller.picture(window, "broken-rule").await?;
    window.fill("New password", PASSWORDS[1]).await?;
    window.rule("name-parts", "met").await?;
    window.rule("banned-words", "met").await?;
    window.press("Change password").await?;
    window.screen("change-password-done").await?;
    scene.teller.picture(window, "changed").await?;
    mailbox::mail(scene.world, WORK_ADDRESS, "Your password was changed", 0)?;
    scene.teller.say("A mail tells her about it.");
    window.press("Done").await?;
    window.screen("overview").await
}

async fn look_at_security_info(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    scene.teller.say("She looks at her security info.");
    window.follow("Security").await?;
    window.screen("security-info").await?;
    window.shows("My phone").await?;
    scene.teller.picture(window, "security-info").await
}

/// Signs out from the overview.
pub async fn sign_out(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    scene.teller.say("She signs out.");
    window.press("Giulia Conti").await?;
    window.screen("settings").await?;
    window.press("Sign out").await?;
    window.screen("sign-in").await
}
