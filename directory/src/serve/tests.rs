//! The default configuration boots, and it is the safe one (law 21): the example's settings with
//! everything left out that may be left out, over real TLS.

use super::*;
use crate::{config::Level, keys::Keys};
use chiave_crypto::SystemRandom;
use chiave_domain::{
    ports::store::Store as _,
    settings::{AccountPolicy, PolicyBook, Profile},
};
use chiave_protocol::{ErrorCode, Problem, service::ServiceInfo};
use rustls::{
    ClientConfig, RootCertStore, SupportedProtocolVersion,
    pki_types::{CertificateDer, ServerName},
};
use std::{io, os::unix::fs::PermissionsExt, path::Path};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::{TlsConnector, client::TlsStream};

const SETTINGS: &str = r#"
public_name = "https://localhost"
listen = "127.0.0.1:0"
data_dir = "data"
keys_dir = "keys"
[tls]
certificate = "certificate.pem"
key = "key.pem"
[smtp]
host = "localhost"
port = 587
from = "chiave@example.org"
"#;

/// A service that runs as `init` and these settings leave it.
struct Booted {
    running: Running,
    workers: usize,
    level: Level,
    address: SocketAddr,
    certificate: CertificateDer<'static>,
    folder: TempDir,
}

impl Booted {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let key = made.signing_key.serialize_pem();
        std::fs::write(folder.path().join("certificate.pem"), made.cert.pem()).unwrap();
        let key_file = folder.path().join("key.pem");
        std::fs::write(&key_file, key).unwrap();
        std::fs::set_permissions(&key_file, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        let config = Config::parse(SETTINGS, folder.path()).unwrap();
        Keys::create(&config.keys_dir, &SystemRandom).unwrap();
        let (workers, level) = (config.workers.count.get(), config.log.level);
        let certificate =
            Certificate::load(config.tls.clone(), "localhost", SystemClock.now()).unwrap();
        let listener = Listener::bind(config.listen).await.unwrap();
        let address = listener.address();
        let opened = opening::create(&config, SystemClock.now()).await.unwrap();
        let running = wire(config, opened, certificate.chain()).await.unwrap();
        tokio::spawn(listener.serve(Serving {
            router: http::router(Arc::clone(&running.app)),
            transport: Transport::Tls(certificate.in_use()),
            connections: Connections::new(8),
        }));
        Self {
            running,
            workers,
            level,
            address,
            certificate: made.cert.der().clone(),
            folder,
        }
    }

    async fn settings(&self) -> PolicyBook {
        let mut tx = self.running.store.read().await.unwrap();
        tx.policy_book().await.unwrap()
    }

    async fn connect(
        &self,
        version: &'static SupportedProtocolVersion,
    ) -> io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let client = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[version])
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("localhost").unwrap();
        let stream = TcpStream::connect(self.address).await?;
        TlsConnector::from(Arc::new(client))
            .connect(name, stream)
            .await
    }

    /// Status and body of what is answered to somebody without a proof of possession.
    async fn ask(&self, method: &str, path: &str) -> (u16, String) {
        let mut stream = self.connect(&rustls::version::TLS13).await.unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Length: 0\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, body.to_owned())
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn the_default_configuration_answers_over_tls_1_3_alone() {
    let booted = Booted::new().await;

    let (status, body) = booted.ask("GET", "/v1/service").await;
    let old = booted.connect(&rustls::version::TLS12).await;

    assert_eq!(status, 200);
    let info: ServiceInfo = serde_json::from_str(&body).unwrap();
    assert!(info.work_bits >= 16, "opening an attempt costs work");
    let store = booted.running.store.id().await.unwrap();
    assert_eq!(info.store_id, Some(store), "which store this is");
    assert!(old.is_err());
}

