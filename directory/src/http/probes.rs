//! Questions of load balancers and monitoring, at the address of the service: yes or no, and nothing
//! else to strangers. Outside of [`super::wrap`]: a probe has no request id, no nonce and no line in
//! the log.

use crate::app::App;
use axum::{
    Router,
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;

const NOT_CACHED: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// The routes of the probes.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/healthz", get(healthy))
        .route("/readyz", get(ready))
}

/// `GET /healthz`: the process answers.
async fn healthy() -> Response {
    (NOT_CACHED, "ok\n").into_response()
}

/// `GET /readyz`: the service can do its work (law 22). Reads what the background checks found.
async fn ready(State(app): State<Arc<App>>) -> Response {
    match app.readiness.is_ready() {
        true => (NOT_CACHED, "ok\n").into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, NOT_CACHED, "not ready\n").into_response(),
    }
}
