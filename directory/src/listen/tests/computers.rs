//! Computers that are asked for a certificate of the company.

use super::*;
use crate::{
    config::Tls,
    tls_files::{self, testing::Authority},
};
use rcgen::{CertificateParams, KeyPair};
use rustls::{
    AlertDescription, ClientConfig, HandshakeKind, RootCertStore,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName},
    version::TLS13,
};
use std::{fs, io, os::unix::fs::PermissionsExt as _};
use tokio::sync::watch;
use tokio_rustls::TlsConnector;

/// A service that may ask for certificates, and one computer.
struct Company {
    address: SocketAddr,
    connections: Connections,
    service: CertificateDer<'static>,
    computer: CertificateDer<'static>,
    computer_key: Vec<u8>,
}

impl Company {
    /// Waits until the service counted so many failed handshakes: it counts one after the computer heard of it.
    async fn counts(&self, why: HandshakeFailure, failed: u64) {
        let counted = async {
            while self.connections.failed_handshakes(why) < failed {
                tokio::task::yield_now().await;
            }
        };
        timeout(PATIENCE, counted).await.unwrap();
        assert_eq!(self.connections.failed_handshakes(why), failed);
    }

    async fn start(asks: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let service = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let authority = Authority::new();
        let key = KeyPair::generate().unwrap();
        let computer = CertificateParams::default();
        let computer = computer.signed_by(&key, &authority.issuer).unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            path
        };
        let files = Tls {
            certificate: file("certificate.pem", &service.cert.pem()),
            key: file("key.pem", &service.signing_key.serialize_pem()),
            client_authority: asks.then(|| file("computers.pem", &authority.pem)),
        };
        let connections = Connections::new(4);
        Self {
            address: serve(&files, connections.clone()).await,
            connections,
            service: service.cert.der().clone(),
            computer: computer.der().clone(),
            computer_key: key.serialize_der(),
        }
    }

    fn roots(&self) -> RootCertStore {
        let mut roots = RootCertStore::empty();
        roots.add(self.service.clone()).unwrap();
        roots
    }

    /// A computer with its certificate, or without one. It resumes its sessions where it can.
    fn computer(&self, has_one: bool) -> Arc<ClientConfig> {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&TLS13])
            .unwrap()
            .with_root_certificates(self.roots());
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(self.computer_key.clone()));
        Arc::new(match has_one {
            true => builder
                .with_client_auth_cert(vec![self.computer.clone()], key)
                .unwrap(),
            false => builder.with_no_client_auth(),
        })
    }

    /// Sends a request right after the handshake, and reads the answer to its end.
    async fn ask(&self, computer: &Arc<ClientConfig>) -> io::Result<HandshakeKind> {
        let stream = TcpStream::connect(self.address).await?;
        let name = ServerName::try_from("localhost").unwrap();
        let connector = TlsConnector::from(computer.clone());
        let mut stream = connector.connect(name, stream).await?;
        // More than the buffers on the way hold, so the answer comes while the request is being sent.
        let filler = "x".repeat(1_000_000);
        let request = format!(
            "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Length: {}\r\n\r\n{filler}",
            filler.len()
        );
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        timeout(PATIENCE, stream.read_to_end(&mut answer)).await??;
        assert!(answer.starts_with(b"HTTP/1.1 200"));
        Ok(stream.get_ref().1.handshake_kind().unwrap())
    }
}

async fn serve(files: &Tls, connections: Connections) -> SocketAddr {
    let loaded = tls_files::load(files).unwrap();
    let (in_use, settings) = watch::channel(loaded.config);
    let listener = Listener::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.address();
    let answer = |_: String| async { "ok" };
    tokio::spawn(async move {
        let _in_use = in_use;
        listener
            .serve(Serving {
                router: Router::new().route("/", axum::routing::post(answer)),
                transport: Transport::Tls(settings),
                connections,
            })
            .await;
    });
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_without_a_certificate_hears_why_each_time() {
    let company = Company::start(true).await;
    let computer = company.computer(false);

    for _ in 0..50 {
        let error = company.ask(&computer).await.unwrap_err();

        let found = error.get_ref().and_then(|it| it.downcast_ref());
        let required = rustls::Error::AlertReceived(AlertDescription::CertificateRequired);
        assert_eq!(found, Some(&required), "{error}");
    }

    company.counts(HandshakeFailure::NoCertificate, 50).await;
}

#[tokio::test]
async fn a_computer_that_trusts_another_authority_is_counted() {
    let (company, other) = (Company::start(false).await, Company::start(false).await);

    company.ask(&other.computer(false)).await.unwrap_err();

    company.counts(HandshakeFailure::ServiceNotTrusted, 1).await;
}

#[tokio::test]
async fn a_certificate_is_shown_anew_on_each_connection() {
    for (asks, second) in [(true, HandshakeKind::Full), (false, HandshakeKind::Resumed)] {
        let company = Company::start(asks).await;
        let computer = company.computer(true);
        assert_eq!(company.ask(&computer).await.unwrap(), HandshakeKind::Full);

        assert_eq!(company.ask(&computer).await.unwrap(), second);
    }
}
