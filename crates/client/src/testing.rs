//! A small service over real TLS that answers what a test specifies, and a computer with a keyring in
//! memory.

mod again;
mod computer;
mod identity;
mod shared;
mod tunnel;
mod vault;

use crate::settings::{Authority, Origin, Settings};
pub(crate) use again::run_again;
use chiave_crypto::SystemRandom;
use chiave_protocol::Timestamp;
pub(crate) use computer::{FixedClock, Gate, Laptop, PolicyFiles, SetClock};
use data_encoding::BASE64URL_NOPAD;
pub(crate) use identity::{Computers, Identity};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Notify,
};
use tokio_rustls::TlsAcceptor;
pub(crate) use tunnel::Tunnel;
pub(crate) use vault::MemoryVault;

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
        let acceptor = identity.acceptor();
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
