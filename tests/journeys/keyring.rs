//! The system's keyring in each of its moods: Chiave works without it and says what that means.

use chiave_tests::{Result, window::Window};
use rustix::process::Signal;

use crate::{
    person::{NEXT, change_password, no_longer_shows, sign_in, sign_out},
    place::{GIULIA, LOCKED, add_giulia, world},
};

const FORGETS: &str = "you will be signed out when this window closes";
const EXPLAINED: &str = "The keyring is the place where this computer stores passwords";
const MISSING: &str = "This computer has no keyring";
const HANGING: &str = "The keyring of this computer does not answer";

/// Everything works in a window that says `words` of the keyring.
async fn works_and_says(window: &Window, words: &str, picture: &str) -> Result<()> {
    window.screen("sign-in").await?;
    window.shows(words).await?;
    window.shows(EXPLAINED).await?;
    sign_in(window, GIULIA.password).await?;
    window.shows(words).await?;
    window.shows(FORGETS).await?;
    window.picture(picture).await?;
    change_password(window, GIULIA.password, NEXT).await
}

// Law 15.
#[tokio::test]
async fn without_a_keyring_everything_works_until_the_window_closes() -> Result<()> {
    let mut world = world("keyring-missing")?;
    add_giulia(&world.directory)?;
    world.desktop.lose_keyring()?;

    let window = Window::open(&world.desktop).await?;
    works_and_says(&window, MISSING, "keyring-missing").await?;
    window.quit().await?;

    let window = Window::open(&world.desktop).await?;
    sign_in(&window, NEXT).await?;
    window.quit().await
}

#[tokio::test]
async fn everything_works_with_a_locked_keyring_until_closing() -> Result<()> {
    let mut world = world("keyring-locked")?;
    add_giulia(&world.directory)?;
    world.desktop.lock_keyring()?;

    let window = Window::open(&world.desktop).await?;
    works_and_says(&window, LOCKED, "keyring-locked").await?;
    window.quit().await?;

    let window = Window::open(&world.desktop).await?;
    sign_in(&window, NEXT).await?;
    window.quit().await
}

#[tokio::test]
async fn a_hanging_keyring_delays_nothing_and_may_answer_late() -> Result<()> {
    let world = world("keyring-hanging")?;
    add_giulia(&world.directory)?;
    let keyring = world.desktop.keyring().ok_or("no keyring")?;
    keyring.signal(Signal::STOP)?;

    let window = Window::open(&world.desktop).await?;
    works_and_says(&window, HANGING, "keyring-hanging").await?;
    keyring.signal(Signal::CONT)?;
    no_longer_shows(&window, HANGING).await?;
    window.quit().await?;

    let window = Window::open(&world.desktop).await?;
    window.screen("overview").await?;
    window.quit().await
}

#[tokio::test]
async fn a_session_from_a_late_keyring_opens_the_overview() -> Result<()> {
    let world = world("keyring-late")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    let keyring = world.desktop.keyring().ok_or("no keyring")?;
    keyring.signal(Signal::STOP)?;

    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window.shows(HANGING).await?;
    keyring.signal(Signal::CONT)?;

    window.screen("overview").await?;
    no_longer_shows(&window, HANGING).await?;
    window.quit().await
}

#[tokio::test]
async fn a_keyring_that_was_restarted_keeps_the_session_again() -> Result<()> {
    let mut world = world("keyring-restarted")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;

    world
        .desktop
        .keyring()
        .ok_or("no keyring")?
        .signal(Signal::KILL)?;
    world.desktop.unlock_keyring()?;
    change_password(&window, GIULIA.password, NEXT).await?;
    window.quit().await?;

    let window = Window::open(&world.desktop).await?;
    window.screen("overview").await?;
    window.shows("Up to date").await?;
    window.quit().await
}

#[tokio::test]
async fn a_session_outlives_the_window_unless_it_was_signed_out() -> Result<()> {
    let world = world("session-kept")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;

    let window = Window::open(&world.desktop).await?;
    window.screen("overview").await?;
    window.shows("Up to date").await?;
    sign_out(&window).await?;
    window.quit().await?;

    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window.quit().await
}
