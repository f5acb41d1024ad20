//! Why a step was refused. A refused step changes nothing.

use super::Ending;
use chiave_protocol::{AttemptEndedBy, ErrorCode, Timestamp, policy::BrokenRule};
use serde::{Deserialize, Serialize};

/// Why a step was refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The request came from another device key than the attempt's. The client is told that the
    /// attempt is over: whoever holds a stolen token learns nothing.
    #[error("the attempt belongs to another device key")]
    ForeignDevice,
    /// The attempt is over.
    #[error("the attempt is over: {0:?}")]
    Ended(Ending),
    /// The attempt is at another step.
    #[error("the attempt stands at another step")]
    OutOfOrder,
    /// A write was begun; its outcome is being settled.
    #[error("a write is being settled")]
    Settling,
    /// This kind of method is not among the offers.
    #[error("this kind of method is not offered")]
    NotOffered,
    /// No code of this kind is awaited: none was requested, it expired, it was replaced, its tries
    /// are used up, or exactly this try was verified already.
    #[error("no code of this kind is awaited")]
    NoCodeAwaited,
    /// The member of the help desk who issues this code issued one that passed a gate of the attempt: the next
    /// gate needs another custody. Only the IT department is told.
    #[error("a gate was passed with a code of the same member of the help desk")]
    SecondDeskCode,
    /// The account was never activated, so no code of the help desk is issued. Only the IT department is told.
    #[error("the account was never activated")]
    NotActivated,
    /// The maximum number of codes was sent to this destination.
    #[error("no more codes before {0:?}")]
    TooManySends(Timestamp),
    /// The new password breaks rules; the verifications stay valid.
    #[error("the password breaks rules")]
    PasswordRefused(Vec<BrokenRule>),
}

/// Why the registered methods are not enough; the reason that is closest to a solution first.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum Shortage {
    /// There is another method, but it was registered less than 72 hours ago.
    TooYoung,
    /// There is another method, but in the same custody as the one that was passed.
    SameCustody,
    /// There is no other method.
    NothingElse,
}

impl Refusal {
    /// The error code for the client.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Ended(ending) => ending.code(),
            Self::ForeignDevice => ErrorCode::AttemptEnded,
            Self::OutOfOrder | Self::NotOffered | Self::SecondDeskCode | Self::NotActivated => {
                ErrorCode::StepOutOfOrder
            }
            Self::Settling => ErrorCode::OutcomeUnknown,
            Self::NoCodeAwaited => ErrorCode::ProofRefused,
            Self::TooManySends(_) => ErrorCode::TooManySends,
            Self::PasswordRefused(_) => ErrorCode::PasswordRefused,
        }
    }

    /// Who or what ended the attempt, where the client is told.
    #[must_use]
    pub const fn ended_by(&self) -> Option<AttemptEndedBy> {
        match self {
            Self::Ended(ending) => ending.by(),
            Self::ForeignDevice
            | Self::OutOfOrder
            | Self::Settling
            | Self::NotOffered
            | Self::NoCodeAwaited
            | Self::SecondDeskCode
            | Self::NotActivated
            | Self::TooManySends(_)
            | Self::PasswordRefused(_) => None,
        }
    }

    /// Seconds until the same request may be repeated, if known.
    #[must_use]
    pub fn retry_after_s(&self, now: Timestamp) -> Option<u64> {
        match self {
            Self::TooManySends(at) => Some(u64::try_from(at.since(now)).unwrap_or(0).max(1)),
            Self::ForeignDevice
            | Self::Ended(_)
            | Self::OutOfOrder
            | Self::Settling
            | Self::NotOffered
            | Self::NoCodeAwaited
            | Self::SecondDeskCode
            | Self::NotActivated
            | Self::PasswordRefused(_) => None,
        }
    }
}

impl Ending {
    /// The error code for the client.
    #[must_use]
    pub fn code(self) -> ErrorCode {
        match self {
            Self::Expired
            | Self::Cancelled
            | Self::OutOfTries
            | Self::Superseded
            | Self::Voided => ErrorCode::AttemptEnded,
            Self::NotAllowed | Self::ByPolicy => ErrorCode::NotAllowed,
            Self::NotEnoughMethods(_) => ErrorCode::NotEnoughMethods,
        }
    }

    /// Who or what ended the attempt, where the client is told. An attempt ends in such a way only after its first
    /// gate (law 5).
    const fn by(self) -> Option<AttemptEndedBy> {
        match self {
            Self::Voided => Some(AttemptEndedBy::Voided),
            Self::Superseded => Some(AttemptEndedBy::OtherPassword),
            Self::Expired
            | Self::Cancelled
            | Self::OutOfTries
            | Self::NotAllowed
            | Self::ByPolicy
            | Self::NotEnoughMethods(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

    // Law 20.
    #[test]
    fn only_what_ends_by_itself_says_when() {
        let after = |s| Refusal::TooManySends(NOW.plus(s)).retry_after_s(NOW);
        assert_eq!([-5, 0, 1, 90].map(after), [1, 1, 1, 90].map(Some));
        assert_eq!(Refusal::Settling.retry_after_s(NOW), None);
    }

    // Laws 5, 12.
    #[test]
    fn only_an_end_after_the_first_gate_says_who_ended_it() {
        let told = [
            (Ending::Voided, Some(AttemptEndedBy::Voided)),
            (Ending::Superseded, Some(AttemptEndedBy::OtherPassword)),
            (Ending::Expired, None),
            (Ending::Cancelled, None),
            (Ending::OutOfTries, None),
        ];

        for (ending, by) in told {
            assert_eq!(Refusal::Ended(ending).ended_by(), by, "{ending:?}");
        }
        assert_eq!(Refusal::ForeignDevice.ended_by(), None);
    }

    // Law 12.
    #[test]
    fn each_refusal_has_the_code_that_a_computer_acts_on() {
        let codes = [
            (Refusal::ForeignDevice, ErrorCode::AttemptEnded),
            (Refusal::OutOfOrder, ErrorCode::StepOutOfOrder),
            (Refusal::NotOffered, ErrorCode::StepOutOfOrder),
            (Refusal::Settling, ErrorCode::OutcomeUnknown),
            (Refusal::NoCodeAwaited, ErrorCode::ProofRefused),
            (Refusal::TooManySends(NOW), ErrorCode::TooManySends),
            (
                Refusal::PasswordRefused(Vec::new()),
                ErrorCode::PasswordRefused,
            ),
            (Refusal::Ended(Ending::Expired), ErrorCode::AttemptEnded),
            (Refusal::Ended(Ending::NotAllowed), ErrorCode::NotAllowed),
            (Refusal::Ended(Ending::ByPolicy), ErrorCode::NotAllowed),
            (
                Refusal::Ended(Ending::NotEnoughMethods(Shortage::NothingElse)),
                ErrorCode::NotEnoughMethods,
            ),
        ];

        for (refusal, code) in codes {
            assert_eq!(refusal.code(), code, "{refusal:?}");
        }
    }
}
