//! Reads and examines the service's certificate and key.
//!
//! The start, every reload and `config check` use the same functions.

mod findings;
#[cfg(test)]
pub mod testing;

pub use findings::Finding;

use crate::{
    config::Tls,
    text_file::{self, TextFileError},
};
use chiave_protocol::Timestamp;
use rustls::{
    RootCertStore, ServerConfig,
    client::{verify_server_cert_signed_by_trust_anchor, verify_server_name},
    crypto::CryptoProvider,
    pki_types::{
        CertificateDer, PrivateKeyDer, ServerName, UnixTime,
        pem::{self, PemObject},
    },
    server::{
        NoServerSessionStorage, ParsedCertificate, VerifierBuilderError, WebPkiClientVerifier,
        danger::ClientCertVerifier,
    },
};
use std::{os::unix::fs::FileTypeExt as _, path::Path, sync::Arc, time::Duration};
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
    /// A certificate that is not that of an authority stands among those of authorities.
    #[error("a certificate in {0} is not that of an authority")]
    NoAuthority(std::path::PathBuf),
    /// The authorities of the computers cannot be used.
    #[error("the authorities of the computers cannot be used")]
    Clients(#[from] VerifierBuilderError),
    /// The key does not belong to the certificate, or one of the two cannot be used.
    #[error("the certificate and its key cannot be used together")]
    Pair(#[source] rustls::Error),
}

/// The certificates in a PEM file; at least one.
///
/// # Errors
///
/// [`TlsError`].
pub fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    // Opening a pipe would block until somebody writes to it.
    if std::fs::metadata(path).is_ok_and(|found| found.file_type().is_fifo()) {
        return Err(TlsError::NoCertificate(path.to_owned()));
    }
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

/// The authorities in a PEM file; at least one.
///
/// # Errors
///
/// [`TlsError`].
pub fn authorities(path: &Path) -> Result<RootCertStore, TlsError> {
    let mut store = RootCertStore::empty();
    for certificate in certificates(path)? {
        let parsed = X509Certificate::from_der(&certificate);
        let is_authority = parsed.is_ok_and(|(_, parsed)| parsed.is_ca());
        if !is_authority || store.add(certificate).is_err() {
            return Err(TlsError::NoAuthority(path.to_owned()));
        }
    }
    Ok(store)
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
    let clients = clients(files, &provider)?;
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .and_then(|builder| {
            let builder = builder.with_client_cert_verifier(clients);
            builder.with_single_cert(chain.clone(), key)
        })
        .map_err(TlsError::Pair)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    if files.client_authority.is_some() {
        // A resumed session shows no certificate, so one that has expired would go on and on.
        config.session_storage = Arc::new(NoServerSessionStorage {});
        config.send_tls13_tickets = 0;
    }
    let config = Arc::new(config);
    Ok(Loaded { chain, config })
}

/// Decides which computers may connect: every one, or those with a certificate of the company.
fn clients(
    files: &Tls,
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<dyn ClientCertVerifier>, TlsError> {
    let Some(path) = &files.client_authority else {
        return Ok(WebPkiClientVerifier::no_client_auth());
    };
    let authorities = Arc::new(authorities(path)?);
    let builder = WebPkiClientVerifier::builder_with_provider(authorities, provider.clone());
    Ok(builder.build()?)
}

/// The earliest expiry of the certificates of a chain on which computers rely.
#[must_use]
pub fn ends_at(chain: &[CertificateDer<'_>]) -> Option<Timestamp> {
    let parsed = parsed(chain)?;
    let ends = sent(&parsed).iter().map(|it| it.validity().not_after);
    ends.min().map(|at| Timestamp::from_unix(at.timestamp()))
}

/// Every problem of a chain for a service with the name `host` at `now`.
#[must_use]
pub fn examine(chain: &[CertificateDer<'_>], host: &str, now: Timestamp) -> Vec<Finding> {
    let parsed = parsed(chain);
    let Some(all @ [own, issuers @ ..]) = parsed.as_deref() else {
        return vec![Finding::Unreadable];
    };
    let mut findings = Vec::new();
    let mut pairs = std::iter::once(own).chain(issuers).zip(issuers);
    let is_in_order = pairs.all(|(issued, issuer)| issued.issuer() == issuer.subject());
    // In another order, nobody can say which certificates computers use beside the first.
    let used = if is_in_order { sent(all) } else { &all[..1] };
    for (place, certificate) in (1..).zip(used) {
        findings.extend(dates(place, certificate, now));
        findings.extend(use_of(place, certificate));
    }
    if !is_for(&chain[0], host) {
        findings.push(Finding::OtherHost);
    }
    if !is_in_order {
        findings.push(Finding::Order);
    }
    if issuers.is_empty() && own.issuer() != own.subject() && names_its_issuer(own) {
        findings.push(Finding::Incomplete);
    }
    let is_fit = !findings.iter().any(|it| it.is_refused_by_clients());
    if is_in_order && is_fit && !holds_together(chain, now) {
        let is_needed = sent(all).len() > 1 && !holds_together(&chain[..2], now);
        findings.push(Finding::Apart { is_needed });
    }
    findings
}

/// The certificates of a chain; `None` if there is none, or if one cannot be parsed.
fn parsed<'a>(chain: &'a [CertificateDer<'_>]) -> Option<Vec<X509Certificate<'a>>> {
    let parse = |der: &'a CertificateDer<'_>| X509Certificate::from_der(der).map(|(_, it)| it);
    let parsed: Result<Vec<_>, _> = chain.iter().map(parse).collect();
    parsed.ok().filter(|parsed| !parsed.is_empty())
}

/// The certificates on which computers rely as they are sent: all but the authority's own at the end, of
/// which each computer takes its own copy.
fn sent<'a, 'b>(parsed: &'a [X509Certificate<'b>]) -> &'a [X509Certificate<'b>] {
    match parsed {
        [sent @ .., last] if !sent.is_empty() && last.issuer() == last.subject() => sent,
        all => all,
    }
}

fn dates(place: usize, certificate: &X509Certificate<'_>, now: Timestamp) -> Option<Finding> {
    let from = Timestamp::from_unix(certificate.validity().not_before.timestamp());
    let until = Timestamp::from_unix(certificate.validity().not_after.timestamp());
    if now < from {
        Some(Finding::NotYet { place, at: from })
    } else if until < now {
        Some(Finding::Over { place, at: until })
    } else if until < now.plus(SOON_S) {
        Some(Finding::EndsSoon { place, at: until })
    } else {
        None
    }
}

/// What makes a certificate unfit for its place: only the issuers are authorities, and all are for servers.
fn use_of(place: usize, certificate: &X509Certificate<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    match (place, certificate.is_ca()) {
        (1, true) => findings.push(Finding::Authority),
        (1, false) | (_, true) => {}
        (_, false) => findings.push(Finding::NoAuthority { place }),
    }
    let purposes = certificate.extended_key_usage().ok().flatten();
    if purposes.is_some_and(|purposes| !purposes.value.server_auth) {
        findings.push(Finding::Purpose { place });
    }
    findings
}

/// Whether computers find a way from the first certificate to the last one, by the code of every TLS
/// client here. Of a single certificate by an authority that is not in the file, nobody can say.
fn holds_together(chain: &[CertificateDer<'_>], now: Timestamp) -> bool {
    let [own, issuers @ ..] = chain else {
        return false;
    };
    let Some(last) = issuers.last() else {
        return true;
    };
    let Ok(parsed) = ParsedCertificate::try_from(own) else {
        return false;
    };
    let mut anchors = RootCertStore::empty();
    let is_anchor = anchors.add(last.clone().into_owned()).is_ok();
    let provider = rustls::crypto::aws_lc_rs::default_provider();
    let verified = verify_server_cert_signed_by_trust_anchor(
        &parsed,
        &anchors,
        &issuers[..issuers.len() - 1],
        UnixTime::since_unix_epoch(Duration::from_secs(now.as_unix().unsigned_abs())),
        provider.signature_verification_algorithms.all,
    );
    is_anchor && verified.is_ok()
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
