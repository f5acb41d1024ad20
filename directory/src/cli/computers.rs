//! The computers of an account: listed, and found by the beginning of an id.

use super::{
    context::CliContext,
    outbox::time,
    output::{NONE, Output},
    problem::Problem,
};
use crate::clock::rfc3339;
use chiave_domain::{account::Account, device::Device, session::Session};
use chiave_flows::admin::orders::{known_without_session, sessions_of};
use chiave_protocol::Thumbprint;
use chiave_words::Cli;
use serde::Serialize;

/// A computer on which an account is signed in, or that it knows, in the form for scripts.
#[derive(Serialize)]
struct ComputerJson<'a> {
    user_name: &'a str,
    /// The thumbprint of the device key, as in the audit log.
    device: String,
    /// The name of the computer as the computer reported it.
    computer: &'a str,
    seen_at: Option<String>,
    /// Null where the account is not signed in.
    signed_in_at: Option<String>,
}

/// The fewest characters of a computer's id that name it.
const ID_CHARACTERS: usize = 8;

/// The only computer of the account whose id begins with what was typed.
pub(super) async fn device(
    id: &str,
    account: &Account,
    context: &CliContext,
) -> Result<Thumbprint, Problem> {
    let typed = id.to_ascii_lowercase();
    let sessions = sessions_of(&context.store, account.id, context.now).await?;
    let known = known_without_session(&context.store, account.id, context.now).await?;
    let mut named: Vec<_> = sessions.iter().map(|session| session.device).collect();
    named.extend(known.iter().map(|device| device.key));
    named.retain(|device| device.to_string().starts_with(&typed));
    named.dedup();
    match named[..] {
        [device] if typed.len() >= ID_CHARACTERS => Ok(device),
        _ => {
            let args = [("user", account.user_name.as_str()), ("id", id)];
            Err(Problem::said(Cli::CliOrderDeviceUnknown, &args))
        }
    }
}

/// Prints id, name, last contact and begin of the session of each computer that is signed in or known.
pub(super) async fn computers(
    user: &str,
    json: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(user).await?;
    for session in sessions_of(&context.store, account.id, context.now).await? {
        if json {
            output.json(&computer_json(&session, account.user_name.as_str()))?;
            continue;
        }
        output.row(&[
            &computer(session.device),
            &session.device_name,
            &time(Some(session.seen_at)),
            &time(Some(session.opened_at)),
        ]);
    }
    for device in known_without_session(&context.store, account.id, context.now).await? {
        if json {
            output.json(&known_json(&device, account.user_name.as_str()))?;
            continue;
        }
        let seen_at = time(Some(device.seen_at));
        output.row(&[&computer(device.key), &device.name, &seen_at, NONE]);
    }
    Ok(())
}

/// The id of a computer, short enough to type; longer ones name it too.
pub(super) fn computer(device: Thumbprint) -> String {
    let mut id = device.to_string();
    id.truncate(2 * ID_CHARACTERS);
    id
}

fn computer_json<'a>(session: &'a Session, user_name: &'a str) -> ComputerJson<'a> {
    ComputerJson {
        user_name,
        device: session.device.to_string(),
        computer: &session.device_name,
        seen_at: rfc3339(session.seen_at),
        signed_in_at: rfc3339(session.opened_at),
    }
}

fn known_json<'a>(device: &'a Device, user_name: &'a str) -> ComputerJson<'a> {
    ComputerJson {
        user_name,
        device: device.key.to_string(),
        computer: &device.name,
        seen_at: rfc3339(device.seen_at),
        signed_in_at: None,
    }
}
