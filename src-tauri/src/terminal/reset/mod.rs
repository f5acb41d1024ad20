//! `chiave reset`: somebody who cannot sign in chooses a new password, by the steps of the window. The
//! service decides every step (law 2).

mod choices;
mod gate;
mod help;
#[cfg(test)]
mod tests;

use super::{
    dialogue::{self, Dialogue},
    ends::{End, Outcome},
    failures,
};
use chiave_client::{AppStatus, Code, Failure, LocalCode, Reach, Scope, WriteKind};
use chiave_protocol::{
    ErrorCode,
    attempt::{AttemptStep, AttemptView, Purpose},
    password::WriteOutcome,
};
use chiave_words::{Arg, Cli, Recover, Words};
use std::{io, ops::ControlFlow};

/// Where the attempt goes on, or how the command ends.
type Next = ControlFlow<End, AttemptView>;

/// Resets the password of `user_name`, or of whom the person names; `say` tells the person.
///
/// # Errors
///
/// The terminal cannot be used, or the system starts no runtime.
pub fn reset(
    words: &'static Words,
    user_name: Option<String>,
    say: fn(&str),
) -> io::Result<Outcome> {
    dialogue::hold(words, say, |dialogue| run(dialogue, user_name))
}

fn run(dialogue: &Dialogue<'_>, named: Option<String>) -> io::Result<End> {
    let Dialogue { words, client, .. } = dialogue;
    // The outcome does not matter: a session that has ended hinders no reset.
    let _ = dialogue.wait(client.sync());
    let status = dialogue.wait(client.status());
    let settled = dialogue.wait(dialogue.settle_earlier(&status, WriteKind::Reset));
    if let Some(end) = settled.or_else(|| why_not(words, &status)) {
        return Ok(end);
    }
    let user_name = match named {
        Some(user_name) => user_name,
        None => match ask_for_name(dialogue, &status)? {
            Some(user_name) => user_name,
            None => return Ok(dialogue.cancelled()),
        },
    };
    dialogue.tell(&words.say(Recover::RecoverResetText, &[]));
    let started = client.start_attempt(user_name.clone(), Purpose::Reset);
    let view = match dialogue.wait(started) {
        Ok(view) => view,
        Err(failure) => return Ok(over(words, &status, &failure)),
    };
    let reset = Reset {
        dialogue,
        user_name,
    };
    let end = reset.steps(view)?;
    if end.outcome == Outcome::NotChanged {
        // Codes that were sent for the attempt stop working.
        dialogue.wait(client.cancel());
    }
    Ok(end)
}

/// Why nothing is asked; `None` if a reset may begin.
fn why_not(words: &Words, status: &AppStatus) -> Option<End> {
    let sentence = if !status.offers.reset {
        Cli::CliResetHidden
    } else if status.reach != Reach::Online {
        Cli::CliPasswordAway
    } else {
        return None;
    };
    Some(End::new(Outcome::NotChanged, words.say(sentence, &[])))
}

/// Asks for the user name; an empty answer means whoever is signed in. `None` if the person cancelled.
fn ask_for_name(dialogue: &Dialogue<'_>, status: &AppStatus) -> io::Result<Option<String>> {
    let words = dialogue.words;
    let Some(known) = &status.user_name else {
        let typed = dialogue.ask_shown(&words.say(Cli::CliResetUser, &[]))?;
        return Ok(typed.map(|typed| typed.expose().trim().to_owned()));
    };
    let args = [("user_name", Arg::Text(known))];
    let typed = dialogue.ask_line(&words.say(Cli::CliResetUserKnown, &args))?;
    Ok(typed.map(|typed| match typed.expose().trim() {
        "" => known.clone(),
        user_name => user_name.to_owned(),
    }))
}

/// How the command ends after a failure with which the attempt is over.
fn over(words: &Words, status: &AppStatus, failure: &Failure) -> End {
    let mut end = End::failed(words, failure);
    end.outcome = Outcome::NotChanged;
    if needs_people(failure) {
        end.said.extend(help::desk(words, status));
    }
    end
}

/// Whether only the help desk can help.
fn needs_people(failure: &Failure) -> bool {
    failure.is(ErrorCode::NotEnoughMethods) || failure.is(ErrorCode::NotAllowed)
}

