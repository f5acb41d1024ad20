//! A change of the password in a terminal, after the window closed.

use chiave_tests::{Result, window::Window, world::World};

use crate::{
    person::{NEXT, sign_in},
    place::{GIULIA, add_giulia, world},
    typed::{End, Terminal, chiave, refuses, types_visibly, until_nobody_is_there},
};

/// A password that breaks a rule.
const SHORT: &str = "mele";

/// Changes the password from `current` to [`NEXT`].
fn change(world: &World, current: &str) -> Result<End> {
    let mut terminal = Terminal::open(world, "change")?;
    terminal.answer("Current password:", 1, current)?;
    terminal.answer("New password:", 1, SHORT)?;
    terminal.answer("New password:", 2, NEXT)?;
    terminal.answer("New password again:", 1, NEXT)?;
    let end = terminal.end()?;
    for secret in [current, SHORT, NEXT] {
        assert!(!end.shown.contains(secret), "{}", end.shown);
    }
    Ok(end)
}

#[tokio::test]
async fn a_password_is_changed_in_a_terminal() -> Result<()> {
    let world = world("terminal-change")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    refuses(&world, "change", "Chiave is already in use")?;
    window.quit().await?;
    until_nobody_is_there(&world)?;

    let changed = change(&world, GIULIA.password)?;
    let again = change(&world, GIULIA.password)?;

    assert_eq!(changed.code, Some(0), "{}", changed.shown);
    let begun = changed
        .shown
        .contains("The password of giulia.conti is changed");
    assert!(begun, "{}", changed.shown);
    assert!(
        changed.shown.contains("It is shorter than"),
        "{}",
        changed.shown
    );
    assert!(
        changed.shown.contains("The password was changed"),
        "{}",
        changed.shown
    );
    assert_eq!(again.code, Some(1), "{}", again.shown);
    assert!(
        again.shown.contains("The current password did not match."),
        "{}",
        again.shown
    );
    let hidden = r#"{"change_password": "hidden"}"#;
    std::fs::write(world.desktop.policy().join("20-hidden.json"), hidden)?;
    refuses(&world, "change", "offer no change of the password")
}

#[tokio::test]
async fn a_password_is_not_taken_from_a_pipe() -> Result<()> {
    let world = world("terminal-pipe")?;
    let piped = format!("printf 'a\\nb\\nb\\n' | '{}' change", chiave());

    let end = Terminal::run(&world, &piped)?.end()?;

    assert_eq!(end.code, Some(1), "{}", end.shown);
    let said = "passwords and codes are asked for in a terminal";
    assert!(end.shown.contains(said), "{}", end.shown);
    Ok(())
}

#[tokio::test]
async fn a_terminal_shows_again_what_is_typed() -> Result<()> {
    let world = world("terminal-echo")?;
    add_giulia(&world.directory)?;
    let window = Window::open(&world.desktop).await?;
    sign_in(&window, GIULIA.password).await?;
    window.quit().await?;
    until_nobody_is_there(&world)?;
    let settings = format!("'{}' change; stty -a", chiave());

    let mut terminal = Terminal::run(&world, &settings)?;
    terminal.type_at("Current password:", 1, "\u{3}")?;
    let end = terminal.end()?;

    assert!(end.shown.contains("you cancelled"), "{}", end.shown);
    types_visibly(&end);
    Ok(())
}
