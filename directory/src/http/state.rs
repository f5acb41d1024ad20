//! The route of the account's document, which the computer keeps up to date.

use super::{bearer::With, error::ApiError, signed::Nothing};
use crate::app::App;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chiave_flows::authenticate::InStep;
use chiave_protocol::{
    Problem,
    order::Synchronised,
    report::{HEADER, Report},
};
use std::sync::Arc;

/// `GET /v1/state`: everything that the computer shows of the account, and the orders that wait for
/// it; or 304 if the computer has the current document and no order waits.
///
/// # Errors
///
/// `session-ended`, `fresh-proof-needed`.
#[utoipa::path(get, path = "/v1/state",
    responses((status = 200, body = Synchronised), (status = 304), (status = "default", body = Problem)))]
pub async fn get(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    with: With<InStep, Nothing>,
) -> Result<Response, ApiError> {
    let tag = app.service.state_tag(&with.authority);
    if let Some(report) = report(&headers) {
        app.service.note_report(&with.authority, report).await?;
    }
    let orders = app.service.orders_of(&with.authority).await?;
    // Orders come with every answer until they are acknowledged.
    if orders.is_empty() && is_known(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let state = app.service.state(&with.authority.may).await?;
    let step = Some(with.authority.may.step());
    let answer = Synchronised {
        state,
        step,
        orders,
    };
    Ok(([(header::ETAG, tag)], Json(answer)).into_response())
}

/// What the computer says of itself. A header of another form is no report, and no reason to refuse.
fn report(headers: &HeaderMap) -> Option<Report> {
    headers.get(HEADER)?.to_str().ok().and_then(Report::parse)
}

/// Whether `If-None-Match` contains the tag: in a list, as a weak tag, or as `*` (RFC 9110, section
/// 13.1.2).
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let lists = headers.get_all(header::IF_NONE_MATCH).iter();
    let mut tags = lists
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','))
        .map(str::trim);
    tags.any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn known(value: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static(value));
        is_known(&headers, "\"a-1-2\"")
    }

    #[test]
    fn a_tag_is_known_alone_in_a_list_weakly_and_as_any() {
        for value in ["\"a-1-2\"", "W/\"a-1-2\"", "\"x\", \"a-1-2\"", "*"] {
            assert!(known(value), "{value}");
        }
        for value in ["\"a-1-3\"", "a-1-2", "", "\"x\", W/\"y\""] {
            assert!(!known(value), "{value}");
        }
    }
}
