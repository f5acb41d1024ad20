//! Asking the service: whether it is there, and anything in somebody's name.

use crate::{
    Client, Failure, LocalCode,
    api::{Answer, Call},
    memory::Scope,
};
use chiave_protocol::{ErrorCode, Secret, service::ServiceInfo};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// The oldest service that this version can talk to.
const OLDEST_SERVICE: (u32, u32, u32) = (0, 1, 0);

impl Client {
    /// What the service says of itself, asked once per start: it also brings the first nonce.
    ///
    /// # Errors
    ///
    /// Why it cannot be reached, or that one of the two sides is too old.
    pub(crate) async fn service(&self) -> Result<ServiceInfo, Failure> {
        if let Some(known) = self.memory().service.clone() {
            return Ok(known);
        }
        self.ask_service().await
    }

    /// The same, asked now.
    pub(crate) async fn ask_service(&self) -> Result<ServiceInfo, Failure> {
        let asked = async {
            let answer = self.api()?.send_unsigned(&Call::get("/v1/service")).await?;
            let info: ServiceInfo = answer.parse()?;
            compatible(&info)?;
            Ok(info)
        };
        let outcome = asked.await;
        if let Ok(info) = &outcome {
            self.memory().service = Some(info.clone());
        }
        self.note_reach(&outcome);
        outcome
    }

    /// Sends a signed request, with a token where one is given.
    pub(crate) async fn send(
        &self,
        call: &Call<'_>,
        token: Option<&Secret>,
    ) -> Result<Answer, Failure> {
        self.service().await.map_err(Failure::before_sending)?;
        let key = self.device_key().await.map_err(Failure::before_sending)?;
        let outcome = self.api()?.send(&key, call, token).await;
        self.note_reach(&outcome);
        outcome
    }

    /// Sends a request with the token of `scope`. Where the service has ended what the token
    /// opens, we end it too.
    pub(crate) async fn send_in(&self, scope: Scope, call: &Call<'_>) -> Result<Answer, Failure> {
        let token = self.token(scope)?;
        self.send_as(scope, &token, call).await
    }

    /// The same with a token that was taken before, for whoever has to know afterwards in whose
    /// name it was asked.
    pub(crate) async fn send_as(
        &self,
        scope: Scope,
        token: &Arc<Secret>,
        call: &Call<'_>,
    ) -> Result<Answer, Failure> {
        let outcome = self.send(call, Some(token)).await;
        self.end_with(scope, token, &outcome).await;
        outcome
    }

    /// Ends what `token` opens where a refusal says that the service has.
    pub(crate) async fn end_with<T>(
        &self,
        scope: Scope,
        token: &Arc<Secret>,
        outcome: &Result<T, Failure>,
    ) {
        let Err(failure) = outcome else {
            return;
        };
        if failure.is(ErrorCode::SessionEnded) || failure.is(ErrorCode::AttemptEnded) {
            self.close(scope, token).await;
        } else if failure.is(ErrorCode::MustChangePassword)
            && self.memory().is_current(Scope::Session, token)
        {
            self.must_change();
        }
    }

    /// The same, with its answer read.
    pub(crate) async fn ask_in<T: DeserializeOwned>(
        &self,
        scope: Scope,
        call: &Call<'_>,
    ) -> Result<T, Failure> {
        self.send_in(scope, call).await?.parse()
    }

    pub(crate) fn token(&self, scope: Scope) -> Result<Arc<Secret>, Failure> {
        self.memory().token(scope).ok_or(match scope {
            Scope::Session => ErrorCode::SessionEnded.into(),
            Scope::Activation | Scope::Attempt => LocalCode::NothingInProgress.into(),
        })
    }

    /// Forgets what `token` opened, unless something newer stands in its place.
    pub(crate) async fn close(&self, scope: Scope, token: &Arc<Secret>) {
        if !self.memory().is_current(scope, token) {
            return;
        }
        match scope {
            Scope::Session => self.forget_session().await,
            Scope::Activation => self.memory().activation = None,
            Scope::Attempt => self.memory().attempt = None,
        }
    }
}

/// # Errors
///
/// That one of the two sides is too old for the other.
fn compatible(info: &ServiceInfo) -> Result<(), Failure> {
    if version(env!("CARGO_PKG_VERSION")) < version(&info.min_client_version) {
        return Err(LocalCode::ServiceTooNew.into());
    }
    if version(&info.version) < OLDEST_SERVICE {
        return Err(LocalCode::ServiceTooOld.into());
    }
    Ok(())
}

/// The three numbers of a version; what is missing or no number counts as 0.
fn version(text: &str) -> (u32, u32, u32) {
    let mut numbers = text
        .split(['.', '-', '+'])
        .map(|part| part.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    (next(), next(), next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("0.10.0") > version("0.9.9"));
        assert!(version("1.0.0-rc.1") == version("1.0.0"));
        assert!(version("1") > version("0.99"));
    }
}
