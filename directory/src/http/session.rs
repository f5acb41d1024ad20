//! Routes for signing in, fresh verification, and signing out.

use super::{bearer::With, error::ApiError, signed::Unspent};
use crate::app::App;
use axum::{Json, extract::State, http::StatusCode};
use chiave_flows::authenticate::Live;
use chiave_protocol::{
    Problem,
    method::{CodeSent, Prove, SendCode},
    session::{Proven, SignIn, SignOut, SignedIn},
};
use std::sync::Arc;

/// `POST /v1/session`: signs in; the session is bound to the key that signed the request.
///
/// # Errors
///
/// `sign-in-refused`, `too-many-attempts`, `work-needed`, `busy`.
#[utoipa::path(post, path = "/v1/session", request_body = SignIn,
    responses((status = 200, body = SignedIn), (status = "default", body = Problem)))]
pub async fn sign_in(
    State(app): State<Arc<App>>,
    signed: Unspent<SignIn>,
) -> Result<Json<SignedIn>, ApiError> {
    Ok(Json(
        app.service
            .sign_in(&signed.caller, signed.proof, signed.body)
            .await?,
    ))
}

/// `POST /v1/session/code`: sends a code by email, if the session needs one.
///
/// # Errors
///
/// `session-ended`, `not-allowed`, `too-many-sends`.
#[utoipa::path(post, path = "/v1/session/code", request_body = SendCode,
    responses((status = 200, body = CodeSent), (status = "default", body = Problem)))]
pub async fn send_code(
    State(app): State<Arc<App>>,
    with: With<Live, SendCode>,
) -> Result<Json<CodeSent>, ApiError> {
    Ok(Json(
        app.service
            .session_code(&with.caller, with.authority, with.body)
            .await?,
    ))
}

/// `POST /v1/session/proof`: verifies the second factor of a sign-in, or verifies freshly before a
/// change.
///
/// # Errors
///
/// `session-ended`, `proof-refused`, `code-used`, `too-many-attempts`.
#[utoipa::path(post, path = "/v1/session/proof", request_body = Prove,
    responses((status = 200, body = Proven), (status = "default", body = Problem)))]
pub async fn prove(
    State(app): State<Arc<App>>,
    with: With<Live, Prove>,
) -> Result<Json<Proven>, ApiError> {
    Ok(Json(
        app.service
            .verify_session(with.authority, with.body)
            .await?,
    ))
}

/// `DELETE /v1/session`: ends this session, or all sessions of the account.
///
/// # Errors
///
/// `session-ended`; `fresh-proof-needed` for all sessions before the second factor was verified.
#[utoipa::path(delete, path = "/v1/session", request_body = SignOut,
    responses((status = 204), (status = "default", body = Problem)))]
pub async fn sign_out(
    State(app): State<Arc<App>>,
    with: With<Live, SignOut>,
) -> Result<StatusCode, ApiError> {
    app.service.sign_out(with.authority, with.body).await?;
    Ok(StatusCode::NO_CONTENT)
}
