//! Around every request: an id, a log span, a fresh nonce, and the one form of an error.

use super::error::{self, ApiError};
use crate::app::App;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chiave_crypto::{dpop, random};
use chiave_protocol::{ErrorCode, RequestId};
use std::sync::Arc;
use tracing::Instrument;

const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");

/// Gives the request its id and the answer its headers; turns an [`ApiError`] into a problem.
pub async fn wrap(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let _begun = app.under_way.begin();
    let id = RequestId::from_uuid(random::uuid(app.service.random.as_ref()));
    request.extensions_mut().insert(id);
    let span = tracing::info_span!(
        "request",
        request.id = %id,
        method = %request.method(),
        path = request.uri().path(),
    );
    async move {
        let response = next.run(request).await;
        let mut response = render(response, id);
        let headers = response.headers_mut();
        // Nothing we answer may stay in a cache.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
            headers.insert(REQUEST_ID, value);
        }
        if let Ok(value) = HeaderValue::from_str(&app.nonces.nonce(app.service.clock.now())) {
            headers.insert(HeaderName::from_static("dpop-nonce"), value);
        }
        debug_assert!(dpop::NONCE_HEADER.eq_ignore_ascii_case("dpop-nonce"));
        tracing::info!(status = response.status().as_u16(), "answered");
        response
    }
    .instrument(span)
    .await
}

/// The problem body for an error, and for anything that a layer refused on its own.
fn render(response: Response, id: RequestId) -> Response {
    if let Some(error) = response.extensions().get::<Arc<ApiError>>() {
        error.log();
        return answer(error, id);
    }
    match code_of_layer(response.status()) {
        Some(code) => answer(&ApiError::from(code), id),
        None => response,
    }
}

/// What a status means that no handler chose; `None` where it is no refusal.
pub(super) fn code_of_layer(status: StatusCode) -> Option<ErrorCode> {
    match status {
        StatusCode::SERVICE_UNAVAILABLE => Some(ErrorCode::Busy),
        StatusCode::GATEWAY_TIMEOUT => Some(ErrorCode::OutcomeUnknown),
        status if status.is_server_error() => Some(ErrorCode::Internal),
        status if status.is_client_error() => Some(ErrorCode::BadRequest),
        _ => None,
    }
}

fn answer(error: &ApiError, id: RequestId) -> Response {
    let problem = error.problem(id);
    let retry_after = problem.retry_after_s;
    let mut response = (error::status(problem.code), Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    if let Some(seconds) = retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
