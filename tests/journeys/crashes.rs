//! The laptop dies over a change, at each of its failpoints: the next window says what became of it,
//! and the password that it says opens (law 9).

use chiave_tests::{Result, failpoints, patience::until_async, window::Window, world::World};

use crate::{
    person::{NEXT, prepare_change, sign_in, sign_out},
    place::{GIULIA, add_giulia, world},
};

/// The variable that says where a side is to die.
const FAILPOINT: &str = "CHIAVE_FAILPOINT";

/// How the laptop dies, and what is left of it.
struct Death {
    /// Where the laptop dies.
    at: &'static str,
    /// Where the service dies before it, where the laptop comes so far only then.
    service: Option<&'static str>,
    /// What the next window says of the change.
    told: Told,
}

#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// Nothing, and the old password holds.
    NothingAndUndone,
    /// Nothing, and the new password holds.
    NothingAndDone,
    /// The window says that nothing was changed.
    Undone,
    /// The window says that the write was done.
    Done,
}

const fn alone(at: &'static str, told: Told) -> Death {
    let service = None;
    Death { at, service, told }
}

const fn with_the_service(at: &'static str, service: &'static str, told: Told) -> Death {
    let service = Some(service);
    Death { at, service, told }
}

/// In the order in which a change meets them.
const DEATHS: [Death; 6] = [
    alone("write-before-journal", Told::NothingAndUndone),
    alone("write-journalled", Told::Undone),
    alone("write-answered", Told::Done),
    with_the_service("write-asked", "write.after", Told::Done),
    with_the_service("write-sent-again", "change.counted", Told::Done),
    alone("write-closed", Told::NothingAndDone),
];

/// Where it dies while it asks what became of a change over which it had died.
const AGAIN: &str = "settle-asked";

// Law 9.
#[test]
fn at_every_failpoint_of_the_laptop_it_is_killed_here() -> Result<()> {
    let here: Vec<_> = DEATHS.iter().map(|death| death.at).chain([AGAIN]).collect();

    assert_eq!(failpoints::of_the_laptop()?, failpoints::set(&here));
    Ok(())
}

#[tokio::test]
async fn a_computer_killed_during_a_change_shows_its_outcome() -> Result<()> {
    for death in DEATHS {
        let at = death.at;
        agrees(&death)
            .await
            .map_err(|error| format!("{at}: {error}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_laptop_that_died_again_while_it_asked_asks_once_more() -> Result<()> {
    let first = alone("write-answered", Told::Done);
    let mut world = dies(AGAIN, &first).await?;
    world.desktop.set(FAILPOINT, AGAIN);
    let window = Window::open(&world.desktop).await?;
    is_gone(window).await?;

    world.desktop.unset(FAILPOINT);
    let window = Window::open(&world.desktop).await?;
    says(&window, Told::Done).await?;
    holds(window, NEXT).await
}

async fn agrees(death: &Death) -> Result<()> {
    let mut world = dies(death.at, death).await?;
    world.desktop.unset(FAILPOINT);
    let window = Window::open(&world.desktop).await?;
    says(&window, death.told).await?;
    let password = match death.told {
        Told::NothingAndUndone | Told::Undone => GIULIA.password,
        Told::NothingAndDone | Told::Done => NEXT,
    };
    holds(window, password).await
}

/// A world whose laptop died over a change; its service runs.
async fn dies(journey: &str, death: &Death) -> Result<World> {
    let mut world = world(&format!("laptop-{journey}"))?;
    add_giulia(&world.directory)?;
    if let Some(failpoint) = death.service {
        world.directory.stop()?;
        world.directory.set(FAILPOINT, failpoint);
        world.directory.start()?;
    }
    world.desktop.set(FAILPOINT, death.at);
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    prepare_change(&window, GIULIA.password, NEXT).await?;
    let pressed = window.press("Change password").await;
    if death.service.is_some() {
        world.directory.ends()?;
        world.directory.unset(FAILPOINT);
        world.directory.start()?;
    }
    // Where the application dies at once, nothing is left that could answer the press.
    is_gone(window).await.map_err(|error| match pressed {
        Ok(()) => error,
        Err(not_pressed) => format!("{error}, and the press failed: {not_pressed}").into(),
    })?;
    Ok(world)
}

async fn is_gone(window: Window) -> Result<()> {
    let gone = || async { Ok(window.text().await.is_err().then_some(())) };
    until_async("the application to die", gone).await
}

async fn says(window: &Window, told: Told) -> Result<()> {
    let (screen, words) = match told {
        Told::NothingAndUndone | Told::NothingAndDone => return Ok(()),
        Told::Undone => ("not-begun", "Nothing was changed"),
        Told::Done => ("finished", "Your password was changed"),
    };
    window.screen(screen).await?;
    window.shows(words).await?;
    window.picture(screen).await?;
    window.press("Continue").await
}

/// Giulia goes from the overview to the door and in again with the password that holds.
async fn holds(window: Window, password: &str) -> Result<()> {
    window.screen("overview").await?;
    sign_out(&window).await?;
    sign_in(&window, password).await?;
    window.quit().await
}
