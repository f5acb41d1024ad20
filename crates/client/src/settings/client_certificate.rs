//! The certificate by which this computer identifies itself to the service, or to a gateway before it.

use super::{Fault, NamedFile};
use rustls::{
    crypto::aws_lc_rs::sign::any_supported_type,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::{CertifiedKey, SingleCertAndKey},
};
use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};
use zeroize::Zeroizing;

/// A certificate with its private key.
#[derive(Clone)]
pub struct ClientCertificate {
    path: PathBuf,
    certified: Arc<CertifiedKey>,
}

impl ClientCertificate {
    /// The certificate and the private key of a file.
    ///
    /// # Errors
    ///
    /// [`Fault::BadValue`] if one of the two is missing, if the key needs a passphrase, or if it does not
    /// belong to the first certificate.
    pub(super) fn read(NamedFile { path, content }: &NamedFile) -> Result<Self, Fault> {
        let chain = CertificateDer::pem_slice_iter(content)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|_| Fault::BadValue)?;
        let key = PrivateKeyDer::from_pem_slice(content).map_err(|_| Fault::BadValue)?;
        let key = Zeroizing::new(key);
        let signing = any_supported_type(&key).map_err(|_| Fault::BadValue)?;
        let certified = CertifiedKey::new(chain, signing);
        certified.keys_match().map_err(|_| Fault::BadValue)?;
        Ok(Self {
            path: path.clone(),
            certified: Arc::new(certified),
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The computer's own certificate, in DER.
    pub(crate) fn own(&self) -> Option<&CertificateDer<'static>> {
        self.certified.cert.first()
    }

    /// What is shown to whoever asks for a certificate.
    pub(crate) fn certified(&self) -> SingleCertAndKey {
        SingleCertAndKey::from(self.certified.clone())
    }
}

/// Two are the same if their chains are: each key belongs to its certificate.
impl PartialEq for ClientCertificate {
    fn eq(&self, other: &Self) -> bool {
        self.certified.cert == other.certified.cert
    }
}

impl Eq for ClientCertificate {}

impl fmt::Debug for ClientCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ClientCertificate")
            .field(&self.path)
            .finish()
    }
}
