//! Answers whoever asks for a certificate of this computer, and keeps that somebody asked.

use super::Shown;
use crate::settings::ClientCertificate;
use rustls::{
    SignatureScheme,
    client::ResolvesClientCert,
    sign::{CertifiedKey, SingleCertAndKey},
};
use std::sync::Arc;

/// The certificate of this computer, if the settings name one.
#[derive(Debug)]
pub(super) struct Own {
    certificate: Option<SingleCertAndKey>,
    shown: Shown,
}

impl Own {
    pub(super) fn new(certificate: Option<&ClientCertificate>, shown: Shown) -> Self {
        Self {
            certificate: certificate.map(ClientCertificate::certified),
            shown,
        }
    }
}

impl ResolvesClientCert for Own {
    fn resolve(&self, hints: &[&[u8]], schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.shown.note_that_it_asks();
        self.certificate.as_ref()?.resolve(hints, schemes)
    }

    fn has_certs(&self) -> bool {
        self.certificate.is_some()
    }
}
