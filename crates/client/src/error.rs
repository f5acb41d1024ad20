//! Why something did not work, as the person's interface is told: a code, never a sentence.

use chiave_protocol::{AddressFault, ErrorCode, Problem, RequestId, Timestamp, policy::BrokenRule};
use serde::Serialize;

/// What went wrong on this side of the wire.
///
/// Like [`ErrorCode`] it is the key of a sentence in `locales/<lang>/errors.ftl`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LocalCode {
    /// No answer: no network, no such host, or it took too long.
    ServiceUnreachable,
    /// The service showed a certificate that neither the system nor the company's authority vouches
    /// for.
    CertificateNotTrusted,
    /// The certificate of the service is over, and nothing speaks against this computer's clock.
    CertificateExpired,
    /// The certificate of the service does not hold yet, and nothing speaks against this computer's
    /// clock.
    CertificateNotYetValid,
    /// The certificate shown was made for another name than the configured one.
    CertificateOtherName,
    /// The service speaks for another store than the one that this computer belongs to.
    AnotherService,
    /// The service asks for a newer version of this application.
    ServiceTooNew,
    /// The service is older than anything this version can talk to.
    ServiceTooOld,
    /// No usable service is configured; the settings say why.
    NotConfigured,
    /// This computer's clock contradicts what it heard from the service before, so the certificate
    /// of the service seems out of its time.
    ClockWrong,
    /// The person stopped it.
    Cancelled,
    /// There is no activation, attempt or session that this could belong to.
    NothingInProgress,
}

/// Either side's code; on the wire to the interface they look alike.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Code {
    /// The service refused.
    Service(ErrorCode),
    /// We never got that far.
    Local(LocalCode),
}

/// What became of a request that was not answered as asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Delivery {
    /// The request was not sent: no connection stood, or something before it failed.
    NotSent,
    /// The service itself refused it.
    Refused,
    /// Nobody knows: the answer was lost, or it was no problem document. Whatever stands between us
    /// and the service may give up on a request that the service goes on with.
    Unknown,
}

/// A refusal or a failure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "IpcError"))]
pub struct Failure {
    /// Which.
    #[cfg_attr(feature = "ts", ts(inline))]
    pub code: Code,
    /// Finds the request in the service's log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub request_id: Option<RequestId>,
    /// Seconds until trying again makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "number"))]
    pub retry_after_s: Option<u64>,
    /// The rules that a password broke.
    pub rules: Vec<BrokenRule>,
    /// Wrong codes that may still follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "number"))]
    pub tries_left: Option<u32>,
    /// Why an address cannot be used; only with [`ErrorCode::AddressRefused`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub address: Option<AddressFault>,
    /// True where a write was asked for and the old password surely still holds; absent where that
    /// is not known or no write was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub kept_password: Option<bool>,
    /// When the certificate of the service ended, or when it begins to hold; only where its time is
    /// what is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub certificate_at: Option<Timestamp>,
    /// Leading zero bits the service asks for; only with [`ErrorCode::WorkNeeded`].
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub(crate) work_bits: Option<u32>,
    /// What became of the request.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub(crate) delivery: Delivery,
}

impl Failure {
    /// A failure with nothing to say but its code.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            request_id: None,
            retry_after_s: None,
            rules: Vec::new(),
            tries_left: None,
            address: None,
            kept_password: None,
            certificate_at: None,
            work_bits: None,
            delivery: match code {
                Code::Service(_) => Delivery::Refused,
                Code::Local(LocalCode::ServiceUnreachable | LocalCode::Cancelled) => {
                    Delivery::Unknown
                }
                Code::Local(_) => Delivery::NotSent,
            },
        }
    }

    /// Whether the service said this.
    #[must_use]
    pub fn is(&self, code: ErrorCode) -> bool {
        self.code == Code::Service(code)
    }

    pub(crate) fn with_delivery(self, delivery: Delivery) -> Self {
        Self { delivery, ..self }
    }

    /// Of something that comes before a request, and kept that from being sent.
    pub(crate) fn before_sending(self) -> Self {
        self.with_delivery(Delivery::NotSent)
    }

    /// Of a write that was asked for and will not take place.
    pub(crate) fn with_the_password_kept(self) -> Self {
        Self {
            kept_password: Some(true),
            ..self
        }
    }

    /// Whether the service was not reached, or its answer was lost.
    pub(crate) fn is_lost(&self) -> bool {
        self.code == Code::Local(LocalCode::ServiceUnreachable)
    }

    /// Whether this is an answer, but none of the service.
    pub(crate) fn is_from_between(&self) -> bool {
        matches!(self.code, Code::Service(_)) && self.delivery == Delivery::Unknown
    }

    /// Whether the request may have arrived and been carried out without our hearing of it.
    pub(crate) fn leaves_a_write_open(&self) -> bool {
        match self.delivery {
            Delivery::NotSent => false,
            Delivery::Unknown => true,
            Delivery::Refused => matches!(
                self.code,
                Code::Service(
                    ErrorCode::OutcomeUnknown
                        | ErrorCode::DirectoryUnreachable
                        | ErrorCode::Internal
                )
            ),
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.code)
    }
}

impl std::error::Error for Failure {}

impl From<LocalCode> for Failure {
    fn from(code: LocalCode) -> Self {
        Self::new(Code::Local(code))
    }
}

impl From<ErrorCode> for Failure {
    fn from(code: ErrorCode) -> Self {
        Self::new(Code::Service(code))
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self {
            request_id: Some(problem.request_id),
            retry_after_s: problem.retry_after_s,
            rules: problem.rules,
            tries_left: problem.tries_left,
            address: problem.address,
            work_bits: problem.work_bits,
            ..Self::new(Code::Service(problem.code))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_code_look_alike_to_the_interface() {
        let local = serde_json::to_value(Failure::from(LocalCode::ServiceUnreachable)).unwrap();
        let remote = serde_json::to_value(Failure::from(ErrorCode::SessionEnded)).unwrap();

        assert_eq!(
            local,
            serde_json::json!({"code": "service-unreachable", "rules": []})
        );
        assert_eq!(
            remote,
            serde_json::json!({"code": "session-ended", "rules": []})
        );
    }
}
