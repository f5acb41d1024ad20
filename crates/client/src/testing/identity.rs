//! Certificates for a service of a test.

use crate::settings::Pin;
use rustls::{
    pki_types::CertificateDer,
    server::{WebPkiClientVerifier, danger::ClientCertVerifier},
};
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;

/// The authority and the certificate of a service on the loopback address.
pub(crate) struct Identity {
    pub(crate) authority: String,
    /// What the service sends, its own certificate first.
    pub(crate) chain: Vec<CertificateDer<'static>>,
    /// The pins of the own certificate, and of every authority above it.
    pub(crate) pins: Vec<Pin>,
    /// The authority of which the service asks each computer for a certificate, if it asks.
    pub(crate) clients: Option<CertificateDer<'static>>,
    key: Vec<u8>,
}

impl Identity {
    pub(crate) fn new(validity: impl FnOnce(&mut rcgen::CertificateParams)) -> Self {
        let (authority, issuer) = Issuer::root();
        let (certificate, key) = issuer.issue(validity);
        Self {
            authority: authority.pem(),
            chain: vec![certificate.der().clone()],
            pins: vec![pin(&key), pin(issuer.0.key())],
            clients: None,
            key: key.serialize_der(),
        }
    }

    /// What answers with this identity.
    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(self.key.clone());
        let config = rustls::ServerConfig::builder()
            .with_client_cert_verifier(self.verifier())
            .with_single_cert(self.chain.clone(), key.into())
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }

    fn verifier(&self) -> Arc<dyn ClientCertVerifier> {
        let Some(authority) = &self.clients else {
            return WebPkiClientVerifier::no_client_auth();
        };
        let mut roots = rustls::RootCertStore::empty();
        roots.add(authority.clone()).unwrap();
        WebPkiClientVerifier::builder(Arc::new(roots))
            .build()
            .unwrap()
    }

    /// An identity with an authority between the root and the service.
    pub(crate) fn with_intermediate() -> Self {
        let (authority, root) = Issuer::root();
        let (between, issuer) = root.intermediate();
        let (certificate, key) = issuer.issue(|_| {});
        Self {
            authority: authority.pem(),
            chain: vec![certificate.der().clone(), between.der().clone()],
            pins: vec![pin(&key), pin(issuer.0.key()), pin(root.0.key())],
            clients: None,
            key: key.serialize_der(),
        }
    }
}

/// The authority of the computers of a company, and the file of one computer.
pub(crate) struct Computers {
    pub(crate) authority: CertificateDer<'static>,
    /// The certificate of a computer and its private key, as PEM.
    pub(crate) file: String,
}

impl Computers {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    /// A computer's certificate that is changed before it is signed.
    pub(crate) fn with(change: impl FnOnce(&mut rcgen::CertificateParams)) -> Self {
        let (authority, issuer) = Issuer::root();
        let (certificate, key) = issuer.issue(|params| {
            params.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ClientAuth];
            change(params);
        });
        Self {
            authority: authority.der().clone(),
            file: certificate.pem() + &key.serialize_pem(),
        }
    }
}

/// An authority that signs certificates.
struct Issuer(rcgen::Issuer<'static, rcgen::KeyPair>);

impl Issuer {
    fn root() -> (rcgen::Certificate, Self) {
        let (params, key) = Self::params();
        let certificate = params.self_signed(&key).unwrap();
        (certificate, Self(rcgen::Issuer::new(params, key)))
    }

    fn intermediate(&self) -> (rcgen::Certificate, Self) {
        let (mut params, key) = Self::params();
        params.distinguished_name = rcgen::DistinguishedName::new();
        params
            .distinguished_name
            .push(rcgen::DnType::CommonName, "between");
        let certificate = params.signed_by(&key, &self.0).unwrap();
        (certificate, Self(rcgen::Issuer::new(params, key)))
    }

    fn params() -> (rcgen::CertificateParams, rcgen::KeyPair) {
        let mut params = rcgen::CertificateParams::default();
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        (params, rcgen::KeyPair::generate().unwrap())
    }

    fn issue(
        &self,
        change: impl FnOnce(&mut rcgen::CertificateParams),
    ) -> (rcgen::Certificate, rcgen::KeyPair) {
        let key = rcgen::KeyPair::generate().unwrap();
        let mut params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        change(&mut params);
        (params.signed_by(&key, &self.0).unwrap(), key)
    }
}

fn pin(key: &rcgen::KeyPair) -> Pin {
    use rcgen::PublicKeyData;
    Pin::from_digest(chiave_crypto::sha256(&key.subject_public_key_info()))
}
