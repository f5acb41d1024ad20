//! The device key and what is kept with it: from the keyring where there is one, otherwise in memory
//! until the window closes.
//!
//! The keyring may open late, or be another one than last time. The rule: what is bound to the key
//! in memory is never torn from it, what the keyring holds is never overwritten by a key made in its
//! absence, and what it lacks it gets.

use crate::{
    Client, Failure,
    keyring::{Bytes, Entry, Held, KeyringStanding},
    memory::{Memory, Session},
};
use chiave_crypto::{KeyId, Random, SealingKeys, dpop::DeviceKey, keys::KEY_BYTES, random};
use chiave_protocol::{ErrorCode, Secret, session::SignInStep};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The id of the one key that seals this laptop's files.
const SEALING_KEY: &str = "laptop";

/// Seconds between two unasked-for questions to a locked keyring.
const LEFT_IN_PEACE_S: i64 = 10 * 60;

/// A session as it lies in the keyring.
#[derive(Deserialize, Serialize)]
struct KeptSession {
    #[serde(serialize_with = "chiave_protocol::secret::on_the_wire")]
    token: Secret,
    user_name: String,
    step: SignInStep,
}

/// What the keyring lacks and shall get.
#[derive(Default)]
struct Missing {
    device: Option<Bytes>,
    sealing: Option<Bytes>,
    session: bool,
}

impl Client {
    /// Asks the keyring, unless it was asked before.
    pub(crate) async fn open_keyring_once(&self) {
        let _one = self.0.opening.lock().await;
        if self.memory().keyring_asked_at.is_none() {
            self.ask_keyring().await;
        }
    }

    /// Asks a keyring again that did not open before, because the person did something that needs
    /// it.
    pub(crate) async fn open_keyring_again(&self) {
        let _one = self.0.opening.lock().await;
        if self.0.keyring.state() != KeyringStanding::Ready {
            self.ask_keyring().await;
        }
    }

    /// The same on the side. A locked one puts a window before the person, so it is left in peace
    /// for a while.
    pub(crate) async fn look_for_keyring(&self) {
        let _one = self.0.opening.lock().await;
        let asked = self.memory().keyring_asked_at;
        let lately = asked.is_some_and(|at| self.0.clock.now().since(at).abs() < LEFT_IN_PEACE_S);
        match self.0.keyring.state() {
            KeyringStanding::Ready => {}
            KeyringStanding::Locked if lately => {}
            _ => self.ask_keyring().await,
        }
    }

    async fn ask_keyring(&self) {
        self.memory().keyring_asked_at = Some(self.0.clock.now());
        if let Ok(held) = self.0.keyring.load().await {
            self.adopt(held).await;
        }
        self.tell_status();
    }

    /// Takes over what the keyring holds, and gives it what it lacks.
    pub(crate) async fn adopt(&self, held: Held) {
        let missing = {
            let mut memory = self.memory();
            take_over(&mut memory, &held, self.0.random.as_ref())
        };
        if let Some(device) = missing.device {
            let kept = self.0.keyring.save(Entry::Device, device).await.is_ok();
            self.memory().device_kept = kept;
        }
        if let Some(sealing) = missing.sealing {
            // Not kept, it seals what nobody can open after the window closes: no harm.
            let _ = self.0.keyring.save(Entry::Sealing, sealing).await;
        }
        if missing.session {
            self.keep_session().await;
        }
        self.open_state_file();
        self.tell_status();
    }

    /// The key that signs our requests.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Internal`] where none can be made.
    pub(crate) async fn device_key(&self) -> Result<Arc<DeviceKey>, Failure> {
        self.open_keyring_once().await;
        let mut memory = self.memory();
        if let Some(device) = &memory.device {
            return Ok(device.clone());
        }
        let device = Arc::new(DeviceKey::generate().map_err(|_| ErrorCode::Internal)?);
        memory.device = Some(device.clone());
        Ok(device)
    }

    /// Keeps the session in memory in the keyring too, where the device key lies there.
    pub(crate) async fn keep_session(&self) {
        let kept = {
            let memory = self.memory();
            memory
                .session
                .as_ref()
                .filter(|_| memory.device_kept)
                .and_then(as_bytes)
        };
        if let Some(kept) = kept
            && let Err(error) = self.0.keyring.save(Entry::Session, kept).await
        {
            tracing::warn!(%error, "the session lasts until the window closes");
            self.tell_status();
        }
    }

    /// Ends the session on this laptop: nothing of it stays, not even the last state.
    pub(crate) async fn forget_session(&self) {
        let kept = {
            let mut memory = self.memory();
            memory.session = None;
            memory.state = None;
            memory.live = false;
            memory.device_kept
        };
        self.remove_state_file();
        if kept && let Err(error) = self.0.keyring.forget(Entry::Session).await {
            tracing::warn!(%error, "an ended session is still in the keyring");
        }
        self.tell_status();
        self.tell_state();
    }

    /// The service says that the password has to be changed before anything else.
    pub(crate) fn must_change(&self) {
        if self.has_to_change() {
            return;
        }
        let reason = chiave_protocol::session::MustChangeReason::Required;
        self.set_step(SignInStep::MustChange { reason });
    }

    /// Whether nothing but a change of the password is possible now.
    pub(crate) fn has_to_change(&self) -> bool {
        let memory = self.memory();
        let step = memory.session.as_ref().map(|session| &session.step);
        matches!(step, Some(SignInStep::MustChange { .. }))
    }

    /// Notes what comes next in the session, and tells where that is news.
    pub(crate) fn set_step(&self, step: SignInStep) {
        let news = {
            let mut memory = self.memory();
            match &mut memory.session {
                Some(session) if session.step != step => {
                    session.step = step;
                    true
                }
                _ => false,
            }
        };
        if news {
            self.tell_status();
        }
    }
}

