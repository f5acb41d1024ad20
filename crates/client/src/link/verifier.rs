//! Decides on the certificate that is shown in place of the service, and keeps what was shown, whether
//! the certificate counts or not.

use super::{
    pinned::{NotPinned, Pinned},
    usual::{Chain, UsualCheck},
};
use crate::settings::{Origin, Settings};
use rustls::{
    CertificateError, DigitallySignedStruct, OtherError, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the latest full handshake showed of the service. A resumed one shows no certificate.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown(Arc<Mutex<Latest>>);

#[derive(Debug, Default)]
struct Latest {
    certificate: Option<CertificateDer<'static>>,
    /// Whether the certificate counts although it has no pinned key, because the pins are only reported.
    is_unpinned: bool,
    /// Whether a certificate of this computer was asked for.
    asks_for_a_certificate: bool,
}

impl Shown {
    /// The certificate, also one that does not count.
    pub(super) fn certificate(&self) -> Option<CertificateDer<'static>> {
        self.latest().certificate.clone()
    }

    /// Whether the certificate counts although it has no pinned key.
    pub(super) fn is_unpinned(&self) -> bool {
        self.latest().is_unpinned
    }

    /// Whether a certificate of this computer was asked for.
    pub(super) fn asks_for_a_certificate(&self) -> bool {
        self.latest().asks_for_a_certificate
    }

    /// Keeps that a certificate of this computer was asked for.
    pub(super) fn note_that_it_asks(&self) {
        self.latest().asks_for_a_certificate = true;
    }

    fn latest(&self) -> MutexGuard<'_, Latest> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is asked of a certificate.
#[derive(Debug)]
pub(super) struct Checks {
    pub(super) usual: UsualCheck,
    /// The keys that the settings name, if they name any.
    pub(super) pinned: Option<Pinned>,
    /// The signatures that count.
    pub(super) algorithms: WebPkiSupportedAlgorithms,
}

/// Checks a certificate as usual, and that of the service also for its keys.
#[derive(Debug)]
pub(super) struct ServiceVerifier {
    checks: Checks,
    /// The service: a proxy that is reached over TLS has a certificate of its own. If it is not known,
    /// every certificate counts as that of the service.
    service: Option<ServerName<'static>>,
    shown: Shown,
}

impl ServiceVerifier {
    pub(super) fn new(checks: Checks, settings: &Settings, shown: Shown) -> Self {
        let host = settings.server.as_ref().map(Origin::host);
        let host = host.map(|host| host.trim_matches(['[', ']']).to_owned());
        Self {
            checks,
            service: host.and_then(|host| host.try_into().ok()),
            shown,
        }
    }

    /// Whether the service has this name.
    fn is_service(&self, name: &ServerName<'_>) -> bool {
        let plain = |name: &ServerName<'_>| name.to_str().trim_end_matches('.').to_lowercase();
        match &self.service {
            Some(service @ ServerName::DnsName(_)) => plain(service) == plain(name),
            Some(service) => service == name,
            None => true,
        }
    }
}

impl ServerCertVerifier for ServiceVerifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let is_service = self.is_service(server_name);
        // A handshake with a proxy comes before that with the service: what an earlier one showed is then
        // not what this connection shows.
        self.shown.latest().certificate = is_service.then(|| end_entity.clone().into_owned());
        let verified = self.checks.usual.verify(Chain {
            end_entity,
            intermediates,
            server_name,
            ocsp_response,
            now,
        })?;
        let Some(pinned) = self.checks.pinned.as_ref().filter(|_| is_service) else {
            return Ok(verified);
        };
        let is_pinned = pinned.is_met(end_entity, intermediates, now);
        self.shown.latest().is_unpinned = !is_pinned && pinned.only_report();
        if !is_pinned && !pinned.only_report() {
            let reason = OtherError(Arc::new(NotPinned));
            return Err(CertificateError::Other(reason).into());
        }
        if !is_pinned {
            tracing::warn!("the certificate of the service has none of the pinned keys");
        }
        Ok(verified)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, cert, dss, &self.checks.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, cert, dss, &self.checks.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.checks.algorithms.supported_schemes()
    }
}