/// Whether nothing more can be done in the attempt.
const fn is_over(failure: &Failure) -> bool {
    matches!(
        failure.code,
        Code::Service(
            ErrorCode::AttemptEnded
                | ErrorCode::NotEnoughMethods
                | ErrorCode::NotAllowed
                | ErrorCode::SessionEnded
                | ErrorCode::UpdateNeeded
        ) | Code::Local(
            LocalCode::NothingInProgress
                | LocalCode::Cancelled
                | LocalCode::HiddenHere
                | LocalCode::NotConfigured
                | LocalCode::NoProxyAddress
                | LocalCode::ClientCertificateRefused
                | LocalCode::AnotherService
                | LocalCode::ServiceTooNew
                | LocalCode::ServiceTooOld
        )
    )
}

/// A reset in progress.
struct Reset<'a> {
    dialogue: &'a Dialogue<'a>,
    user_name: String,
}

impl Reset<'_> {
    /// Goes from step to step, as the service says.
    fn steps(&self, mut view: AttemptView) -> io::Result<End> {
        loop {
            let next = match &view.step {
                AttemptStep::Prove { .. } => self.verify(view)?,
                AttemptStep::ChoosePassword { .. } => self.choose(&view)?,
                AttemptStep::Settling => self.settle(&view)?,
                AttemptStep::Done => Next::Break(self.done()),
                AttemptStep::ConfirmUnlock | AttemptStep::Unknown => {
                    let too_old = Cli::CliPasswordTooOld;
                    Next::Break(self.dialogue.end(Outcome::NotChanged, too_old))
                }
            };
            match next {
                Next::Continue(now) => view = now,
                Next::Break(end) => return Ok(end),
            }
        }
    }

    fn choose(&self, view: &AttemptView) -> io::Result<Next> {
        let dialogue = self.dialogue;
        let title = dialogue.words.say(Recover::RecoverPasswordTitle, &[]);
        dialogue.tell(&format!("{title}."));
        let Some(new) = dialogue.ask_for_new(Scope::Attempt, None)? else {
            return Ok(Next::Break(dialogue.cancelled()));
        };
        let written = dialogue.client.attempt_set_password(new);
        Ok(match dialogue.write(written) {
            Ok(WriteOutcome::Done { .. }) => Next::Break(self.done()),
            Ok(WriteOutcome::Unknown) => Next::Continue(AttemptView {
                step: AttemptStep::Settling,
                ..view.clone()
            }),
            Err(failure) => self.after(view, &failure),
        })
    }

    /// Asks for the outcome of a write of which the answer was lost, as often as the person wants. A write
    /// that was never begun gives the verifications back.
    fn settle(&self, view: &AttemptView) -> io::Result<Next> {
        let dialogue = self.dialogue;
        let Dialogue { words, client, .. } = dialogue;
        let not_known = End::not_known(words, &dialogue.wait(client.status()));
        not_known.said.iter().for_each(|line| dialogue.tell(line));
        let question = words.say(Cli::CliResetCheck, &[]);
        if dialogue.ask_line(&question)?.is_none() {
            return Ok(Next::Break(End {
                said: Vec::new(),
                ..not_known
            }));
        }
        Ok(match dialogue.wait(client.settle()) {
            Ok(Some(WriteOutcome::Done { .. })) => Next::Break(self.done()),
            Ok(Some(WriteOutcome::Unknown)) => Next::Continue(view.clone()),
            Ok(None) => self.as_it_stands(view),
            Err(failure) => self.after(view, &failure),
        })
    }

    /// Tells a failure, and goes on where the service has the attempt.
    fn after(&self, view: &AttemptView, failure: &Failure) -> Next {
        if is_over(failure) {
            return Next::Break(self.over(failure));
        }
        for line in failures::of_failure(self.dialogue.words, failure) {
            self.dialogue.tell(&line);
        }
        self.as_it_stands(view)
    }

    /// Goes on where the service has the attempt; if it cannot be asked, at `view`.
    fn as_it_stands(&self, view: &AttemptView) -> Next {
        match self.dialogue.wait(self.dialogue.client.attempt_view()) {
            Ok(now) => Next::Continue(now),
            Err(failure) if is_over(&failure) => Next::Break(self.over(&failure)),
            Err(_) => Next::Continue(view.clone()),
        }
    }

    fn over(&self, failure: &Failure) -> End {
        let status = self.dialogue.wait(self.dialogue.client.status());
        over(self.dialogue.words, &status, failure)
    }

    fn done(&self) -> End {
        let words = self.dialogue.words;
        let mut end = End::written(Outcome::Changed, words.say(Cli::CliResetDone, &[]));
        end.said.push(words.say(Recover::RecoverPasswordNote, &[]));
        end
    }
}
