//! A small service over real TLS that answers what a test specifies, and a keyring in memory.

use crate::{
    Bytes, Client, Clock, Entry, Network, OpenVault, Parts, Places, Platform, Settings, Vault,
    VaultError,
    settings::{Authority, Origin},
};
use chiave_crypto::SystemRandom;
use chiave_protocol::Timestamp;
use data_encoding::BASE64URL_NOPAD;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Notify,
};
use tokio_rustls::TlsAcceptor;

pub(crate) const NOW: Timestamp = Timestamp::from_unix(1_795_424_400);

/// A request as received.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) line: String,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: String,
}

impl Seen {
    /// A claim of the DPoP proof, which is not verified here.
    pub(crate) fn claim(&self, name: &str) -> serde_json::Value {
        let payload = self.headers["dpop"].split('.').nth(1).unwrap();
        let payload = BASE64URL_NOPAD.decode(payload.as_bytes()).unwrap();
        serde_json::from_slice::<serde_json::Value>(&payload).unwrap()[name].clone()
    }
}

/// The answer to a request; without a status, the connection is cut.
pub(crate) struct Reply {
    /// Sent only after this is notified.
    pub(crate) after: Option<Arc<Notify>>,
    pub(crate) status: Option<u16>,
    pub(crate) headers: &'static str,
    pub(crate) body: String,
}

pub(crate) fn ok(body: impl Into<String>) -> Reply {
    Reply {
        after: None,
        status: Some(200),
        headers: "",
        body: body.into(),
    }
}

pub(crate) fn refuse(status: u16, code: &str) -> Reply {
    let request_id = uuid_text();
    let body = serde_json::json!({"code": code, "status": status, "request_id": request_id});
    Reply {
        after: None,
        status: Some(status),
        headers: "",
        body: body.to_string(),
    }
}

pub(crate) fn cut() -> Reply {
    Reply {
        after: None,
        status: None,
        headers: "",
        body: String::new(),
    }
}

pub(crate) fn uuid_text() -> String {
    chiave_crypto::random::uuid(&SystemRandom).to_string()
}

/// The authority and the certificate of a service on the loopback address.
pub(crate) struct Identity {
    pub(crate) authority: String,
    certificate: rustls::pki_types::CertificateDer<'static>,
    key: Vec<u8>,
}

impl Identity {
    pub(crate) fn new(validity: impl FnOnce(&mut rcgen::CertificateParams)) -> Self {
        let authority_key = rcgen::KeyPair::generate().unwrap();
        let mut params = rcgen::CertificateParams::default();
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let authority = params.self_signed(&authority_key).unwrap();
        let issuer = rcgen::Issuer::new(params, authority_key);

        let key = rcgen::KeyPair::generate().unwrap();
        let mut params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        validity(&mut params);
        let certificate = params.signed_by(&key, &issuer).unwrap();
        Self {
            authority: authority.pem(),
            certificate: certificate.der().clone(),
            key: key.serialize_der(),
        }
    }
}

/// A running service.
pub(crate) struct Service {
    pub(crate) origin: Origin,
    pub(crate) authority: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Service {
    pub(crate) async fn start(answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_as(Identity::new(|_| {}), answer).await
    }

    pub(crate) async fn start_as(
        identity: Identity,
        answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(identity.key);
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![identity.certificate], key.into())
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (answer, notes) = (Arc::new(answer), seen.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(
                    acceptor.clone(),
                    stream,
                    answer.clone(),
                    notes.clone(),
                ));
            }
        });
        let origin = Origin::parse(&format!("https://localhost:{port}")).unwrap();
        Self {
            origin,
            authority: identity.authority,
            seen,
            task,
        }
    }

    /// The requests so far whose first line begins with `line`.
    pub(crate) fn seen(&self, line: &str) -> Vec<Seen> {
        self.seen
            .lock()
            .unwrap()
            .iter()
            .filter(|seen| seen.line.starts_with(line))
            .cloned()
            .collect()
    }

    pub(crate) fn settings(&self) -> Settings {
        let pem = self.authority.clone().into_bytes();
        Settings {
            server: Some(self.origin.clone()),
            authority: Some(Authority {
                path: "authority.pem".into(),
                pem,
            }),
            ..Settings::default()
        }
    }

    /// Accepts no new connection and cuts every existing one.
    pub(crate) fn stop(&self) {
        self.task.abort();
    }
}

