//! The errors and refusals of flows.

use chiave_domain::ports::{connector::ConnectorError, hashing::HashingError, store::StoreError};
use chiave_protocol::{AddressFault, AttemptEndedBy, ErrorCode, Timestamp, policy::BrokenRule};

/// Why a flow did not do what was requested.
#[derive(Debug, thiserror::Error)]
pub enum FlowError {
    /// A rule refuses the request; the client is told which one.
    #[error("refused: {:?}", .0.code)]
    Refused(Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The directory gave no answer.
    #[error(transparent)]
    Connector(#[from] ConnectorError),
    /// The hash pool gave no answer.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// A secret could not be sealed, opened or drawn.
    #[error("cryptography failed")]
    Crypto(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A refusal with everything that the client needs to know.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// The error code, which names the rule.
    pub code: ErrorCode,
    /// Seconds until another try makes sense.
    pub retry_after_s: Option<u64>,
    /// The password rules that were broken.
    pub rules: Vec<BrokenRule>,
    /// The number of wrong codes that may still follow.
    pub tries_left: Option<u32>,
    /// Why an address cannot be used.
    pub address: Option<AddressFault>,
    /// Who or what ended the attempt, if not its time.
    pub ended_by: Option<AttemptEndedBy>,
    /// From when an activation code is good that was presented too early.
    pub valid_from: Option<Timestamp>,
    /// The number of leading zero bits that the proof of work needs.
    pub work_bits: Option<u32>,
}

impl From<ErrorCode> for Refusal {
    fn from(code: ErrorCode) -> Self {
        Self {
            code,
            retry_after_s: None,
            rules: Vec::new(),
            tries_left: None,
            address: None,
            ended_by: None,
            valid_from: None,
            work_bits: None,
        }
    }
}

impl From<ErrorCode> for FlowError {
    fn from(code: ErrorCode) -> Self {
        Self::Refused(code.into())
    }
}

impl FlowError {
    /// Whether the store, or a directory in the store, works and had no time for the request.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let of_store = match self {
            Self::Store(error) => Some(error),
            Self::Connector(ConnectorError::Unreachable(cause)) => cause.downcast_ref(),
            Self::Refused(_) | Self::Connector(_) | Self::Hashing(_) | Self::Crypto(_) => None,
        };
        of_store.is_some_and(StoreError::is_busy)
    }

    /// A refusal that ends at `until`.
    #[must_use]
    pub fn until(code: ErrorCode, until: Timestamp, now: Timestamp) -> Self {
        let seconds = u64::try_from(until.since(now)).unwrap_or(0).max(1);
        Self::Refused(Refusal {
            retry_after_s: Some(seconds),
            ..code.into()
        })
    }

    /// A password that breaks rules.
    #[must_use]
    pub fn rules(rules: Vec<BrokenRule>) -> Self {
        Self::Refused(Refusal {
            rules,
            ..ErrorCode::PasswordRefused.into()
        })
    }

    /// The proof of work is missing or too small.
    #[must_use]
    pub fn work_needed(bits: u32) -> Self {
        Self::Refused(Refusal {
            work_bits: Some(bits),
            ..ErrorCode::WorkNeeded.into()
        })
    }

    /// An address that cannot be used.
    #[must_use]
    pub fn address(why: AddressFault) -> Self {
        Self::Refused(Refusal {
            address: Some(why),
            ..ErrorCode::AddressRefused.into()
        })
    }

    /// What was under way for the account was ended.
    #[must_use]
    pub fn voided() -> Self {
        Self::Refused(Refusal {
            ended_by: Some(AttemptEndedBy::Voided),
            ..ErrorCode::AttemptEnded.into()
        })
    }

    /// A right activation code whose start has not come.
    #[must_use]
    pub fn too_early(valid_from: Timestamp) -> Self {
        Self::Refused(Refusal {
            valid_from: Some(valid_from),
            ..ErrorCode::PassRefused.into()
        })
    }

    /// The refusal of a wrong code, with the number of tries left if that may be told.
    #[must_use]
    pub fn wrong(tries_left: Option<u32>) -> Self {
        Self::Refused(Refusal {
            tries_left,
            ..ErrorCode::ProofRefused.into()
        })
    }

    /// The refusal of a wrong code, with the number of tries left.
    #[must_use]
    pub fn wrong_code(tries_left: u32) -> Self {
        Self::wrong(Some(tries_left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_domain::ports::store::NoTurn;

    #[test]
    fn only_a_store_without_a_turn_is_busy() {
        let store = |cause: Box<dyn std::error::Error + Send + Sync>| StoreError(cause);
        let directory = |cause| FlowError::Connector(ConnectorError::Unreachable(cause));

        assert!(FlowError::Store(store(NoTurn.into())).is_busy());
        assert!(directory(Box::new(store(NoTurn.into()))).is_busy());
        for other in [
            FlowError::Store(store("the disk is full".into())),
            directory(Box::new(store("the disk is full".into()))),
            directory("no route".into()),
            FlowError::Connector(ConnectorError::Lost(Box::new(store(NoTurn.into())))),
            ErrorCode::Busy.into(),
        ] {
            assert!(!other.is_busy(), "{other:?}");
        }
    }
}
