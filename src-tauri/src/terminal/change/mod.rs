//! `chiave change`: replaces a password that the person knows, as the window does.

mod ends;
#[cfg(test)]
mod tests;

use super::{Answer, Prompt};
use crate::terminal::{self, failures, rules, sentences::timed};
use chiave_client::{
    Client, Clock as _, ComputerClock, Failure, Parts, Scope, SessionState, WriteKind,
};
use chiave_protocol::{ErrorCode, Secret, password::WriteOutcome};
use chiave_words::{Cli, Words};
use ends::{End, settled_as, why_not};
use std::{io, process::ExitCode};
use tokio::runtime::Runtime;

/// The result of the command, for scripts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
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
        ExitCode::from(match self {
            Self::Changed => 0,
            Self::NotChanged => 1,
            Self::Nobody => 4,
            Self::NotKnown => 7,
        })
    }
}

/// Changes the password; `say` tells the person.
///
/// # Errors
///
/// The terminal cannot be used, or the system starts no runtime.
pub fn change(words: &Words, mut say: impl FnMut(&str)) -> io::Result<Outcome> {
    let Some(prompt) = Prompt::of_this_process() else {
        say(&words.say(Cli::CliChangeNoTerminal, &[]));
        return Ok(Outcome::NotChanged);
    };
    let client = Client::new(Parts::of_this_computer());
    let Some(_claim) = client.claim() else {
        say(&words.say(Cli::CliChangeInUse, &[]));
        return Ok(Outcome::NotChanged);
    };
    terminal::run(|runtime| {
        let change = Change {
            words,
            prompt: &prompt,
            client: &client,
            runtime,
        };
        let end = change.run(&mut say)?;
        end.said.iter().for_each(|line| say(line));
        if end.is_written {
            // After the sentence: the person need not wait for it.
            runtime.block_on(client.keep_what_was_written());
        }
        Ok(end.outcome)
    })?
}

struct Change<'a> {
    words: &'a Words,
    prompt: &'a Prompt,
    client: &'a Client,
    runtime: &'a Runtime,
}

impl Change<'_> {
    fn run(&self, say: &mut impl FnMut(&str)) -> io::Result<End> {
        let why_not = self.runtime.block_on(self.why_not());
        if let Some(end) = why_not {
            return Ok(end);
        }
        let Some(current) = self.ask(Cli::CliChangeCurrent, say)? else {
            return Ok(self.cancelled());
        };
        let Some(new) = self.ask_for_new(&current, say)? else {
            return Ok(self.cancelled());
        };
        say(&self.words.say(Cli::CliChangeSent, &[]));
        Ok(self.runtime.block_on(self.write(current, new)))
    }

    /// Why nothing is asked; `None` if the person may change the password now.
    async fn why_not(&self) -> Option<End> {
        let synchronised = self.client.sync().await;
        let status = self.client.status().await;
        if status.unsettled {
            let kind = status.write.map(|write| write.kind);
            return Some(self.settle(kind == Some(WriteKind::Change)).await);
        }
        if let Err(failure) = synchronised
            && status.session != SessionState::None
        {
            return Some(self.failed(&failure));
        }
        let state = self.client.state().await.state;
        let from = state.and_then(|state| state.password.changeable_from);
        why_not(self.words, &status, from, ComputerClock::default().now())
    }

    /// Finds out how the last write ended, before another one begins. It may have been another write
    /// than a change.
    async fn settle(&self, was_change: bool) -> End {
        let settled = self.client.settle().await;
        settled_as(self.words, &settled, was_change)
    }

    /// Asks for the new password until it meets the rules and was typed twice; `None` if the person
    /// cancelled.
    fn ask_for_new(
        &self,
        current: &Secret,
        say: &mut impl FnMut(&str),
    ) -> io::Result<Option<Secret>> {
        loop {
            let Some(new) = self.ask(Cli::CliChangeNew, say)? else {
                return Ok(None);
            };
            let broken = self.broken(&new, current);
            if !broken.is_empty() {
                broken.iter().for_each(|line| say(line));
                continue;
            }
            let Some(again) = self.ask(Cli::CliChangeAgain, say)? else {
                return Ok(None);
            };
            if again.expose() == new.expose() {
                return Ok(Some(new));
            }
            say(&self.words.say(Cli::CliChangeDiffer, &[]));
        }
    }

    /// The rules that a new password breaks. Where no rules are known here, the service evaluates them.
    fn broken(&self, new: &Secret, current: &Secret) -> Vec<String> {
        let evaluated = self
            .client
            .evaluate_password(Scope::Session, new, Some(current));
        evaluated.map_or_else(|_| Vec::new(), |it| rules::of_candidate(self.words, &it))
    }

    async fn write(&self, current: Secret, new: Secret) -> End {
        match self.client.change_password(current, new).await {
            Ok(WriteOutcome::Done { at }) => {
                End::written(Outcome::Changed, timed(self.words, Cli::CliChangeDone, at))
            }
            Ok(WriteOutcome::Unknown) => self.end(Outcome::NotKnown, Cli::CliChangeNotKnown),
            Err(failure) => self.failed(&failure),
        }
    }

    fn failed(&self, failure: &Failure) -> End {
        End {
            outcome: match failure.is(ErrorCode::SessionEnded) {
                true => Outcome::Nobody,
                false => Outcome::NotChanged,
            },
            said: not_done(self.words, failure),
            is_written: false,
        }
    }

    /// Asks until something is typed that can be a password; `None` if the person cancelled.
    fn ask(&self, question: Cli, say: &mut impl FnMut(&str)) -> io::Result<Option<Secret>> {
        loop {
            match self.prompt.ask(&self.words.say(question, &[]))? {
                Answer::Given(typed) if typed.expose().is_empty() => {}
                Answer::Given(typed) => return Ok(Some(typed)),
                Answer::NoText => say(&self.words.say(Cli::CliChangeNoText, &[])),
                Answer::Cancelled => return Ok(None),
            }
        }
    }

    fn cancelled(&self) -> End {
        self.end(Outcome::NotChanged, Cli::CliChangeCancelled)
    }

    fn end(&self, outcome: Outcome, sentence: Cli) -> End {
        End::new(outcome, self.words.say(sentence, &[]))
    }
}

/// Why the password is the one from before.
fn not_done(words: &Words, failure: &Failure) -> Vec<String> {
    let kept = words.say(Cli::CliChangeNotDone, &[]);
    [kept]
        .into_iter()
        .chain(failures::of_failure(words, failure))
        .collect()
}
