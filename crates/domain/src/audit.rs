//! The audit log: rows are written in the transaction of what they record (law 13).

mod actor;
mod event;
mod facts;
mod reason;
mod stored;

pub use actor::Actor;
pub use event::{
    ActivatedPassword, AuditEvent, CodeSending, EntryChange, IssuedCode, MadeFull, Missing,
    ResetClosing, SentFor, ServiceChange, TemporaryCodeTerms, Unlocking,
};
pub use reason::{
    Abandonment, ActivationCodeFault, CodeFault, CodeUse, Extent, ResetRefusal, SignInRefusal,
};

use chiave_protocol::{
    AccountId, EventId, Thumbprint, Timestamp,
    state::{EventBy, EventKind, EventView},
};
use serde::de::{Deserialize, IntoDeserializer, value::Error};
use uuid::Uuid;

/// Replaces a stored name of a computer that cannot be opened any more. The lost name affects
/// neither the row nor the log (law 22).
pub const UNREADABLE: &str = "unreadable:device_name";

/// The newest link of the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ChainHead {
    /// The number of the link.
    pub link: i64,
    /// The hash over all rows that the chain covers.
    pub hash: [u8; 32],
}

/// A link of the chain, with the row that it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The number of the link; the first is 1.
    pub link: i64,
    /// The sequence number of the row.
    pub number: i64,
    /// The hash over this row and all rows before it.
    pub hash: [u8; 32],
    /// The version of the row's encoding for the hash. The number is kept even if this program does
    /// not know the version.
    pub version: i64,
    /// The row, without the computer's name, which no link covers; `None` if the row is missing or
    /// cannot be read.
    pub row: Option<StoredRow>,
}

/// A row of the audit log that is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditRow {
    /// The id of the row.
    pub id: Uuid,
    /// The time of the event.
    pub at: Timestamp,
    /// The event.
    pub event: AuditEvent,
    /// Who caused the event.
    pub by: Actor,
    /// The account; `None` for an unknown name and for events of the service itself.
    pub account: Option<AccountId>,
    /// The device key of the request.
    pub device: Option<Thumbprint>,
    /// The name of that computer. The name is personal data and can be purged without breaking the
    /// chain.
    pub device_name: Option<String>,
}

/// A row of the audit log as stored, by any version of the service.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRow {
    /// The sequence number of the row.
    pub number: i64,
    /// The id of the row.
    pub id: Uuid,
    /// The time of the event.
    pub at: Timestamp,
    /// The stored word of the event's kind; a word that this version does not know is kept too.
    pub kind: String,
    /// The account.
    pub account: Option<AccountId>,
    /// The device key of the request.
    pub device: Option<Thumbprint>,
    /// The name of that computer.
    pub device_name: Option<String>,
    /// The facts of the event, and who caused it.
    pub detail: String,
}

/// Selects rows of the audit log; they are returned oldest first.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct AuditQuery {
    /// Only rows about this account.
    pub account: Option<AccountId>,
    /// Only rows from this time on.
    pub since: Option<Timestamp>,
    /// Only rows before this time.
    pub until: Option<Timestamp>,
    /// Only rows after this sequence number.
    pub after: i64,
    /// The maximum number of rows.
    pub limit: u32,
}

impl StoredRow {
    /// The kind of the event, as far as this version knows the word.
    #[must_use]
    pub fn event_kind(&self) -> EventKind {
        event_kind(&self.kind)
    }

    /// The event as the account's owner sees it in a session on `device`.
    #[must_use]
    pub fn seen_from(self, device: Thumbprint) -> EventView {
        let kind = self.event_kind();
        EventView {
            id: Some(EventId::from_uuid(self.id)),
            kind,
            at: self.at,
            by: by(Actor::of_detail(&self.detail), kind),
            method: stored::method_of_detail(&self.detail),
            device_name: self.device_name.filter(|name| name != UNREADABLE),
            this_device: self.device == Some(device),
        }
    }
}

/// Who caused the event, as the owner of the account is told. If nothing was verified, the person may
/// be anybody.
const fn by(actor: Actor, kind: EventKind) -> EventBy {
    match actor {
        Actor::Operator(_) => EventBy::It,
        Actor::Service => EventBy::Service,
        Actor::Person if anybody_can_cause(kind) => EventBy::Anybody,
        Actor::Person => EventBy::Person,
    }
}

/// The kind for a stored word; [`EventKind::Other`] for a word that this version does not know.
#[must_use]
pub fn event_kind(word: &str) -> EventKind {
    let word = IntoDeserializer::<Error>::into_deserializer(word);
    EventKind::deserialize(word).unwrap_or(EventKind::Other)
}

/// Whether anybody who knows a user name can cause events of this kind, as often as they like.
#[must_use]
pub const fn anybody_can_cause(kind: EventKind) -> bool {
    match kind {
        EventKind::SignInRefused
        | EventKind::ResetStarted
        | EventKind::ResetRefused
        | EventKind::ResetCodeRefused
        | EventKind::ResetCodeSent
        | EventKind::ResetsClosed
        | EventKind::PassRefused => true,
        EventKind::Activated
        | EventKind::PasswordAccepted
        | EventKind::SignedIn
        | EventKind::SignInAbandoned
        | EventKind::FactorPassed
        | EventKind::VerificationPassed
        | EventKind::CodeRefused
        | EventKind::CodeSent
        | EventKind::DeviceKnown
        | EventKind::PassEnded
        | EventKind::SignedOut
        | EventKind::ActivationStarted
        | EventKind::ChangeRefused
        | EventKind::NewPasswordRefused
        | EventKind::MethodBegun
        | EventKind::MethodRefused
        | EventKind::RequestRefused
        | EventKind::PasswordChanged
        | EventKind::PasswordReset
        | EventKind::AccountUnlocked
        | EventKind::MethodAdded
        | EventKind::MethodRemoved
        | EventKind::MethodNotCounted
        | EventKind::ProofPassed
        | EventKind::RecoveryCodeUsed
        | EventKind::ExpiryMailed
        | EventKind::PassIssued
        | EventKind::HelpDeskCodeIssued
        | EventKind::TemporaryCodeIssued
        | EventKind::AccountDisabled
        | EventKind::AccountEnabled
        | EventKind::AccountLocked
        | EventKind::AccountChanged
        | EventKind::ComputerOrdered
        | EventKind::ComputerForgotten
        | EventKind::OrderEnded
        | EventKind::ServiceChanged
        | EventKind::Other => false,
    }
}

/// The limits of a list of events for the owner of an account.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EventShares {
    /// The maximum number of all events.
    pub all: u32,
    /// The maximum number of events of the kinds that [`anybody_can_cause`].
    pub of_anybody: u32,
}

impl EventShares {
    /// Limits for a list of `all` events, of which at most a quarter may be caused by strangers:
    /// their events must not displace events that really concern the account (law 4).
    #[must_use]
    pub const fn of(all: u32) -> Self {
        Self {
            all,
            of_anybody: all.div_ceil(4),
        }
    }

    /// Limits for a list of `all` events, whoever caused them: no event is left out between two
    /// events of the list.
    #[must_use]
    pub const fn whole(all: u32) -> Self {
        Self {
            all,
            of_anybody: all,
        }
    }
}

#[cfg(test)]
mod tests;
