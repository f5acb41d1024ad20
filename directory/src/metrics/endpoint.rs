//! The address of the metrics: plain HTTP for a collector on the same machine, apart from the address
//! of the service, so that strangers never reach it.

use super::Watched;
use crate::listen::{Connections, Peer, Serving, Transport};
use axum::{
    Extension, Json, Router,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header, uri::Authority},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use chiave_protocol::Timestamp;
use serde::Serialize;
use std::{collections::BTreeMap, net::IpAddr, sync::Arc};

/// The most connections of collectors. They take few of the files that the process may open, so nobody
/// on this machine keeps people from the service by opening many.
const COLLECTORS: usize = 16;
/// The text format of Prometheus.
const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";
/// The seconds of a day.
const DAY_S: i64 = 24 * 60 * 60;

/// What `/readyz` says to whoever operates the service.
#[derive(Serialize)]
struct Details {
    ready: bool,
    checks: BTreeMap<&'static str, bool>,
    /// Whole days until the certificate in use expires.
    certificate_days: Option<i64>,
    /// What is wrong with the certificate in use, and what soon will be.
    certificate_findings: Vec<String>,
    /// Mails that wait; `null` if the store cannot be read.
    waiting_mails: Option<u64>,
    /// The age of the oldest of them.
    oldest_mail_age_s: Option<u64>,
}

/// What collectors are answered by.
pub fn serving(watched: Arc<Watched>) -> Serving {
    Serving {
        router: Router::new()
            .route("/metrics", get(page))
            .route("/healthz", get(|| async { "ok\n" }))
            .route("/readyz", get(details))
            .layer(middleware::from_fn(refuse_names))
            .with_state(watched),
        transport: Transport::Plain,
        connections: Connections::new(COLLECTORS),
    }
}

/// Refuses a request from this machine that names another host than this machine: a web page whose name
/// was made to resolve to a loopback address must not read numbers through somebody's browser. A request
/// without a host (HTTP/1.0) comes from no browser.
async fn refuse_names(
    Extension(Peer(peer)): Extension<Peer>,
    request: Request,
    next: Next,
) -> Response {
    match !peer.is_loopback() || names_this_machine(request.headers()) {
        true => next.run(request).await,
        false => StatusCode::MISDIRECTED_REQUEST.into_response(),
    }
}

fn names_this_machine(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST) else {
        return true;
    };
    let authority = host
        .to_str()
        .ok()
        .and_then(|host| host.parse::<Authority>().ok());
    authority.is_some_and(|authority| {
        let host = authority.host().trim_matches(['[', ']']);
        host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok()
    })
}

/// `GET /metrics`: every number.
async fn page(State(watched): State<Arc<Watched>>) -> Response {
    ([(header::CONTENT_TYPE, FORMAT)], watched.page().await).into_response()
}

/// `GET /readyz`: whether each check passes, and what may soon not.
async fn details(State(watched): State<Arc<Watched>>) -> Response {
    let readiness = watched.readiness();
    let waiting = watched.outbox().await.ok();
    let findings = readiness.certificate_findings();
    let details = Details {
        ready: readiness.is_ready(),
        checks: readiness.checks().into_iter().collect(),
        certificate_days: readiness.certificate_until().map(days_left),
        certificate_findings: findings.iter().map(ToString::to_string).collect(),
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
