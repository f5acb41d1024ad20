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
        let known = self.memory().service.clone();
        match known {
            Some(known) => self.of_our_store(known),
            None => self.ask_service().await,
        }
    }

    /// The same, asked now.
    pub(crate) async fn ask_service(&self) -> Result<ServiceInfo, Failure> {
        let asked = async {
            let answer = self.api()?.send_unsigned(&Call::get("/v1/service")).await?;
            let info: ServiceInfo = answer.parse()?;
            compatible(&info)?;
            Ok(info)
        };
        let asked = asked.await;
        let mut mail_changed = false;
        if let Ok(info) = &asked {
            let before = self.memory().service.replace(info.clone());
            mail_changed = before.is_some_and(|before| before.mail_delayed) != info.mail_delayed;
            self.note_heard(info.server_time).await;
        }
        let outcome = asked.and_then(|info| self.of_our_store(info));
        self.note_reach(&outcome);
        if mail_changed {
            self.tell_status();
        }
        outcome
    }

    /// # Errors
    ///
    /// [`LocalCode::AnotherService`] where the session belongs to another store: what that service
    /// would say about the session means nothing (law 22).
    fn of_our_store(&self, info: ServiceInfo) -> Result<ServiceInfo, Failure> {
        match self.memory().is_another(&info) {
            true => Err(LocalCode::AnotherService.into()),
            false => Ok(info),
        }
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
        self.end_with(scope, token, outcome).await
    }

    /// Ends what `token` opens where a refusal says that the service has. Before a session is ended
    /// here, the service is asked whose word that is.
    pub(crate) async fn end_with<T>(
        &self,
        scope: Scope,
        token: &Arc<Secret>,
        outcome: Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Err(failure) = &outcome else {
            return outcome;
        };
        if failure.is(ErrorCode::SessionEnded) || failure.is(ErrorCode::AttemptEnded) {
            if scope == Scope::Session && self.session_has_a_store() {
                let kept_password = failure.kept_password;
                self.ask_service().await.map_err(|failure| Failure {
                    kept_password,
                    ..failure
                })?;
            }
            self.close(scope, token).await;
        } else if failure.is(ErrorCode::MustChangePassword)
            && self.memory().is_current(Scope::Session, token)
        {
            self.must_change();
        }
        outcome
    }

    fn session_has_a_store(&self) -> bool {
        let memory = self.memory();
        memory
            .session
            .as_ref()
            .is_some_and(|session| session.store.is_some())
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
            Scope::Activation => drop(self.memory().activation.end()),
            Scope::Attempt => drop(self.memory().attempt.end()),
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
