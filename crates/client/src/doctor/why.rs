//! Why the service did not say what it is, although the first connection on the way to it works.

use super::{
    Finding,
    certificate::{self, Shown},
    proxy::ProxyInUse,
};
use crate::{Code, Failure, LocalCode, settings::Settings};
use chiave_protocol::{ErrorCode, Timestamp};

/// A request to which the service gave no answer that can be used.
pub(super) struct Unanswered<'a> {
    pub(super) settings: &'a Settings,
    /// The proxy through which the request went.
    pub(super) proxy: Option<ProxyInUse>,
    /// What the clock of this computer says.
    pub(super) now: Timestamp,
}

impl Unanswered<'_> {
    /// What explains the failure. Looks at the certificate, or asks the proxy, only where that helps.
    pub(super) async fn why(&self, failure: &Failure) -> Finding {
        let (at, now) = (failure.certificate_at, self.now);
        match failure.code {
            Code::Local(LocalCode::CertificateNotTrusted) => Finding::CertificateNotTrusted {
                issuer: self.shown(|shown| shown.issuer).await,
            },
            Code::Local(LocalCode::CertificateOtherName) => Finding::CertificateOtherName {
                names: self.shown(|shown| shown.names).await,
            },
            Code::Local(LocalCode::CertificateNotPinned) => Finding::CertificateNotPinned {
                issuer: self.shown(|shown| shown.issuer).await,
            },
            Code::Local(LocalCode::CertificateExpired) => Finding::CertificateExpired { at, now },
            Code::Local(LocalCode::CertificateNotYetValid) => {
                Finding::CertificateNotYetValid { at, now }
            }
            Code::Local(LocalCode::ClockWrong) => Finding::ClockWrong { now },
            Code::Local(LocalCode::NoService) => Finding::NoService,
            Code::Local(LocalCode::AnotherService) => Finding::AnotherService,
            Code::Local(LocalCode::ServiceTooNew) | Code::Service(ErrorCode::UpdateNeeded) => {
                Finding::UpdateNeeded
            }
            Code::Local(LocalCode::ServiceTooOld) => Finding::ServiceTooOld,
            Code::Local(LocalCode::NoAuthority) => Finding::NoAuthority,
            Code::Local(LocalCode::NotConfigured) => Finding::NoServer,
            Code::Local(
                LocalCode::ServiceUnreachable
                | LocalCode::Cancelled
                | LocalCode::NothingInProgress
                | LocalCode::HiddenHere,
            ) => self.who_is_silent().await,
            Code::Service(_) if failure.is_from_between() => Finding::NoService,
            Code::Service(code) => Finding::ServiceRefuses { code },
        }
    }

    async fn shown(&self, part: fn(Shown) -> Option<String>) -> Option<String> {
        let shown = certificate::look(self.settings).await;
        shown.and_then(part)
    }

    async fn who_is_silent(&self) -> Finding {
        match (&self.proxy, &self.settings.server) {
            (Some(proxy), Some(server)) => proxy.why_it_leads_nowhere(server).await,
            _ => Finding::NoAnswer,
        }
    }
}