#[tokio::test]
async fn by_default_every_route_asks_for_a_proof() {
    let booted = Booted::new().await;

    for (method, path) in [
        ("POST", "/v1/session"),
        ("DELETE", "/v1/session"),
        ("GET", "/v1/state"),
        ("GET", "/v1/activity/00000000-0000-0000-0000-000000000000"),
        ("POST", "/v1/password"),
        ("POST", "/v1/methods/mail"),
        ("POST", "/v1/activations"),
        ("POST", "/v1/attempts"),
        ("GET", "/v1/attempt"),
    ] {
        let (status, body) = booted.ask(method, path).await;
        let problem: Problem = serde_json::from_str(&body).unwrap();
        assert_eq!(
            (status, problem.code),
            (401, ErrorCode::ProofOfPossession),
            "{path}"
        );
    }
}

#[tokio::test]
async fn every_route_of_the_contract_is_there() {
    let booted = Booted::new().await;

    for route in http::contract::ROUTES {
        let path = route.path.replace("{id}", &uuid::Uuid::nil().to_string());
        let (status, _) = booted.ask(route.method, &path).await;
        let expected = if route.path == "/v1/service" {
            200
        } else {
            401
        };
        assert_eq!(status, expected, "{} {path}", route.method);
    }
}

#[tokio::test]
async fn what_only_tests_may_ask_is_not_there_in_a_build_without_them() {
    let (status, _) = Booted::new().await.ask("GET", "/automation/counts").await;

    assert_eq!(status == 404, !cfg!(feature = "automation"));
}

#[tokio::test]
async fn the_default_settings_about_people_are_the_safe_ones() {
    let book = Booted::new().await.settings().await;
    assert_eq!(book.rules, []);
    let settings = book.default;

    let expected = AccountPolicy {
        profile: Profile::Nist,
        gates: 2,
        reset: true,
        unlock: true,
        attempt_minutes: 30,
        code_minutes: 10,
        wrong_per_code: 5,
        sends_in_ten_minutes: 3,
        sends_a_day: 10,
        max_authenticators: 5,
        max_mail_addresses: 2,
        recovery_codes: true,
        help_desk_codes: true,
        max_temporary_code_hours: 24,
        second_factor_on_new_device: true,
        second_factor_days: 90,
        two_factors_everywhere: false,
        own_mail_domains: Vec::new(),
        company_words: Vec::new(),
        max_age_days: None,
        expiry_mail_days: 7,
    };
    assert_eq!(settings, expected);
    let policy = settings.password_policy();
    assert_eq!((policy.min_length, policy.max_length), (15, 256));
    assert!(policy.refuse_name_parts && policy.banned_words);
    assert_eq!((policy.kinds, policy.max_age_days), (0, None));
}

#[tokio::test]
async fn by_default_both_lanes_have_workers_and_the_log_is_short() {
    let booted = Booted::new().await;

    assert!(booted.workers >= 2);
    assert!(matches!(booted.level, Level::Info));
}

#[tokio::test]
async fn keys_and_data_are_their_owners_alone() {
    let booted = Booted::new().await;
    let keys = booted.folder.path().join("keys");

    assert_eq!(mode(&keys), 0o700);
    for file in std::fs::read_dir(&keys).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
    }
    let store = booted.folder.path().join("data/chiave.db");
    assert_eq!(mode(&store) & 0o077, 0);
}

#[tokio::test]
async fn a_background_task_that_ends_ends_the_service() {
    let booted = Booted::new().await;
    let files = crate::config::Tls {
        certificate: booted.folder.path().join("certificate.pem"),
        key: booted.folder.path().join("key.pem"),
        client_authority: None,
    };
    let mut certificate = Certificate::load(files, "localhost", SystemClock.now()).unwrap();
    let mut signals = Signals::listen().unwrap();
    let mut tasks = Tasks::default();
    tasks.begin("mails", async { panic!("on purpose") });

    let served = until_told(&mut signals, &mut tasks, &mut certificate, &|_| ()).await;

    assert!(matches!(served, Err(ServeError::TaskEnded("mails"))));
}
