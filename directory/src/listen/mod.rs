//! Taking connections (law 11): TLS 1.3 with HTTP/1.1 or HTTP/2 on it, a bound on their number, and
//! an end to each that nobody uses.
//!
//! A connection is *waiting* while the service waits for its peer: in the handshake, between two
//! requests, and until a request has arrived whole. It is *working* from then until the answer. Where
//! all places are taken, a new connection takes the place of one that waits, see
//! [`connections::Connections::admit`].

mod body;
mod connections;
mod files;
mod serve;
mod sparse;

pub use connections::Connections;
pub use files::raise_limit;

use axum::Router;
use rustls::ServerConfig;
use sparse::Sparse;
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// The pause after a connection that could not be taken.
const PAUSE: Duration = Duration::from_millis(100);

/// Listens on one address.
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
}

/// What every connection is served with.
pub struct Serving {
    /// The routes.
    pub router: Router,
    /// How TLS is spoken; connections that stand keep what they began with.
    pub tls: watch::Receiver<Arc<ServerConfig>>,
    /// Which connections there are.
    pub connections: Connections,
}

impl Listener {
    /// Begins to listen.
    ///
    /// # Errors
    ///
    /// Where the address cannot be listened on.
    pub async fn bind(address: SocketAddr) -> io::Result<Self> {
        let socket = TcpListener::bind(address).await?;
        let address = socket.local_addr()?;
        Ok(Self { socket, address })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes connections until the service closes them. Does not return: what closes them waits for
    /// their end.
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
                    // Most likely there are no files left: then a connection has to go.
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

/// Whether the peer took its connection back before it was taken.
fn is_of_the_peer(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::Interrupted
    )
}
