//! The computers of an account, as the IT department sees them.

use super::accounts::RosterWork;
use crate::{error::FlowError, work::Event};
use chiave_domain::{
    audit::{Actor, AuditEvent},
    device::Device,
    ports::store::Store,
    session::{Session, SessionState},
};
use chiave_protocol::{AccountId, Thumbprint, Timestamp};
use std::collections::{BTreeSet, HashSet};

/// A computer on which an account is signed in, that the account knows, or on which a sign-in waits.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Computer {
    /// The thumbprint of the device key.
    pub device: Thumbprint,
    /// The name of the computer as the computer reported it.
    pub name: String,
    /// When the computer last reached the service.
    pub seen_at: Timestamp,
    /// When the account signed in there; `None` where it is not signed in: it only knows the computer, or
    /// a sign-in there waits for its second factor.
    pub signed_in_at: Option<Timestamp>,
    /// Whether people share the computer: it is listed for the turn of this person only.
    pub is_shared: bool,
}

/// The computers of an account: first those on which it is signed in, oldest sign-in first, then those
/// that it only knows, then those on which a sign-in waits for its second factor; also those of a time
/// ahead of the clock. A wipe reaches them all, other orders those with a session.
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
    sessions.retain(|session| session.is_alive_or_ahead(now));
    let (waiting, signed_in): (Vec<_>, Vec<_>) = sessions
        .into_iter()
        .partition(|session| session.state == SessionState::Pending);
    let mut known = tx.devices(account).await?;
    known.retain(|device| device.is_known_or_ahead(now));
    let signed_in = newest_of_each_computer(signed_in).into_iter();
    let waiting = newest_of_each_computer(waiting).into_iter();
    let all = signed_in
        .map(|session| Computer {
            signed_in_at: Some(session.opened_at),
            ..Computer::of(session)
        })
        .chain(known.into_iter().map(Computer::from))
        .chain(waiting.map(Computer::of));
    let mut listed = HashSet::new();
    Ok(all.filter(|it| listed.insert(it.device)).collect())
}

impl Computer {
    /// The computer of a session, as if nobody was signed in there.
    fn of(session: Session) -> Self {
        Self {
            device: session.device,
            name: session.device_name,
            seen_at: session.seen_at,
            signed_in_at: None,
            is_shared: session.is_shared,
        }
    }
}

impl From<Device> for Computer {
    fn from(known: Device) -> Self {
        Self {
            device: known.key,
            name: known.name,
            seen_at: known.seen_at,
            signed_in_at: None,
            is_shared: false,
        }
    }
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

impl RosterWork<'_> {
    /// Every account forgets a computer, and what it has under way ends: an activation or a reset on the
    /// computer needs no session and would go on. An account that knew the computer and was not `told` of an
    /// order has a row about that.
    pub(super) async fn forget_computer(
        &mut self,
        computer: &Thumbprint,
        told: &BTreeSet<AccountId>,
        by: Actor,
    ) -> Result<(), FlowError> {
        for device in self.tx.forget_device(computer).await? {
            self.void_under_way(device.account).await?;
            if !device.is_known_or_ahead(self.now) || told.contains(&device.account) {
                continue;
            }
            let event = Event {
                what: AuditEvent::ComputerForgotten,
                by,
                account: Some(device.account),
                device: Some(device.key),
                device_name: Some(&device.name),
            };
            self.record(event).await?;
        }
        Ok(())
    }
}
