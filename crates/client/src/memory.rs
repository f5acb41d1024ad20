//! What a running client knows. One lock, held for moments only; no secret in it is ever shown.

use crate::{
    in_progress::InProgress, mail_delay::MailWatch, preferences::Preferences, state_file::Snapshot,
    status::Reach, write::LatestWrite,
};
use chiave_crypto::{SealingKeys, dpop::DeviceKey};
use chiave_protocol::{
    OperationId, Secret, StoreId, Timestamp, activation::ActivationView, attempt::AttemptView,
    service::ServiceInfo, session::SignInStep,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// In whose name something is done.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Scope {
    /// Somebody who is signed in.
    Session,
    /// Somebody who showed an activation pass.
    Activation,
    /// Somebody who resets or unlocks.
    Attempt,
}

#[derive(Default)]
pub(crate) struct Memory {
    /// When the keyring was last asked for what it holds, by this laptop's clock.
    pub(crate) keyring_asked_at: Option<Timestamp>,
    pub(crate) device: Option<Arc<DeviceKey>>,
    /// Whether the keyring holds this very device key. Without that, nothing else is kept there: it
    /// would be bound to a key that is lost when the window closes.
    pub(crate) device_kept: bool,
    pub(crate) sealing: Option<Arc<SealingKeys>>,
    pub(crate) session: Option<Session>,
    /// Whether the keyring may still hold a session that was ended here while it did not answer.
    pub(crate) to_forget: bool,
    pub(crate) activation: InProgress<ActivationView>,
    pub(crate) attempt: InProgress<AttemptView>,
    /// The latest write, until the person has seen how it ended.
    pub(crate) write: Option<LatestWrite>,
    pub(crate) state: Option<Arc<Snapshot>>,
    /// Whether the state is as the service has it, as far as we know.
    pub(crate) live: bool,
    /// When the background last asked, by this laptop's clock.
    pub(crate) refreshed_at: Option<Timestamp>,
    pub(crate) service: Option<ServiceInfo>,
    /// The task that asks whether emails are late, while a code is awaited.
    pub(crate) mail_watch: Option<MailWatch>,
    pub(crate) reach: Reach,
    /// When the certificate of the service ended or begins to hold, where that keeps us from it.
    pub(crate) certificate_at: Option<Timestamp>,
    pub(crate) preferences: Preferences,
}

/// A signed-in person.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) token: Arc<Secret>,
    pub(crate) user_name: String,
    pub(crate) step: SignInStep,
    /// The store that has known this session, once it has.
    pub(crate) store: Option<StoreId>,
}

/// Whether two stores are known and not the same.
pub(crate) fn differ(one: Option<StoreId>, other: Option<StoreId>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

impl Memory {
    pub(crate) fn token(&self, scope: Scope) -> Option<Arc<Secret>> {
        match scope {
            Scope::Session => self.session.as_ref().map(|session| session.token.clone()),
            Scope::Activation => self.activation.token(),
            Scope::Attempt => self.attempt.token(),
        }
    }

    /// Whether `token` is still the one of `scope`: whoever waited for an answer may have signed out
    /// meanwhile, and somebody else in.
    pub(crate) fn is_current(&self, scope: Scope, token: &Arc<Secret>) -> bool {
        self.token(scope)
            .is_some_and(|current| Arc::ptr_eq(&current, token))
    }

    /// The store that the service speaks for, as far as it has said.
    pub(crate) fn store(&self) -> Option<StoreId> {
        let service = self.service.as_ref();
        service.and_then(|service| service.store_id)
    }

    /// Whether the service that says this of itself speaks for another store than the one that the
    /// session belongs to. An older service does not say its store, and is believed.
    pub(crate) fn is_another(&self, info: &ServiceInfo) -> bool {
        let ours = self.session.as_ref().and_then(|session| session.store);
        differ(ours, info.store_id)
    }

    /// Whether anything is bound to the device key in memory, so that it must not be exchanged.
    pub(crate) fn in_use(&self) -> bool {
        let write = self.write.as_ref();
        self.session.is_some()
            || self.activation.view().is_some()
            || self.attempt.view().is_some()
            || write.is_some_and(LatestWrite::holds_the_device_key)
    }

    /// The open write whose outcome this computer would be told.
    pub(crate) fn to_settle(&self) -> Option<OperationId> {
        self.write.as_ref()?.to_settle(self.device_kept)
    }
}
