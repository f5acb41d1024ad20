//! An authority of computers, for the tests of several modules.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};

/// An authority with its private key.
pub struct Authority {
    /// Its certificate.
    pub pem: String,
    /// What signs certificates in its name.
    pub issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// An authority with a new key.
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        Self {
            pem: params.self_signed(&key).unwrap().pem(),
            issuer: Issuer::new(params, key),
        }
    }
}
