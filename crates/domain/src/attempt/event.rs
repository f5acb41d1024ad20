//! The events of an attempt.

use super::DeskCode;
use chiave_protocol::{
    AttemptId, MethodId, OperationId, Secret, Timestamp, method::MethodKind, policy::BrokenRule,
};
use std::sync::Arc;

pub use crate::verification::Found;

/// An event of an attempt.
#[derive(Clone, Debug)]
pub enum Event {
    /// The person requests a code.
    SendCode {
        /// The kind of method.
        kind: MethodKind,
        /// The codes that were sent before.
        earlier: Earlier,
    },
    /// Something was typed for this kind and not verified yet. The try is counted first.
    CountTry {
        /// The kind of method.
        kind: MethodKind,
    },
    /// A counted try was verified.
    Verified {
        /// The ticket from [`super::Effect::Verify`].
        ticket: Ticket,
        /// The result of the verification.
        found: Found,
    },
    /// A counted try was not compared: the service has too much to do.
    NotCompared {
        /// The ticket from [`super::Effect::Verify`].
        ticket: Ticket,
    },
    /// The IT department issues a code of the help desk for the attempt.
    IssueDeskCode {
        /// The code.
        code: DeskCode,
    },
    /// The person chose a new password.
    Choose {
        /// A new id: the flow found no intent with it.
        operation: OperationId,
        /// The normalised password.
        new: Arc<Secret>,
        /// The rules of [`super::Facts::password_policy`] that the password breaks.
        broken: Vec<BrokenRule>,
    },
    /// The person confirms the unlock.
    ConfirmUnlock {
        /// A new id: the flow found no intent with it.
        operation: OperationId,
    },
    /// The connector answered.
    Written {
        /// The id of the write.
        operation: OperationId,
        /// The connector's answer.
        outcome: Outcome,
    },
    /// The person cancels the attempt.
    Cancel,
}

/// When codes were sent within the last day, oldest first.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Earlier {
    /// The codes that were requested under [`super::AttemptState::subject`].
    pub of_subject: Vec<Timestamp>,
    /// The codes of resets, of any account, that were sent to the mailbox that is next
    /// ([`super::next_destination`]); none if no mailbox is.
    pub to_mailbox: Vec<Timestamp>,
}

/// How a write ended, as far as the caller of the connector knows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// The directory has written the new value.
    Done,
    /// The directory refused the write by these rules; nothing changed.
    Refused(Vec<BrokenRule>),
    /// The directory refused the write, because the account was locked or disabled after the write
    /// was decided; nothing changed.
    LockChanged,
    /// The write never reached the directory.
    NotSent,
    /// The outcome is unknown; it will be settled.
    Unknown,
}

/// The right to have one counted try verified. Only [`super::step`] makes a ticket, and the attempt
/// remembers which tickets are open, so a copy is worthless once the ticket was used.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Ticket {
    pub(super) attempt: AttemptId,
    pub(super) gate: usize,
    pub(super) kind: MethodKind,
    pub(super) method: Option<MethodId>,
    pub(super) serial: u32,
    pub(super) number: u32,
}

impl Ticket {
    /// The attempt; the mailed code is derived from its id.
    #[must_use]
    pub fn attempt(&self) -> AttemptId {
        self.attempt
    }

    /// The kind of method to be verified.
    #[must_use]
    pub fn kind(&self) -> MethodKind {
        self.kind
    }

    /// The method to which the code was sent; `None` for a decoy, whose verification costs the same
    /// and never succeeds. Kinds that send nothing have `None` too and are verified against every
    /// method of the kind.
    #[must_use]
    pub fn method(&self) -> Option<MethodId> {
        self.method
    }

    /// The serial number of the mailed code within the attempt.
    #[must_use]
    pub fn serial(&self) -> u32 {
        self.serial
    }
}

impl Event {
    /// Whether the event is a request of the person, which is accepted only from the attempt's own
    /// device key.
    pub(super) fn is_from_the_person(&self) -> bool {
        match self {
            Self::SendCode { .. }
            | Self::CountTry { .. }
            | Self::Verified { .. }
            | Self::NotCompared { .. }
            | Self::Choose { .. }
            | Self::ConfirmUnlock { .. }
            | Self::Cancel => true,
            Self::IssueDeskCode { .. } | Self::Written { .. } => false,
        }
    }
}
