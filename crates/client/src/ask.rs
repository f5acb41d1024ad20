//! Asks whether the service can be reached, and sends requests with a token.

use crate::{
    Client, Failure, LocalCode,
    link::{Answer, Call, Link, Signed},
    memory::Scope,
};
use chiave_crypto::dpop::DeviceKey;
use chiave_protocol::{ErrorCode, Secret, service::ServiceInfo};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// The oldest service that this version can use.
const OLDEST_SERVICE: Version = Version {
    major: 0,
    minor: 1,
    patch: 0,
};

/// The link to a service that is known to be ours, and the key that signs the requests.
pub(crate) struct Ready {
    pub(crate) link: Arc<Link>,
    pub(crate) key: Arc<DeviceKey>,
    /// The number of leading zero bits that the service asks for when an attempt is opened.
    pub(crate) work_bits: u32,
}

impl Client {
    /// What the service reports about itself. Asked once for each link; the answer also brings the
    /// first nonce.
    ///
    /// # Errors
    ///
    /// Why the service cannot be reached, or that one of the two sides is too old.
    async fn service_of(&self, link: &Link) -> Result<ServiceInfo, Failure> {
        match link.service() {
            Some(known) => self.of_our_store(known),
            None => self.ask_over(link).await,
        }
    }

    /// Asks the service what it reports about itself, even if that is known already.
    pub(crate) async fn ask_service(&self) -> Result<ServiceInfo, Failure> {
        self.ask_over(&self.link()).await
    }

    async fn ask_over(&self, link: &Link) -> Result<ServiceInfo, Failure> {
        let asked = async {
            let call = Call::get("/v1/service");
            let info: ServiceInfo = link.send_unsigned(&call).await?.parse()?;
            compatible(&info)?;
            Ok(info)
        };
        let asked = asked.await;
        let mut mail_changed = false;
        if let Ok(info) = &asked {
            mail_changed = link.learn(info.clone());
            self.note_heard(info.server_time).await;
        }
        let outcome = asked.and_then(|info| self.of_our_store(info));
        self.note_reach(link, &outcome);
        if link.reach().is_contact() {
            self.note_contact().await;
        }
        if mail_changed {
            self.tell_status();
        }
        outcome
    }

    /// # Errors
    ///
    /// [`LocalCode::AnotherService`] if the session belongs to another store: the answers of that
    /// service say nothing about the session (law 22).
    fn of_our_store(&self, info: ServiceInfo) -> Result<ServiceInfo, Failure> {
        match self.memory().session.is_of_another(&info) {
            true => Err(LocalCode::AnotherService.into()),
            false => Ok(info),
        }
    }

    /// Signs and sends a request, with a token if one is given.
    pub(crate) async fn send(
        &self,
        call: &Call<'_>,
        token: Option<&Secret>,
    ) -> Result<Answer, Failure> {
        let ready = self.ready_to_send().await?;
        self.send_by(&ready, call, token).await
    }

    /// What precedes each request: the service proves its name, and the keyring hands out the device
    /// key.
    ///
    /// # Errors
    ///
    /// Why nothing can be sent.
    pub(crate) async fn ready_to_send(&self) -> Result<Ready, Failure> {
        self.ready_with(None).await
    }

    /// As [`Client::ready_to_send`], for a request that another key than that of this computer may
    /// sign: a wipe may have replaced the one that the service knows. Without `key`, that of this
    /// computer signs.
    ///
    /// # Errors
    ///
    /// Why nothing can be sent.
    pub(crate) async fn ready_with(&self, key: Option<Arc<DeviceKey>>) -> Result<Ready, Failure> {
        let link = self.link();
        let service = self.service_of(&link).await;
        let work_bits = service.map_err(Failure::before_sending)?.work_bits;
        let key = match key {
            Some(key) => key,
            None => self.device_key().await.map_err(Failure::before_sending)?,
        };
        Ok(Ready {
            link,
            key,
            work_bits,
        })
    }

