//! Accepts only certificates with a pinned key, beside the usual check (RFC 7469).
//!
//! The key of any certificate of the chain may be the pinned one: that of the service, or that of an
//! authority above it. A certificate that the service sends and that signed nothing in the chain
//! proves nothing, so a pinned authority counts only if the service's certificate leads to it.

use crate::settings::{Origin, Pin, Pins, Settings};
use chiave_crypto::sha256;
use rustls::{
    CertificateError, DigitallySignedStruct, OtherError, RootCertStore, SignatureScheme,
    client::{
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
        verify_server_cert_signed_by_trust_anchor,
    },
    crypto::WebPkiSupportedAlgorithms,
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::ParsedCertificate,
};
use rustls_platform_verifier::Verifier;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Why a certificate is refused that the authorities vouch for.
#[derive(Debug, thiserror::Error)]
#[error("no certificate of the chain has a pinned key")]
pub(super) struct NotPinned;

/// Whether the certificate of the latest connection counts although it has no pinned key, because the
/// pins are only reported.
#[derive(Clone, Debug, Default)]
pub(super) struct Unpinned(Arc<AtomicBool>);

impl Unpinned {
    pub(super) fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn set(&self, is_so: bool) {
        self.0.store(is_so, Ordering::Relaxed);
    }
}

/// Checks a certificate as usual, and then its keys.
#[derive(Debug)]
pub(super) struct Pinned {
    usual: Verifier,
    /// The service, to which the pins belong: a proxy that is reached over TLS has a certificate of its
    /// own. If it is not known, the pins hold for everybody.
    service: Option<ServerName<'static>>,
    pins: Pins,
    /// The authorities of this computer that have a pinned key.
    authorities: RootCertStore,
    algorithms: WebPkiSupportedAlgorithms,
    unpinned: Unpinned,
}

impl Pinned {
    /// Reads the authorities of the system, beside which `authorities` are trusted.
    pub(super) fn new(
        usual: Verifier,
        settings: &Settings,
        authorities: &[CertificateDer<'static>],
        algorithms: WebPkiSupportedAlgorithms,
        unpinned: Unpinned,
    ) -> Self {
        let pins = settings.pins.clone();
        let host = settings.server.as_ref().map(Origin::host);
        let host = host.map(|host| host.trim_matches(['[', ']']).to_owned());
        let of_system = rustls_native_certs::load_native_certs().certs;
        let mut store = RootCertStore::empty();
        add_pinned(&mut store, &pins, authorities.iter().chain(&of_system));
        Self {
            usual,
            service: host.and_then(|host| host.try_into().ok()),
            pins,
            authorities: store,
            algorithms,
            unpinned,
        }
    }

    /// Whether the pins are about whoever has this name.
    fn are_about(&self, name: &ServerName<'_>) -> bool {
        let plain = |name: &ServerName<'_>| name.to_str().trim_end_matches('.').to_lowercase();
        match &self.service {
            Some(service @ ServerName::DnsName(_)) => plain(service) == plain(name),
            Some(service) => service == name,
            None => true,
        }
    }

    /// Whether a certificate of the chain has a pinned key.
    fn is_pinned(
        &self,
        service: &CertificateDer<'_>,
        sent: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> bool {
        let Ok(parsed) = ParsedCertificate::try_from(service) else {
            return false;
        };
        if self.pins.keys.contains(&pin(&parsed)) {
            return true;
        }
        let mut authorities = self.authorities.clone();
        add_pinned(&mut authorities, &self.pins, sent);
        verify_server_cert_signed_by_trust_anchor(
            &parsed,
            &authorities,
            sent,
            now,
            self.algorithms.all,
        )
        .is_ok()
    }
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let usual = &self.usual;
        let verified =
            usual.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)?;
        if !self.are_about(server_name) {
            return Ok(verified);
        }
        let is_pinned = self.is_pinned(end_entity, intermediates, now);
        self.unpinned.set(!is_pinned && self.pins.only_report);
        if !is_pinned && !self.pins.only_report {
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
        self.usual.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.usual.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.usual.supported_verify_schemes()
    }
}

/// Adds the certificates that have a pinned key.
fn add_pinned<'a>(
    store: &mut RootCertStore,
    pins: &Pins,
    certificates: impl IntoIterator<Item = &'a CertificateDer<'a>>,
) {
    for certificate in certificates {
        let parsed = ParsedCertificate::try_from(certificate);
        if parsed.is_ok_and(|parsed| pins.keys.contains(&pin(&parsed))) {
            // A certificate that cannot be an authority is left out, so it vouches for nothing.
            let _ = store.add(certificate.clone().into_owned());
        }
    }
}

fn pin(certificate: &ParsedCertificate<'_>) -> Pin {
    Pin::from_digest(sha256(&certificate.subject_public_key_info()))
}
