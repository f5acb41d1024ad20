//! Why a person may not change the password: decided from facts, without a terminal.

use crate::terminal::{
    ends::{End, Outcome},
    sentences::{closed_keyring, timed},
    status::removed,
};
use chiave_client::{AppStatus, Reach, SessionState};
use chiave_protocol::{Timestamp, session::SignInStep};
use chiave_words::{Cli, Words};

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
        return end(Outcome::NotChanged, Cli::CliPasswordAway);
    }
    if matches!(status.step, Some(SignInStep::Unknown)) {
        return end(Outcome::NotChanged, Cli::CliPasswordTooOld);
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
