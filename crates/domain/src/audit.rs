//! What is written down, in the transaction of what it records (law 13).

use chiave_protocol::{AccountId, Thumbprint, Timestamp, state::EventKind};
use uuid::Uuid;

/// Stands in place of a computer's name that was stored and cannot be opened any more: one value that
/// is lost costs that value, and neither the row nor the log (law 22).
pub const UNREADABLE: &str = "unreadable:device_name";

/// A link of the chain, with the row that it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its number; the first is 1.
    pub link: i64,
    /// The sequence number of its row.
    pub number: i64,
    /// The hash over this row and all before it.
    pub hash: [u8; 32],
    /// The row, without the laptop's name, which no link covers; `None` where it is gone or cannot
    /// be read any more.
    pub row: Option<AuditRow>,
}

/// One row of the audit log, before the sealer chains it.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditRow {
    /// Names the row.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: EventKind,
    /// Whose account; `None` where the name was unknown.
    pub account: Option<AccountId>,
    /// From which device key.
    pub device: Option<Thumbprint>,
    /// What that laptop is called. Personal: can be purged without breaking the chain.
    pub device_name: Option<String>,
    /// A stable word more, such as the kind of method or the rule that refused.
    pub detail: String,
}

/// A row's word more about what IT did, with who did it where that is known.
#[must_use]
pub fn by(detail: &str, who: Option<&str>) -> String {
    match who {
        Some(who) => format!("{detail} by-{who}"),
        None => detail.to_owned(),
    }
}

/// Whether anybody who knows a user name can cause events of this kind, as often as they like.
#[must_use]
pub const fn anybody_can_cause(kind: EventKind) -> bool {
    match kind {
        EventKind::SignInRefused
        | EventKind::ResetStarted
        | EventKind::ResetRefused
        | EventKind::PassRefused => true,
        EventKind::Activated
        | EventKind::SignedIn
        | EventKind::SignedOut
        | EventKind::ActivationStarted
        | EventKind::ChangeRefused
        | EventKind::MethodBegun
        | EventKind::MethodRefused
        | EventKind::RequestRefused
        | EventKind::PasswordChanged
        | EventKind::PasswordReset
        | EventKind::AccountUnlocked
        | EventKind::MethodAdded
        | EventKind::MethodRemoved
        | EventKind::ProofPassed
        | EventKind::PassIssued
        | EventKind::AccountDisabled
        | EventKind::AccountEnabled
        | EventKind::AccountLocked
        | EventKind::AccountChanged
        | EventKind::ServiceChanged
        | EventKind::Other => false,
    }
}

/// How many events a list shows to the owner of an account.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EventShares {
    /// All of them.
    pub all: u32,
    /// Those of the kinds that [`anybody_can_cause`].
    pub of_anybody: u32,
}

impl EventShares {
    /// A list of `all` events, of which strangers fill a quarter at most: what they cause must not push
    /// off the list what really happened to the account (law 4).
    #[must_use]
    pub const fn of(all: u32) -> Self {
        Self {
            all,
            of_anybody: all.div_ceil(4),
        }
    }
}
