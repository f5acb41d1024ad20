//! Her phone is gone: she calls the help desk and reads two words out.

use super::{PASSWORDS, PRIVATE_ADDRESS, Scene, USER_NAME, WORK_ADDRESS, mailbox, session};
use crate::Result;

/// A reset with an emailed code and a code of the help desk; she ends on the overview.
pub async fn play(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    session::sign_out(scene).await?;
    scene.teller.say(
        "On a journey her phone is gone, her sheet is at home, and the password has left her mind.",
    );
    window.press("I forgot my password").await?;
    window.screen("forgot").await?;
    window.fill("User name", USER_NAME).await?;
    window.press("Continue").await?;
    window.screen("forgot-verification-1").await?;
    window.press("Personal email address").await?;
    window.find("field", "6-digit code").await?;
    let code = mailbox::code(scene.world, PRIVATE_ADDRESS, 2)?;
    window.fill("6-digit code", &code).await?;
    window.press("Continue").await?;
    call(scene).await?;
    window.screen("forgot-password").await?;
    window.fill("New password", PASSWORDS[3]).await?;
    window.rule("banned-words", "met").await?;
    window.press("Set password").await?;
    window.screen("forgot-done").await?;
    window.press("Sign in").await?;
    session::try_password(scene, PASSWORDS[3]).await?;
    window.screen("overview").await
}

async fn call(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    window.screen("forgot-verification-2").await?;
    scene
        .teller
        .say("She calls the help desk, which makes sure who is calling, and reads two words out.");
    window.press("Code from the help desk").await?;
    let words = window
        .ask(
            "return document.querySelector('.to-read-out dd').textContent",
            vec![],
        )
        .await?;
    let words = words.as_str().ok_or("the window shows no words")?;
    scene.teller.picture(window, "help-desk").await?;
    let issue = ["account", "help-desk-code", USER_NAME, words];
    let code = scene.world.directory.run(&issue)?;
    let subject = "The help desk issued a code for your account";
    mailbox::mail(scene.world, WORK_ADDRESS, subject, 0)?;
    scene.teller.say(
        "The help desk finds her reset by the words and reads a code out. A mail tells her of it.",
    );
    window.fill("Code from the help desk", &code).await?;
    window.press("Continue").await
}
