//! The HTTPS interface of the service: each handler extracts the request, calls one flow, and
//! answers a named type. Handlers hold no business rules.

pub mod activation;
pub mod activity;
pub mod attempt;
pub mod bearer;
pub mod body;
pub mod contract;
pub mod error;
pub mod methods;
pub mod openapi;
pub mod order;
pub mod password;
pub mod probes;
pub mod service;
pub mod session;
pub mod signed;
pub mod state;
pub mod wrap;

use crate::{app::App, under_way::Begun};
use axum::{
    Router,
    http::StatusCode,
    middleware,
    routing::{delete, get, post},
};
use chiave_flows::error::FlowError;
use std::{sync::Arc, time::Duration};
use tower_http::timeout::TimeoutLayer;
use tracing::Instrument;

/// The deadline of a request: longer than any hash queue and any directory write. After the
/// deadline the client is told to come back, or to ask for the outcome of its write.
const DEADLINE: Duration = Duration::from_secs(40);

/// Every route of the service.
pub fn router(app: Arc<App>) -> Router {
    // A write in flight continues beyond the deadline (see `to_the_end`), so its outcome is unknown
    // at the deadline (law 9). Every other request can be sent once more.
    within(DEADLINE, routes(), StatusCode::SERVICE_UNAVAILABLE)
        .merge(within(DEADLINE, writes(), StatusCode::GATEWAY_TIMEOUT))
        .fallback(service::not_found)
        .method_not_allowed_fallback(service::wrong_method)
        .layer(middleware::from_fn_with_state(Arc::clone(&app), wrap::wrap))
        .merge(probes::routes())
        .with_state(app)
}

/// Puts a deadline around routes. After the deadline the answer has the status `late`, and [`wrap`]
/// chooses the error code for that status.
fn within<S: Clone + Send + Sync + 'static>(
    deadline: Duration,
    routes: Router<S>,
    late: StatusCode,
) -> Router<S> {
    routes.layer(TimeoutLayer::with_status_code(late, deadline))
}

/// The paths of [`writes`], for the metrics.
pub(crate) const WRITES: [&str; 4] = [
    "/v1/password",
    "/v1/activation/password",
    "/v1/attempt/password",
    "/v1/attempt/unlock",
];

/// The routes that write a password or end a lock.
fn writes() -> Router<Arc<App>> {
    let [change, activate, reset, unlock] = WRITES;
    Router::new()
        .route(change, post(password::change))
        .route(activate, post(activation::set_password))
        .route(reset, post(attempt::set_password))
        .route(unlock, post(attempt::unlock))
}

fn routes() -> Router<Arc<App>> {
    let routes = Router::new()
        .route("/v1/service", get(service::info))
        .route(
            "/v1/session",
            post(session::sign_in).delete(session::sign_out),
        )
        .route("/v1/session/code", post(session::send_code))
        .route("/v1/session/proof", post(session::prove))
        .route("/v1/state", get(state::get))
        .route("/v1/orders", get(order::waiting))
        .route("/v1/orders/{id}", post(order::acknowledge))
        .route("/v1/orders/{id}/report", post(order::report))
        .route("/v1/activity/{id}", get(activity::before))
        .route(
            "/v1/operations/{id}",
            get(password::operation).delete(password::withdraw),
        )
        .route(
            "/v1/methods/authenticator",
            post(methods::begin_authenticator),
        )
        .route(
            "/v1/methods/recovery-codes",
            post(methods::begin_recovery_codes),
        )
        .route("/v1/methods/mail", post(methods::begin_mail))
        .route("/v1/methods/confirm", post(methods::confirm))
        .route("/v1/methods/{id}", delete(methods::remove))
        .route("/v1/activations", post(activation::start))
        .route("/v1/activation", get(activation::view))
        .route("/v1/attempts", post(attempt::start))
        .route("/v1/attempt", get(attempt::view).delete(attempt::cancel))
        .route("/v1/attempt/code", post(attempt::send_code))
        .route("/v1/attempt/proof", post(attempt::prove));
    #[cfg(feature = "automation")]
    let routes = routes.merge(crate::automation::routes());
    routes
}

/// Runs a write to its end even if the client disconnects (law 9): a dropped request drops its
/// future, but a separate task continues.
async fn to_the_end<T: Send + 'static>(
    begun: Begun,
    work: impl Future<Output = Result<T, FlowError>> + Send + 'static,
) -> Result<T, error::ApiError> {
    let work = async move {
        let done = work.await;
        drop(begun);
        done
    };
    match tokio::spawn(work.in_current_span()).await {
        Ok(done) => Ok(done?),
        Err(stopped) => Err(error::ApiError::because(
            chiave_protocol::ErrorCode::Internal,
            stopped,
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, extract::Request};
    use tower::ServiceExt;

    async fn late(status: StatusCode) -> chiave_protocol::ErrorCode {
        let hanging = Router::new().route("/", get(std::future::pending::<StatusCode>));
        let hanging = within(Duration::from_millis(1), hanging, status);
        let asked = hanging.oneshot(Request::new(Body::empty()));
        wrap::code_of_layer(asked.await.unwrap().status()).unwrap()
    }

    // Law 9.
    #[tokio::test]
    async fn past_the_deadline_only_a_write_has_an_unknown_outcome() {
        use chiave_protocol::ErrorCode::{Busy, OutcomeUnknown};

        assert_eq!(late(StatusCode::GATEWAY_TIMEOUT).await, OutcomeUnknown);
        assert_eq!(late(StatusCode::SERVICE_UNAVAILABLE).await, Busy);
    }
}
