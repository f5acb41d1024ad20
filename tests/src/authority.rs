//! An authority for one run: it can vouch for this machine only, for seven days, and no program
//! installs it anywhere.

use std::{
    net::Ipv4Addr,
    path::{Path, PathBuf},
};

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints,
};
use time::{Duration, OffsetDateTime};

use crate::Result;

/// How long everything of a run is valid.
const LIFETIME: Duration = Duration::days(7);

/// The files of an authority and of the one server certificate it signed.
#[derive(Clone, Debug)]
pub struct Authority {
    /// The authority's certificate, PEM: what the application is told to trust.
    pub certificate: PathBuf,
    /// The servers' certificate chain, PEM, for `localhost` and `127.0.0.1`.
    pub server_certificate: PathBuf,
    /// The file of the server's private key, PEM, readable by the owner only.
    pub server_key: PathBuf,
}

impl Authority {
    /// Makes an authority and writes its files into `folder`. Its own key is forgotten.
    ///
    /// # Errors
    ///
    /// When the files cannot be written.
    pub fn make(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let issued = Issued::new(ExtendedKeyUsagePurpose::ServerAuth)?;
        let files = Self {
            certificate: folder.join("authority.pem"),
            server_certificate: folder.join("server.pem"),
            server_key: folder.join("server.key"),
        };
        std::fs::write(&files.certificate, issued.authority)?;
        std::fs::write(&files.server_certificate, issued.certificate)?;
        write_private(&files.server_key, &issued.key)?;
        Ok(files)
    }
}

/// The files of a company's authority for computers and of one computer.
#[derive(Clone, Debug)]
pub struct Computers {
    /// The authority's certificate, PEM: what the service admits.
    pub certificate: PathBuf,
    /// One computer's certificate and private key, PEM.
    pub computer: PathBuf,
}

impl Computers {
    /// Makes an authority and writes its files into `folder`. Its own key is forgotten.
    ///
    /// # Errors
    ///
    /// When the files cannot be written.
    pub fn make(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let issued = Issued::new(ExtendedKeyUsagePurpose::ClientAuth)?;
        let files = Self {
            certificate: folder.join("computers.pem"),
            computer: folder.join("computer.pem"),
        };
        std::fs::write(&files.certificate, issued.authority)?;
        write_private(&files.computer, &[issued.certificate, issued.key].concat())?;
        Ok(files)
    }
}

/// A certificate with its key and its authority, each as PEM.
struct Issued {
    authority: String,
    certificate: String,
    key: String,
}

impl Issued {
    fn new(purpose: ExtendedKeyUsagePurpose) -> Result<Self> {
        let authority_key = KeyPair::generate()?;
        let params = authority_params()?;
        let authority = params.self_signed(&authority_key)?.pem();
        let issuer = Issuer::new(params, authority_key);
        let key = KeyPair::generate()?;
        let certificate = issued_params(purpose)?.signed_by(&key, &issuer)?.pem();
        let key = key.serialize_pem();
        Ok(Self {
            authority,
            certificate,
            key,
        })
    }
}

/// Writes a file that only its owner may read.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_private(path: &Path, text: &str) -> Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};

    let mut file = std::fs::File::options()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o400)
        .open(path)?;
    Ok(file.write_all(text.as_bytes())?)
}

fn authority_params() -> Result<CertificateParams> {
    let mut params = CertificateParams::default();
    valid(&mut params);
    params
        .distinguished_name
        .push(DnType::CommonName, "Chiave, an authority for one run");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![
            GeneralSubtree::DnsName("localhost".into()),
            GeneralSubtree::IpAddress(CidrSubnet::V4([127, 0, 0, 0], [255, 0, 0, 0])),
        ],
        excluded_subtrees: Vec::new(),
    });
    Ok(params)
}

fn issued_params(purpose: ExtendedKeyUsagePurpose) -> Result<CertificateParams> {
    let names = vec!["localhost".to_owned(), Ipv4Addr::LOCALHOST.to_string()];
    let mut params = CertificateParams::new(names)?;
    valid(&mut params);
    params
        .distinguished_name
        .push(DnType::CommonName, "localhost");
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![purpose];
    Ok(params)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the harness makes real certificates, valid from now"
)]
fn valid(params: &mut CertificateParams) {
    let now = OffsetDateTime::now_utc();
    params.not_before = now - Duration::hours(1);
    params.not_after = now + LIFETIME;
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_servers_key_is_readable_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();

        let authority = Authority::make(folder.path()).unwrap();

        let mode = std::fs::metadata(authority.server_key)
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o400);
    }
}