async fn serve(
    acceptor: TlsAcceptor,
    stream: TcpStream,
    answer: Arc<impl Fn(&Seen) -> Reply>,
    notes: Arc<Mutex<Vec<Seen>>>,
) {
    let Ok(stream) = acceptor.accept(stream).await else {
        return;
    };
    let mut stream = BufReader::new(stream);
    // One request on each connection: a stopped service disappears at once.
    let seen = read(&mut stream).await;
    notes.lock().unwrap().push(seen.clone());
    let reply = answer(&seen);
    write(stream.get_mut(), reply).await;
}

async fn read(stream: &mut (impl AsyncBufReadExt + Unpin)) -> Seen {
    let mut seen = Seen::default();
    stream.read_line(&mut seen.line).await.unwrap();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.unwrap();
        let Some((name, value)) = line.trim().split_once(": ") else {
            break;
        };
        seen.headers.insert(name.to_lowercase(), value.to_owned());
    }
    let length = seen
        .headers
        .get("content-length")
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.unwrap();
    seen.body = String::from_utf8(body).unwrap();
    seen
}

async fn write(stream: &mut (impl AsyncWrite + Unpin), reply: Reply) {
    if let Some(after) = &reply.after {
        after.notified().await;
    }
    if let Some(status) = reply.status {
        let Reply { headers, body, .. } = reply;
        let length = body.len();
        let text = format!(
            "HTTP/1.1 {status} -\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n{body}"
        );
        let _ = stream.write_all(text.as_bytes()).await;
    }
    let _ = stream.shutdown().await;
}

pub(crate) struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        NOW
    }

    fn uptime(&self) -> Duration {
        Duration::ZERO
    }

    fn utc_offset_min(&self) -> i16 {
        60
    }
}

/// A platform that a test connects to networks and disconnects.
pub(crate) struct TestPlatform(Mutex<Network>);

impl Default for TestPlatform {
    fn default() -> Self {
        Self(Mutex::new(Network {
            connected: true,
            fingerprint: 1,
        }))
    }
}

impl TestPlatform {
    /// Moves the computer to another network.
    pub(crate) fn move_on(&self) {
        self.0.lock().unwrap().fingerprint += 1;
    }
}

impl Platform for TestPlatform {
    fn places(&self) -> Places {
        unreachable!("a test has places of its own")
    }

    fn open_vault(&self) -> OpenVault {
        unreachable!("a test has a vault of its own")
    }

    fn trusted_owner(&self) -> u32 {
        0
    }

    fn device_name(&self) -> String {
        "test".into()
    }

    fn language(&self) -> Option<String> {
        None
    }

    fn formats(&self) -> Option<String> {
        Some("it-IT".into())
    }

    fn network(&self) -> Network {
        *self.0.lock().unwrap()
    }

    fn survive_a_full_disk(&self) -> Option<Box<dyn std::any::Any + Send>> {
        None
    }
}

/// A keyring that several clients, one after the other, may open.
#[derive(Clone, Default)]
pub(crate) struct MemoryVault(Arc<Mutex<HashMap<Entry, Vec<u8>>>>);

impl MemoryVault {
    pub(crate) fn opener(&self) -> OpenVault {
        let vault = self.clone();
        Arc::new(move || Ok(Box::new(vault.clone())))
    }

    pub(crate) fn holds(&self, entry: Entry) -> bool {
        self.0.lock().unwrap().contains_key(&entry)
    }
}

impl Vault for MemoryVault {
    fn is_closed(&self) -> bool {
        false
    }

    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError> {
        Ok(self.0.lock().unwrap().get(&entry).cloned().map(Bytes::new))
    }

    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError> {
        self.0.lock().unwrap().insert(entry, value.to_vec());
        Ok(())
    }

    fn remove(&self, entry: Entry) -> Result<(), VaultError> {
        self.0.lock().unwrap().remove(&entry);
        Ok(())
    }
}

/// A computer: its folders survive a restart of the client.
pub(crate) struct Laptop {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) vault: MemoryVault,
    pub(crate) platform: Arc<TestPlatform>,
}

impl Laptop {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            vault: MemoryVault::default(),
            platform: Arc::default(),
        }
    }

    pub(crate) fn start(&self, service: &Service) -> Client {
        self.start_with(service, self.vault.opener())
    }

    pub(crate) fn start_with(&self, service: &Service, vault: OpenVault) -> Client {
        let folder = self.folder.path();
        Client::new(Parts {
            places: Places {
                data: folder.join("data"),
                config: folder.join("config"),
                policy: folder.join("policy"),
            },
            settings: service.settings(),
            platform: self.platform.clone(),
            vault,
            clock: Arc::new(FixedClock),
            random: Arc::new(SystemRandom),
        })
    }
}
