//! Reads and examines the service's certificate and key.
//!
//! The start, every reload and `config check` use the same functions.

use crate::{
    config::Tls,
    text_file::{self, TextFileError},
};
use chiave_protocol::Timestamp;
use rustls::{
    ServerConfig,
    client::verify_server_name,
    pki_types::{
        CertificateDer, PrivateKeyDer, ServerName,
        pem::{self, PemObject},
    },
    server::ParsedCertificate,
};
use std::{fmt, path::Path, sync::Arc};
use x509_parser::{certificate::X509Certificate, prelude::FromDer};

/// A certificate that expires within this number of seconds causes a warning.
const SOON_S: i64 = 30 * 24 * 60 * 60;

/// Why certificate and key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read, or other users can read the key.
    #[error(transparent)]
    File(#[from] TextFileError),
    /// A file is not PEM.
    #[error("not PEM")]
    Pem(#[from] pem::Error),
    /// The private key is encrypted with a passphrase.
    #[error("the private key needs a passphrase")]
    Encrypted,
    /// The certificate file holds no certificate.
    #[error("no certificate in {0}")]
    NoCertificate(std::path::PathBuf),
    /// The key does not belong to the certificate, or one of the two cannot be used.
    #[error("the certificate and its key cannot be used together")]
    Pair(#[source] rustls::Error),
}

/// A problem of a certificate that could be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Finding {
    /// The certificate expired at this time.
    Over(Timestamp),
    /// The certificate becomes valid at this time.
    NotYet(Timestamp),
    /// The certificate expires in less than 30 days.
    EndsSoon(Timestamp),
    /// The certificate is not for the host of the public name.
    OtherHost,
    /// A certificate of the chain was not issued by the certificate after it.
    Order,
    /// An intermediate certificate is missing: the certificate names a place to fetch its issuer's
    /// certificate, and the chain does not contain that one.
    Incomplete,
    /// The certificate cannot be parsed.
    Unreadable,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dated = |at: &Timestamp| crate::clock::rfc3339(*at).unwrap_or_default();
        match self {
            Self::Over(at) => write!(f, "it expired at {}", dated(at)),
            Self::NotYet(at) => write!(f, "it becomes valid at {}", dated(at)),
            Self::EndsSoon(at) => write!(f, "it expires soon, at {}", dated(at)),
            Self::OtherHost => f.write_str("it is not for the host of public_name"),
            Self::Order => {
                f.write_str("its chain is not in order, each issuer after what it issued")
            }
            Self::Incomplete => f.write_str("an intermediate certificate is missing in its file"),
            Self::Unreadable => f.write_str("it cannot be parsed"),
        }
    }
}

impl Finding {
    /// Whether every client refuses such a certificate, whatever authorities it trusts.
    #[must_use]
    pub fn is_refused_by_clients(self) -> bool {
        match self {
            Self::Over(_) | Self::NotYet(_) | Self::OtherHost | Self::Unreadable => true,
            Self::EndsSoon(_) | Self::Order | Self::Incomplete => false,
        }
    }

    /// Whether the service can work in spite of the problem.
    #[must_use]
    pub fn is_warning(self) -> bool {
        matches!(self, Self::EndsSoon(_))
    }
}

/// The certificates in a PEM file; at least one.
///
/// # Errors
///
/// [`TlsError`].
pub fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let text = text_file::read(path)?;
    let chain: Vec<_> =
        CertificateDer::pem_slice_iter(text.as_bytes()).collect::<Result<_, _>>()?;
    match chain.is_empty() {
        true => Err(TlsError::NoCertificate(path.to_owned())),
        false => Ok(chain),
    }
}

/// The private key in a PEM file that its owner alone can read.
///
/// # Errors
///
/// [`TlsError`].
pub fn private_key(path: &Path) -> Result<PrivateKeyDer<'static>, TlsError> {
    let text = text_file::read_secret(path)?;
    let is_encrypted = |line: &str| {
        line.starts_with("-----BEGIN ENCRYPTED") || line.starts_with("Proc-Type: 4,ENCRYPTED")
    };
    if text.lines().any(is_encrypted) {
        return Err(TlsError::Encrypted);
    }
    Ok(PrivateKeyDer::from_pem_slice(text.as_bytes())?)
}

