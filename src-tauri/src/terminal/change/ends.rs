//! How the command ends: decided from facts, without a terminal.

use super::{
    Outcome,
    sentences::{broken_rules, timed},
};
use crate::terminal::status::removed;
use chiave_client::{AppStatus, Failure, KeyringState, Reach, SessionState};
use chiave_protocol::{Timestamp, password::WriteOutcome, session::SignInStep};
use chiave_words::{Cli, Words};

/// How the command ends, and what the person is told.
pub(super) struct End {
    pub(super) outcome: Outcome,
    pub(super) said: Vec<String>,
}

impl End {
    pub(super) fn new(outcome: Outcome, said: String) -> Self {
        Self {
            outcome,
            said: vec![said],
        }
    }
}

/// How the last write ended, of which the answer was lost.
pub(super) fn settled_as(
    words: &Words,
    settled: &Result<Option<WriteOutcome>, Failure>,
    was_change: bool,
) -> End {
    let end = |outcome, change, other| {
        let sentence = if was_change { change } else { other };
        End::new(outcome, words.say(sentence, &[]))
    };
    let not_done = || {
        end(
            Outcome::NotChanged,
            Cli::CliChangeSettledNotDone,
            Cli::CliChangeOtherNotDone,
        )
    };
    match settled {
        Ok(Some(WriteOutcome::Done { at })) if was_change => {
            let said = timed(words, Cli::CliChangeSettledDone, *at);
            End::new(Outcome::Changed, said)
        }
        Ok(Some(WriteOutcome::Done { at })) => {
            let said = timed(words, Cli::CliChangeOtherDone, *at);
            End::new(Outcome::NotChanged, said)
        }
        Ok(None) => not_done(),
        Err(failure) if failure.kept_password == Some(true) => {
            let mut end = not_done();
            end.said.extend(broken_rules(words, failure));
            end
        }
        Ok(Some(WriteOutcome::Unknown)) | Err(_) => end(
            Outcome::NotKnown,
            Cli::CliChangeNotKnown,
            Cli::CliChangeOtherNotKnown,
        ),
    }
}

/// Why the person may not change the password now.
pub(super) fn why_not(
    words: &Words,
    status: &AppStatus,
    changeable_from: Option<Timestamp>,
    now: Timestamp,
) -> Option<End> {
    let end = |outcome, sentence| Some(End::new(outcome, words.say(sentence, &[])));
    let is_required = matches!(status.step, Some(SignInStep::MustChange { .. }));
    if status.session == SessionState::None {
        return match status.keyring {
            KeyringState::Ready => {
                let removed = status.removed.map(|why| words.say(removed(why), &[]));
                let first = words.say(Cli::CliChangeNobody, &[]);
                Some(End {
                    outcome: Outcome::Nobody,
                    said: [first].into_iter().chain(removed).collect(),
                })
            }
            KeyringState::Locked => end(Outcome::NotChanged, Cli::CliStatusKeyringLocked),
            KeyringState::Hanging => end(Outcome::NotChanged, Cli::CliStatusKeyringHanging),
            KeyringState::Missing | KeyringState::Unknown => {
                end(Outcome::NotChanged, Cli::CliStatusKeyringMissing)
            }
        };
    }
    if !is_required && !status.offers.change {
        return end(Outcome::NotChanged, Cli::CliChangeHidden);
    }
    if status.reach != Reach::Online {
        return end(Outcome::NotChanged, Cli::CliChangeAway);
    }
    if matches!(status.step, Some(SignInStep::Unknown)) {
        return end(Outcome::NotChanged, Cli::CliChangeTooOld);
    }
    if status.session == SessionState::Limited && !is_required {
        return end(Outcome::NotChanged, Cli::CliChangeNotSignedIn);
    }
    let from = changeable_from.filter(|from| !is_required && *from > now)?;
    Some(End::new(
        Outcome::NotChanged,
        timed(words, Cli::CliChangeNotYet, from),
    ))
}
