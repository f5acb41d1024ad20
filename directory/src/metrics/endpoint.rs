//! The address of the metrics: plain HTTP for a collector on the same machine, apart from the address
//! of the service, so that strangers never reach it.

use super::Watched;
use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chiave_protocol::Timestamp;
use serde::Serialize;
use std::{collections::BTreeMap, io, net::SocketAddr, sync::Arc};
use tokio::net::TcpListener;

/// The text format of Prometheus.
const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";
/// The seconds of a day.
const DAY_S: i64 = 24 * 60 * 60;

/// The address cannot be listened on.
#[derive(Debug, thiserror::Error)]
#[error("{0} cannot be listened on for metrics")]
pub struct EndpointError(SocketAddr, #[source] io::Error);

/// A socket that listens for collectors.
pub struct Endpoint(TcpListener);

/// What `/readyz` says to whoever operates the service.
#[derive(Serialize)]
struct Details {
    ready: bool,
    checks: BTreeMap<&'static str, bool>,
    /// Whole days until the certificate in use expires.
    certificate_days: Option<i64>,
    /// Mails that wait; `null` if the store cannot be read.
    waiting_mails: Option<u64>,
    /// The age of the oldest of them.
    oldest_mail_age_s: Option<u64>,
}

impl Endpoint {
    /// Begins to listen.
    ///
    /// # Errors
    ///
    /// [`EndpointError`].
    pub async fn bind(address: SocketAddr) -> Result<Self, EndpointError> {
        let bound = TcpListener::bind(address).await;
        bound
            .map(Self)
            .map_err(|error| EndpointError(address, error))
    }

    /// The address of the socket.
    ///
    /// # Errors
    ///
    /// The system does not tell it.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Answers collectors until the service ends.
    pub async fn serve(self, watched: Arc<Watched>) {
        let router = Router::new()
            .route("/metrics", get(page))
            .route("/healthz", get(|| async { "ok\n" }))
            .route("/readyz", get(details))
            .with_state(watched);
        if let Err(error) = axum::serve(self.0, router).await {
            tracing::error!(%error, "the metrics are not answered any more");
        }
    }
}

/// `GET /metrics`: every number.
async fn page(State(watched): State<Arc<Watched>>) -> Response {
    ([(header::CONTENT_TYPE, FORMAT)], watched.page().await).into_response()
}

/// `GET /readyz`: whether each check passes, and what may soon not.
async fn details(State(watched): State<Arc<Watched>>) -> Response {
    let readiness = watched.readiness();
    let waiting = watched.outbox().await.ok();
    let details = Details {
        ready: readiness.is_ready(),
        checks: readiness.checks().into_iter().collect(),
        certificate_days: readiness.certificate_until().map(days_left),
        waiting_mails: waiting.map(|it| it.codes.mails + it.notices.mails),
        oldest_mail_age_s: waiting.map(|it| it.codes.oldest_s.max(it.notices.oldest_s)),
    };
    let status = match details.ready {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    (status, Json(details)).into_response()
}

fn days_left(until: Timestamp) -> i64 {
    use chiave_domain::ports::clock::Clock as _;
    until
        .since(crate::clock::SystemClock.now())
        .div_euclid(DAY_S)
}
