//! The document that the laptop keeps in step.

use super::{bearer::With, error::ApiError, signed::Nothing};
use crate::app::App;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chiave_flows::authenticate::InStep;
use chiave_protocol::{Problem, state::AccountState};
use std::sync::Arc;

/// `GET /v1/state`: everything the laptop shows of the account, or 304 where it has that already.
///
/// # Errors
///
/// `session-ended`, `fresh-proof-needed`.
#[utoipa::path(get, path = "/v1/state",
    responses((status = 200, body = AccountState), (status = 304), (status = "default", body = Problem)))]
pub async fn get(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    with: With<InStep, Nothing>,
) -> Result<Response, ApiError> {
    let tag = app.service.state_tag(&with.authority);
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    if known == Some(tag.as_str()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let state = app.service.state(&with.authority.may).await?;
    Ok(([(header::ETAG, tag)], Json(state)).into_response())
}
