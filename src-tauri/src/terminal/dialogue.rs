//! A command that asks a person in a terminal and writes a password.

use super::{
    Answer, Prompt,
    ends::{End, Outcome, settled_as},
    interrupted::{Phase, SharedPhase},
    rules,
    signals::Signals,
};
use crate::terminal;
use chiave_client::{AppStatus, Client, NoClaim, Scope, WriteKind};
use chiave_protocol::Secret;
use chiave_words::{Cli, Words};
use std::io;
use tokio::runtime::Runtime;

/// What the command speaks and works with.
pub(super) struct Dialogue<'a> {
    pub(super) words: &'a Words,
    pub(super) client: &'a Client,
    prompt: &'a Prompt,
    runtime: &'a Runtime,
    phase: &'a SharedPhase,
    say: fn(&str),
}

/// Runs a command as the only process of the person that writes; `say` tells the person.
///
/// # Errors
///
/// The terminal cannot be used, or the system starts no runtime.
pub(super) fn hold(
    words: &'static Words,
    say: fn(&str),
    command: impl FnOnce(&Dialogue<'_>) -> io::Result<End>,
) -> io::Result<Outcome> {
    let refuse = |sentence| {
        say(&words.say(sentence, &[]));
        Ok(Outcome::NotChanged)
    };
    let Some(prompt) = Prompt::of_this_process() else {
        return refuse(Cli::CliPasswordNoTerminal);
    };
    terminal::run(|runtime, client| {
        let _claim = match client.claim() {
            Ok(claim) => claim,
            Err(NoClaim::InUse) => return refuse(Cli::CliPasswordInUse),
            Err(NoClaim::CannotTell) => return refuse(Cli::CliPasswordCannotTell),
        };
        let signals = {
            let _entered = runtime.enter();
            Signals::take()?
        };
        let phase = SharedPhase::default();
        runtime.spawn(signals.end_in_order(client.clone(), words, phase.clone(), say));
        let end = command(&Dialogue {
            words,
            client,
            prompt: &prompt,
            runtime,
            phase: &phase,
            say,
        });
        let end = phase.tell(end, say)?;
        if end.is_written {
            // After the sentence: the person need not wait for it.
            runtime.block_on(client.keep_what_was_written());
        }
        Ok(end.outcome)
    })?
}

impl Dialogue<'_> {
    /// Waits for a call of the client.
    pub(super) fn wait<T>(&self, call: impl Future<Output = T>) -> T {
        self.runtime.block_on(call)
    }

    /// Sends a new password, and waits for the outcome.
    pub(super) fn write<T>(&self, call: impl Future<Output = T>) -> T {
        // From here on only this write counts.
        self.client.write_seen();
        self.phase.enter(Phase::Writing);
        self.say(Cli::CliPasswordSent);
        let outcome = self.wait(call);
        self.phase.enter(Phase::Asking);
        outcome
    }

    pub(super) fn say(&self, sentence: Cli) {
        self.tell(&self.words.say(sentence, &[]));
    }

    pub(super) fn tell(&self, line: &str) {
        (self.say)(line);
    }

    /// The end for a write of which the answer was lost before this command, if there is one.
    pub(super) async fn settle_earlier(&self, status: &AppStatus, own: WriteKind) -> Option<End> {
        if !status.unsettled {
            return None;
        }
        let kind = status.write.as_ref().map(|write| write.kind);
        let settled = self.client.settle().await;
        Some(settled_as(self.words, &settled, kind == Some(own)))
    }

    /// Asks for a secret until something is typed; `None` if the person cancelled.
    ///
    /// # Errors
    ///
    /// The terminal cannot be used.
    pub(super) fn ask(&self, question: Cli) -> io::Result<Option<Secret>> {
        let question = self.words.say(question, &[]);
        self.ask_until(&question, Prompt::ask)
    }

    /// As [`Dialogue::ask`], for what a person has to see: a name, a number, a code that is used once.
    pub(super) fn ask_shown(&self, question: &str) -> io::Result<Option<Secret>> {
        self.ask_until(question, Prompt::ask_shown)
    }

    /// As [`Dialogue::ask_shown`], and takes an empty line too.
    pub(super) fn ask_line(&self, question: &str) -> io::Result<Option<Secret>> {
        loop {
            match self.prompt.ask_shown(question)? {
                Answer::Given(typed) => return Ok(Some(typed)),
                Answer::NoText => self.say(Cli::CliPasswordNoText),
                Answer::OtherKeys => self.say(Cli::CliPasswordOtherKeys),
                Answer::Cancelled => return Ok(None),
            }
        }
    }

    /// Asks for the new password until it meets the rules of `scope` and was typed twice; `None` if the
    /// person cancelled. Where no rules are known here, the service evaluates them.
    ///
    /// # Errors
    ///
    /// The terminal cannot be used.
    pub(super) fn ask_for_new(
        &self,
        scope: Scope,
        current: Option<&Secret>,
    ) -> io::Result<Option<Secret>> {
        loop {
            let Some(new) = self.ask(Cli::CliPasswordNew)? else {
                return Ok(None);
            };
            let evaluated = self.client.evaluate_password(scope, &new, current);
            let broken =
                evaluated.map_or_else(|_| Vec::new(), |it| rules::of_candidate(self.words, &it));
            if !broken.is_empty() {
                broken.iter().for_each(|line| self.tell(line));
                continue;
            }
            let Some(again) = self.ask(Cli::CliPasswordAgain)? else {
                return Ok(None);
            };
            if again.expose() == new.expose() {
                return Ok(Some(new));
            }
            self.say(Cli::CliPasswordDiffer);
        }
    }

    pub(super) fn cancelled(&self) -> End {
        self.end(Outcome::NotChanged, Cli::CliPasswordCancelled)
    }

    pub(super) fn end(&self, outcome: Outcome, sentence: Cli) -> End {
        End::new(outcome, self.words.say(sentence, &[]))
    }

    fn ask_until(
        &self,
        question: &str,
        ask: impl Fn(&Prompt, &str) -> io::Result<Answer>,
    ) -> io::Result<Option<Secret>> {
        loop {
            match ask(self.prompt, question)? {
                Answer::Given(typed) if typed.expose().is_empty() => {}
                Answer::Given(typed) => return Ok(Some(typed)),
                Answer::NoText => self.say(Cli::CliPasswordNoText),
                Answer::OtherKeys => self.say(Cli::CliPasswordOtherKeys),
                Answer::Cancelled => return Ok(None),
            }
        }
    }
}
