//! Why the service did not say what it is, although the first connection on the way to it works.

use super::{
    Finding,
    certificate::{Shown, Unfit, own_until, read},
    proxy::ProxyInUse,
};
use crate::{
    Code, Failure, LocalCode,
    link::{NoAddress, proxy_of_the_environment},
    settings::{ClientCertificate, Origin},
};
use chiave_protocol::{ErrorCode, Timestamp};
use rustls::pki_types::CertificateDer;

/// A request to which the service gave no answer that can be used.
pub(super) struct Unanswered<'a> {
    /// The service that was asked, if the settings name one.
    pub(super) server: Option<&'a Origin>,
    /// The proxy through which the request went.
    pub(super) proxy: Option<ProxyInUse>,
    /// The certificate that was shown in place of the service, if the request came so far.
    pub(super) certificate: Option<CertificateDer<'static>>,
    /// The certificate of this computer, if the settings name one.
    pub(super) own: Option<&'a ClientCertificate>,
    /// What the clock of this computer says.
    pub(super) now: Timestamp,
}

impl Unanswered<'_> {
    /// What explains the failure. Asks the proxy only where that helps.
    pub(super) async fn why(&self, failure: &Failure) -> Finding {
        let (at, now) = (failure.certificate_at, self.now);
        match failure.code {
            Code::Local(LocalCode::CertificateNotTrusted) => self.why_not_trusted(),
            Code::Local(LocalCode::CertificateOtherName) => Finding::CertificateOtherName {
                names: self.shown(|shown| shown.names),
            },
            Code::Local(LocalCode::CertificateNotPinned) => Finding::CertificateNotPinned {
                issuer: self.shown(|shown| shown.issuer),
            },
            Code::Local(LocalCode::CertificateExpired) => Finding::CertificateExpired { at, now },
            Code::Local(LocalCode::CertificateNotYetValid) => {
                Finding::CertificateNotYetValid { at, now }
            }
            Code::Local(LocalCode::ClientCertificateRefused) => Finding::ClientCertificateRefused {
                file: self.own.map(|it| it.path().display().to_string()),
                at: self.own.and_then(own_until),
            },
            Code::Local(LocalCode::ClockWrong) => Finding::ClockWrong { now },
            Code::Local(LocalCode::NoService) => Finding::NoService,
            Code::Local(LocalCode::AnotherService) => Finding::AnotherService,
            Code::Local(LocalCode::ServiceTooNew) | Code::Service(ErrorCode::UpdateNeeded) => {
                Finding::UpdateNeeded
            }
            Code::Local(LocalCode::ServiceTooOld) => Finding::ServiceTooOld,
            Code::Local(LocalCode::NoAuthority) => Finding::NoAuthority,
            Code::Local(LocalCode::NotConfigured) => Finding::NoServer,
            Code::Local(LocalCode::NoProxyAddress) => self.no_proxy_address(),
            Code::Local(
                LocalCode::ServiceUnreachable
                | LocalCode::Cancelled
                | LocalCode::NothingInProgress
                | LocalCode::HiddenHere
                | LocalCode::ReportNotKept,
            ) => self.who_is_silent().await,
            Code::Service(_) if failure.is_from_between() => Finding::NoService,
            Code::Service(code) => Finding::ServiceRefuses { code },
        }
    }

    fn no_proxy_address(&self) -> Finding {
        let server = self.server.map(Origin::as_str);
        match server.map(proxy_of_the_environment) {
            Some(Err(NoAddress(variable))) => Finding::NoProxyAddress { variable },
            _ => Finding::NoAnswer,
        }
    }

    fn why_not_trusted(&self) -> Finding {
        let shown = self.certificate.as_deref().and_then(read);
        let unfit = shown.as_ref().and_then(|shown| shown.unfit);
        let issuer = shown.and_then(|shown| shown.issuer);
        match unfit {
            Some(Unfit::Authority) => Finding::CertificateOfAuthority { issuer },
            Some(Unfit::Purpose) => Finding::CertificateOtherPurpose { issuer },
            None => Finding::CertificateNotTrusted { issuer },
        }
    }

    fn shown(&self, part: fn(Shown) -> Option<String>) -> Option<String> {
        self.certificate.as_deref().and_then(read).and_then(part)
    }

    async fn who_is_silent(&self) -> Finding {
        match (&self.proxy, self.server) {
            (Some(proxy), Some(server)) => proxy.why_it_leads_nowhere(server).await,
            _ => Finding::NoAnswer,
        }
    }
}
