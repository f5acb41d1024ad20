//! Why something did not work, as the person's interface is told: a code, never a sentence.

use chiave_protocol::{ErrorCode, Problem, RequestId, policy::BrokenRule};
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
    /// The service asks for a newer version of this application.
    ServiceTooNew,
    /// The service is older than anything this version can talk to.
    ServiceTooOld,
    /// No usable service is configured; the settings say why.
    NotConfigured,
    /// By this laptop's clock the service's certificate is not valid now.
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
    /// True where a write was asked for and the old password surely still holds; absent where that
    /// is not known or no write was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub kept_password: Option<bool>,
    /// Leading zero bits the service asks for; only with [`ErrorCode::WorkNeeded`].
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub(crate) work_bits: Option<u32>,
    /// Whether the request was not sent: no connection stood, or something before it failed.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub(crate) never_sent: bool,
    /// Whether the refusal was no problem document, so that it may not be the service's own: what
    /// stands between gives up on a request that the service goes on with.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub(crate) unexplained: bool,
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
            kept_password: None,
            work_bits: None,
            never_sent: false,
            unexplained: false,
        }
    }

    /// Whether the service said this.
    #[must_use]
    pub fn is(&self, code: ErrorCode) -> bool {
        self.code == Code::Service(code)
    }

    /// Of something that comes before a request, and kept that from being sent.
    pub(crate) fn before_sending(self) -> Self {
        Self {
            never_sent: true,
            ..self
        }
    }

    /// Of a write that was asked for and will not take place.
    pub(crate) fn with_the_password_kept(self) -> Self {
        Self {
            kept_password: Some(true),
            ..self
        }
    }

    /// Whether the request may have arrived and been carried out without our hearing of it.
    pub(crate) fn leaves_a_write_open(&self) -> bool {
        if self.never_sent {
            return false;
        }
        if self.unexplained {
            return true;
        }
        match self.code {
            Code::Service(code) => matches!(
                code,
                ErrorCode::OutcomeUnknown | ErrorCode::DirectoryUnreachable | ErrorCode::Internal
            ),
            Code::Local(code) => {
                matches!(code, LocalCode::ServiceUnreachable | LocalCode::Cancelled)
            }
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
            code: Code::Service(problem.code),
            request_id: Some(problem.request_id),
            retry_after_s: problem.retry_after_s,
            rules: problem.rules,
            tries_left: problem.tries_left,
            kept_password: None,
            work_bits: problem.work_bits,
            never_sent: false,
            unexplained: false,
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
