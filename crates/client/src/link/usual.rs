//! The usual check of a certificate: by the authority of the company, and by those of the system.
//!
//! The authority of the company is asked first, and by this program itself. Windows builds a chain to an authority that
//! it does not know only with a chain engine of its own, and then asks for the revocation list of an authority that often
//! has none.

use rustls::{
    CertificateError, Error, RootCertStore,
    client::{
        WebPkiServerVerifier,
        danger::{ServerCertVerified, ServerCertVerifier},
    },
    crypto::CryptoProvider,
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use rustls_platform_verifier::Verifier;
use std::sync::Arc;

/// A certificate that is checked, with what came with it.
#[derive(Clone, Copy)]
pub(super) struct Chain<'a> {
    pub(super) end_entity: &'a CertificateDer<'a>,
    pub(super) intermediates: &'a [CertificateDer<'a>],
    pub(super) server_name: &'a ServerName<'a>,
    pub(super) ocsp_response: &'a [u8],
    pub(super) now: UnixTime,
}

/// The authorities that vouch for a certificate.
#[derive(Debug)]
pub(super) struct UsualCheck {
    company: Option<Arc<WebPkiServerVerifier>>,
    /// Absent from a system without any authority.
    system: Option<Verifier>,
}

impl UsualCheck {
    /// Trusts the authorities of the system, and these of the company.
    ///
    /// # Errors
    ///
    /// If neither the system nor the company has an authority, or if that of the company cannot be used.
    pub(super) fn new(
        of_company: &[CertificateDer<'static>],
        provider: &Arc<CryptoProvider>,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let system = Verifier::new(provider.clone());
        if of_company.is_empty() {
            let (company, system) = (None, Some(system?));
            return Ok(Self { company, system });
        }
        let mut roots = RootCertStore::empty();
        for authority in of_company {
            roots.add(authority.clone())?;
        }
        let builder = WebPkiServerVerifier::builder_with_provider(roots.into(), provider.clone());
        Ok(Self {
            company: Some(builder.build()?),
            system: system.ok(),
        })
    }

    /// Whether an authority vouches for a certificate.
    ///
    /// # Errors
    ///
    /// Why none does: if the authority of the company issued the certificate, what that authority has against it.
    pub(super) fn verify(&self, chain: Chain<'_>) -> Result<ServerCertVerified, Error> {
        let of_company = self.company.as_ref().map(|it| ask(it.as_ref(), chain));
        let of_system = || self.system.as_ref().map(|it| ask(it, chain));
        let unknown = Error::InvalidCertificate(CertificateError::UnknownIssuer);
        match of_company {
            Some(Ok(verified)) => Ok(verified),
            Some(Err(issued)) if issued != unknown => match of_system() {
                Some(Ok(verified)) => Ok(verified),
                _ => Err(issued),
            },
            Some(Err(_)) | None => of_system().unwrap_or(Err(unknown)),
        }
    }
}

fn ask(verifier: &dyn ServerCertVerifier, chain: Chain<'_>) -> Result<ServerCertVerified, Error> {
    let Chain {
        end_entity,
        intermediates,
        server_name,
        ocsp_response,
        now,
    } = chain;
    verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
}
