//! A signal that ends a command while it asks or writes.

use super::{
    ends::{End, Outcome},
    keys,
    sentences::timed,
    signals::Signals,
};
use chiave_client::{Client, WriteKind, WriteProgress, WriteStatus};
use chiave_words::{Cli, Words};
use std::{
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{runtime::Handle, time::timeout};

/// The time limit for telling the service that an attempt is cancelled.
const CANCEL: Duration = Duration::from_secs(2);

/// What a command does.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Phase {
    /// Nothing of the command is being written.
    #[default]
    Asking,
    /// A new password is on its way, or about to be.
    Writing,
    /// The person knows how the command ended.
    Told(Outcome),
}

/// The phase, which the command and a signal share. Whoever tells the end holds it, so that only one of them does.
#[derive(Clone, Default)]
pub(super) struct SharedPhase(Arc<Mutex<Phase>>);

impl SharedPhase {
    /// Notes the phase. Never returns once a signal ends the command.
    pub(super) fn enter(&self, phase: Phase) {
        *self.hold() = phase;
    }

    /// Tells how the command ended. Never returns once a signal ends the command.
    pub(super) fn tell(&self, end: io::Result<End>, say: fn(&str)) -> io::Result<End> {
        let mut phase = self.hold();
        let end = end?;
        end.said.iter().for_each(|line| say(line));
        *phase = Phase::Told(end.outcome);
        Ok(end)
    }

    fn hold(&self) -> MutexGuard<'_, Phase> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Signals {
    /// Waits for a signal, has the terminal show again what is typed, says what is known, and ends the
    /// process.
    pub(super) async fn end_in_order(
        mut self,
        client: Client,
        words: &'static Words,
        phase: SharedPhase,
        say: fn(&str),
    ) {
        self.recv().await;
        let runtime = Handle::current();
        tokio::task::spawn_blocking(move || {
            // Both are held until the process has ended: the command goes on beside this.
            let _shown = keys::show_and_hold();
            let phase = phase.hold();
            let end = end(words, *phase, client.latest_write().as_ref());
            end.said.iter().for_each(|line| say(line));
            if end.outcome == Outcome::NotChanged {
                // Codes that were sent for an attempt stop working.
                let _ = runtime.block_on(async { timeout(CANCEL, client.cancel()).await });
            }
            std::process::exit(end.outcome.code().into());
        });
    }
}

/// What is known of the write of the command, and what of it the person was not told.
fn end(words: &Words, phase: Phase, write: Option<&WriteStatus>) -> End {
    let end = |outcome, sentence| End::new(outcome, words.say(sentence, &[]));
    match (phase, write.map(|write| (&write.progress, write.kind))) {
        (Phase::Told(outcome), _) => End {
            outcome,
            said: Vec::new(),
            is_written: false,
        },
        (Phase::Writing, None)
        | (_, Some((WriteProgress::Running { .. } | WriteProgress::Unknown, _))) => {
            end(Outcome::NotKnown, Cli::CliPasswordInterrupted)
        }
        (_, Some((WriteProgress::Done { at }, WriteKind::Change))) => {
            End::new(Outcome::Changed, timed(words, Cli::CliChangeDone, *at))
        }
        (_, Some((WriteProgress::Done { .. }, _))) => end(Outcome::Changed, Cli::CliResetDone),
        (_, Some((WriteProgress::NotDone { .. }, _))) | (Phase::Asking, None) => {
            end(Outcome::NotChanged, Cli::CliPasswordCancelled)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_client::{WriteKind, WriteStage};
    use chiave_protocol::Timestamp;
    use chiave_words::Language;

    fn ended(phase: Phase, progress: Option<WriteProgress>) -> (Outcome, String) {
        let kind = WriteKind::Change;
        let write = progress.map(|progress| WriteStatus { kind, progress });
        let End { outcome, said, .. } = end(Words::of(Language::English), phase, write.as_ref());
        (outcome, said.join("\n"))
    }

    #[test]
    fn a_write_under_way_is_called_neither_done_nor_undone() {
        let running = WriteProgress::Running {
            stage: WriteStage::Sent,
        };
        for (phase, progress) in [
            (Phase::Writing, Some(running)),
            (Phase::Writing, None),
            (Phase::Asking, Some(WriteProgress::Unknown)),
        ] {
            let (outcome, said) = ended(phase, progress);

            assert_eq!(outcome, Outcome::NotKnown);
            assert!(said.contains("not known yet"), "{said}");
        }
    }

    #[test]
    fn without_a_write_nothing_was_changed() {
        let refused = WriteProgress::NotDone { error: None };

        assert_eq!(ended(Phase::Asking, None).0, Outcome::NotChanged);
        assert_eq!(ended(Phase::Writing, Some(refused)).0, Outcome::NotChanged);
    }

    #[test]
    fn a_write_that_is_done_is_told_once() {
        let at = Timestamp::from_unix(1_795_424_400);
        let done = || Some(WriteProgress::Done { at });

        let (outcome, said) = ended(Phase::Writing, done());
        assert_eq!(outcome, Outcome::Changed);
        assert!(said.contains("The password was changed"), "{said}");

        let told = Phase::Told(Outcome::Changed);
        assert_eq!(ended(told, done()), (Outcome::Changed, String::new()));
    }

    #[test]
    fn a_command_that_ended_by_itself_ends_with_its_own_code() {
        let told = Phase::Told(Outcome::Nobody);

        assert_eq!(ended(told, None), (Outcome::Nobody, String::new()));
    }
}
