//! Asks a person in a terminal. Nothing is shown of a password that is typed.
//!
//! Passwords and codes come from a terminal only: an argument shows in the list of processes, a variable in the
//! environment of whatever is started, and a pipe means that the password is written down somewhere. A code is shown while it is typed: it counts
//! once and for minutes, and whoever cannot compare it with the phone types it wrong, which closes the
//! method after some tries.

use super::{
    echo::Echo,
    keys::Hidden,
    line::{Line, Typed},
};
use chiave_protocol::Secret;
use std::io::{self, IsTerminal, Write};

/// The terminal of a person.
pub struct Prompt(());

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
        let is_one = io::stdin().is_terminal() && io::stderr().is_terminal();
        is_one.then_some(Self(()))
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
        let hidden = Hidden::begin()?;
        write!(io::stderr(), "{question} ")?;
        let typed = Self::read(&hidden, echo);
        drop(hidden);
        // The terminal did not show the end of the line either.
        writeln!(io::stderr())?;
        typed
    }

    fn read(hidden: &Hidden, mut echo: Option<Echo>) -> io::Result<Answer> {
        let mut line = Line::new();
        loop {
            let Some(byte) = hidden.read()? else {
                return Ok(Answer::Cancelled);
            };
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
