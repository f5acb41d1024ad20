//! The handle, what it is made of, and how it asks the service.

use crate::{
    api::{self, Answer, Api, Call},
    clock::Clock,
    error::{Failure, LocalCode},
    files::Places,
    keyring::{self, Held, Keyring, OpenVault},
    memory::{Memory, Scope},
    platform,
    preferences::Preferences,
    settings::Settings,
    status::{AppStatus, Reach},
    sync::StateView,
    write::WriteStage,
};
use chiave_crypto::{Random, SystemRandom};
use chiave_protocol::{ErrorCode, Secret, service::ServiceInfo};
use serde::de::DeserializeOwned;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, broadcast, mpsc};

/// Events that a slow listener may be behind by before it misses some.
const EVENTS: usize = 64;
/// The oldest service that this version can talk to.
const OLDEST_SERVICE: (u32, u32, u32) = (0, 1, 0);

/// Something that a window or an agent wants to know at once.
#[derive(Clone, Debug)]
pub enum Event {
    /// How things stand has changed.
    Status(AppStatus),
    /// What is known of the account has changed.
    State(Box<StateView>),
    /// A write has come a step further.
    Stage(WriteStage),
}

/// What a client is made of; [`Parts::of_this_laptop`] unless it is a test.
pub struct Parts {
    /// Where its files are.
    pub places: Places,
    /// What IT laid down.
    pub settings: Settings,
    /// The keyring.
    pub vault: OpenVault,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Where ids and keys come from.
    pub random: Arc<dyn Random>,
}

impl Parts {
    /// Everything as it is on this laptop.
    ///
    /// With the feature `automation`, and only then, `CHIAVE_POLICY_DIR` names another folder of
    /// settings, whose owner is believed, and `CHIAVE_CLOCK_AHEAD_S` makes the clock wrong.
    #[must_use]
    pub fn of_this_laptop() -> Self {
        let places = platform::places();
        #[cfg(feature = "automation")]
        let (places, owner, clock) = crate::failpoint::instead_of(places);
        #[cfg(not(feature = "automation"))]
        let (owner, clock) = (platform::TRUSTED_OWNER, crate::LaptopClock::default());
        let settings = Settings::load(&places, owner);
        for problem in &settings.problems {
            tracing::warn!(%problem, "a setting does not count");
        }
        Self {
            places,
            settings,
            vault: platform::open_vault(),
            clock: Arc::new(clock),
            random: Arc::new(SystemRandom),
        }
    }
}

/// The handle. Clones are the same client.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) places: Places,
    pub(crate) settings: Settings,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) keyring: Keyring,
    /// What the keyring answers late; the background task takes it.
    pub(crate) late: Mutex<Option<mpsc::UnboundedReceiver<Held>>>,
    /// One at a time opens the keyring.
    pub(crate) opening: tokio::sync::Mutex<()>,
    /// One write at a time.
    pub(crate) writing: tokio::sync::Mutex<()>,
    /// One synchronisation at a time.
    pub(crate) syncing: tokio::sync::Mutex<()>,
    /// Wakes a long computation's owner when the person has changed their mind.
    pub(crate) cancelled: Notify,
    api: Result<Api, Failure>,
    memory: Mutex<Memory>,
    events: broadcast::Sender<Event>,
}

impl Client {
    /// Makes a client. Nothing is read but the preferences, and nobody is asked, before the first
    /// call.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts {
            places,
            settings,
            vault,
            clock,
            random,
        } = parts;
        let api = way_to_the_service(&settings, &clock, &random);
        let (keyring, late) = Keyring::start(vault, keyring::DEADLINE);
        let memory = Memory {
            preferences: Preferences::load(&places.config),
            reach: if api.is_ok() {
                Reach::Unknown
            } else {
                Reach::NotConfigured
            },
            ..Memory::default()
        };
        Self(Arc::new(Inner {
            places,
            settings,
            clock,
            random,
            keyring,
            late: Mutex::new(Some(late)),
            opening: tokio::sync::Mutex::default(),
            writing: tokio::sync::Mutex::default(),
            syncing: tokio::sync::Mutex::default(),
            cancelled: Notify::new(),
            api,
            memory: Mutex::new(memory),
            events: broadcast::channel(EVENTS).0,
        }))
    }

    /// What happens from now on.
    #[must_use]
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.0.events.subscribe()
    }

    /// Tells whoever listens.
    pub(crate) fn tell(&self, event: Event) {
        // Nobody listening is no error.
        let _ = self.0.events.send(event);
    }

    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn api(&self) -> Result<&Api, Failure> {
        self.0.api.as_ref().map_err(Clone::clone)
    }

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
        self.service().await?;
        let key = self.device_key().await?;
        let outcome = self.api()?.send(&key, call, token).await;
        self.note_reach(&outcome);
        outcome
    }

    /// Sends a request with the token of `scope`. Where the service has ended what the token
    /// opens, we end it too.
    pub(crate) async fn send_in(&self, scope: Scope, call: &Call<'_>) -> Result<Answer, Failure> {
        let token = self.token(scope)?;
        let outcome = self.send(call, Some(&token)).await;
        self.end_with(scope, &token, &outcome).await;
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
        } else if failure.is(ErrorCode::MustChangePassword) {
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
    async fn close(&self, scope: Scope, token: &Arc<Secret>) {
        if !self
            .memory()
            .token(scope)
            .is_some_and(|current| Arc::ptr_eq(&current, token))
        {
            return;
        }
        match scope {
            Scope::Session => self.forget_session().await,
            Scope::Activation => self.memory().activation = None,
            Scope::Attempt => self.memory().attempt = None,
        }
    }
}

fn way_to_the_service(
    settings: &Settings,
    clock: &Arc<dyn Clock>,
    random: &Arc<dyn Random>,
) -> Result<Api, Failure> {
    let origin = settings.server.clone().ok_or(LocalCode::NotConfigured)?;
    let http = api::connect(settings)?;
    Ok(Api::new(http, origin, clock.clone(), random.clone()))
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
