//! What several commands say.

use chiave_client::{Clock as _, ComputerClock, KeyringState};
use chiave_protocol::{Timestamp, typed::ShownText};
use chiave_words::{Arg, Cli, Words};

/// The most characters of a text from outside that are shown.
const MOST: usize = 256;

/// A text from outside as a terminal may show it.
pub(super) fn shown(text: &str) -> String {
    ShownText::cleaned(text, MOST).into()
}

/// A sentence with a time.
pub(super) fn timed(words: &Words, sentence: Cli, at: Timestamp) -> String {
    let offset_min = ComputerClock::default().utc_offset_min();
    let at = words.date_time(at, offset_min);
    words.say(sentence, &[("at", Arg::Text(&at))])
}

/// Why the keyring does not say who is signed in; `None` for one that does.
pub(super) const fn closed_keyring(state: KeyringState) -> Option<Cli> {
    match state {
        KeyringState::Ready => None,
        KeyringState::Locked => Some(Cli::CliStatusKeyringLocked),
        KeyringState::Hanging => Some(Cli::CliStatusKeyringHanging),
        KeyringState::Missing | KeyringState::Unknown => Some(Cli::CliStatusKeyringMissing),
    }
}
