//! The device key and what is stored with it: in the keyring if there is one, otherwise in memory
//! until the window closes.

mod keys;
mod take_over;

use crate::{
    Client, Failure,
    keyring::{Entry, Held, KeyringState},
};
use chiave_crypto::dpop::DeviceKey;
use chiave_protocol::ErrorCode;
pub(crate) use keys::Keys;
use std::sync::Arc;

/// The minimum number of seconds between two background calls of a locked keyring.
const LEFT_IN_PEACE_S: i64 = 10 * 60;

impl Client {
    /// Reads the keyring, unless it was read before.
    pub(crate) async fn open_keyring_once(&self) {
        let _one = self.0.opening.lock().await;
        if self.memory().keys.asked_at().is_none() {
            self.ask_keyring().await;
        }
    }

    /// Reads the keyring again if it did not open before, because the person did something that
    /// needs it.
    pub(crate) async fn open_keyring_again(&self) {
        let _one = self.0.opening.lock().await;
        if self.0.keyring.state() != KeyringState::Ready || self.is_to_be_emptied() {
            self.ask_keyring_again().await;
        }
    }

    /// Reads the keyring again in the background, also if something in it was to be removed. A locked
    /// keyring shows a window to the person, so such calls have a minimum interval.
    pub(crate) async fn look_for_keyring(&self) {
        let _one = self.0.opening.lock().await;
        let asked = self.memory().keys.asked_at();
        let lately = asked.is_some_and(|at| self.0.clock.now().since(at).abs() < LEFT_IN_PEACE_S);
        match self.0.keyring.state() {
            KeyringState::Ready if !self.is_to_be_emptied() => {}
            KeyringState::Locked if lately => {}
            _ => self.ask_keyring_again().await,
        }
    }

    /// Reads the keyring again. One from which everything in memory was read before need not be read: only what was
    /// to be removed is removed elsewhere.
    async fn ask_keyring_again(&self) {
        let device = self.memory().keys.kept_device();
        match device.filter(|it| self.is_since_removal(it)) {
            Some(device) if self.0.keyring.state() == KeyringState::Ready => {
                self.remove_elsewhere(&device).await;
                self.tell_status();
            }
            _ => self.ask_keyring().await,
        }
    }

    /// Reads the keyring, unless it was read before, and stores nothing there: for a process that only
    /// looks at this computer, maybe beside a window that uses the same keyring. A keyring without a
    /// device key gets none, and what was to be removed is not used.
    pub async fn look_at_keyring(&self) {
        let _one = self.0.opening.lock().await;
        if self.memory().keys.asked_at().is_some() {
            return;
        }
        let now = self.0.clock.now();
        self.memory().keys.asked(now);
        let held = self.0.keyring.load().await;
        if let Ok(held) = held
            && (!self.is_to_be_emptied() || self.may_be_used(&held))
        {
            take_over::look_at(&mut self.memory(), &held);
            self.open_state_file().await;
        }
        self.name_what_is_left().await;
    }

    async fn ask_keyring(&self) {
        let now = self.0.clock.now();
        self.memory().keys.asked(now);
        match self.0.keyring.load().await {
            Ok(held) => self.adopt(held).await,
            Err(_) if self.is_to_be_emptied() && !self.is_used_again() => {
                self.remove_state_file().await;
            }
            Err(_) => {}
        }
        self.tell_status();
    }

    /// Takes over the content of the keyring, and stores there what it lacks.
    pub(crate) async fn adopt(&self, held: Held) {
        let held = match self.is_to_be_emptied() {
            true => match self.empty(held).await {
                Some(held) => held,
                None => return,
            },
            false => held,
        };
        let missing = {
            let mut memory = self.memory();
            take_over::take_over(&mut memory, &held, self.0.random.as_ref())
        };
        let is_left = self.is_to_be_emptied();
        if let Some(device) = missing.device {
            let made = self.memory().keys.device_or_new();
            if let Some(made) = made.filter(|_| is_left) {
                self.note_used_again(&made).await;
            }
            let kept = self.0.keyring.save(Entry::Device, device).await.is_ok();
            self.memory().keys.set_kept(kept);
        }
        if let Some(sealing) = missing.sealing {
            // If this fails, files sealed with the key cannot be opened after the window closes,
            // which does no harm.
            let _ = self.0.keyring.save(Entry::Sealing, sealing).await;
        }
        if missing.session {
            self.keep_session().await;
        }
        let to_forget = self.memory().session.is_to_forget();
        if to_forget {
            self.forget_kept_session().await;
        }
        self.open_state_file().await;
        self.tell_status();
    }

    /// Removes what was to be removed; returns what of the keyring may be used, `None` if nothing may.
    async fn empty(&self, held: Held) -> Option<Held> {
        let device = take_over::device_key(&held);
        if let Some(device) = device.as_ref().filter(|it| self.is_since_removal(it)) {
            self.remove_elsewhere(device).await;
            return Some(held);
        }
        // The removal may take the key away, and succeed only later.
        if let Some((order, key)) = self.unfinished_order().zip(device) {
            self.say_done_later(order, key);
        }
        // What was to be removed never comes back into use.
        let is_empty = self.remove_what_is_left().await;
        is_empty.then(Held::default)
    }

    /// Whether the content of the keyring was stored after what was to be removed.
    fn may_be_used(&self, held: &Held) -> bool {
        take_over::device_key(held).is_some_and(|it| self.is_since_removal(&it))
    }

    /// The key that signs our requests.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Internal`] if no key can be made.
    pub(crate) async fn device_key(&self) -> Result<Arc<DeviceKey>, Failure> {
        self.open_keyring_once().await;
        let device = self.memory().keys.device_or_new();
        device.ok_or_else(|| ErrorCode::Internal.into())
    }

    /// Stores the session in the keyring too, if the keyring has the device key.
    pub(crate) async fn keep_session(&self) {
        let kept = {
            let memory = self.memory();
            let session = memory.session.session();
            session
                .filter(|_| memory.keys.are_kept())
                .and_then(take_over::as_bytes)
        };
        if let Some(kept) = kept
            && let Err(error) = self.0.keyring.save(Entry::Session, kept).await
        {
            tracing::warn!(%error, "the session lasts until the window closes");
            self.tell_status();
        }
    }

    /// Ends the session on this computer: removes everything, including the last state.
    pub(crate) async fn forget_session(&self) {
        self.memory().session.end();
        self.forget_ended_session().await;
    }

    /// Removes what this computer stores of a session that has ended.
    pub(crate) async fn forget_ended_session(&self) {
        self.remove_state_file().await;
        if self.memory().keys.are_kept() {
            self.forget_kept_session().await;
        }
        self.tell_status();
        self.tell_state();
    }

    async fn forget_kept_session(&self) {
        let forgotten = self.0.keyring.forget(Entry::Session).await;
        self.memory().session.set_to_forget(forgotten.is_err());
        if let Err(error) = forgotten {
            tracing::warn!(%error, "an ended session is still in the keyring");
        }
    }
}
