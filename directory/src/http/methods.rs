//! Routes that register and remove security info, in a session or in an activation.

use super::{
    bearer::{Authority, With},
    error::ApiError,
};
use crate::app::App;
use axum::{
    Json,
    extract::{Path, State},
};
use chiave_crypto::token::ActivationToken;
use chiave_flows::{
    authenticate::{Fresh, Full},
    may_bind::{MayBind, MayConfirm},
    remove_method::MayRemove,
    service::Caller,
};
use chiave_protocol::{
    ErrorCode, MethodId, Problem,
    method::{
        AuthenticatorOffer, BeginAuthenticator, BeginMail, BeginRecoveryCodes, ConfirmMethod,
        MailOffer, RecoveryCodesOffer, RemoveMethod, SecurityInfo,
    },
};
use std::sync::Arc;

impl Authority for MayBind {
    async fn from_token(app: &App, caller: &Caller, token: &str) -> Result<Self, ApiError> {
        if let Ok(token) = ActivationToken::parse(token) {
            return Ok(app
                .service
                .may_bind_by_activation(&token.hash(&app.service.lookup), caller)
                .await?);
        }
        let fresh = Fresh::from_token(app, caller, token).await?;
        app.service
            .may_bind(fresh)
            .await
            .map_err(|_| ErrorCode::SessionEnded.into())
    }
}

impl Authority for MayConfirm {
    async fn from_token(app: &App, caller: &Caller, token: &str) -> Result<Self, ApiError> {
        if ActivationToken::parse(token).is_ok() {
            return Ok(MayBind::from_token(app, caller, token).await?.into());
        }
        let whole = Full::from_token(app, caller, token).await?;
        Ok(app.service.may_confirm(whole).await?)
    }
}

impl Authority for MayRemove {
    async fn from_token(app: &App, caller: &Caller, token: &str) -> Result<Self, ApiError> {
        if let Ok(token) = ActivationToken::parse(token) {
            let token = token.hash(&app.service.lookup);
            return Ok(app.service.may_remove_by_activation(&token, caller).await?);
        }
        let fresh = Fresh::from_token(app, caller, token).await?;
        Ok(app.service.may_remove(fresh).await?)
    }
}

/// `POST /v1/methods/authenticator`: creates a secret for an authenticator app.
///
/// # Errors
///
/// `fresh-proof-needed`, `too-many-methods`.
#[utoipa::path(post, path = "/v1/methods/authenticator", request_body = BeginAuthenticator,
    responses((status = 200, body = AuthenticatorOffer), (status = "default", body = Problem)))]
pub async fn begin_authenticator(
    State(app): State<Arc<App>>,
    with: With<MayBind, BeginAuthenticator>,
) -> Result<Json<AuthenticatorOffer>, ApiError> {
    Ok(Json(
        app.service
            .begin_authenticator(&with.authority, with.body)
            .await?,
    ))
}

/// `POST /v1/methods/recovery-codes`: draws the codes of a recovery sheet. The answer is the only one
/// that has them.
///
/// # Errors
///
/// `fresh-proof-needed`, `too-many-methods`, `too-many-attempts`, `method-too-young`.
#[utoipa::path(post, path = "/v1/methods/recovery-codes", request_body = BeginRecoveryCodes,
    responses((status = 200, body = RecoveryCodesOffer), (status = "default", body = Problem)))]
pub async fn begin_recovery_codes(
    State(app): State<Arc<App>>,
    with: With<MayBind, BeginRecoveryCodes>,
) -> Result<Json<RecoveryCodesOffer>, ApiError> {
    let BeginRecoveryCodes {} = with.body;
    Ok(Json(
        app.service
            .begin_recovery_codes(&with.caller, &with.authority)
            .await?,
    ))
}

/// `POST /v1/methods/mail`: sends a code to a personal email address.
///
/// # Errors
///
/// `fresh-proof-needed`, `address-refused`, `too-many-methods`, `too-many-sends`.
#[utoipa::path(post, path = "/v1/methods/mail", request_body = BeginMail,
    responses((status = 200, body = MailOffer), (status = "default", body = Problem)))]
pub async fn begin_mail(
    State(app): State<Arc<App>>,
    with: With<MayBind, BeginMail>,
) -> Result<Json<MailOffer>, ApiError> {
    Ok(Json(
        app.service
            .begin_mail(&with.caller, &with.authority, with.body)
            .await?,
    ))
}

/// `POST /v1/methods/confirm`: registers the method after its first code was entered. The session
/// that began the registration needs no second fresh verification.
///
/// # Errors
///
/// `proof-refused`, `code-used`, `not-found`, `too-many-attempts`.
#[utoipa::path(post, path = "/v1/methods/confirm", request_body = ConfirmMethod,
    responses((status = 200, body = SecurityInfo), (status = "default", body = Problem)))]
pub async fn confirm(
    State(app): State<Arc<App>>,
    with: With<MayConfirm, ConfirmMethod>,
) -> Result<Json<SecurityInfo>, ApiError> {
    Ok(Json(
        app.service
            .confirm_method(&with.caller, &with.authority, with.body)
            .await?,
    ))
}

/// `DELETE /v1/methods/{id}`: removes a method, in a session or in an activation.
///
/// # Errors
///
/// `not-found`; in a session also `fresh-proof-needed`, `last-method`, `too-little-left` and
/// `method-too-young`.
#[utoipa::path(delete, path = "/v1/methods/{id}", params(("id" = MethodId, Path,)), request_body = RemoveMethod,
    responses((status = 200, body = SecurityInfo), (status = "default", body = Problem)))]
pub async fn remove(
    State(app): State<Arc<App>>,
    Path(id): Path<MethodId>,
    with: With<MayRemove, RemoveMethod>,
) -> Result<Json<SecurityInfo>, ApiError> {
    Ok(Json(
        app.service
            .remove_method(&with.caller, &with.authority, id, with.body)
            .await?,
    ))
}
