//! `chiave change`: replaces a password that the person knows, as the window does.

mod refusals;
#[cfg(test)]
mod tests;

use super::{
    dialogue::{self, Dialogue},
    ends::{End, Outcome},
    sentences::timed,
};
use chiave_client::{AppStatus, Clock as _, ComputerClock, Scope, SessionState, WriteKind};
use chiave_protocol::{
    Secret,
    password::WriteOutcome,
    session::{MustChangeReason, SignInStep},
};
use chiave_words::{Arg, Cli, Words};
use refusals::why_not;
use std::io;

/// Changes the password; `say` tells the person.
///
/// # Errors
///
/// The terminal cannot be used, or the system starts no runtime.
pub fn change(words: &'static Words, say: fn(&str)) -> io::Result<Outcome> {
    dialogue::hold(words, say, run)
}

fn run(dialogue: &Dialogue<'_>) -> io::Result<End> {
    if let Some(end) = dialogue.wait(refused(dialogue)) {
        return Ok(end);
    }
    introduce(dialogue, &dialogue.wait(dialogue.client.status()));
    let Some(current) = dialogue.ask(Cli::CliChangeCurrent)? else {
        return Ok(dialogue.cancelled());
    };
    let Some(new) = dialogue.ask_for_new(Scope::Session, Some(&current))? else {
        return Ok(dialogue.cancelled());
    };
    Ok(dialogue.write(write(dialogue, current, new)))
}

/// Says whose password is changed, and why where it has to be.
fn introduce(dialogue: &Dialogue<'_>, status: &AppStatus) {
    let user = status.user_name.as_deref().unwrap_or_default();
    let whose = (dialogue.words).say(Cli::CliChangeOf, &[("user", Arg::Text(user))]);
    dialogue.tell(&whose);
    match status.step {
        Some(SignInStep::MustChange {
            reason: MustChangeReason::Required,
        }) => dialogue.say(Cli::CliChangeRequired),
        Some(SignInStep::MustChange {
            reason: MustChangeReason::Expired,
        }) => dialogue.say(Cli::CliChangeExpired),
        _ => {}
    }
}

/// Why nothing is asked; `None` if the person may change the password now.
async fn refused(dialogue: &Dialogue<'_>) -> Option<End> {
    let Dialogue { words, client, .. } = dialogue;
    let synchronised = client.sync().await;
    let status = client.status().await;
    let settled = dialogue.settle_earlier(&status, WriteKind::Change).await;
    if settled.is_some() {
        return settled;
    }
    if let Err(failure) = synchronised
        && status.session != SessionState::None
    {
        return Some(End::failed(words, &failure));
    }
    let state = client.state().await.state;
    let from = state.and_then(|state| state.password.changeable_from);
    why_not(words, &status, from, ComputerClock::default().now())
}

async fn write(dialogue: &Dialogue<'_>, current: Secret, new: Secret) -> End {
    let Dialogue { words, client, .. } = dialogue;
    match client.change_password(current, new).await {
        Ok(WriteOutcome::Done { at }) => {
            End::written(Outcome::Changed, timed(words, Cli::CliChangeDone, at))
        }
        Ok(WriteOutcome::Unknown) => End::not_known(words, &client.status().await),
        Err(failure) => End::failed(words, &failure),
    }
}
