//! Which certificates of a service are trusted: TLS 1.3 only, by the authorities of the system and of
//! the company; with pins, only those that have a pinned key.

mod own;

use super::{
    pinned::Pinned,
    usual::UsualCheck,
    verifier::{Checks, ServiceVerifier, Shown},
};
use crate::settings::Settings;
use own::Own;
use rustls::{
    ClientConfig, RootCertStore,
    crypto::{CryptoProvider, aws_lc_rs},
    pki_types::{CertificateDer, pem::PemObject},
    version::TLS13,
};
use rustls_platform_verifier::Verifier;
use std::{error::Error, sync::Arc};

/// The configuration of TLS that follows from the settings. `shown` is told what the service shows.
///
/// # Errors
///
/// If neither the system nor the settings name an authority, or if that of the settings cannot be
/// used.
pub(super) fn config(settings: &Settings, shown: &Shown) -> Result<ClientConfig, Box<dyn Error>> {
    let provider = provider();
    let authorities = match &settings.authority {
        Some(authority) => authorities(&authority.pem)?,
        None => Vec::new(),
    };
    let usual = UsualCheck::new(&authorities, &provider)?;
    let pinned = match settings.pins.keys.is_empty() {
        true => None,
        false => {
            let algorithms = provider.signature_verification_algorithms;
            Some(Pinned::new(&settings.pins, &authorities, algorithms))
        }
    };
    let algorithms = provider.signature_verification_algorithms;
    let verifier = ServiceVerifier::new(
        Checks {
            usual,
            pinned,
            algorithms,
        },
        settings,
        shown.clone(),
    );
    let own = Own::new(settings.client_certificate.as_ref(), shown.clone());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_client_cert_resolver(Arc::new(own));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// The certificates of a PEM text, each of which TLS accepts as an authority: not every PEM text has
/// a usable one.
///
/// # Errors
///
/// If the text is no PEM, or a certificate in it cannot be used.
pub(crate) fn authorities(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Box<dyn Error>> {
    let certificates = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>()?;
    let mut store = RootCertStore::empty();
    for certificate in &certificates {
        store.add(certificate.clone())?;
    }
    Ok(certificates)
}

/// Whether the system has no certificate authority.
pub(crate) fn system_has_no_authority() -> bool {
    Verifier::new(provider()).is_err()
}

/// The only crypto provider of the workspace.
fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}
