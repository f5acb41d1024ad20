//! Merges the keys in memory with the content of the keyring, and serialises sessions for the
//! keyring.
//!
//! The keyring may open late, or be another one than last time. The rules: a token that is bound to
//! the key in memory keeps that key; the content of the keyring is never overwritten by a key that
//! was made in its absence; and what the keyring lacks is stored there.

use crate::{
    keyring::{Bytes, Held},
    memory::Memory,
    session::Session,
};
use chiave_crypto::{KeyId, Random, SealingKeys, dpop::DeviceKey, keys::KEY_BYTES, random};
use chiave_protocol::{OrderId, Secret, StoreId, order::OrderKey, session::SignInStep};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The id of the only key that seals this computer's files.
const SEALING_KEY: &str = "laptop";

/// The values that the keyring lacks and that have to be stored there.
#[derive(Default)]
pub(super) struct Missing {
    pub(super) device: Option<Bytes>,
    pub(super) sealing: Option<Bytes>,
    pub(super) session: bool,
}

/// Takes over the content of the keyring.
pub(super) fn take_over(memory: &mut Memory, held: &Held, random: &dyn Random) -> Missing {
    let mut missing = Missing::default();
    match device_key(held) {
        Some(device) => take_device(memory, device, held),
        // The keyring has no valid key: the one in memory is stored there.
        None => {
            let device = memory.keys.device_or_new();
            missing.device = device.map(|device| device.to_pkcs8());
            missing.session = memory.session.session().is_some();
        }
    }
    match held.sealing.as_ref().and_then(sealing_key) {
        Some(sealing) => memory.keys.take_sealing(Some(sealing)),
        None => {
            let bytes = random::secret_bytes::<KEY_BYTES>(random);
            let bytes = Bytes::new(bytes.to_vec());
            memory.keys.take_sealing(sealing_key(&bytes));
            missing.sealing = Some(bytes);
        }
    }
    missing
}

/// Takes over the content of the keyring, and makes nothing that the keyring lacks.
pub(super) fn look_at(memory: &mut Memory, held: &Held) {
    if let Some(device) = device_key(held) {
        take_device(memory, device, held);
    }
    if let Some(sealing) = held.sealing.as_ref().and_then(sealing_key) {
        memory.keys.take_sealing(Some(sealing));
    }
}

pub(super) fn device_key(held: &Held) -> Option<DeviceKey> {
    let bytes = held.device.as_ref()?;
    DeviceKey::from_pkcs8(bytes).ok()
}

/// The keyring has a device key. It becomes the key in use, unless something is bound to another
/// one.
fn take_device(memory: &mut Memory, device: DeviceKey, held: &Held) {
    if memory.in_use() && memory.keys.differ_from(&device) {
        return;
    }
    memory.keys.take_device(device);
    memory
        .session
        .resume(|| held.session.as_ref().and_then(from_bytes));
}

fn sealing_key(bytes: &Bytes) -> Option<SealingKeys> {
    let bytes: [u8; KEY_BYTES] = bytes.as_slice().try_into().ok()?;
    Some(SealingKeys::single(
        KeyId::parse(SEALING_KEY).ok()?,
        Zeroizing::new(bytes),
    ))
}

/// A session in the form in which the keyring stores it.
pub(super) fn as_bytes(session: &Session) -> Option<Bytes> {
    let kept = KeptSession {
        token: Secret::new(session.token.expose().to_owned()),
        user_name: session.user_name.clone(),
        step: session.step.clone(),
        store: session.store,
        order_key: session.order_key.clone(),
        carried_out: session.carried_out.clone(),
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
        store: kept.store,
        order_key: kept.order_key,
        carried_out: kept.carried_out,
    })
}

/// The serialised form of a session in the keyring.
#[derive(Deserialize, Serialize)]
struct KeptSession {
    #[serde(serialize_with = "chiave_protocol::secret::on_the_wire")]
    token: Secret,
    user_name: String,
    step: SignInStep,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    store: Option<StoreId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order_key: Option<OrderKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    carried_out: Vec<OrderId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::CARRIED_OUT;
    use chiave_crypto::SystemRandom;
    use chiave_protocol::{
        AccountId, MethodId, Timestamp, limits,
        method::{MethodKind, MethodOffer},
    };

