//! The computers of an account, as the IT department sees them.

use crate::error::FlowError;
use chiave_domain::{ports::store::Store, session::Session};
use chiave_protocol::{AccountId, Thumbprint, Timestamp};
use std::collections::HashSet;

/// A computer on which an account is signed in, or that the account knows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Computer {
    /// The thumbprint of the device key.
    pub device: Thumbprint,
    /// The name of the computer as the computer reported it.
    pub name: String,
    /// When the computer last reached the service.
    pub seen_at: Timestamp,
    /// When the account signed in there; `None` where it is not signed in: a sign-in there asks for no
    /// second factor.
    pub signed_in_at: Option<Timestamp>,
}

/// The computers of an account: first those on which it is signed in, oldest sign-in first, then those
/// that it only knows.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn computers_of(
    store: &dyn Store,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Computer>, FlowError> {
    let mut tx = store.read().await?;
    let mut sessions = tx.sessions_of(account).await?;
    sessions.retain(|session| session.is_alive(now));
    let signed_in = newest_of_each_computer(sessions)
        .into_iter()
        .map(|session| Computer {
            device: session.device,
            name: session.device_name,
            seen_at: session.seen_at,
            signed_in_at: Some(session.opened_at),
        });
    let mut computers: Vec<_> = signed_in.collect();
    for known in tx.devices(account).await? {
        let is_listed = computers.iter().any(|it| it.device == known.key);
        if known.is_known(now) && !is_listed {
            computers.push(Computer {
                device: known.key,
                name: known.name,
                seen_at: known.seen_at,
                signed_in_at: None,
            });
        }
    }
    Ok(computers)
}

/// The newest session of each computer: the one that its application uses. An earlier one is left where
/// the computer could not sign out. The sessions come oldest first, and stay so.
pub(super) fn newest_of_each_computer(sessions: Vec<Session>) -> Vec<Session> {
    let mut computers = HashSet::new();
    let newest = sessions
        .into_iter()
        .rev()
        .filter(|session| computers.insert(session.device));
    let mut newest: Vec<_> = newest.collect();
    newest.reverse();
    newest
}
