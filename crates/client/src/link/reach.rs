//! Whether the service can be reached, and why not.

use super::Link;
use crate::{Client, Failure, LocalCode, error::Code, settings::Origin};
use chiave_protocol::ErrorCode;
use serde::Serialize;

/// Whether the service can be reached, as the last request found.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Reach {
    /// The service answers.
    Online,
    /// The service does not answer, although this computer is connected to a network.
    Offline,
    /// This computer is connected to no network.
    NoNetwork,
    /// A proxy or gateway answers instead of the service.
    NoService,
    /// The certificate was issued by no trusted authority.
    CertificateNotTrusted,
    /// The certificate of the service has expired.
    CertificateExpired,
    /// The certificate of the service is not valid yet.
    CertificateNotYetValid,
    /// The certificate was issued for another name.
    CertificateOtherName,
    /// No certificate of the service has a key that the managed settings pin.
    CertificateNotPinned,
    /// No certificate of this computer is accepted where one is asked for.
    ClientCertificateRefused,
    /// This computer's clock is wrong, so the certificate seems expired or not valid yet.
    ClockWrong,
    /// A service with another store than that of this computer's session answers.
    AnotherService,
    /// No usable service is configured.
    NotConfigured,
    /// The environment has to name the proxy, and the variable that counts is no address.
    NoProxyAddress,
    /// This computer has no certificate authority.
    NoAuthority,
    /// This version is too old for the service.
    UpdateNeeded,
    /// The service is too old for this version.
    ServiceTooOld,
    /// No request was sent yet.
    #[default]
    Unknown,
}

impl Reach {
    /// Whether the service itself answered, whatever it said.
    pub(crate) const fn is_contact(self) -> bool {
        matches!(
            self,
            Self::Online | Self::UpdateNeeded | Self::ServiceTooOld
        )
    }
}

impl Client {
    /// Updates the reachability from the result of a request over `link`, and sends an event if it
    /// changed.
    pub(crate) fn note_reach<T>(&self, link: &Link, outcome: &Result<T, Failure>) {
        let failure = outcome.as_ref().err();
        if let Some(failure) = failure {
            link.log().note_failure(failure.code, self.0.clock.now());
        }
        let reach = match reach_after(failure) {
            Reach::Offline if !self.is_connected() => Reach::NoNetwork,
            reach => reach,
        };
        let certificate_at = failure.and_then(|failure| failure.certificate_at);
        let news = link.note(reach, certificate_at);
        if news {
            tracing::info!(?reach, "whether the service can be reached has changed");
            self.tell_status();
        }
    }

    /// Whether this computer is connected to the network of the service.
    pub(crate) fn is_connected(&self) -> bool {
        let settings = self.settings();
        let server = settings.server.as_ref();
        server.is_some_and(Origin::is_this_computer) || self.0.platform.network().connected
    }
}

/// What the result of a request shows: `failure` is why there is no answer, if there is none.
fn reach_after(failure: Option<&Failure>) -> Reach {
    match failure.map(|failure| failure.code) {
        Some(Code::Local(LocalCode::ServiceUnreachable)) => Reach::Offline,
        Some(Code::Local(LocalCode::CertificateNotTrusted)) => Reach::CertificateNotTrusted,
        Some(Code::Local(LocalCode::CertificateExpired)) => Reach::CertificateExpired,
        Some(Code::Local(LocalCode::CertificateNotYetValid)) => Reach::CertificateNotYetValid,
        Some(Code::Local(LocalCode::CertificateOtherName)) => Reach::CertificateOtherName,
        Some(Code::Local(LocalCode::CertificateNotPinned)) => Reach::CertificateNotPinned,
        Some(Code::Local(LocalCode::ClientCertificateRefused)) => Reach::ClientCertificateRefused,
        Some(Code::Local(LocalCode::ClockWrong)) => Reach::ClockWrong,
        Some(Code::Local(LocalCode::AnotherService)) => Reach::AnotherService,
        // The answer is not from the service: a proxy or gateway gave up on the request.
        Some(Code::Service(_)) if failure.is_some_and(Failure::is_from_between) => Reach::NoService,
        Some(Code::Local(LocalCode::NoService)) => Reach::NoService,
        Some(Code::Local(LocalCode::NotConfigured)) => Reach::NotConfigured,
        Some(Code::Local(LocalCode::NoProxyAddress)) => Reach::NoProxyAddress,
        Some(Code::Local(LocalCode::NoAuthority)) => Reach::NoAuthority,
        Some(Code::Local(LocalCode::ServiceTooNew) | Code::Service(ErrorCode::UpdateNeeded)) => {
            Reach::UpdateNeeded
        }
        Some(Code::Local(LocalCode::ServiceTooOld)) => Reach::ServiceTooOld,
        // Any other refusal comes from the service, so the service can be reached.
        None
        | Some(Code::Service(_))
        | Some(Code::Local(
            LocalCode::Cancelled
            | LocalCode::NothingInProgress
            | LocalCode::HiddenHere
            | LocalCode::ReportNotKept,
        )) => Reach::Online,
    }
}