/// A certificate chain and the TLS settings that use it.
pub struct Loaded {
    /// The chain, the service's own certificate first.
    pub chain: Vec<CertificateDer<'static>>,
    /// The TLS settings: TLS 1.3 and nothing older, with one crypto provider.
    pub config: Arc<ServerConfig>,
}

/// Reads certificate and key and makes the TLS settings.
///
/// # Errors
///
/// [`TlsError`].
pub fn load(files: &Tls) -> Result<Loaded, TlsError> {
    let chain = certificates(&files.certificate)?;
    let key = private_key(&files.key)?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .and_then(|builder| {
            let builder = builder.with_no_client_auth();
            builder.with_single_cert(chain.clone(), key)
        })
        .map_err(TlsError::Pair)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let config = Arc::new(config);
    Ok(Loaded { chain, config })
}

/// The expiry of the first certificate of a chain.
#[must_use]
pub fn ends_at(chain: &[CertificateDer<'_>]) -> Option<Timestamp> {
    let (_, own) = X509Certificate::from_der(chain.first()?).ok()?;
    Some(Timestamp::from_unix(own.validity().not_after.timestamp()))
}

/// Every problem of a chain for a service with the name `host` at `now`.
#[must_use]
pub fn examine(chain: &[CertificateDer<'_>], host: &str, now: Timestamp) -> Vec<Finding> {
    let parsed: Result<Vec<_>, _> = chain
        .iter()
        .map(|der| X509Certificate::from_der(der).map(|(_, parsed)| parsed))
        .collect();
    let Ok([own, issuers @ ..]) = parsed.as_deref() else {
        return vec![Finding::Unreadable];
    };
    let mut findings = Vec::new();
    findings.extend(dates(own, now));
    if !is_for(&chain[0], host) {
        findings.push(Finding::OtherHost);
    }
    let mut pairs = std::iter::once(own).chain(issuers).zip(issuers);
    if pairs.any(|(issued, issuer)| issued.issuer() != issuer.subject()) {
        findings.push(Finding::Order);
    }
    if issuers.is_empty() && own.issuer() != own.subject() && names_its_issuer(own) {
        findings.push(Finding::Incomplete);
    }
    findings
}

fn dates(own: &X509Certificate<'_>, now: Timestamp) -> Option<Finding> {
    let from = Timestamp::from_unix(own.validity().not_before.timestamp());
    let until = Timestamp::from_unix(own.validity().not_after.timestamp());
    if now < from {
        Some(Finding::NotYet(from))
    } else if until < now {
        Some(Finding::Over(until))
    } else if until < now.plus(SOON_S) {
        Some(Finding::EndsSoon(until))
    } else {
        None
    }
}

/// Whether a certificate is for `host`, by the rule of every TLS client.
fn is_for(own: &CertificateDer<'_>, host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let (Ok(parsed), Ok(name)) = (ParsedCertificate::try_from(own), ServerName::try_from(host))
    else {
        return false;
    };
    verify_server_name(&parsed, &name).is_ok()
}

/// Whether the certificate names a place to fetch its issuer's certificate (RFC 5280, section
/// 4.2.2.1), as authorities do that use an intermediate certificate.
fn names_its_issuer(own: &X509Certificate<'_>) -> bool {
    own.extensions().iter().any(|extension| {
        matches!(
            extension.parsed_extension(),
            x509_parser::extensions::ParsedExtension::AuthorityInfoAccess(access)
                if access.accessdescs.iter().any(|it| it.access_method
                    == x509_parser::oid_registry::OID_PKIX_ACCESS_DESCRIPTOR_CA_ISSUERS)
        )
    })
}

#[cfg(test)]
mod tests;
