//! Why something failed, as the user interface receives it: a code, never a sentence.

use chiave_protocol::{
    AddressFault, AttemptEndedBy, ErrorCode, Problem, RequestId, Timestamp, policy::BrokenRule,
};
use serde::{Deserialize, Serialize};

/// An error that arises on the computer.
///
/// Like the code of an [`ErrorCode`], the code is the key of a sentence in
/// `locales/<lang>/errors.ftl`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LocalCode {
    /// There is no answer: no network, an unknown host, or a time-out.
    ServiceUnreachable,
    /// The certificate of the service was issued neither by an authority of the system nor by that
    /// of the company.
    CertificateNotTrusted,
    /// The certificate of the service has expired, and there is no sign that this computer's clock
    /// is wrong.
    CertificateExpired,
    /// The certificate of the service is not valid yet, and there is no sign that this computer's
    /// clock is wrong.
    CertificateNotYetValid,
    /// The certificate was issued for another name than the configured one.
    CertificateOtherName,
    /// The authorities vouch for the certificate of the service, but no certificate of its chain has
    /// a key that the managed settings pin.
    CertificateNotPinned,
    /// The service, or a gateway before it, asks for a certificate of this computer, and accepts none that
    /// this computer has.
    ClientCertificateRefused,
    /// Something else answers in place of the service: a maintenance page, a proxy or a gateway.
    NoService,
    /// The service serves another store than the one that this computer belongs to.
    AnotherService,
    /// The service requires a newer version of this application.
    ServiceTooNew,
    /// The service is older than this version supports.
    ServiceTooOld,
    /// The settings of this computer hide the action, and another window or an earlier page asked for it.
    HiddenHere,
    /// No usable service is configured; the problems of the settings say why.
    NotConfigured,
    /// The environment has to name the proxy, and the variable that counts is no address.
    NoProxyAddress,
    /// This computer has no certificate authority, so no certificate can be trusted.
    NoAuthority,
    /// This computer's clock contradicts the time that the service reported before, so the
    /// certificate of the service seems expired or not valid yet.
    ClockWrong,
    /// The person cancelled.
    Cancelled,
    /// There is no activation, attempt or session to which the request could belong.
    NothingInProgress,
    /// The support report that the person sees is not the one that is kept: another was drawn up since, or it was
    /// forgotten. Neither is sent or saved.
    ReportNotKept,
}

impl LocalCode {
    /// Every code.
    pub const ALL: [Self; 19] = [
        Self::ServiceUnreachable,
        Self::CertificateNotTrusted,
        Self::CertificateExpired,
        Self::CertificateNotYetValid,
        Self::CertificateOtherName,
        Self::CertificateNotPinned,
        Self::ClientCertificateRefused,
        Self::NoService,
        Self::AnotherService,
        Self::ServiceTooNew,
        Self::ServiceTooOld,
        Self::HiddenHere,
        Self::NotConfigured,
        Self::NoProxyAddress,
        Self::NoAuthority,
        Self::ClockWrong,
        Self::Cancelled,
        Self::NothingInProgress,
        Self::ReportNotKept,
    ];
}

/// The code of an error, of the service or of this computer; both have the same form for the user
/// interface.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Code {
    /// The service refused the request.
    Service(ErrorCode),
    /// The error arose on this computer.
    Local(LocalCode),
}

/// What is known about a request that failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Delivery {
    /// The request was not sent: there was no connection, or an earlier step failed.
    NotSent,
    /// The service refused the request.
    Refused,
    /// The outcome is unknown: the answer was lost, or it was not a problem document. A proxy or
    /// gateway may give up on a request that the service continues to process.
    Unknown,
}

/// A refusal or a failure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "IpcError"))]
pub struct Failure {
    /// The code of the error.
    #[cfg_attr(feature = "ts", ts(inline))]
    pub code: Code,
    /// The id of the request in the service's log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub request_id: Option<RequestId>,
    /// Seconds until another try makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "number"))]
    pub retry_after_s: Option<u64>,
    /// The rules that a password broke.
    pub rules: Vec<BrokenRule>,
    /// The number of wrong codes that may still follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "number"))]
    pub tries_left: Option<u32>,
    /// Why an address cannot be used; only with [`ErrorCode::AddressRefused`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub address: Option<AddressFault>,
    /// Who or what ended the attempt, if not its time; only with [`ErrorCode::AttemptEnded`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub ended_by: Option<AttemptEndedBy>,
    /// From when the activation code is good, if the code is right and was presented too early; only with
    /// [`ErrorCode::PassRefused`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub valid_from: Option<Timestamp>,
    /// True if a write was requested and the old password is certainly still valid; absent if that
    /// is unknown or no write was requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub kept_password: Option<bool>,
    /// When the certificate of the service expired or becomes valid; only if its validity period is
    /// the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub certificate_at: Option<Timestamp>,
    /// The number of leading zero bits that the service asks for; only with
    /// [`ErrorCode::WorkNeeded`].
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub(crate) work_bits: Option<u32>,
    /// What is known about the request.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub(crate) delivery: Delivery,
}

impl Failure {
    /// A failure that has only a code.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            request_id: None,
            retry_after_s: None,
            rules: Vec::new(),
            tries_left: None,
            address: None,
            ended_by: None,
            valid_from: None,
            kept_password: None,
            certificate_at: None,
            work_bits: None,
            delivery: match code {
                Code::Service(_) => Delivery::Refused,
                Code::Local(
                    LocalCode::ServiceUnreachable | LocalCode::NoService | LocalCode::Cancelled,
                ) => Delivery::Unknown,
                Code::Local(_) => Delivery::NotSent,
            },
        }
    }

    /// Whether the error is this refusal of the service.
    #[must_use]
    pub fn is(&self, code: ErrorCode) -> bool {
        self.code == Code::Service(code)
    }

    pub(crate) fn with_delivery(self, delivery: Delivery) -> Self {
        Self { delivery, ..self }
    }

    /// Marks the failure as one that happened before the request was sent.
    pub(crate) fn before_sending(self) -> Self {
        self.with_delivery(Delivery::NotSent)
    }

    /// Marks the failure of a write that will not take place, so the old password stays valid.
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

    /// Whether the answer came from a proxy or gateway instead of the service.
    pub(crate) fn is_from_between(&self) -> bool {
        matches!(self.code, Code::Service(_)) && self.delivery == Delivery::Unknown
    }

    /// Whether the service may have received and executed the request without an answer.
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
            ended_by: problem.ended_by,
            valid_from: problem.valid_from,
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
