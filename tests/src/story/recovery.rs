//! She cannot get in, and does so by herself: a forgotten password, a lock.

use super::{
    PASSWORDS, PRIVATE_ADDRESS, Phone, REFUSED, Scene, USER_NAME, WORK_ADDRESS, mailbox, session,
};
use crate::Result;

/// A forgotten password: two proofs, a new one, and the old one is worth nothing from then on.
pub async fn reset(scene: &mut Scene<'_>, phone: &mut Phone) -> Result<()> {
    let window = scene.window;
    scene.teller.say("She has forgotten her password.");
    window.press("I forgot my password").await?;
    prove_twice(scene, phone, "forgot").await?;
    window.screen("forgot-password").await?;
    scene.teller.say("She chooses a new password.");
    window.fill("New password", PASSWORDS[2]).await?;
    window.rule("banned-words", "met").await?;
    scene.teller.picture(window, "forgot-password").await?;
    window.press("Set password").await?;
    window.screen("forgot-done").await?;
    scene.teller.picture(window, "forgot-done").await?;
    mailbox::mail(scene.world, WORK_ADDRESS, "Your password was reset", 0)?;
    scene
        .teller
        .say("A mail tells her about it. The forgotten password is refused at once.");
    window.press("Sign in").await?;
    session::try_password(scene, PASSWORDS[1]).await?;
    window.shows(REFUSED).await?;
    scene.teller.picture(window, "refused").await?;
    scene.teller.say("The new one lets her in.");
    session::try_password(scene, PASSWORDS[2]).await?;
    window.screen("overview").await?;
    window.shows("Password reset").await?;
    scene.teller.picture(window, "overview-after").await
}

/// A lock that IT set: two proofs and one press; the password stays.
pub async fn unlock(scene: &mut Scene<'_>, phone: &mut Phone) -> Result<()> {
    let window = scene.window;
    scene
        .teller
        .say("IT locks her account: even her own password is refused, and a mail says why.");
    let lock = ["account", "lock", USER_NAME];
    scene.world.directory.run(&lock)?;
    mailbox::mail(scene.world, WORK_ADDRESS, "Your account was locked", 0)?;
    session::try_password(scene, PASSWORDS[0]).await?;
    window.shows(REFUSED).await?;
    window.press("My account is locked").await?;
    prove_twice(scene, phone, "unlock").await?;
    window.screen("unlock-confirm").await?;
    scene.teller.picture(window, "unlock-confirm").await?;
    window.press("Unlock account").await?;
    window.screen("unlock-done").await?;
    scene.teller.picture(window, "unlock-done").await?;
    scene.teller.say("Her password is the same as before.");
    window.press("Sign in").await?;
    session::try_password(scene, PASSWORDS[0]).await?;
    window.screen("verify").await
}

/// The app's code first, then one by mail: two things kept in different places.
async fn prove_twice(scene: &mut Scene<'_>, phone: &mut Phone, flow: &str) -> Result<()> {
    let window = scene.window;
    window.screen(flow).await?;
    window.fill("User name", USER_NAME).await?;
    scene.teller.picture(window, flow).await?;
    window.press("Continue").await?;
    scene.teller.say("First check: the code of her phone.");
    window.screen(&format!("{flow}-verification-1")).await?;
    scene
        .teller
        .picture(window, &format!("{flow}-first-proof"))
        .await?;
    window.press("Authenticator app").await?;
    window.fill("6-digit code", &phone.code().await?).await?;
    window.press("Continue").await?;
    scene.teller.say("Second check: a code by email.");
    window.screen(&format!("{flow}-verification-2")).await?;
    window.press("Personal email address").await?;
    window.find("field", "6-digit code").await?;
    let code = mailbox::code(scene.world, PRIVATE_ADDRESS, 1)?;
    window.fill("6-digit code", &code).await?;
    scene
        .teller
        .picture(window, &format!("{flow}-second-proof"))
        .await?;
    window.press("Continue").await
}
