//! The terminal of Unix (POSIX.1-2017, chapter 11).

use rustix::termios::{self, LocalModes, OptionalActions, SpecialCodeIndex, Termios};
use std::io;
use zeroize::Zeroizing;

/// How a terminal treats keys.
pub(super) type Mode = Termios;

pub(super) fn mode() -> io::Result<Mode> {
    Ok(termios::tcgetattr(io::stdin())?)
}

/// Hides what is typed from a terminal that showed it in the mode `shown`.
pub(super) fn hide(shown: &Mode) -> io::Result<()> {
    let mut hidden = shown.clone();
    // With the signals off, no key can end the process while the terminal shows nothing.
    hidden.local_modes -= LocalModes::ECHO
        | LocalModes::ECHONL
        | LocalModes::ICANON
        | LocalModes::ISIG
        | LocalModes::IEXTEN;
    // A read waits for a key, whatever another program left here.
    hidden.special_codes[SpecialCodeIndex::VMIN] = 1;
    hidden.special_codes[SpecialCodeIndex::VTIME] = 0;
    Ok(termios::tcsetattr(
        io::stdin(),
        OptionalActions::Flush,
        &hidden,
    )?)
}

/// Shows again what is typed, in the mode of before.
pub(super) fn show(before: &Mode) {
    let _ = termios::tcsetattr(io::stdin(), OptionalActions::Now, before);
}

/// Reads past the buffer of the standard input, which nobody wipes.
pub(super) fn read() -> io::Result<Option<Zeroizing<[u8; 1]>>> {
    let mut byte = Zeroizing::new([0]);
    let read = rustix::io::retry_on_intr(|| rustix::io::read(io::stdin(), &mut *byte))?;
    Ok((read != 0).then_some(byte))
}
