//! A proxy of a test.

use super::Identity;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

/// A proxy that answers `CONNECT`.
pub(crate) struct Tunnel {
    pub(crate) address: String,
    asked: Arc<AtomicUsize>,
}

impl Tunnel {
    pub(crate) async fn start() -> Self {
        Self::start_as(None).await
    }

    /// A tunnel that is reached over TLS, if it has an identity.
    pub(crate) async fn start_as(identity: Option<&Identity>) -> Self {
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

    pub(crate) fn asked(&self) -> usize {
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
