//! A call to the help desk in the real window: somebody without any method resets with codes of two of its
//! members.

use chiave_tests::{Result, directory::Directory, window::Window};

use crate::{
    person::{NEXT, sign_in},
    place::{GIULIA, add_giulia, world},
};

/// A code that nobody issued.
const WRONG: &str = "0000-0000-0000";
/// The user ids of two members of the help desk.
const MEMBERS: [&str; 2] = ["1001", "1002"];

/// The two words that the window shows.
async fn words(window: &Window) -> Result<String> {
    let script = "return document.querySelector('.to-read-out dd').textContent";
    let words = window.ask(script, vec![]).await?;
    Ok(words
        .as_str()
        .ok_or("the window shows no words")?
        .to_owned())
}

/// What a member of the help desk reads out to a caller.
fn issue(directory: &mut Directory, member: &str, words: &str) -> Result<String> {
    directory.set("SUDO_UID", member);
    let issued = directory.run(&["account", "help-desk-code", GIULIA.user_name, words]);
    directory.unset("SUDO_UID");
    issued
}

#[tokio::test]
async fn who_lost_everything_resets_with_two_members_of_the_help_desk() -> Result<()> {
    let mut world = world("help-desk")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;

    window.press("I forgot my password").await?;
    window.screen("forgot").await?;
    window.fill("User name", GIULIA.user_name).await?;
    window.press("Continue").await?;
    window.screen("forgot-verification-1").await?;
    window.press("Code from the help desk").await?;
    window.shows("Two words to read out").await?;
    let said = words(&window).await?;
    let code = issue(&mut world.directory, MEMBERS[0], &said.to_uppercase())?;
    window.fill("Code from the help desk", WRONG).await?;
    window.press("Continue").await?;
    window.shows("Have it read out once more").await?;
    window
        .fill("Code from the help desk", &code.to_lowercase())
        .await?;
    window.press("Continue").await?;

    // Nothing is registered, so nothing else is offered.
    window.screen("forgot-verification-2").await?;
    window.shows("Two words to read out").await?;
    let said = words(&window).await?;
    let again = issue(&mut world.directory, MEMBERS[0], &said).unwrap_err();
    assert!(
        again
            .to_string()
            .contains("another member of the help desk"),
        "{again}"
    );
    let code = issue(&mut world.directory, MEMBERS[1], &said)?;
    window.fill("Code from the help desk", &code).await?;
    window.press("Continue").await?;

    window.screen("forgot-password").await?;
    window.fill("New password", NEXT).await?;
    window.rule("min-length", "met").await?;
    window.press("Set password").await?;
    window.screen("forgot-done").await?;
    window.press("Sign in").await?;
    sign_in(&window, NEXT).await?;
    let rows = world
        .directory
        .run(&["audit", "show", "--user", GIULIA.user_name])?;
    for member in MEMBERS {
        assert!(rows.contains(&format!("reset by-uid-{member}")), "{rows}");
    }
    window.quit().await
}
