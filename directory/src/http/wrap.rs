//! What every request gets: an id, a log span, a fresh nonce, and one form of errors.

use super::{
    contract,
    error::{self, ApiError},
};
use crate::{
    app::App,
    listen::Peer,
    metrics::declared::{REFUSALS, REQUESTS, WRITES},
};
use axum::{
    Json,
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, Version, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chiave_crypto::{dpop, random};
use chiave_protocol::{ErrorCode, RequestId};
use std::sync::Arc;
use std::time::Instant;
use tracing::{Instrument, Span};

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
    let asked = Asked::of(&request);
    let span = span(&app, id, &asked, &request);
    async move {
        let response = if names_its_host(&request) {
            next.run(request).await
        } else {
            ApiError::from(ErrorCode::BadRequest).into_response()
        };
        let Rendered { mut response, code } = render(&app, response, id);
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
        let (status, duration) = (response.status(), began.elapsed());
        let duration_ms = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status = status.as_u16(), duration_ms, "answered");
        let labels = [asked.method, &asked.route, class(status)];
        app.metrics.observe(&REQUESTS, &labels, duration);
        if let Some(outcome) = asked.outcome(code) {
            app.metrics.count(&WRITES, &[&asked.route, outcome]);
        }
        response
    }
    .instrument(span)
    .await
}

/// What was asked for, in words of ours: a path that no route has may hold anything.
struct Asked {
    method: &'static str,
    route: String,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let route = request.extensions().get::<MatchedPath>();
        Self {
            method: match *request.method() {
                Method::GET => "GET",
                Method::HEAD => "HEAD",
                Method::POST => "POST",
                Method::DELETE => "DELETE",
                _ => "other",
            },
            route: route.map_or("none", MatchedPath::as_str).to_owned(),
        }
    }

    /// How a write ended, if one was asked for and came as far as the rules and the directory.
    fn outcome(&self, refused: Option<ErrorCode>) -> Option<&'static str> {
        if self.method != "POST" || !super::WRITES.contains(&self.route.as_str()) {
            return None;
        }
        match refused {
            None => Some("done"),
            Some(ErrorCode::OutcomeUnknown) => Some("unknown"),
            Some(ErrorCode::PasswordRefused | ErrorCode::NotAllowed) => Some("refused"),
            Some(ErrorCode::DirectoryUnreachable | ErrorCode::Internal) => Some("failed"),
            Some(_) => None,
        }
    }
}

/// The span of all events of one request. Personal data is in it only if the settings ask for it;
/// the account is added when a token has named it.
fn span(app: &App, id: RequestId, asked: &Asked, request: &Request) -> Span {
    let peer = request.extensions().get::<Peer>();
    let peer = peer.filter(|_| app.personal.addresses);
    tracing::info_span!(
        "request",
        request.id = %id,
        method = asked.method,
        route = asked.route,
        network.peer.address = peer.map(|Peer(address)| address.to_string()),
        account.id = tracing::field::Empty,
    )
}

/// The class of a status, such as `2xx`.
fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    }
}

/// Whether the request has exactly one `Host`, which HTTP/1.1 requires (RFC 9112, section 3.2). The
/// value does not matter: the service builds nothing from it.
fn names_its_host(request: &Request) -> bool {
    request.version() != Version::HTTP_11
        || request.headers().get_all(header::HOST).iter().count() == 1
}

/// An answer as it leaves the service.
struct Rendered {
    response: Response,
    /// The error code, if the request was refused.
    code: Option<ErrorCode>,
}

/// Writes the problem body of an error, also of one that a middleware layer answered.
fn render(app: &App, response: Response, id: RequestId) -> Rendered {
    if let Some(error) = response.extensions().get::<Arc<ApiError>>() {
        error.log();
        return refuse(app, error, id);
    }
    match code_of_layer(response.status()) {
        Some(code) => refuse(app, &ApiError::from(code), id),
        None => Rendered {
            response,
            code: None,
        },
    }
}

/// Counts a refusal, and writes its answer.
fn refuse(app: &App, error: &ApiError, id: RequestId) -> Rendered {
    let code = error.code();
    app.metrics.count(&REFUSALS, &[&contract::name(code)]);
    Rendered {
        response: answer(error, id),
        code: Some(code),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::declared::OUTCOMES;

    #[test]
    fn a_write_is_counted_by_the_code_of_its_answer() {
        let write = Asked {
            method: "POST",
            route: super::super::WRITES[0].to_owned(),
        };
        let outcome = |code| write.outcome(Some(code));

        assert_eq!(write.outcome(None), Some("done"));
        assert_eq!(outcome(ErrorCode::OutcomeUnknown), Some("unknown"));
        assert_eq!(outcome(ErrorCode::PasswordRefused), Some("refused"));
        assert_eq!(outcome(ErrorCode::DirectoryUnreachable), Some("failed"));
        // The same status as an unknown outcome, but nothing was written.
        assert_eq!(outcome(ErrorCode::Busy), None);
        assert_eq!(outcome(ErrorCode::CurrentPasswordWrong), None);
        for code in [
            None,
            Some(ErrorCode::OutcomeUnknown),
            Some(ErrorCode::PasswordRefused),
            Some(ErrorCode::Internal),
        ] {
            // An outcome that is not there from the start would make no alert with its first event.
            assert!(OUTCOMES.contains(&write.outcome(code).unwrap()));
        }
    }
}
