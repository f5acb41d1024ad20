//! Connections: the address of the metrics, which speaks without TLS, and computers that need a certificate.

mod computers;

use super::*;
use axum::routing::get;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn a_plain_connection_answers_one_request_and_ends() {
    let listener = Listener::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.address();
    tokio::spawn(listener.serve(Serving {
        router: Router::new().route("/", get(|| async { "ok" })),
        transport: Transport::Plain,
        connections: Connections::new(4),
    }));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream
        .write_all(request.repeat(9).as_bytes())
        .await
        .unwrap();

    let mut answers = Vec::new();
    // The end may be a reset: the other requests were not read.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answers))
        .await
        .expect("the connection ends");

    let answers = String::from_utf8(answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200").count(), 1, "{answers}");
}
