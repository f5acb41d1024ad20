//! What should happen because of a step.

use super::Ticket;
use crate::{
    audit::AuditEvent,
    intent::{Cause, End},
    notice::Message,
    order::WriteOrder,
};
use chiave_protocol::{MethodId, OperationId, Timestamp, method::MethodKind, policy::BrokenRule};

/// What should happen because of a step.
///
/// The flow stores the new state and carries all of these out in one transaction. Two wait until it
/// is committed: [`Effect::Verify`] and [`Effect::Write`]; a crash before either is harmless.
#[derive(Debug)]
pub enum Effect {
    /// The try is counted: look at what was typed, then come back with [`super::Event::Proof`].
    Verify(Ticket),
    /// Queue the mail with a code and count the send against its destination.
    SendCode {
        /// By which kind.
        kind: MethodKind,
        /// To which method's destination; `None` for a decoy, which costs the same (law 5).
        method: Option<MethodId>,
        /// The number of the code within the attempt; the code is derived from it.
        serial: u32,
        /// Until when the code is accepted.
        expires_at: Timestamp,
    },
    /// A method proved something: note it, and forget the wrong codes in a row of all the account's
    /// methods.
    MethodUsed {
        /// Which.
        method: MethodId,
        /// The TOTP step, never to be accepted again; `None` for kinds without one.
        step: Option<u64>,
    },
    /// A wrong code came for these methods: count one more in a row. Empty for a decoy, for which
    /// the flow writes as much elsewhere.
    MethodsMissed {
        /// Which.
        methods: Vec<MethodId>,
    },
    /// The code was right and was used before: say so. Only whoever has a right code is told (law 5).
    CodeUsed,
    /// Record that a write begins (law 9).
    RecordIntent {
        /// Which write.
        operation: OperationId,
        /// What and on whose authority.
        cause: Cause,
    },
    /// After the commit, hand this to the connector.
    Write(WriteOrder),
    /// Say how the write ended.
    CloseIntent {
        /// Which write.
        operation: OperationId,
        /// How.
        end: End,
    },
    /// End the account's sessions, except on devices known to it (law 19).
    EndSessions,
    /// Empty the buckets of the rate limit of the account's password: the lock ends with the forgotten one.
    ClearThrottle,
    /// Tell the person.
    Notice(Message),
    /// Write it down, under the attempt's account and device.
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
