//! Routes that change a known password and report the outcome of any write.

use super::{
    bearer::With,
    error::ApiError,
    signed::{Nothing, Signed},
    to_the_end,
};
use crate::app::App;
use axum::{
    Json,
    extract::{Path, State},
};
use chiave_flows::authenticate::MayChange;
use chiave_protocol::{
    OperationId, Problem,
    password::{ChangePassword, WriteOutcome},
};
use std::sync::Arc;

/// `POST /v1/password`: replaces a password that the person knows.
///
/// # Errors
///
/// `current-password-wrong`, `password-refused`, `too-many-attempts`, `busy`,
/// `directory-unreachable`.
#[utoipa::path(post, path = "/v1/password", request_body = ChangePassword,
    responses((status = 200, body = WriteOutcome), (status = "default", body = Problem)))]
pub async fn change(
    State(app): State<Arc<App>>,
    with: With<MayChange, ChangePassword>,
) -> Result<Json<WriteOutcome>, ApiError> {
    let With {
        authority,
        caller,
        body,
    } = with;
    let begun = app.under_way.begin();
    let change = async move { app.service.change_password(&caller, authority, body).await };
    Ok(Json(to_the_end(begun, change).await?))
}

/// `GET /v1/operations/{id}`: reports how a write ended; settles the write if its end is unknown.
///
/// Answers only the device key that began the write. No token is needed, because the write may have
/// ended the session that it came from.
///
/// # Errors
///
/// `not-found` if no write was ever begun under this id, or another key began it, or the write never
/// reached the directory and never will; the refusal itself if the write was refused.
#[utoipa::path(get, path = "/v1/operations/{id}", params(("id" = OperationId, Path,)),
    responses((status = 200, body = WriteOutcome), (status = "default", body = Problem)))]
pub async fn operation(
    State(app): State<Arc<App>>,
    Path(id): Path<OperationId>,
    signed: Signed<Nothing>,
) -> Result<Json<WriteOutcome>, ApiError> {
    Ok(Json(app.service.operation(&signed.caller, id).await?))
}

/// `DELETE /v1/operations/{id}`: withdraws a write that was not begun, so the write never begins;
/// reports how the write ended if it was begun.
///
/// Answers only the device key that began the write. No token is needed.
///
/// # Errors
///
/// `not-found` if the write will never begin, or began and never reached the directory; otherwise as
/// `GET`.
#[utoipa::path(delete, path = "/v1/operations/{id}", params(("id" = OperationId, Path,)),
    responses((status = 200, body = WriteOutcome), (status = "default", body = Problem)))]
pub async fn withdraw(
    State(app): State<Arc<App>>,
    Path(id): Path<OperationId>,
    signed: Signed<Nothing>,
) -> Result<Json<WriteOutcome>, ApiError> {
    Ok(Json(app.service.withdraw(&signed.caller, id).await?))
}
