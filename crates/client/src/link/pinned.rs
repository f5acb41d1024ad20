//! The pinned keys of the service (RFC 7469), beside the usual check of its certificate.
//!
//! The key of any certificate of the chain may be the pinned one: that of the service, or that of an
//! authority above it. A certificate that the service sends and that signed nothing in the chain
//! proves nothing, so a pinned authority counts only if the service's certificate leads to it.

use crate::settings::{Pin, Pins};
use chiave_crypto::sha256;
use rustls::{
    RootCertStore,
    client::verify_server_cert_signed_by_trust_anchor,
    crypto::WebPkiSupportedAlgorithms,
    pki_types::{CertificateDer, UnixTime},
    server::ParsedCertificate,
};

/// Why a certificate is refused that the authorities vouch for.
#[derive(Debug, thiserror::Error)]
#[error("no certificate of the chain has a pinned key")]
pub(super) struct NotPinned;

/// The pinned keys, and the authorities that have one.
#[derive(Debug)]
pub(super) struct Pinned {
    pins: Pins,
    /// The authorities of this computer that have a pinned key.
    authorities: RootCertStore,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Pinned {
    /// Reads the authorities of the system, beside which `authorities` are trusted.
    pub(super) fn new(
        pins: &Pins,
        authorities: &[CertificateDer<'static>],
        algorithms: WebPkiSupportedAlgorithms,
    ) -> Self {
        let of_system = rustls_native_certs::load_native_certs().certs;
        let mut store = RootCertStore::empty();
        add_pinned(&mut store, pins, authorities.iter().chain(&of_system));
        Self {
            pins: pins.clone(),
            authorities: store,
            algorithms,
        }
    }

    /// Whether the keys are only reported.
    pub(super) fn only_report(&self) -> bool {
        self.pins.only_report
    }

    /// Whether a certificate of the chain has a pinned key.
    pub(super) fn is_met(
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
