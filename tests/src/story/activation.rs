//! Her first day: an activation code from IT becomes an account with security info and a password.

use super::{PASSWORDS, PRIVATE_ADDRESS, Phone, Scene, USER_NAME, WORK_ADDRESS, mailbox};
use crate::{
    Result,
    sheet::{self, Sheet},
};

/// Activates her account; she stands at the end of it, before signing in.
pub async fn play(scene: &mut Scene<'_>) -> Result<Phone> {
    begin(scene).await?;
    let phone = add_authenticator(scene).await?;
    add_mail(scene).await?;
    make_sheet(scene).await?;
    choose_password(scene).await?;
    Ok(phone)
}

async fn begin(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    window.screen("sign-in").await?;
    window
        .shows("Sign in with your Bianchi & Ward account")
        .await?;
    scene.teller.say("Giulia opens Chiave on her first day.");
    scene.teller.picture(window, "sign-in").await?;
    let activation_code = scene.world.directory.run(&["account", "pass", USER_NAME])?;
    scene
        .teller
        .say("She types the activation code that IT handed her.");
    window.press("I have an activation code").await?;
    window.screen("activate").await?;
    window.fill("User name", USER_NAME).await?;
    window.fill("Activation code", &activation_code).await?;
    window.press("Continue").await?;
    window.screen("activate-methods").await?;
    window.shows("Welcome, Giulia").await?;
    scene.teller.picture(window, "first-methods").await
}

/// The phone types the key, as one without a camera would.
async fn add_authenticator(scene: &mut Scene<'_>) -> Result<Phone> {
    let window = scene.window;
    scene.teller.say("She adds an authenticator app.");
    window.press("Add an authenticator app").await?;
    window.screen("add-authenticator").await?;
    window.shows("Enter this key in the app").await?;
    let key = window
        .ask(
            "return document.querySelector('[data-key]').textContent",
            vec![],
        )
        .await?;
    let mut phone = Phone::new(key.as_str().ok_or("the window shows no key")?.to_owned());
    scene.teller.picture(window, "add-authenticator").await?;
    window
        .fill(
            "Enter the 6 digits that the app shows",
            &phone.code().await?,
        )
        .await?;
    window.press("Add app").await?;
    window.screen("activate-methods").await?;
    Ok(phone)
}

async fn add_mail(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    scene
        .teller
        .say("She adds a private mail address, and the code that was sent there.");
    window.press("Add a personal email address").await?;
    window.screen("add-mail").await?;
    window
        .fill("Personal email address", PRIVATE_ADDRESS)
        .await?;
    window.press("Send a code").await?;
    window.screen("add-mail-code").await?;
    let code = mailbox::code(scene.world, PRIVATE_ADDRESS, 0)?;
    window.fill("6-digit code", &code).await?;
    scene.teller.picture(window, "add-mail").await?;
    window.press("Add address").await?;
    window.screen("activate-methods").await?;
    window
        .shows("That’s enough to reset your password yourself.")
        .await?;
    scene.teller.picture(window, "methods-complete").await
}

async fn make_sheet(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    scene
        .teller
        .say("She makes a recovery sheet, for the day on which phone and mailbox are lost.");
    window.press("Make a recovery sheet").await?;
    window.screen("add-sheet").await?;
    window.shows("I have kept the sheet").await?;
    let sheet = Sheet::read(window).await?;
    let number = sheet::asked_number(window).await?;
    scene.teller.picture(window, "recovery-sheet").await?;
    window
        .fill(&format!("Code number {number}"), sheet.code(number))
        .await?;
    window.press("I have kept the sheet").await?;
    window.screen("activate-methods").await
}

async fn choose_password(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    scene
        .teller
        .say("She chooses her first password while the rules tick.");
    window.press("Continue").await?;
    window.screen("activate-password").await?;
    window.fill("New password", PASSWORDS[0]).await?;
    window.rule("min-length", "met").await?;
    window.rule("banned-words", "met").await?;
    scene.teller.picture(window, "first-password").await?;
    window.press("Set password").await?;
    window.screen("activate-done").await?;
    scene.teller.picture(window, "activated").await?;
    let subject = "Your account at Bianchi & Ward is active";
    mailbox::mail(scene.world, WORK_ADDRESS, subject, 0)?;
    window.press("Sign in").await?;
    window.screen("sign-in").await
}
