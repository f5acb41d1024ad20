//! What every request gets: an id, a log span, a fresh nonce, and one form of errors.

use super::error::{self, ApiError};
use crate::app::App;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, Version, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chiave_crypto::{dpop, random};
use chiave_protocol::{ErrorCode, RequestId};
use std::sync::Arc;
use std::time::Instant;
use tracing::Instrument;

/// Headers against content sniffing and plain HTTP (RFC 6797), for browsers that come here by
/// mistake.
const FOR_BROWSERS: [(HeaderName, &str); 2] = [
    (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];
const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");

/// Gives the request its id and the answer its headers; turns an [`ApiError`] into a problem.
pub async fn wrap(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let _begun = app.under_way.begin();
    let began = Instant::now();
    let id = RequestId::from_uuid(random::uuid(app.service.random.as_ref()));
    request.extensions_mut().insert(id);
    let span = tracing::info_span!(
        "request",
        request.id = %id,
        method = %request.method(),
        path = request.uri().path(),
    );
    async move {
        let response = if names_its_host(&request) {
            next.run(request).await
        } else {
            ApiError::from(ErrorCode::BadRequest).into_response()
        };
        let mut response = render(response, id);
        let headers = response.headers_mut();
        // No answer of the service may be cached.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        for (name, value) in FOR_BROWSERS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
            headers.insert(REQUEST_ID, value);
        }
        if let Ok(value) = HeaderValue::from_str(&app.nonces.nonce(app.service.clock.now())) {
            headers.insert(HeaderName::from_static("dpop-nonce"), value);
        }
        debug_assert!(dpop::NONCE_HEADER.eq_ignore_ascii_case("dpop-nonce"));
        let duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status = response.status().as_u16(), duration_ms, "answered");
        response
    }
    .instrument(span)
    .await
}

/// Whether the request has exactly one `Host`, which HTTP/1.1 requires (RFC 9112, section 3.2). The
/// value does not matter: the service builds nothing from it.
fn names_its_host(request: &Request) -> bool {
    request.version() != Version::HTTP_11
        || request.headers().get_all(header::HOST).iter().count() == 1
}

/// Writes the problem body of an error, also of one that a middleware layer answered.
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

/// The error code for a status that no handler chose; `None` if the status is no error.
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
    let challenge = challenge(problem.code);
    let mut response = (error.status(), Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    if let Some(challenge) = challenge {
        headers.insert(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static(challenge),
        );
    }
    if let Some(seconds) = retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The challenge of an answer with status 401 (RFC 9449, sections 7.1 and 8).
fn challenge(code: ErrorCode) -> Option<&'static str> {
    if error::status(code) != StatusCode::UNAUTHORIZED {
        return None;
    }
    Some(match code {
        ErrorCode::NonceNeeded => r#"DPoP error="use_dpop_nonce", algs="ES256""#,
        ErrorCode::ProofOfPossession => r#"DPoP error="invalid_dpop_proof", algs="ES256""#,
        ErrorCode::SessionEnded | ErrorCode::AttemptEnded => {
            r#"DPoP error="invalid_token", algs="ES256""#
        }
        _ => r#"DPoP algs="ES256""#,
    })
}
