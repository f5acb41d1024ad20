//! What the terminal of this process does with keys: while a question is open, it shows nothing of what is typed by
//! itself, and no key ends the process.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use std::{
    io::{self, Write as _},
    sync::{Mutex, MutexGuard, PoisonError},
};
use zeroize::Zeroizing;

/// How the terminal was before it stopped showing what is typed; `None` if it shows that.
static BEFORE: Mutex<Option<system::Mode>> = Mutex::new(None);

/// Shows what is typed for as long as it is held: no question is asked in the meantime.
pub(super) struct Shown(#[expect(dead_code, reason = "held, not read")] Before);

type Before = MutexGuard<'static, Option<system::Mode>>;

/// Has the terminal of this process show what is typed, for as long as the result is held.
pub(super) fn show_and_hold() -> Shown {
    let mut before = before();
    if show_again(&mut before) {
        // The question stands on the line.
        let _ = writeln!(io::stderr());
    }
    Shown(before)
}

/// Has the terminal of this process show again what is typed, as before the question; returns whether it did not.
fn show_again(before: &mut Option<system::Mode>) -> bool {
    let Some(before) = before.take() else {
        return false;
    };
    system::show(&before);
    true
}

fn before() -> Before {
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A terminal that shows nothing of what is typed by itself, until this is dropped.
pub(super) struct Hidden(());

impl Hidden {
    /// Hides what is typed from now on. What was typed before the question is no answer to it.
    ///
    /// # Errors
    ///
    /// The terminal cannot be changed.
    pub(super) fn begin() -> io::Result<Self> {
        let mut kept = before();
        let shown = system::mode()?;
        // Kept first: a signal may come right after.
        system::hide(kept.insert(shown))?;
        Ok(Self(()))
    }

    /// Waits for the next byte of what is typed; `None` if there is no terminal any more.
    ///
    /// # Errors
    ///
    /// The terminal cannot be read.
    #[expect(clippy::unused_self, reason = "only a hidden terminal is read")]
    pub(super) fn read(&self) -> io::Result<Option<Zeroizing<[u8; 1]>>> {
        system::read()
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        show_again(&mut before());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{sync::mpsc, thread, time::Duration};

    #[test]
    fn nothing_is_asked_once_a_signal_has_ended_the_command() {
        let held = show_and_hold();
        let (asked, waits) = mpsc::channel();

        let question = thread::spawn(move || {
            let hidden = Hidden::begin();
            asked.send(()).unwrap();
            drop(hidden);
        });

        assert!(waits.recv_timeout(Duration::from_millis(200)).is_err());
        drop(held);
        question.join().unwrap();
    }
}
