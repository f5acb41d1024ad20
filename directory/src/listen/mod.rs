//! Accepts connections (law 11): TLS 1.3 with HTTP/1.1 or HTTP/2, a limit on their number, and a
//! time limit for unused ones. The address of the metrics has the same limits without TLS.
//!
//! A connection is *waiting* while the service waits for its peer: during the handshake, between
//! two requests, and until a request has arrived completely. From then until the answer, the
//! connection is *working*. If all places are taken, a new connection takes the place of a waiting
//! one; see [`connections::Connections::admit`].

mod body;
mod connections;
mod files;
mod handshakes;
mod serve;
mod sparse;

pub use connections::Connections;
pub use files::raise_limit;
pub use handshakes::HandshakeFailure;
pub use serve::Peer;

use axum::Router;
use rustls::ServerConfig;
use sparse::Sparse;
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// The pause after a connection could not be accepted.
const PAUSE: Duration = Duration::from_millis(100);

/// A socket that listens on one address.
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
}

/// What every connection shares.
pub struct Serving {
    /// The routes.
    pub router: Router,
    /// What a connection speaks.
    pub transport: Transport,
    /// The table of connections.
    pub connections: Connections,
}

/// What a connection speaks.
pub enum Transport {
    /// TLS with these settings. Connections that exist keep the settings with which they began.
    Tls(watch::Receiver<Arc<ServerConfig>>),
    /// HTTP/1.1 without TLS and with one request in a connection, for a collector on the same machine.
    Plain,
}

impl Listener {
    /// Begins to listen.
    ///
    /// # Errors
    ///
    /// The address cannot be listened on.
    pub async fn bind(address: SocketAddr) -> io::Result<Self> {
        let socket = TcpListener::bind(address).await?;
        let address = socket.local_addr()?;
        Ok(Self { socket, address })
    }

    /// The address of the socket.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Accepts connections until the service closes them. Never returns: whoever calls
    /// [`Connections::close`] waits for the end of the connections.
    pub async fn serve(self, serving: Serving) {
        let serving = Arc::new(serving);
        tokio::select! {
            () = serving.connections.closing() => {}
            never = self.take_all(&serving) => match never {},
        }
        drop(self);
        std::future::pending().await
    }

    async fn take_all(&self, serving: &Arc<Serving>) -> std::convert::Infallible {
        let mut failures = Sparse::default();
        let mut refusals = Sparse::default();
        loop {
            match self.socket.accept().await {
                Ok((stream, peer)) => take(serving, stream, peer, &mut refusals),
                Err(error) if is_of_the_peer(&error) => {}
                Err(error) => {
                    if let Some(unsaid) = failures.speak() {
                        tracing::error!(%error, unsaid, "no connection can be taken");
                    }
                    // Most likely there are no file descriptors left, so one connection has to end.
                    serving.connections.close_longest_waiting();
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }
}

fn take(serving: &Arc<Serving>, stream: TcpStream, peer: SocketAddr, refusals: &mut Sparse) {
    let Some(connection) = serving.connections.admit(peer.ip()) else {
        if let Some(unsaid) = refusals.speak() {
            tracing::error!(unsaid, "a connection was refused: all others are at work");
        }
        return;
    };
    tokio::spawn(serve::serve(Arc::clone(serving), stream, connection));
}

/// Whether the peer closed its connection before the connection was accepted.
fn is_of_the_peer(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::Interrupted
    )
}

#[cfg(test)]
mod tests;
