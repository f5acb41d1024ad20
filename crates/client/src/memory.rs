//! The state of a running client. One lock, held only for moments; no secret in it is ever printed.

use crate::{
    in_progress::InProgress, link::Link, mail_delay::MailWatch, preferences::Preferences,
    state_file::Snapshot, write::LatestWrite,
};
use chiave_crypto::{SealingKeys, dpop::DeviceKey};
use chiave_protocol::{
    OperationId, Secret, StoreId, Timestamp, activation::ActivationView, attempt::AttemptView,
    service::ServiceInfo, session::SignInStep,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The authority for a request.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Scope {
    /// A signed-in session.
    Session,
    /// An activation, opened with an activation code.
    Activation,
    /// An attempt: a reset or an unlock.
    Attempt,
}

#[derive(Default)]
pub(crate) struct Memory {
    /// When the keyring was last read, by this computer's clock.
    pub(crate) keyring_asked_at: Option<Timestamp>,
    pub(crate) device: Option<Arc<DeviceKey>>,
    /// Whether the keyring holds exactly this device key. If not, nothing else is stored there: it
    /// would be bound to a key that is lost when the window closes.
    pub(crate) device_kept: bool,
    pub(crate) sealing: Option<Arc<SealingKeys>>,
    pub(crate) session: Option<Session>,
    /// Whether the keyring may still hold a session that ended here while the keyring did not
    /// answer.
    pub(crate) to_forget: bool,
    pub(crate) activation: InProgress<ActivationView>,
    pub(crate) attempt: InProgress<AttemptView>,
    /// The latest write, until the person has seen its outcome.
    pub(crate) write: Option<LatestWrite>,
    pub(crate) state: Option<Arc<Snapshot>>,
    /// Whether the state is up to date, as far as the client knows.
    pub(crate) live: bool,
    /// When the background task last asked the service, by this computer's clock.
    pub(crate) refreshed_at: Option<Timestamp>,
    pub(crate) link: Link,
    /// The task that asks whether emails are delayed, while a person waits for a code.
    pub(crate) mail_watch: Option<MailWatch>,
    pub(crate) preferences: Preferences,
}

/// A signed-in session.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) token: Arc<Secret>,
    pub(crate) user_name: String,
    pub(crate) step: SignInStep,
    /// The store that knows this session, once the service has reported it.
    pub(crate) store: Option<StoreId>,
}

/// Whether both stores are known and different.
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

    /// Whether `token` is still the current one of `scope`: while a request was in flight, the
    /// person may have signed out and somebody else signed in.
    pub(crate) fn is_current(&self, scope: Scope, token: &Arc<Secret>) -> bool {
        self.token(scope)
            .is_some_and(|current| Arc::ptr_eq(&current, token))
    }

    /// Whether the service with this information serves another store than the one of the session.
    /// An older service reports no store and is accepted.
    pub(crate) fn is_another(&self, info: &ServiceInfo) -> bool {
        let ours = self.session.as_ref().and_then(|session| session.store);
        differ(ours, info.store_id)
    }

    /// Whether anything is bound to the device key in memory, so the key must not be replaced.
    pub(crate) fn in_use(&self) -> bool {
        let write = self.write.as_ref();
        self.session.is_some()
            || self.activation.view().is_some()
            || self.attempt.view().is_some()
            || write.is_some_and(LatestWrite::holds_the_device_key)
    }

    /// The open write whose outcome the service would tell this computer.
    pub(crate) fn to_settle(&self) -> Option<OperationId> {
        self.write.as_ref()?.to_settle(self.device_kept)
    }
}
