//! Turns the token of a signed request into the authority that the token stands for. A handler that
//! names one of these types cannot forget the check.

use super::{error::ApiError, signed::Signed};
use crate::app::App;
use axum::extract::{FromRequest, Request};
use chiave_crypto::token::{ActivationToken, AttemptToken, SessionToken};
use chiave_flows::{
    authenticate::{Fresh, Full, InStep, Live, MayChange},
    service::Caller,
};
use chiave_protocol::{ErrorCode, TokenHash};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// A signed request together with the authority of its token.
pub struct With<A, T> {
    /// The authority of the token.
    pub authority: A,
    /// The key that signed the request.
    pub caller: Caller,
    /// The body of the request.
    pub body: T,
}

/// An authority that a token can stand for.
pub trait Authority: Sized + Send {
    /// The error code of a request without a token.
    const MISSING: ErrorCode = ErrorCode::SessionEnded;

    /// Looks up the token.
    fn from_token(
        app: &App,
        caller: &Caller,
        token: &str,
    ) -> impl Future<Output = Result<Self, ApiError>> + Send;
}

impl<A: Authority, T: DeserializeOwned + Send> FromRequest<Arc<App>> for With<A, T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, ApiError> {
        let Signed {
            caller,
            token,
            body,
            ..
        } = Signed::from_request(request, app).await?;
        let token = token.ok_or(A::MISSING)?;
        let authority = A::from_token(app, &caller, token.expose()).await?;
        Ok(Self {
            authority,
            caller,
            body,
        })
    }
}

impl Authority for Live {
    async fn from_token(app: &App, caller: &Caller, token: &str) -> Result<Self, ApiError> {
        let token = SessionToken::parse(token).map_err(|_| ErrorCode::SessionEnded)?;
        let hash = token.hash(&app.service.lookup);
        let live = app.service.live(&hash, caller).await?;
        app.personal.acts(live.account_id());
        Ok(live)
    }
}

impl Authority for MayChange {
    async fn from_token(app: &App, caller: &Caller, token: &str) -> Result<Self, ApiError> {
        Ok(Live::from_token(app, caller, token).await?.may_change()?)
    }
}

impl Authority for InStep {
    async fn from_token(app: &App, caller: &Caller, token: &str) -> Result<Self, ApiError> {
        let token = SessionToken::parse(token).map_err(|_| ErrorCode::SessionEnded)?;
        let hash = token.hash(&app.service.lookup);
        let in_step = app.service.in_step(&hash, caller).await?;
        app.personal.acts(in_step.account_id());
        Ok(in_step)
    }
}

impl Authority for Full {
    async fn from_token(app: &App, caller: &Caller, token: &str) -> Result<Self, ApiError> {
        Ok(Live::from_token(app, caller, token).await?.full()?)
    }
}

impl Authority for Fresh {
    async fn from_token(app: &App, caller: &Caller, token: &str) -> Result<Self, ApiError> {
        Ok(Full::from_token(app, caller, token)
            .await?
            .fresh(&app.service)?)
    }
}

/// The hash of an attempt's token. The flow that receives the hash looks it up inside its
/// transaction.
pub struct OpensAttempt(pub TokenHash);

impl Authority for OpensAttempt {
    const MISSING: ErrorCode = ErrorCode::AttemptEnded;

    async fn from_token(app: &App, _: &Caller, token: &str) -> Result<Self, ApiError> {
        let token = AttemptToken::parse(token).map_err(|_| ErrorCode::AttemptEnded)?;
        Ok(Self(token.hash(&app.service.lookup)))
    }
}

/// The hash of an activation's token. The flow that receives the hash looks it up inside its
/// transaction.
pub struct OpensActivation(pub TokenHash);

impl Authority for OpensActivation {
    const MISSING: ErrorCode = ErrorCode::AttemptEnded;

    async fn from_token(app: &App, _: &Caller, token: &str) -> Result<Self, ApiError> {
        let token = ActivationToken::parse(token).map_err(|_| ErrorCode::AttemptEnded)?;
        Ok(Self(token.hash(&app.service.lookup)))
    }
}
