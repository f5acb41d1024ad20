//! What can happen to an attempt.

use chiave_protocol::{
    AttemptId, MethodId, OperationId, Secret, Timestamp, method::MethodKind, policy::BrokenRule,
};
use std::sync::Arc;

pub use crate::verification::Found;

/// What can happen to an attempt.
#[derive(Clone, Debug)]
pub enum Event {
    /// The person asks for a code.
    SendCode {
        /// By which kind.
        kind: MethodKind,
        /// When codes were asked for under [`super::AttemptState::subject`] within the last day,
        /// oldest first.
        earlier: Vec<Timestamp>,
    },
    /// Something was typed as a proof of this kind and has not been looked at. Counted first.
    CountTry {
        /// Of which kind.
        kind: MethodKind,
    },
    /// A counted try was verified.
    Proof {
        /// What [`super::Effect::Verify`] handed out.
        ticket: Ticket,
        /// What the verification found.
        found: Found,
    },
    /// The person chose a new password.
    Choose {
        /// New: the flow found no intent under this id.
        operation: OperationId,
        /// The password, normalised.
        new: Arc<Secret>,
        /// The rules of [`super::Facts::password_policy`] that it breaks.
        broken: Vec<BrokenRule>,
    },
    /// The person confirms the unlock.
    ConfirmUnlock {
        /// New: the flow found no intent under this id.
        operation: OperationId,
    },
    /// The connector answered.
    Written {
        /// Which write.
        operation: OperationId,
        /// What it said.
        outcome: Outcome,
    },
    /// The person gives up.
    Cancel,
}

/// How a write ended, as far as the caller of the connector knows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// The directory holds it.
    Done,
    /// The directory refused it by these rules; nothing changed.
    Refused(Vec<BrokenRule>),
    /// It never reached the directory.
    NotSent,
    /// Nobody knows; it will be settled.
    Unknown,
}

/// The right to have one try verified: it was counted. Only [`super::step`] makes one, and the
/// attempt remembers which are out, so a copy is worth nothing once one of them was verified.
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
    /// Which attempt; the mailed code is derived from it.
    #[must_use]
    pub fn attempt(&self) -> AttemptId {
        self.attempt
    }

    /// Which kind of method to verify.
    #[must_use]
    pub fn kind(&self) -> MethodKind {
        self.kind
    }

    /// Where the code went; `None` for a decoy, which is verified at the same cost and never right.
    /// Kinds that send nothing have `None` too and are verified against every method of the kind.
    #[must_use]
    pub fn method(&self) -> Option<MethodId> {
        self.method
    }

    /// The number of the mailed code within the attempt.
    #[must_use]
    pub fn serial(&self) -> u32 {
        self.serial
    }
}

impl Event {
    /// Whether it comes from the person's laptop, and so only from the attempt's own device key.
    pub(super) fn is_from_the_person(&self) -> bool {
        match self {
            Self::SendCode { .. }
            | Self::CountTry { .. }
            | Self::Proof { .. }
            | Self::Choose { .. }
            | Self::ConfirmUnlock { .. }
            | Self::Cancel => true,
            Self::Written { .. } => false,
        }
    }
}
