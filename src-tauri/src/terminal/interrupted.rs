//! A signal that ends a command while it asks or writes.

use super::{
    ends::{End, Outcome},
    prompt,
};
use chiave_client::{Client, WriteProgress, WriteStatus};
use chiave_words::{Cli, Words};
use std::io;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// The signals that ask a process to end.
pub(super) struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hang_up: Signal,
}

impl Signals {
    /// Takes over the signals, which from then on end nothing by themselves. To be called in a runtime.
    ///
    /// # Errors
    ///
    /// Whatever keeps the system from telling of signals.
    pub(super) fn take() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    /// Waits for a signal, has the terminal show again what is typed, says what is known, and ends the
    /// process.
    pub(super) async fn end_in_order(mut self, client: Client, words: &Words, say: fn(&str)) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = self.hang_up.recv() => {}
        }
        prompt::show_again();
        let end = end(words, client.status().await.write.as_ref());
        end.said.iter().for_each(|line| say(line));
        std::process::exit(end.outcome.code().into());
    }
}

/// What is known of the latest write.
fn end(words: &Words, write: Option<&WriteStatus>) -> End {
    let end = |outcome, sentence| End::new(outcome, words.say(sentence, &[]));
    match write.map(|write| &write.progress) {
        Some(WriteProgress::Running { .. } | WriteProgress::Unknown) => {
            end(Outcome::NotKnown, Cli::CliPasswordInterrupted)
        }
        // The person was told already.
        Some(WriteProgress::Done { .. }) => End {
            outcome: Outcome::Changed,
            said: Vec::new(),
            is_written: true,
        },
        Some(WriteProgress::NotDone { .. }) | None => {
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

    fn ended(progress: WriteProgress) -> (Outcome, String) {
        let kind = WriteKind::Change;
        let write = WriteStatus { kind, progress };
        let End { outcome, said, .. } = end(Words::of(Language::English), Some(&write));
        (outcome, said.join("\n"))
    }

    #[test]
    fn a_write_under_way_is_called_neither_done_nor_undone() {
        let stage = WriteStage::Sent;
        for progress in [WriteProgress::Running { stage }, WriteProgress::Unknown] {
            let (outcome, said) = ended(progress);

            assert_eq!(outcome, Outcome::NotKnown);
            assert!(said.contains("not known yet"), "{said}");
        }
    }

    #[test]
    fn without_a_write_nothing_was_changed() {
        let words = Words::of(Language::English);

        assert_eq!(end(words, None).outcome, Outcome::NotChanged);
        let refused = ended(WriteProgress::NotDone { error: None });
        assert_eq!(refused.0, Outcome::NotChanged);
    }

    #[test]
    fn a_write_that_was_told_stays_done() {
        let at = Timestamp::from_unix(1_795_424_400);

        let done = (Outcome::Changed, String::new());

        assert_eq!(ended(WriteProgress::Done { at }), done);
    }
}
