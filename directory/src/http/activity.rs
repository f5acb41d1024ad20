//! What happened to the account, page by page.

use super::{bearer::With, error::ApiError, signed::Nothing};
use crate::app::App;
use axum::{
    Json,
    extract::{Path, State},
};
use chiave_flows::authenticate::MayChange;
use chiave_protocol::{EventId, Problem, state::Activity};
use std::sync::Arc;

/// `GET /v1/activity/{id}`: events of the account before the one that is named, newest first. The
/// id stands in the path, which the proof of possession covers.
///
/// # Errors
///
/// `session-ended`, `fresh-proof-needed`, `must-change-password`, `not-found`.
#[utoipa::path(get, path = "/v1/activity/{id}", params(("id" = EventId, Path,)),
    responses((status = 200, body = Activity), (status = "default", body = Problem)))]
pub async fn before(
    State(app): State<Arc<App>>,
    Path(id): Path<EventId>,
    with: With<MayChange, Nothing>,
) -> Result<Json<Activity>, ApiError> {
    Ok(Json(app.service.activity(&with.authority, id).await?))
}