    /// The most bytes of a credential of Windows (`CRED_MAX_CREDENTIAL_BLOB_SIZE` in wincred.h).
    const CREDENTIAL: usize = 2560;

    fn session(token: &str) -> Session {
        Session {
            token: Arc::new(Secret::new(token.into())),
            user_name: "anna".into(),
            step: SignInStep::Done,
            store: None,
            order_key: None,
            carried_out: Vec::new(),
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
            locked: Vec::new(),
        }
    }

    /// What a process that signed in as `session` without the keyring has in memory.
    fn with(device: Arc<DeviceKey>, session: Session) -> Memory {
        let mut memory = Memory::default();
        memory.keys.device = Some(device);
        memory.session.begin(session);
        memory
    }

    #[test]
    fn the_first_start_stores_a_device_key_and_a_sealing_key() {
        let mut memory = Memory::default();

        let missing = take_over(&mut memory, &Held::default(), &SystemRandom);

        assert_eq!(
            missing.device.unwrap(),
            memory.keys.device.unwrap().to_pkcs8()
        );
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
        assert!(memory.keys.are_kept() && !memory.keys.differ_from(&device));
        assert_eq!(memory.session.token().unwrap().expose(), "t");
    }

    // Law 15.
    #[test]
    fn a_session_opened_without_the_keyring_keeps_its_device_key() {
        let (ours, theirs) = (Arc::new(device()), device());
        let mut memory = with(ours.clone(), session("new"));

        let missing = take_over(
            &mut memory,
            &held(&theirs, Some(&session("old"))),
            &SystemRandom,
        );

        assert!(
            missing.device.is_none(),
            "the key in the keyring is not overwritten"
        );
        assert!(!memory.keys.differ_from(&ours));
        assert_eq!(memory.session.token().unwrap().expose(), "new");
        assert!(
            !memory.keys.are_kept(),
            "nothing more is kept beside a key that is not ours"
        );
    }

    #[test]
    fn an_ended_session_does_not_come_back_with_the_keyring() {
        let device = device();
        let mut memory = Memory::default();
        memory.session.set_to_forget(true);

        take_over(
            &mut memory,
            &held(&device, Some(&session("ended"))),
            &SystemRandom,
        );

        assert!(memory.session.session().is_none());
    }

    #[test]
    fn an_empty_keyring_that_comes_back_gets_key_and_session() {
        let mut memory = with(Arc::new(device()), session("new"));

        let missing = take_over(&mut memory, &Held::default(), &SystemRandom);

        assert!(missing.device.is_some() && missing.session);
    }

    #[test]
    fn the_largest_session_fits_one_credential() {
        let id = || chiave_crypto::random::uuid(&SystemRandom);
        let offer = |kind| MethodOffer {
            kind,
            method: Some(MethodId::from_uuid(id())),
            hint: Some("\u{1f511}".repeat(limits::LABEL_CHARACTERS)),
            number: Some(u8::MAX),
            words: None,
        };
        let mut largest = session(&"t".repeat(64));
        largest.user_name = "\"".repeat(limits::USER_NAME_BYTES);
        largest.step = SignInStep::Prove {
            offers: [
                MethodKind::Authenticator,
                MethodKind::Mail,
                MethodKind::Password,
            ]
            .map(offer)
            .into(),
        };
        largest.store = Some(StoreId::from_uuid(id()));
        largest.order_key = Some(OrderKey {
            id: "k".repeat(64),
            key: "k".repeat(43),
            since: Timestamp::from_unix(i64::from(u32::MAX)),
            account: AccountId::from_uuid(id()),
        });
        largest.carried_out = vec![OrderId::from_uuid(id()); CARRIED_OUT];

        let size = as_bytes(&largest).unwrap().len();

        assert!(size <= CREDENTIAL, "{size}");
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
