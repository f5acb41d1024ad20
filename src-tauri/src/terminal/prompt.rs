//! Asks a person in a terminal. Nothing is shown of a password that is typed.
//!
//! Passwords and codes come from a terminal only: an argument shows in the list of processes, a variable in the
//! environment of whatever is started, and a pipe means that the password is written down somewhere. A code is shown while it is typed: it counts
//! once and for minutes, and whoever cannot compare it with the phone types it wrong, which closes the
//! method after some tries.

use super::{
    echo::Echo,
    line::{Line, Typed},
};
use chiave_protocol::Secret;
use rustix::termios::{self, LocalModes, OptionalActions, SpecialCodeIndex, Termios};
use std::{
    io::{self, IsTerminal, Stdin, Write},
    sync::{Mutex, MutexGuard, PoisonError},
};
use zeroize::Zeroizing;

/// How the terminal was before it stopped showing what is typed; `None` if it shows that.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// The terminal of a person.
pub struct Prompt(Stdin);

/// What a person answered.
pub enum Answer {
    Given(Secret),
    /// What was typed is no UTF-8.
    NoText,
    /// A key was pressed that types no character, and nothing was shown.
    OtherKeys,
    Cancelled,
}

impl Prompt {
    /// The terminal of this process; `None` if input or questions do not go to one.
    #[must_use]
    pub fn of_this_process() -> Option<Self> {
        let input = io::stdin();
        (input.is_terminal() && io::stderr().is_terminal()).then_some(Self(input))
    }

    /// Asks, and reads a line without showing it. Refuses one with keys that type no character, such as arrows: the
    /// person would not see that they do nothing.
    ///
    /// # Errors
    ///
    /// The terminal cannot be read.
    pub fn ask(&self, question: &str) -> io::Result<Answer> {
        self.ask_by(question, None)
    }

    /// Asks, and shows the line while it is typed.
    ///
    /// # Errors
    ///
    /// The terminal cannot be read.
    pub fn ask_shown(&self, question: &str) -> io::Result<Answer> {
        self.ask_by(question, Some(Echo::default()))
    }

    /// Asks, and shows the line after each key if there is an `echo`.
    fn ask_by(&self, question: &str, echo: Option<Echo>) -> io::Result<Answer> {
        let hidden = Hidden::begin(&self.0)?;
        write!(io::stderr(), "{question} ")?;
        let typed = self.read(echo);
        drop(hidden);
        // The terminal did not show the end of the line either.
        writeln!(io::stderr())?;
        typed
    }

    fn read(&self, mut echo: Option<Echo>) -> io::Result<Answer> {
        let mut line = Line::new();
        loop {
            // Read past the buffer of the standard input, which nobody wipes.
            let mut byte = Zeroizing::new([0]);
            if rustix::io::retry_on_intr(|| rustix::io::read(&self.0, &mut *byte))? == 0 {
                return Ok(Answer::Cancelled);
            }
            match line.take(byte[0]) {
                Typed::More => {
                    if let Some(echo) = &mut echo {
                        write!(io::stderr(), "{}", echo.follow(&line))?;
                    }
                }
                Typed::Cancelled => return Ok(Answer::Cancelled),
                Typed::Done if echo.is_none() && line.has_other_keys() => {
                    return Ok(Answer::OtherKeys);
                }
                Typed::Done => {
                    return Ok(line.into_secret().map_or(Answer::NoText, Answer::Given));
                }
            }
        }
    }
}

/// Has the terminal of this process show what is typed, for as long as the result is held: no question is asked in the
/// meantime.
pub(super) fn show_and_hold() -> MutexGuard<'static, Option<Termios>> {
    let mut before = before();
    if show_again(&mut before) {
        // The question stands on the line.
        let _ = writeln!(io::stderr());
    }
    before
}

/// Has the terminal of this process show again what is typed, as before the question; returns whether it did not.
fn show_again(before: &mut Option<Termios>) -> bool {
    let Some(before) = before.take() else {
        return false;
    };
    let _ = termios::tcsetattr(io::stdin(), OptionalActions::Now, &before);
    true
}

fn before() -> MutexGuard<'static, Option<Termios>> {
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A terminal that shows nothing of what is typed by itself, until this is dropped.
struct Hidden;

impl Hidden {
    fn begin(terminal: &Stdin) -> io::Result<Self> {
        let mut kept = before();
        let shown = termios::tcgetattr(terminal)?;
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
        // Kept first: a signal may come right after.
        *kept = Some(shown);
        // What was typed before the question is no answer to it.
        termios::tcsetattr(terminal, OptionalActions::Flush, &hidden)?;
        Ok(Self)
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
            let hidden = Hidden::begin(&io::stdin());
            asked.send(()).unwrap();
            drop(hidden);
        });

        assert!(waits.recv_timeout(Duration::from_millis(200)).is_err());
        drop(held);
        question.join().unwrap();
    }
}
