//! Security info: registers and removes verification methods.

use crate::{
    Client, Failure,
    link::{Call, Path},
    memory::Scope,
    qr,
};
use chiave_protocol::{
    ErrorCode, MethodId, Secret, Timestamp,
    method::{
        AuthenticatorOffer, BeginAuthenticator, BeginMail, BeginRecoveryCodes, ConfirmMethod,
        MailOffer, RecoveryCodesOffer, RemoveMethod, SecurityInfo,
    },
};
use serde::Serialize;
use std::sync::Arc;

/// What the person needs to add the account to an authenticator app. To be shown once and not
/// stored.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AuthenticatorView {
    /// The id of the method, which is registered after its first code.
    pub id: MethodId,
    /// The secret in base32, for typing.
    #[serde(serialize_with = "chiave_protocol::secret::on_the_wire")]
    pub secret: Secret,
    /// The number of modules on each side of the QR code, including the quiet zone.
    pub qr_size: u32,
    /// The dark modules as SVG path data, each 1 by 1. The path contains the secret, as the QR code
    /// does.
    #[serde(serialize_with = "chiave_protocol::secret::on_the_wire")]
    pub qr_path: Secret,
    /// The time until which the first code is accepted.
    pub expires_at: Timestamp,
}

/// The data that complete the registration of a method.
#[derive(Debug)]
pub struct FirstCode {
    /// The id of the method to be confirmed.
    pub id: MethodId,
    /// The first code of the method.
    pub code: Secret,
    /// The person's name for an authenticator app.
    pub label: Option<String>,
}

impl Client {
    /// Begins the registration of an authenticator app.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn begin_authenticator(
        &self,
        scope: Scope,
        label: String,
    ) -> Result<AuthenticatorView, Failure> {
        self.may_manage(scope)?;
        let call = Call::post("/v1/methods/authenticator", &BeginAuthenticator { label })?;
        let offer: AuthenticatorOffer = self.ask_in(scope, &call).await?;
        let (qr_size, path) = qr::path(offer.uri.expose()).ok_or(ErrorCode::Internal)?;
        Ok(AuthenticatorView {
            id: offer.id,
            secret: offer.secret,
            qr_size,
            qr_path: Secret::new(path),
            expires_at: offer.expires_at,
        })
    }

    /// Begins the registration of a recovery sheet. To be shown once and not stored.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn begin_recovery_codes(&self, scope: Scope) -> Result<RecoveryCodesOffer, Failure> {
        self.may_manage(scope)?;
        let call = Call::post("/v1/methods/recovery-codes", &BeginRecoveryCodes {})?;
        self.ask_in(scope, &call).await
    }

    /// Begins the registration of a personal email address.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn begin_mail(&self, scope: Scope, address: String) -> Result<MailOffer, Failure> {
        self.may_manage(scope)?;
        let request = BeginMail {
            address,
            utc_offset_min: self.0.clock.utc_offset_min(),
        };
        let token = self.token(scope)?;
        let call = Call::post("/v1/methods/mail", &request)?;
        let offer: MailOffer = self.send_as(scope, &token, &call).await?.parse()?;
        self.await_code(scope, &token, &offer.sent);
        Ok(offer)
    }

    /// Completes the registration with the first code.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn confirm_method(
        &self,
        scope: Scope,
        first: FirstCode,
    ) -> Result<SecurityInfo, Failure> {
        let request = ConfirmMethod {
            id: first.id,
            code: first.code,
            label: first.label,
            utc_offset_min: Some(self.0.clock.utc_offset_min()),
        };
        let call = Call::post("/v1/methods/confirm", &request)?;
        let info = self.ask_for_security(scope, &call).await?;
        self.code_ended(scope);
        Ok(info)
    }

    /// Removes a method.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn remove_method(&self, scope: Scope, id: MethodId) -> Result<SecurityInfo, Failure> {
        self.may_manage(scope)?;
        let request = RemoveMethod {
            utc_offset_min: Some(self.0.clock.utc_offset_min()),
        };
        let call = Call::delete(Path::of("/v1/methods/{id}", id)).with_body(&request)?;
        self.ask_for_security(scope, &call).await
    }

    /// Sends `call` and stores the methods that the service returns, unless a newer session or
    /// activation has replaced the one that asked.
    async fn ask_for_security(
        &self,
        scope: Scope,
        call: &Call<'_>,
    ) -> Result<SecurityInfo, Failure> {
        let token = self.token(scope)?;
        let answer = self.send_as(scope, &token, call).await?;
        let info: SecurityInfo = answer.parse()?;
        match scope {
            Scope::Session => self.note_security(&token, &info),
            Scope::Activation => {
                if let Some(view) = self.memory().activation.view_of(&token) {
                    view.security.clone_from(&info);
                }
            }
            Scope::Attempt => {}
        }
        Ok(info)
    }

    /// If the next step of the session of `token` is to register missing methods, updates which
    /// ones are still missing.
    pub(crate) fn note_security(&self, token: &Arc<Secret>, info: &SecurityInfo) {
        self.change_session(|session| session.note_security(token, info));
    }
}
