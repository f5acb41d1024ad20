//! The console of Windows.

use crossterm::{
    event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers},
    terminal,
};
use std::{
    collections::VecDeque,
    io,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use zeroize::{Zeroize, Zeroizing};

/// The escape character, with which a terminal of Unix begins a key that types no character.
const ESCAPE: u8 = 0x1b;

/// The bytes of a key that are not read yet.
static REST: Mutex<VecDeque<u8>> = Mutex::new(VecDeque::new());

/// How a console treats keys; the library keeps it.
pub(super) struct Mode;

#[expect(
    clippy::unnecessary_wraps,
    reason = "the mode of another system can be unreadable"
)]
pub(super) const fn mode() -> io::Result<Mode> {
    Ok(Mode)
}

/// Hides what is typed, and turns the keys off that end a process.
pub(super) fn hide(_: &Mode) -> io::Result<()> {
    terminal::enable_raw_mode()?;
    // What was typed before the question is no answer to it.
    while event::poll(Duration::ZERO)? {
        event::read()?;
    }
    Ok(())
}

/// Shows again what is typed.
pub(super) fn show(_: &Mode) {
    let _ = terminal::disable_raw_mode();
}

/// The next byte of a key, as a terminal of Unix sends it.
pub(super) fn read() -> io::Result<Option<Zeroizing<[u8; 1]>>> {
    let mut rest = REST.lock().unwrap_or_else(PoisonError::into_inner);
    while rest.is_empty() {
        if let Event::Key(key) = event::read()? {
            take(key, &mut rest);
        }
    }
    Ok(rest.pop_front().map(|byte| Zeroizing::new([byte])))
}

/// Adds the bytes of a key to `rest`.
fn take(key: KeyEvent, rest: &mut VecDeque<u8>) {
    if key.kind == KeyEventKind::Release {
        return;
    }
    let is_control =
        key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        KeyCode::Enter => rest.push_back(b'\r'),
        KeyCode::Backspace => rest.push_back(0x7f),
        KeyCode::Char(letter) if is_control && letter.is_ascii() => {
            // The byte of a letter with the key Ctrl (ECMA-48).
            rest.push_back(letter as u8 & 0x1f);
        }
        KeyCode::Char(letter) => {
            let mut bytes = [0; 4];
            rest.extend(letter.encode_utf8(&mut bytes).bytes());
            bytes.zeroize();
        }
        _ => rest.push_back(ESCAPE),
    }
}
