//! Serves one connection from its first byte to its last.

use super::{
    Serving, Transport,
    body::{Work, watched},
    connections::Connection,
    handshakes::HandshakeFailure,
};
use axum::{Router, response::Response};
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
};
use std::{net::IpAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};
use tower::ServiceExt;

/// The time limit of the TLS handshake.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long a peer whose handshake failed may take to close the connection.
const PARTING: Duration = Duration::from_secs(1);
/// The time limit for the head of an HTTP/1.1 request, including the wait for its first byte.
const HEAD: Duration = Duration::from_secs(45);
/// The interval of pings on an HTTP/2 connection without traffic.
const PING: Duration = Duration::from_secs(20);
/// The time limit for the answer to a ping.
const PONG: Duration = Duration::from_secs(10);
/// The maximum number of open requests on one HTTP/2 connection.
const STREAMS: u32 = 32;
/// The maximum size of the head of a request, in bytes.
const HEAD_BYTES: u32 = 32 * 1024;
/// The number of bytes of one body that a peer may send before they are read: a whole body fits.
const STREAM_BYTES: u32 = 16 * 1024;
/// The number of bytes that a peer may send on one connection before they are read.
const CONNECTION_BYTES: u32 = 128 * 1024;

/// The network address of the other side of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// The connection lost its place while a request arrived; nothing is answered.
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
    // Answers are small and written at once, so waiting for more data would only delay them.
    let _ = stream.set_nodelay(true);
    let settings = match &serving.transport {
        Transport::Tls(settings) => settings.borrow().clone(),
        Transport::Plain => return converse(serving, http1_once(), stream, connection).await,
    };
    let handshake = TlsAcceptor::from(settings).accept(stream).into_fallible();
    let failed = |why| serving.connections.handshake_failed(why);
    match timeout(HANDSHAKE, handshake).await {
        Ok(Ok(stream)) => converse(serving, negotiated(&stream), stream, connection).await,
        Ok(Err((error, stream))) => {
            failed(HandshakeFailure::of(&error));
            part(stream).await;
        }
        Err(_) => failed(HandshakeFailure::TooSlow),
    }
}

/// Reads what a refused peer sent before it could know, and nothing of it is looked at. A connection that is closed
/// with unread bytes is reset, and the peer may lose the alert that says why.
async fn part(mut stream: TcpStream) {
    let _ = stream.shutdown().await;
    let mut unread = [0; 1024];
    let _ = timeout(PARTING, async {
        while stream.read(&mut unread).await.is_ok_and(|bytes| bytes > 0) {}
    })
    .await;
}

/// Answers requests until either side ends the connection.
async fn converse(
    serving: &Serving,
    builder: Builder<TokioExecutor>,
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    connection: &Arc<Connection>,
) {
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

/// Uses the protocol that was negotiated in the handshake (ALPN) and no other.
fn negotiated(stream: &TlsStream<TcpStream>) -> Builder<TokioExecutor> {
    let (_, session) = stream.get_ref();
    match session.alpn_protocol() {
        Some(b"h2") => http2(),
        _ => http1(),
    }
}

fn http1() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new()).http1_only();
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(STREAM_BYTES as usize);
    builder
}

/// HTTP/1.1 with one request in a connection. Whoever sends many at once and reads no answer gets one
/// answered.
fn http1_once() -> Builder<TokioExecutor> {
    let mut builder = http1();
    builder.http1().keep_alive(false);
    builder
}

fn http2() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new()).http2_only();
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
}

async fn answer(
    router: Router,
    request: Request<Incoming>,
    connection: Arc<Connection>,
) -> Result<Response, Ended> {
    // Kept until the answer is complete.
    let work = Work::default();
    let (head, body) = request.into_parts();
    let body = watched(body, &connection, &work).ok_or(Ended)?;
    let mut request = Request::from_parts(head, body);
    request.extensions_mut().insert(Peer(connection.peer()));
    match router.oneshot(request).await {
        Ok(response) => Ok(response),
        Err(never) => match never {},
    }
}
