//! The effects of a step.

use super::Ticket;
use crate::{
    audit::AuditEvent,
    intent::{Cause, End},
    notice::Message,
    order::WriteOrder,
};
use chiave_protocol::{MethodId, OperationId, Timestamp, method::MethodKind, policy::BrokenRule};

/// An effect of a step, which the flow carries out.
///
/// The flow stores the new state and carries out its effects in one transaction. Two effects wait
/// until after the commit: [`Effect::Verify`] and [`Effect::Write`]. A crash before either is
/// harmless.
#[derive(Debug)]
pub enum Effect {
    /// The try is counted. Verify what was typed, then call [`super::step`] with
    /// [`super::Event::Verified`].
    Verify(Ticket),
    /// Queue the mail with a code and count the send against its destination.
    SendCode {
        /// The kind of method.
        kind: MethodKind,
        /// The method whose destination receives the code; `None` for a decoy, which costs the same
        /// (law 5).
        method: Option<MethodId>,
        /// The serial number of the code within the attempt; the code is derived from it.
        serial: u32,
        /// The time until which the code is accepted.
        expires_at: Timestamp,
    },
    /// A method was verified: store its use, and reset the count of wrong codes of all methods of
    /// the account.
    MethodUsed {
        /// The verified method, or the code of the help desk, which is no method.
        method: MethodId,
        /// The TOTP step, which must never be accepted again; `None` for kinds without steps.
        step: Option<u64>,
    },
    /// A wrong code was submitted for these methods: count one more wrong code in a row. Empty for
    /// a decoy, for which the flow writes as much elsewhere.
    MethodsMissed {
        /// The methods to be counted.
        methods: Vec<MethodId>,
    },
    /// The code was right but used before: tell the person. Only a person who has a right code is
    /// told (law 5).
    CodeUsed,
    /// The code was right, but its method opens nothing before this time (law 3): tell the person.
    CodeTooYoung(Timestamp),
    /// Record the intent of a write (law 9).
    RecordIntent {
        /// The id of the write.
        operation: OperationId,
        /// What is written, and on whose authority.
        cause: Cause,
    },
    /// After the commit, pass this order to the connector.
    Write(WriteOrder),
    /// Record how a write ended.
    CloseIntent {
        /// The id of the write.
        operation: OperationId,
        /// The outcome.
        end: End,
    },
    /// End the account's sessions, except on known devices (law 19).
    EndSessions,
    /// Clear the rate limit of the account's password: the delays belonged to the forgotten
    /// password.
    ClearThrottle,
    /// Send a notice to the person.
    Notice(Message),
    /// Write an audit row with the attempt's account and device.
    Audit(AuditEvent),
}

impl Effect {
    /// Closes the intent of a refused write.
    pub(super) fn refused(operation: OperationId, rules: Vec<BrokenRule>) -> Self {
        Self::CloseIntent {
            operation,
            end: End::Refused(rules),
        }
    }
}
