//! Without the service, and with one side gone in the middle of a change: the window says what is
//! known, and what is not.

use chiave_tests::{Result, window::Window, world::World};

use crate::{
    person::{NEXT, ask_for_change, no_longer_shows, sign_in, sign_out},
    place::{GIULIA, add_giulia, world},
};

const OFFLINE: &str = "Chiave can’t reach the service";
const WHY: &str = "Available when you are connected";
const NOT_KNOWN: &str = "We don’t know yet whether your password was changed";

/// The variable that says where one side is to die.
const FAILPOINT: &str = "CHIAVE_FAILPOINT";

#[tokio::test]
async fn offline_the_last_state_is_shown_with_its_age() -> Result<()> {
    let mut world = world("offline")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    window.shows("Up to date").await?;

    world.directory.stop()?;
    window.press("Update now").await?;
    window.shows(OFFLINE).await?;
    window.shows("Last update:").await?;
    window.shows("Offline, as of").await?;
    window.shows(WHY).await?;
    window.quit().await?;

    // The laptop starts without the service.
    let window = Window::open(&world.desktop).await?;
    window.screen("overview").await?;
    window.shows("Giulia Conti").await?;
    window.shows("Last update:").await?;
    window.picture("overview-offline").await?;
    window.follow("Password").await?;
    window.screen("change-password").await?;
    window.shows(OFFLINE).await?;
    window.shows(WHY).await?;

    world.directory.start()?;
    window.press("Try again").await?;
    no_longer_shows(&window, OFFLINE).await?;
    window.shows("Up to date").await?;
    window.quit().await
}

/// A world whose service dies at `failpoint` while it changes Giulia's password; the window asks.
async fn killed_service(journey: &str, failpoint: &str) -> Result<(World, Window)> {
    let mut world = world(journey)?;
    add_giulia(&world.directory)?;
    world.directory.stop()?;
    world.directory.set(FAILPOINT, failpoint);
    world.directory.start()?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;

    ask_for_change(&window, GIULIA.password, NEXT).await?;
    window.screen("unsettled").await?;
    window.shows(NOT_KNOWN).await?;
    window.shows("Keep both passwords at hand").await?;
    assert!(!world.directory.ends()?.success());
    window.press("Check again").await?;
    window.shows("The service cannot be reached.").await?;
    window.picture("unsettled").await?;

    world.directory.unset(FAILPOINT);
    world.directory.start()?;
    window.press("Check again").await?;
    Ok((world, window))
}

#[tokio::test]
async fn a_change_that_the_service_wrote_before_it_died_is_done() -> Result<()> {
    let (_world, window) = killed_service("killed-after-write", "write.after").await?;

    window.screen("change-password-done").await?;
    window.press("Done").await?;
    window.screen("overview").await?;
    sign_out(&window).await?;
    sign_in(&window, NEXT).await?;
    window.quit().await
}

#[tokio::test]
async fn a_change_that_the_service_did_not_write_is_reported_undone() -> Result<()> {
    let (_world, window) = killed_service("killed-before-write", "write.before").await?;

    window.screen("not-begun").await?;
    window.shows("Nothing was changed").await?;
    window.picture("turned-out-undone").await?;
    window.press("Continue").await?;
    window.screen("change-password").await?;
    sign_out(&window).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await
}
