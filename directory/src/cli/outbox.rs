//! `outbox`: the state of the mail server, which mails are delayed and why, and which mails were
//! given up.

use super::{
    context::CliContext,
    json::OutboxJson,
    names::Names,
    output::{NONE, Output, example, help},
    problem::Problem,
};
use crate::clock::rfc3339;
use chiave_domain::{
    delivery::Relay,
    notice::{LOST_MAIL_DAYS, LostMail, WaitingMails},
    ports::store::Store,
};
use chiave_protocol::Timestamp;
use chiave_words::{Arg, Cli};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = help(Cli::CliHelpOutboxShow), after_help = example("outbox show"))]
    Show {
        #[arg(long, help = help(Cli::CliHelpJson))]
        json: bool,
    },
}

pub(super) async fn run(
    command: Command,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let Command::Show { json } = command;
    let mut tx = context.store.read().await?;
    let mut relay = tx.relay().await?;
    let mut waiting = tx.waiting_mail().await?;
    not_past(&mut relay, &mut waiting, context.now);
    let since = context.now.plus(-LOST_MAIL_DAYS * 24 * 60 * 60);
    let lost = tx.lost_mail(since).await?;
    drop(tx);
    if json {
        output.json(&server_json(&relay))?;
        for mails in &waiting {
            output.json(&waits_json(mails))?;
        }
    } else {
        output.print(&server(&relay));
        waiting.iter().for_each(|mails| output.print(&waits(mails)));
    }
    let mut names = Names::default();
    for mail in &lost {
        let user = names.of(mail.account, context).await?;
        if json {
            output.json(&given_up_json(mail, user))?;
        } else {
            output.print(&given_up(mail, user.unwrap_or(NONE)));
        }
    }
    if let Some(sentence) = advice(&relay, output) {
        output.message(&sentence);
    }
    Ok(())
}

/// Moves tries that are due to the present: the store keeps the time from which on a try is due, and the
/// service is about to make it.
fn not_past(relay: &mut Relay, waiting: &mut [WaitingMails], now: Timestamp) {
    let of_mails = waiting.iter_mut().map(|mails| &mut mails.next_try_at);
    let of_server = relay.failing.iter_mut();
    for at in of_mails.chain(of_server.map(|failing| &mut failing.next_try_at)) {
        *at = now.max(*at);
    }
}

/// What happens next and what to do, if the mail server takes no mail; `None` if it takes mail.
fn advice(relay: &Relay, output: &Output) -> Option<String> {
    let refusal = relay.last_refusal.as_ref();
    let refusal = ("refusal", Arg::Text(refusal.map_or(NONE, |(text, _)| text)));
    match &relay.failing {
        Some(failing) => {
            let since = output.date(failing.since);
            let next = output.date(failing.next_try_at);
            let args = [
                refusal,
                ("since", Arg::Text(&since)),
                ("next", Arg::Text(&next)),
            ];
            Some(output.say(Cli::CliOutboxTakesNothing, &args))
        }
        None if relay.delays_mail() => Some(output.say(Cli::CliOutboxRefuses, &[refusal])),
        None => None,
    }
}

/// The state of the mail server, as a word that does not follow the language.
fn state(relay: &Relay) -> &'static str {
    if relay.failing.is_some() {
        "takes-nothing"
    } else if relay.delays_mail() {
        "refuses"
    } else {
        "takes-mail"
    }
}

fn server_json(relay: &Relay) -> OutboxJson<'_> {
    let failing = relay.failing.as_ref();
    let refusal = relay.last_refusal.as_ref();
    OutboxJson::Server {
        state: state(relay),
        failing_since: failing.and_then(|failing| rfc3339(failing.since)),
        next_try_at: failing.and_then(|failing| rfc3339(failing.next_try_at)),
        last_refusal: refusal.map(|(text, _)| text.as_str()),
        last_refusal_at: refusal.and_then(|(_, at)| rfc3339(*at)),
        taken_at: relay.taken_at.and_then(rfc3339),
    }
}

fn waits_json(mails: &WaitingMails) -> OutboxJson<'_> {
    OutboxJson::Waiting {
        mails: content(mails),
        count: mails.count,
        oldest_at: rfc3339(mails.oldest),
        next_try_at: rfc3339(mails.next_try_at),
        fault: mails.fault,
        refusal: mails.refusal.as_deref(),
    }
}

fn given_up_json<'a>(mail: &'a LostMail, user_name: Option<&'a str>) -> OutboxJson<'a> {
    OutboxJson::GivenUp {
        at: rfc3339(mail.at),
        id: mail.id.to_string(),
        message: &mail.message,
        user_name,
        tries: mail.tries,
        refusal: &mail.refusal,
    }
}

fn content(mails: &WaitingMails) -> &'static str {
    if mails.codes { "codes" } else { "notices" }
}

/// The row of the mail server: its state, since when, the next try, the last refusal with its time,
/// and the time of the last accepted mail.
fn server(relay: &Relay) -> String {
    let failing = relay.failing.as_ref();
    let refusal = relay.last_refusal.as_ref();
    row(&[
        "server",
        state(relay),
        &time(failing.map(|failing| failing.since)),
        &time(failing.map(|failing| failing.next_try_at)),
        refusal.map_or(NONE, |(text, _)| text),
        &time(refusal.map(|(_, at)| *at)),
        &time(relay.taken_at),
    ])
}

/// The row of the mails that are delayed for one reason: their number, the oldest, the next try,
/// and the reason.
fn waits(mails: &WaitingMails) -> String {
    let fault = serde_json::to_value(mails.fault).unwrap_or_default();
    row(&[
        "waiting",
        content(mails),
        &mails.count.to_string(),
        &time(Some(mails.oldest)),
        &time(Some(mails.next_try_at)),
        fault.as_str().unwrap_or(NONE),
        mails.refusal.as_deref().unwrap_or(NONE),
    ])
}

/// The row of a mail that was given up: time, id, kind, user, number of tries, and the server's
/// answer.
fn given_up(mail: &LostMail, user: &str) -> String {
    row(&[
        "given-up",
        &time(Some(mail.at)),
        &mail.id.to_string(),
        &mail.message,
        user,
        &mail.tries.to_string(),
        &mail.refusal,
    ])
}

fn row(fields: &[&str]) -> String {
    fields.join("\t")
}

pub(super) fn time(at: Option<Timestamp>) -> String {
    at.and_then(rfc3339).unwrap_or_else(|| NONE.to_owned())
}

#[cfg(test)]
mod tests;
