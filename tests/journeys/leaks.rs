//! The leak hunt on the desktop: after a day of work no password, and nothing that the keyring holds
//! in the form in which it holds it, stands in anything that was written, logged, sent over the bus
//! or started.

use std::process::Stdio;

use chiave_tests::{
    Result,
    leaks::{Hunt, Leak},
    patience::until,
    window::Window,
    world::World,
};

use crate::{
    person::{NEXT, change_password, sign_in},
    place::{GIULIA, add_giulia, world},
};

/// How the Secret Service is asked to hide secrets on the bus.
const AGREED: &[u8] = b"dh-ietf1024-sha256-aes128-cbc-pkcs7";

/// What the keyring holds under one of our names, as it lies there.
fn held(world: &World, name: &str) -> Result<String> {
    let mut look = world.desktop.command("secret-tool");
    look.args(["lookup", "service", "io.chiave.app", "username", name]);
    let held = String::from_utf8(look.stderr(Stdio::null()).output()?.stdout)?;
    match held.is_empty() {
        false => Ok(held.trim().to_owned()),
        true => Err(format!("the keyring holds no {name}").into()),
    }
}

/// Lives a day and returns the world, the open window and what to look for.
async fn a_day(journey: &str) -> Result<(World, Window, Hunt)> {
    let world = world(journey)?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    change_password(&window, GIULIA.password, NEXT).await?;

    let mut hunt = Hunt::default();
    hunt.secret("password", GIULIA.password);
    hunt.secret("new password", NEXT);
    for name in ["session", "device-key", "sealing-key"] {
        hunt.secret(name, &held(&world, name)?);
    }
    Ok((world, window, hunt))
}

#[tokio::test]
async fn no_secret_is_left_in_anything_the_desktop_wrote() -> Result<()> {
    let (world, window, hunt) = a_day("desktop-leaks").await?;
    let desktop = world.folder().join("desktop");

    // What goes to the keyring and comes from it crosses the bus under a key of that connection.
    let trace = std::fs::read(desktop.join("logs/bus.trace"))?;
    let agreed = trace.windows(AGREED.len()).any(|it| it == AGREED);
    assert!(agreed, "the trace shows how keys were agreed on");
    assert_eq!(hunt.files(&desktop)?, Vec::<Leak>::new());
    assert_eq!(hunt.processes()?, Vec::<Leak>::new());
    window.quit().await?;
    assert_eq!(hunt.files(&desktop)?, Vec::<Leak>::new());
    Ok(())
}

#[tokio::test]
async fn a_token_that_is_planted_on_the_desktop_is_found() -> Result<()> {
    let (world, window, hunt) = a_day("desktop-planted").await?;
    window.quit().await?;
    let token = held(&world, "session")?;
    let planted = world.folder().join("desktop/home/.cache/planted");
    std::fs::write(&planted, format!("token={token}"))?;
    let mut say = world.desktop.command("dbus-send");
    say.args(["--session", "--print-reply", "--dest=org.freedesktop.DBus"]);
    say.args(["/", "org.freedesktop.DBus.NameHasOwner"]);
    say.arg(format!("string:{token}")).output()?;
    let folder = world.folder().to_path_buf();
    let trace = folder.join("desktop/logs/bus.trace");

    let on_the_bus = || {
        let found = hunt.files(&folder.join("desktop"))?;
        let is_there = found.iter().any(|leak| leak.place == trace);
        Ok(is_there.then_some(found))
    };
    let found = until("the token in the trace of the bus", on_the_bus)?;

    assert!(found.iter().any(|leak| leak.place == planted), "{found:?}");
    // The hunt after all suites is to find what nobody planted.
    drop(world);
    Ok(std::fs::remove_dir_all(folder)?)
}
