//! How the command ends: decided from facts, without a terminal.

use super::Outcome;
use crate::terminal::{
    rules,
    sentences::{closed_keyring, timed},
    status::removed,
};
use chiave_client::{AppStatus, Failure, Reach, SessionState};
use chiave_protocol::{Timestamp, password::WriteOutcome, session::SignInStep};
use chiave_words::{Cli, Words};

/// How the command ends, and what the person is told.
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
        Ok(Some(WriteOutcome::Done { at })) => {
            let (outcome, sentence) = match was_change {
                true => (Outcome::Changed, Cli::CliChangeSettledDone),
                false => (Outcome::NotChanged, Cli::CliChangeOtherDone),
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
        if let Some(sentence) = closed_keyring(status.keyring) {
            return end(Outcome::NotChanged, sentence);
        }
        let mut nobody = End::new(Outcome::Nobody, words.say(Cli::CliChangeNobody, &[]));
        let removed = status.removed.map(|why| words.say(removed(why), &[]));
        nobody.said.extend(removed);
        return Some(nobody);
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
