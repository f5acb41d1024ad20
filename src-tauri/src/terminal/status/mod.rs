//! `chiave status`: who is signed in on this computer, and what there is to do.

mod json;
mod task;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod text;

pub use json::line_of_json;
pub use text::{removed, text};

use crate::terminal;
use chiave_client::{KeyringState, Look, SessionState};
use std::{io, process::ExitCode};
use task::Task;

/// Looks at this computer, and changes nothing.
///
/// # Errors
///
/// Whatever keeps the system from starting a runtime.
pub fn look() -> io::Result<Look> {
    terminal::run(|runtime, client| runtime.block_on(client.look()))
}

/// The result of the command, for scripts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Somebody is signed in, and there is nothing to do.
    Good,
    /// It is not known whether somebody is signed in.
    NotKnown,
    /// Nobody is signed in.
    Nobody,
    /// Somebody is signed in, and there is something to do.
    ToDo,
    /// Somebody is signed in, and the service did not confirm the state.
    NotConfirmed,
}

impl Outcome {
    /// The outcome of a look.
    #[must_use]
    pub fn of(look: &Look) -> Self {
        let is_signed_in = look.status.session != SessionState::None;
        match is_signed_in {
            false if is_known(look) => Self::Nobody,
            false => Self::NotKnown,
            true if !Task::all(look).is_empty() => Self::ToDo,
            true if !look.state.live => Self::NotConfirmed,
            true => Self::Good,
        }
    }

    /// The exit code, as the manual page has it.
    #[must_use]
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Good => 0,
            Self::NotKnown => 1,
            Self::Nobody => 4,
            Self::ToDo => 5,
            Self::NotConfirmed => 6,
        })
    }
}

/// Whether it is known that nobody is signed in: the keyring would hold the session.
fn is_known(look: &Look) -> bool {
    look.has_ended || look.status.keyring == KeyringState::Ready
}
