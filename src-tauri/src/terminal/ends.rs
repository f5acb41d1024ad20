//! How a command that writes a password ends, and what the person is told.

use super::{failures, rules, sentences::timed};
use chiave_client::{AppStatus, Failure, KeyringState};
use chiave_protocol::{ErrorCode, password::WriteOutcome};
use chiave_words::{Cli, Words};
use std::process::ExitCode;

/// The result of the command, for scripts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// The new password is valid.
    Changed,
    /// The password is the one from before.
    NotChanged,
    /// Nobody is signed in.
    Nobody,
    /// It is not known whether the password was changed.
    NotKnown,
}

impl Outcome {
    /// The exit code, as the manual page has it.
    #[must_use]
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(self.code())
    }

    /// The number of the exit code.
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Changed => 0,
            Self::NotChanged => 1,
            Self::Nobody => 4,
            Self::NotKnown => 7,
        }
    }
}

/// How the command ends, and what the person is told.
#[derive(Debug)]
pub(super) struct End {
    pub(super) outcome: Outcome,
    pub(super) said: Vec<String>,
    /// Whether a write was made that the session has to take over.
    pub(super) is_written: bool,
}

impl End {
    pub(super) fn new(outcome: Outcome, said: String) -> Self {
        Self {
            outcome,
            said: vec![said],
            is_written: false,
        }
    }

    pub(super) fn written(outcome: Outcome, said: String) -> Self {
        Self {
            is_written: true,
            ..Self::new(outcome, said)
        }
    }

    /// Nothing was changed, because of a failure.
    pub(super) fn failed(words: &Words, failure: &Failure) -> Self {
        let kept = words.say(Cli::CliPasswordNotDone, &[]);
        let mut end = match failure.is(ErrorCode::SessionEnded) {
            true => Self::new(Outcome::Nobody, kept),
            false => Self::new(Outcome::NotChanged, kept),
        };
        end.said.extend(failures::of_failure(words, failure));
        end
    }

    /// The outcome of a write could not be found out. A later process can ask for the outcome only with
    /// the device key that the keyring holds.
    pub(super) fn not_known(words: &Words, status: &AppStatus) -> Self {
        let sentence = match status.keyring {
            KeyringState::Ready if status.shared.is_none() => Cli::CliPasswordNotKnown,
            _ => Cli::CliPasswordNotKnownLater,
        };
        Self::new(Outcome::NotKnown, words.say(sentence, &[]))
    }
}

/// How the last write ended, of which the answer was lost; `is_own` says whether this command makes such
/// writes.
pub(super) fn settled_as(
    words: &Words,
    settled: &Result<Option<WriteOutcome>, Failure>,
    is_own: bool,
) -> End {
    let end = |outcome, own, other| {
        let sentence = if is_own { own } else { other };
        End::new(outcome, words.say(sentence, &[]))
    };
    let not_done = || {
        end(
            Outcome::NotChanged,
            Cli::CliPasswordSettledNotDone,
            Cli::CliPasswordOtherNotDone,
        )
    };
    match settled {
        Ok(Some(WriteOutcome::Done { at })) => {
            let (outcome, sentence) = match is_own {
                true => (Outcome::Changed, Cli::CliPasswordSettledDone),
                false => (Outcome::NotChanged, Cli::CliPasswordOtherDone),
            };
            End::written(outcome, timed(words, sentence, *at))
        }
        Ok(None) => not_done(),
        Err(failure) if failure.kept_password == Some(true) => {
            let mut end = not_done();
            end.said.extend(rules::of_refusal(words, failure));
            end
        }
        Ok(Some(WriteOutcome::Unknown)) | Err(_) => end(
            Outcome::NotKnown,
            Cli::CliPasswordNotKnown,
            Cli::CliPasswordOtherNotKnown,
        ),
    }
}