fn take_over(memory: &mut Memory, held: &Held, random: &dyn Random) -> Missing {
    let mut missing = Missing::default();
    let held_device = held
        .device
        .as_ref()
        .and_then(|bytes| DeviceKey::from_pkcs8(bytes).ok());
    match held_device {
        Some(device) => take_device(memory, device, held),
        // Nothing there, or nothing that is a key: ours goes there.
        None => {
            if memory.device.is_none() {
                memory.device = DeviceKey::generate().ok().map(Arc::new);
            }
            missing.device = memory.device.as_ref().map(|device| device.to_pkcs8());
            missing.session = memory.session.is_some();
        }
    }
    match held.sealing.as_ref().and_then(sealing_key) {
        Some(sealing) => memory.sealing = Some(Arc::new(sealing)),
        None => {
            let bytes = random::secret_bytes::<KEY_BYTES>(random);
            let bytes = Bytes::new(bytes.to_vec());
            memory.sealing = sealing_key(&bytes).map(Arc::new);
            missing.sealing = Some(bytes);
        }
    }
    missing
}

/// The keyring has a device key: it is ours from now on, unless something is bound to another.
fn take_device(memory: &mut Memory, device: DeviceKey, held: &Held) {
    let same = memory
        .device
        .as_ref()
        .is_some_and(|ours| ours.thumbprint() == device.thumbprint());
    if memory.in_use() && !same {
        return;
    }
    memory.device = Some(Arc::new(device));
    memory.device_kept = true;
    if memory.session.is_none() {
        memory.session = held.session.as_ref().and_then(from_bytes);
    }
}

fn sealing_key(bytes: &Bytes) -> Option<SealingKeys> {
    let bytes: [u8; KEY_BYTES] = bytes.as_slice().try_into().ok()?;
    Some(SealingKeys::single(
        KeyId::parse(SEALING_KEY).ok()?,
        Zeroizing::new(bytes),
    ))
}

fn as_bytes(session: &Session) -> Option<Bytes> {
    let kept = KeptSession {
        token: Secret::new(session.token.expose().to_owned()),
        user_name: session.user_name.clone(),
        step: session.step.clone(),
    };
    let mut bytes = Bytes::new(Vec::with_capacity(1024));
    serde_json::to_writer(&mut *bytes, &kept).ok()?;
    Some(bytes)
}

fn from_bytes(bytes: &Bytes) -> Option<Session> {
    let kept: KeptSession = serde_json::from_slice(bytes).ok()?;
    Some(Session {
        token: Arc::new(kept.token),
        user_name: kept.user_name,
        step: kept.step,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_crypto::SystemRandom;

    fn session(token: &str) -> Session {
        Session {
            token: Arc::new(Secret::new(token.into())),
            user_name: "anna".into(),
            step: SignInStep::Done,
        }
    }

    fn device() -> DeviceKey {
        DeviceKey::generate().unwrap()
    }

    fn held(device: &DeviceKey, session: Option<&Session>) -> Held {
        Held {
            device: Some(device.to_pkcs8()),
            session: session.and_then(as_bytes),
            sealing: Some(Bytes::new(vec![7; KEY_BYTES])),
        }
    }

    #[test]
    fn the_first_start_gives_the_keyring_a_device_key_and_a_sealing_key() {
        let mut memory = Memory::default();

        let missing = take_over(&mut memory, &Held::default(), &SystemRandom);

        assert_eq!(missing.device.unwrap(), memory.device.unwrap().to_pkcs8());
        assert!(missing.sealing.is_some());
        assert!(!missing.session);
    }

    #[test]
    fn the_next_start_finds_the_same_key_and_the_session() {
        let (mut memory, device) = (Memory::default(), device());

        let missing = take_over(
            &mut memory,
            &held(&device, Some(&session("t"))),
            &SystemRandom,
        );

        assert!(missing.device.is_none() && missing.sealing.is_none());
        assert_eq!(memory.device.unwrap().thumbprint(), device.thumbprint());
        assert_eq!(memory.session.unwrap().token.expose(), "t");
        assert!(memory.device_kept);
    }

    #[test]
    fn a_session_opened_without_the_keyring_is_not_torn_from_its_key_when_it_comes_back() {
        let (ours, theirs) = (Arc::new(device()), device());
        let mut memory = Memory {
            device: Some(ours.clone()),
            session: Some(session("new")),
            ..Memory::default()
        };

        let missing = take_over(
            &mut memory,
            &held(&theirs, Some(&session("old"))),
            &SystemRandom,
        );

        assert!(
            missing.device.is_none(),
            "the key in the keyring is not overwritten"
        );
        assert_eq!(memory.device.unwrap().thumbprint(), ours.thumbprint());
        assert_eq!(memory.session.unwrap().token.expose(), "new");
        assert!(
            !memory.device_kept,
            "nothing more is kept beside a key that is not ours"
        );
    }

    #[test]
    fn an_empty_keyring_that_comes_back_gets_key_and_session() {
        let mut memory = Memory {
            device: Some(Arc::new(device())),
            session: Some(session("new")),
            ..Memory::default()
        };

        let missing = take_over(&mut memory, &Held::default(), &SystemRandom);

        assert!(missing.device.is_some() && missing.session);
    }

    #[test]
    fn a_damaged_device_key_is_replaced() {
        let mut memory = Memory::default();
        let held = Held {
            device: Some(Bytes::new(b"damaged".to_vec())),
            ..Held::default()
        };

        let missing = take_over(&mut memory, &held, &SystemRandom);

        assert!(missing.device.is_some());
    }
}
