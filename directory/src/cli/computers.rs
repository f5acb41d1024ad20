//! The computers of an account: listed, and found by the beginning of an id.

use super::{
    context::CliContext,
    outbox::time,
    output::{NONE, Output},
    problem::Problem,
};
use crate::clock::rfc3339;
use chiave_domain::account::Account;
use chiave_flows::admin::computers::computers_of;
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
    /// Whether people share the computer: the id lasts for the turn of one person.
    is_shared: bool,
}

/// What stands in the last column of a computer that people share; the output does not follow the language.
const SHARED: &str = "shared";

/// The fewest characters of a computer's id that name it.
const ID_CHARACTERS: usize = 8;

/// The only computer of the account whose id begins with what was typed.
pub(super) async fn device(
    id: &str,
    account: &Account,
    context: &CliContext,
) -> Result<Thumbprint, Problem> {
    let typed = id.to_ascii_lowercase();
    let computers = computers_of(&context.store, account.id, context.now).await?;
    let mut named: Vec<_> = computers.into_iter().map(|it| it.device).collect();
    named.retain(|device| device.to_string().starts_with(&typed));
    match named[..] {
        [device] if typed.len() >= ID_CHARACTERS => Ok(device),
        _ => {
            let args = [("user", account.user_name.as_str()), ("id", id)];
            Err(Problem::said(Cli::CliOrderDeviceUnknown, &args))
        }
    }
}

/// Prints id, name, last contact and begin of the session of each computer that is signed in or known, and whether
/// people share it.
pub(super) async fn computers(
    user: &str,
    json: bool,
    context: &CliContext,
    output: &Output,
) -> Result<(), Problem> {
    let account = context.account(user).await?;
    for found in computers_of(&context.store, account.id, context.now).await? {
        if json {
            output.json(&ComputerJson {
                user_name: account.user_name.as_str(),
                device: found.device.to_string(),
                computer: &found.name,
                seen_at: rfc3339(found.seen_at),
                signed_in_at: found.signed_in_at.and_then(rfc3339),
                is_shared: found.is_shared,
            })?;
            continue;
        }
        output.row(&[
            &computer(found.device),
            &found.name,
            &time(Some(found.seen_at)),
            &time(found.signed_in_at),
            if found.is_shared { SHARED } else { NONE },
        ]);
    }
    Ok(())
}

/// The id of a computer, short enough to type; longer ones name it too.
pub(super) fn computer(device: Thumbprint) -> String {
    let mut id = device.to_string();
    id.truncate(2 * ID_CHARACTERS);
    id
}