    /// Signs a request and sends it to the service that [`Client::ready_to_send`] found. A token
    /// goes to no other service, even if the managed settings name another one by now.
    pub(crate) async fn send_by(
        &self,
        Ready { link, key, .. }: &Ready,
        call: &Call<'_>,
        token: Option<&Secret>,
    ) -> Result<Answer, Failure> {
        let outcome = link.send(Signed { key, call, token }).await;
        self.note_reach(link, &outcome);
        self.unless_replaced(link, outcome)
    }

    /// Refuses the answer of a service that the managed settings name or trust no more: what would
    /// follow from the answer belongs to no service of ours. After any other change of the settings,
    /// what the service answered as done is done (law 9).
    fn unless_replaced(
        &self,
        link: &Link,
        outcome: Result<Answer, Failure>,
    ) -> Result<Answer, Failure> {
        match self.is_of_our_service(link) {
            true => outcome,
            false => Err(LocalCode::ServiceUnreachable.into()),
        }
    }

    /// Signs a request without a token and sends it once, with the nonce for which its proof of work
    /// was computed. The request goes only to the service that gave the nonce: it may hold a
    /// password, and the managed settings may name another service by now.
    pub(crate) async fn send_with_nonce(
        &self,
        Ready { link, key, .. }: &Ready,
        call: &Call<'_>,
        nonce: &str,
    ) -> Result<Answer, Failure> {
        let token = None;
        let request = Signed { key, call, token };
        let outcome = link.send_once(request, Some(nonce)).await;
        self.note_reach(link, &outcome);
        self.unless_replaced(link, outcome)
    }

    /// Sends a request with the token of `scope`. If the service says that the token's session,
    /// attempt or activation has ended, ends it here too.
    pub(crate) async fn send_in(&self, scope: Scope, call: &Call<'_>) -> Result<Answer, Failure> {
        let token = self.token(scope)?;
        self.send_as(scope, &token, call).await
    }

    /// Sends a request with the given token of `scope`, for a caller that later needs to know which
    /// token was used.
    pub(crate) async fn send_as(
        &self,
        scope: Scope,
        token: &Arc<Secret>,
        call: &Call<'_>,
    ) -> Result<Answer, Failure> {
        let outcome = self.send(call, Some(token)).await;
        self.end_with(scope, token, outcome).await
    }

    /// Ends the session, attempt or activation of `token` if a refusal says that the service has
    /// ended it. Before a session is ended, asks the service for its store, and for the orders that
    /// ended it.
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
            let has_a_store = self.memory().session.store().is_some();
            if scope == Scope::Session && has_a_store {
                let kept_password = failure.kept_password;
                self.ask_service().await.map_err(|failure| Failure {
                    kept_password,
                    ..failure
                })?;
            }
            if scope == Scope::Session {
                self.ask_why_it_ended(token).await?;
            }
            self.close(scope, token).await;
        } else if failure.is(ErrorCode::MustChangePassword) {
            self.change_session(|session| session.must_change(token));
        }
        outcome
    }

    /// Sends a request with the token of `scope`, and parses the answer.
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

    /// Forgets the session, attempt or activation of `token`, unless a newer one has replaced it.
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
/// An error if one of the two sides is too old for the other.
fn compatible(info: &ServiceInfo) -> Result<(), Failure> {
    if Version::parse(env!("CARGO_PKG_VERSION")) < Version::parse(&info.min_client_version) {
        return Err(LocalCode::ServiceTooNew.into());
    }
    if Version::parse(&info.version) < OLDEST_SERVICE {
        return Err(LocalCode::ServiceTooOld.into());
    }
    Ok(())
}

/// The three numbers of a version, in the order in which they are compared.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Version {
    major: u32,
    minor: u32,
    patch: u32,
}

impl Version {
    /// Reads a version; a missing or invalid number counts as 0.
    fn parse(text: &str) -> Self {
        let mut numbers = text
            .split(['.', '-', '+'])
            .map(|part| part.parse().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        Self {
            major: next(),
            minor: next(),
            patch: next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        let version = Version::parse;

        assert!(version("0.10.0") > version("0.9.9"));
        assert!(version("1.0.0-rc.1") == version("1.0.0"));
        assert!(version("1") > version("0.99"));
    }
}
