//! KeePassXC as the keyring: while its database is locked it shows nothing of it, not even that something is there.

use chiave_tests::{Result, window::Window};

use crate::{
    person::{NEXT, change_password, no_longer_shows, sign_in, sign_out},
    place::{GIULIA, add_giulia, world},
    provider::KeePassXc,
};

const LOCKED: &str = "The keyring of this computer is locked";

#[tokio::test]
async fn a_session_outlives_window_and_keyring_until_it_ends() -> Result<()> {
    let mut world = world("keepassxc")?;
    add_giulia(&world.directory)?;
    let keyring = KeePassXc::start(&mut world.desktop)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    keyring.stop()?;

    let _keyring = KeePassXc::open(&world.desktop)?;
    let window = Window::open(&world.desktop).await?;

    window.screen("overview").await?;
    window.shows("Up to date").await?;
    change_password(&window, GIULIA.password, NEXT).await?;
    sign_out(&window).await?;
    window.quit().await?;

    let window = Window::open(&world.desktop).await?;
    window.screen("sign-in").await?;
    window.quit().await
}

// Law 15.
#[tokio::test]
async fn a_locked_database_is_asked_for_and_keeps_the_session() -> Result<()> {
    let mut world = world("keepassxc-locked")?;
    add_giulia(&world.directory)?;
    let keyring = KeePassXc::start(&mut world.desktop)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    keyring.lock(&world.desktop)?;

    let window = Window::open(&world.desktop).await?;
    keyring.answer(&world.desktop)?;

    window.screen("overview").await?;
    no_longer_shows(&window, LOCKED).await?;
    window.quit().await
}

// Law 15.
#[tokio::test]
async fn a_database_that_stays_locked_loses_nothing() -> Result<()> {
    let mut world = world("keepassxc-dismissed")?;
    add_giulia(&world.directory)?;
    let keyring = KeePassXc::start(&mut world.desktop)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    keyring.lock(&world.desktop)?;

    let window = Window::open(&world.desktop).await?;
    keyring.dismiss(&world.desktop)?;
    window.shows(LOCKED).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    keyring.stop()?;

    let _keyring = KeePassXc::open(&world.desktop)?;
    let window = Window::open(&world.desktop).await?;
    window.screen("overview").await?;
    window.quit().await
}
