//! A signal ends a command in a terminal in order.

use std::process::Command;

use chiave_tests::{Result, patience::until};
use rustix::process::Signal;

use crate::{
    person::NEXT,
    place::{GIULIA, world},
    terminal_reset::{Account, verify},
    typed::{Terminal, chiave, types_visibly},
};

/// The number that the shell says before `chiave` takes its place.
fn id(shown: &str) -> Option<String> {
    let rest = shown.split("id=").nth(1)?;
    let id: String = rest.chars().take_while(char::is_ascii_digit).collect();
    rest[id.len()..].starts_with('\r').then_some(id)
}

#[tokio::test]
async fn a_terminal_shows_again_what_is_typed_after_a_signal() -> Result<()> {
    let world = world("terminal-signal")?;
    for signal in ["-TERM", "-HUP"] {
        let command = format!("sh -c 'echo id=$$; exec {} reset anna'; stty -a", chiave());
        let terminal = Terminal::run(&world, &command)?;
        terminal.shows("Number (0", 1)?;
        let id = id(&terminal.shown()).ok_or("the shell says no number")?;

        assert!(Command::new("kill").args([signal, &id]).status()?.success());
        let end = terminal.end()?;

        assert!(end.shown.contains("you cancelled"), "{}", end.shown);
        types_visibly(&end);
    }
    Ok(())
}

// Law 9.
#[tokio::test]
async fn a_write_that_nobody_waits_for_is_settled_by_the_next() -> Result<()> {
    let world = world("terminal-interrupt")?;
    let mut account = Account::activate(&world).await?;
    let reset = format!("reset {}", GIULIA.user_name);
    let mut terminal = Terminal::open(&world, &reset)?;
    verify(&mut terminal, &world, &mut account)?;
    terminal.answer("New password:", 1, NEXT)?;
    terminal.shows("New password again:", 1)?;
    let service = world.directory.service().ok_or("no service")?;

    service.signal(Signal::STOP)?;
    terminal.answer("New password again:", 1, NEXT)?;
    let note = world.desktop.home().join(".local/share/chiave/write");
    until("the note of the write", || Ok(note.exists().then_some(())))?;
    terminal.type_at("Sending", 1, "\u{3}")?;
    let end = terminal.end()?;
    service.signal(Signal::CONT)?;

    assert_eq!(end.code, Some(7), "{}", end.shown);
    assert!(end.shown.contains("It is not known yet"), "{}", end.shown);
    let next = Terminal::open(&world, &reset)?.end()?;
    assert!(
        next.shown.contains("The last new password had"),
        "{}",
        next.shown
    );
    assert!(!note.exists());
    Ok(())
}
