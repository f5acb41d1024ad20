//! Looks at the certificate that is shown in place of the service, whether it is trusted or not.

use super::{connect, tls};
use crate::settings::Settings;
use rustls::{
    DigitallySignedStruct, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Accepts every certificate and keeps the latest. A proxy that is reached over TLS shows its own
/// certificate before that of the service.
#[derive(Debug, Default)]
struct Witness(Mutex<Option<CertificateDer<'static>>>);

/// The certificate that is shown in place of the service, on the way that requests take, also through
/// a proxy. Accepts any certificate, so nothing but an empty request for `path` is sent.
pub(crate) async fn shown_certificate(
    settings: &Settings,
    path: &str,
    patience: Duration,
) -> Option<CertificateDer<'static>> {
    let url = settings.server.as_ref()?.url(path);
    let witness = Arc::<Witness>::default();
    let tls = tls::config_with(witness.clone()).ok()?;
    let builder = connect::on_the_way(settings).ok()?;
    let http = builder.tls_backend_preconfigured(tls).build().ok()?;
    // The certificate is known before the answer, which does not matter.
    let _ = http.head(url).timeout(patience).send().await;
    let mut seen = witness.0.lock().unwrap_or_else(PoisonError::into_inner);
    seen.take()
}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *seen = Some(end_entity.clone().into_owned());
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _cert: &CertificateDer<'_>,
        _dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _cert: &CertificateDer<'_>,
        _dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let provider = tls::provider();
        provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
