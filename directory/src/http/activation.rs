//! Activation: an activation code is exchanged for methods and a password.

use super::{
    bearer::{OpensActivation, With},
    error::ApiError,
    signed::{Nothing, Signed},
    to_the_end,
};
use crate::app::App;
use axum::{Json, extract::State};
use chiave_protocol::{
    Problem,
    activation::{Activate, Activation, ActivationView},
    password::{SetPassword, WriteOutcome},
};
use std::sync::Arc;

/// `POST /v1/activations`: presents an activation code from the IT department.
///
/// # Errors
///
/// `pass-refused` for every reason alike (law 5), with `valid_from` only if the code is right and starts later;
/// `too-many-attempts`, `work-needed`, `busy`.
#[utoipa::path(post, path = "/v1/activations", request_body = Activate,
    responses((status = 200, body = Activation), (status = "default", body = Problem)))]
pub async fn start(
    State(app): State<Arc<App>>,
    signed: Signed<Activate>,
) -> Result<Json<Activation>, ApiError> {
    Ok(Json(
        app.service
            .activate(&signed.caller, &signed.nonce, signed.body)
            .await?,
    ))
}

/// `GET /v1/activation`: reads the state of the activation.
///
/// # Errors
///
/// `attempt-ended`.
#[utoipa::path(get, path = "/v1/activation",
    responses((status = 200, body = ActivationView), (status = "default", body = Problem)))]
pub async fn view(
    State(app): State<Arc<App>>,
    with: With<OpensActivation, Nothing>,
) -> Result<Json<ActivationView>, ApiError> {
    Ok(Json(
        app.service
            .activation(&with.authority.0, &with.caller)
            .await?,
    ))
}

/// `POST /v1/activation/password`: sets the first password and ends the activation.
///
/// # Errors
///
/// `attempt-ended`, `not-enough-methods`, `password-refused`, `too-many-attempts`, `busy`,
/// `directory-unreachable`.
#[utoipa::path(post, path = "/v1/activation/password", request_body = SetPassword,
    responses((status = 200, body = WriteOutcome), (status = "default", body = Problem)))]
pub async fn set_password(
    State(app): State<Arc<App>>,
    with: With<OpensActivation, SetPassword>,
) -> Result<Json<WriteOutcome>, ApiError> {
    let With {
        authority,
        caller,
        body,
    } = with;
    let begun = app.under_way.begin();
    let set = async move {
        app.service
            .first_password(&authority.0, &caller, body)
            .await
    };
    Ok(Json(to_the_end(begun, set).await?))
}
