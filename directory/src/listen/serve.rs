//! One connection, from its first byte to its last.

use super::{
    Serving,
    body::{Work, watched},
    connections::Connection,
};
use axum::{Router, response::Response};
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
};
use std::{pin::pin, sync::Arc, time::Duration};
use tokio::net::TcpStream;
use tokio_rustls::{TlsAcceptor, server::TlsStream};
use tower::ServiceExt;

/// How long the TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long the head of a request may take over HTTP/1.1, the wait for its first byte included.
const HEAD: Duration = Duration::from_secs(45);
/// How often a connection of HTTP/2 without traffic is asked whether it stands.
const PING: Duration = Duration::from_secs(20);
/// How long the answer to that may take.
const PONG: Duration = Duration::from_secs(10);
/// Requests that one connection of HTTP/2 may have open.
const STREAMS: u32 = 32;
/// Bytes of the head of a request.
const HEAD_BYTES: u32 = 32 * 1024;
/// Bytes that a peer may send of one body before they are read: a whole one fits.
const STREAM_BYTES: u32 = 64 * 1024;
/// The same for one connection.
const CONNECTION_BYTES: u32 = 128 * 1024;

/// A connection lost its place while a request arrived; nothing is answered.
#[derive(Debug, thiserror::Error)]
#[error("the connection has ended")]
struct Ended;

/// Serves one connection until either side ends it.
pub(super) async fn serve(serving: Arc<Serving>, stream: TcpStream, connection: Connection) {
    let connection = Arc::new(connection);
    tokio::select! {
        () = speak(&serving, stream, &connection) => {}
        () = connection.has_to_end() => {}
    }
}

async fn speak(serving: &Serving, stream: TcpStream, connection: &Arc<Connection>) {
    // Answers are small and written whole; waiting for more would only delay them.
    let _ = stream.set_nodelay(true);
    let acceptor = TlsAcceptor::from(serving.tls.borrow().clone());
    // What a peer does wrong is its own affair: strangers write no lines into the log.
    let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await else {
        return;
    };
    let builder = builder(&stream);
    let (router, connection) = (serving.router.clone(), Arc::clone(connection));
    let service = service_fn(move |request| answer(router.clone(), request, connection.clone()));
    let mut exchange = pin!(builder.serve_connection(TokioIo::new(stream), service));
    let closing = tokio::select! {
        _ = exchange.as_mut() => false,
        () = serving.connections.closing() => true,
    };
    if closing {
        exchange.as_mut().graceful_shutdown();
        let _ = exchange.await;
    }
}

/// Speaks what was agreed on in the handshake (ALPN) and nothing else.
fn builder(stream: &TlsStream<TcpStream>) -> Builder<TokioExecutor> {
    let (_, session) = stream.get_ref();
    let builder = Builder::new(TokioExecutor::new());
    if session.alpn_protocol() == Some(b"h2") {
        let mut builder = builder.http2_only();
        builder
            .http2()
            .timer(TokioTimer::new())
            .keep_alive_interval(PING)
            .keep_alive_timeout(PONG)
            .max_concurrent_streams(STREAMS)
            .max_header_list_size(HEAD_BYTES)
            .initial_stream_window_size(STREAM_BYTES)
            .initial_connection_window_size(CONNECTION_BYTES);
        builder
    } else {
        let mut builder = builder.http1_only();
        builder
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .max_buf_size(STREAM_BYTES as usize);
        builder
    }
}

async fn answer(
    router: Router,
    request: Request<Incoming>,
    connection: Arc<Connection>,
) -> Result<Response, Ended> {
    // Kept until the answer is there.
    let work = Work::default();
    let (head, body) = request.into_parts();
    let body = watched(body, &connection, &work).ok_or(Ended)?;
    let request = Request::from_parts(head, body);
    match router.oneshot(request).await {
        Ok(response) => Ok(response),
        Err(never) => match never {},
    }
}
