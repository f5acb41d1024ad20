//! The way to the service: direct, through a proxy of the settings, or through that of the
//! environment.

use super::*;
use crate::settings::Proxy;
use std::{env, process::Command};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

/// Says to the test, when it runs itself again, which setting it has.
const SETTING: &str = "CHIAVE_TEST_PROXY";
const THIS_TEST: &str = "link::tests::proxy::the_environment_counts_only_where_the_settings_say";

/// A proxy that leads to any service.
pub(super) struct Tunnel {
    pub(super) address: String,
    asked: Arc<AtomicUsize>,
}

impl Tunnel {
    async fn start() -> Self {
        Self::start_as(None).await
    }

    /// A tunnel that is reached over TLS, if it has an identity.
    pub(super) async fn start_as(identity: Option<&Identity>) -> Self {
        let acceptor = identity.map(Identity::acceptor);
        let scheme = if acceptor.is_some() { "https" } else { "http" };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("{scheme}://{}", listener.local_addr().unwrap());
        let asked = Arc::<AtomicUsize>::default();
        let count = asked.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let acceptor = acceptor.clone();
                tokio::spawn(async move {
                    match acceptor {
                        Some(acceptor) => {
                            if let Ok(stream) = acceptor.accept(stream).await {
                                lead(stream).await;
                            }
                        }
                        None => lead(stream).await,
                    }
                });
            }
        });
        Self { address, asked }
    }

    pub(super) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// Answers `CONNECT` and carries what follows.
async fn lead(stream: impl AsyncRead + AsyncWrite + Unpin) {
    let mut stream = BufReader::new(stream);
    let (mut first, mut line) = (String::new(), String::new());
    stream.read_line(&mut first).await.unwrap();
    while line != "\r\n" {
        line.clear();
        stream.read_line(&mut line).await.unwrap();
    }
    let target = first.strip_prefix("CONNECT ").unwrap();
    let target = target.split(' ').next().unwrap();
    let mut service = TcpStream::connect(target).await.unwrap();
    stream.write_all(b"HTTP/1.1 200 -\r\n\r\n").await.unwrap();
    let _ = copy_bidirectional(&mut stream, &mut service).await;
}

/// Asks a service of its own by a setting.
async fn ask(proxy: Proxy) {
    let service = Service::start(|_| ok("{}")).await;
    let settings = Settings {
        proxy,
        ..service.settings()
    };
    get(&link_with(&settings)).await.unwrap();
    assert_eq!(service.seen("GET").len(), 1);
}

#[tokio::test]
async fn a_proxy_of_the_settings_leads_to_the_service() {
    let tunnel = Tunnel::start().await;

    ask(Proxy::At(tunnel.address.clone())).await;

    assert_eq!(tunnel.asked(), 1);
}

/// No test can change its own environment, so the test runs itself again in another one.
#[tokio::test]
async fn the_environment_counts_only_where_the_settings_say() {
    match env::var(SETTING).as_deref() {
        Ok("system") => return ask(Proxy::System).await,
        Ok("direct") => return ask(Proxy::Direct).await,
        _ => {}
    }
    let mut asked = Vec::new();
    for (setting, without) in [
        ("system", "elsewhere.example"),
        ("system", "localhost"),
        ("direct", "elsewhere.example"),
    ] {
        let tunnel = Tunnel::start().await;
        let mut again = Command::new(env::current_exe().unwrap());
        again
            .args(["--exact", THIS_TEST])
            .env(SETTING, setting)
            .env("HTTPS_PROXY", &tunnel.address)
            .env("NO_PROXY", without);
        let ran = tokio::task::spawn_blocking(move || again.output().unwrap());
        let ran = ran.await.unwrap();
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success() && said.contains("1 passed"), "{said}");
        asked.push(tunnel.asked());
    }
    assert_eq!(asked, [1, 0, 0]);
}
