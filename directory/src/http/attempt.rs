//! Routes of an attempt: a reset or an unlock in flight.

use super::{
    bearer::{OpensAttempt, With},
    error::ApiError,
    signed::{Nothing, Unspent},
    to_the_end,
};
use crate::app::App;
use axum::{Json, extract::State, http::StatusCode};
use chiave_protocol::{
    Problem,
    attempt::{AttemptOpened, AttemptView, StartAttempt},
    method::{Prove, SendCode},
    password::{SetPassword, Unlock, WriteOutcome},
};
use std::sync::Arc;

/// `POST /v1/attempts`: opens an attempt for the account that the request names (law 5).
///
/// # Errors
///
/// `work-needed`, `bad-request`.
#[utoipa::path(post, path = "/v1/attempts", request_body = StartAttempt,
    responses((status = 200, body = AttemptOpened), (status = "default", body = Problem)))]
pub async fn start(
    State(app): State<Arc<App>>,
    signed: Unspent<StartAttempt>,
) -> Result<Json<AttemptOpened>, ApiError> {
    Ok(Json(
        app.service
            .start_attempt(&signed.caller, signed.proof, signed.body)
            .await?,
    ))
}

/// `GET /v1/attempt`: reads the state of the attempt.
///
/// # Errors
///
/// `attempt-ended`.
#[utoipa::path(get, path = "/v1/attempt",
    responses((status = 200, body = AttemptView), (status = "default", body = Problem)))]
pub async fn view(
    State(app): State<Arc<App>>,
    with: With<OpensAttempt, Nothing>,
) -> Result<Json<AttemptView>, ApiError> {
    Ok(Json(
        app.service.attempt(&with.authority.0, &with.caller).await?,
    ))
}

/// `POST /v1/attempt/code`: sends a code if there is an address to send it to.
///
/// # Errors
///
/// `attempt-ended`, `step-out-of-order`, `too-many-sends`.
#[utoipa::path(post, path = "/v1/attempt/code", request_body = SendCode,
    responses((status = 200, body = AttemptView), (status = "default", body = Problem)))]
pub async fn send_code(
    State(app): State<Arc<App>>,
    with: With<OpensAttempt, SendCode>,
) -> Result<Json<AttemptView>, ApiError> {
    Ok(Json(
        app.service
            .attempt_code(&with.authority.0, &with.caller, with.body)
            .await?,
    ))
}

/// `POST /v1/attempt/proof`: submits a code.
///
/// # Errors
///
/// `attempt-ended`, `proof-refused`, `code-used`, `too-many-attempts`; after the first gate also
/// `not-enough-methods`, `not-allowed`.
#[utoipa::path(post, path = "/v1/attempt/proof", request_body = Prove,
    responses((status = 200, body = AttemptView), (status = "default", body = Problem)))]
pub async fn prove(
    State(app): State<Arc<App>>,
    with: With<OpensAttempt, Prove>,
) -> Result<Json<AttemptView>, ApiError> {
    Ok(Json(
        app.service
            .verify_attempt(&with.authority.0, &with.caller, with.body)
            .await?,
    ))
}

/// `POST /v1/attempt/password`: sets the new password after the last verification.
///
/// # Errors
///
/// `attempt-ended`, `step-out-of-order`, `password-refused`, `busy`, `directory-unreachable`.
#[utoipa::path(post, path = "/v1/attempt/password", request_body = SetPassword,
    responses((status = 200, body = WriteOutcome), (status = "default", body = Problem)))]
pub async fn set_password(
    State(app): State<Arc<App>>,
    with: With<OpensAttempt, SetPassword>,
) -> Result<Json<WriteOutcome>, ApiError> {
    let With {
        authority,
        caller,
        body,
    } = with;
    let begun = app.under_way.begin();
    let write = async move {
        app.service
            .attempt_password(&authority.0, &caller, body)
            .await
    };
    Ok(Json(to_the_end(begun, write).await?))
}

/// `POST /v1/attempt/unlock`: ends the lock after the last verification.
///
/// # Errors
///
/// As [`set_password`].
#[utoipa::path(post, path = "/v1/attempt/unlock", request_body = Unlock,
    responses((status = 200, body = WriteOutcome), (status = "default", body = Problem)))]
pub async fn unlock(
    State(app): State<Arc<App>>,
    with: With<OpensAttempt, Unlock>,
) -> Result<Json<WriteOutcome>, ApiError> {
    let With {
        authority,
        caller,
        body,
    } = with;
    let begun = app.under_way.begin();
    let write = async move {
        app.service
            .attempt_unlock(&authority.0, &caller, body)
            .await
    };
    Ok(Json(to_the_end(begun, write).await?))
}

/// `DELETE /v1/attempt`: gives the attempt up.
///
/// # Errors
///
/// `attempt-ended`.
#[utoipa::path(delete, path = "/v1/attempt",
    responses((status = 204), (status = "default", body = Problem)))]
pub async fn cancel(
    State(app): State<Arc<App>>,
    with: With<OpensAttempt, Nothing>,
) -> Result<StatusCode, ApiError> {
    app.service
        .cancel_attempt(&with.authority.0, &with.caller)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
