//! DPoP nonces (RFC 9449, section 8): freshness by the service's clock, without a table.
//!
//! A nonce is an HMAC of the current slot of 60 seconds, so every replica that has the key makes
//! and accepts the same nonces, and a restart loses nothing. The current slot and the one before
//! are accepted: a proof is valid for 60 to 120 seconds, whatever the computer's clock says.

use crate::{NonceKey, mac};
use chiave_protocol::Timestamp;
use data_encoding::BASE64URL_NOPAD;
use std::sync::atomic::{AtomicI64, Ordering};
use subtle::ConstantTimeEq;

/// The length of a slot in seconds.
pub const SLOT_S: i64 = 60;
/// The length of a nonce in characters: 128 bits in base64url.
pub const TEXT_LEN: usize = 22;

/// Makes and verifies the nonces of one epoch of the store.
///
/// After a restore, nobody knows which proofs were spent since the backup, so nonces of the time
/// before the restore are refused (law 20). The beginning of the epoch is part of the HMAC too: if
/// the same backup is restored twice, both epochs have the same number.
///
/// Nor does anybody know which proofs were spent if the clock is set back: what was spent is remembered for
/// as long as its nonce is accepted by the clock. So the slot from which the clock was set back is part of the HMAC,
/// too, and nonces of the time before are refused; a client is asked to sign again with a new one.
#[derive(Debug)]
pub struct Nonces {
    key: NonceKey,
    epoch: u64,
    began_at: Timestamp,
    /// The newest slot that was met.
    newest: AtomicI64,
    /// The slot from which the clock was set back last; 0 if it never was.
    set_back_from: AtomicI64,
}

impl NonceKey {
    /// Makes the nonces of one epoch.
    #[must_use]
    pub fn in_epoch(self, epoch: u64, began_at: Timestamp) -> Nonces {
        Nonces {
            key: self,
            epoch,
            began_at,
            newest: AtomicI64::new(i64::MIN),
            set_back_from: AtomicI64::new(0),
        }
    }
}

impl Nonces {
    /// Nonces of a service that was running at `at`, before it was started again: a clock that is behind
    /// that time was set back. `set_back_from` is what [`Nonces::set_back_from`] said then: a clock that
    /// was set back stays so through every later start.
    #[must_use]
    pub fn after(self, at: Option<Timestamp>, set_back_from: i64) -> Self {
        self.set_back_from.store(set_back_from, Ordering::Relaxed);
        if let Some(at) = at {
            self.newest.fetch_max(slot(at), Ordering::Relaxed);
        }
        self
    }

    /// The slot from which the clock was set back last, as the clock shows now; 0 if it never was. Whoever
    /// starts again needs it.
    #[must_use]
    pub fn set_back_from(&self, now: Timestamp) -> i64 {
        self.meet(slot(now));
        self.set_back_from.load(Ordering::Relaxed)
    }

    /// The nonce that is handed out at `now`.
    #[must_use]
    pub fn nonce(&self, now: Timestamp) -> String {
        self.meet(slot(now));
        self.of_slot(&self.key.0.current().bytes, slot(now))
    }

    /// Whether `nonce` was handed out in this epoch, in this slot or in the one before, with any of
    /// the keys.
    #[must_use]
    pub fn accepts(&self, nonce: &str, now: Timestamp) -> bool {
        if nonce.len() != TEXT_LEN {
            return false;
        }
        self.meet(slot(now));
        let slots = [slot(now), slot(now).saturating_sub(1)];
        self.key.0.iter().any(|key| {
            slots.iter().any(|&slot| {
                self.of_slot(&key.bytes, slot)
                    .as_bytes()
                    .ct_eq(nonce.as_bytes())
                    .into()
            })
        })
    }

    /// Notices that the clock was set back, by more than two machines' clocks differ.
    fn meet(&self, slot: i64) {
        let newest = self.newest.fetch_max(slot, Ordering::Relaxed);
        if slot < newest.saturating_sub(1) {
            self.set_back_from.store(newest, Ordering::Relaxed);
            self.newest.store(slot, Ordering::Relaxed);
        }
    }

    fn of_slot(&self, key: &[u8; mac::LEN], slot: i64) -> String {
        let set_back_from = self.set_back_from.load(Ordering::Relaxed);
        let parts = [
            self.epoch.to_be_bytes(),
            self.began_at.as_unix().to_be_bytes(),
            slot.to_be_bytes(),
            set_back_from.to_be_bytes(),
        ];
        let parts = parts.each_ref().map(|part| &part[..]);
        // A clock that was never set back makes the nonces of earlier versions.
        let mac = match set_back_from {
            0 => mac::mac(key, "chiave dpop nonce v2", &parts[..3]),
            _ => mac::mac(key, "chiave dpop nonce v3", &parts),
        };
        BASE64URL_NOPAD.encode(&mac[..16])
    }
}

fn slot(now: Timestamp) -> i64 {
    now.as_unix().div_euclid(SLOT_S)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KeyId, SystemRandom, keys};

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
    const BEGAN: Timestamp = Timestamp::from_unix(0);

    fn key() -> Nonces {
        NonceKey::generate(KeyId::parse("k1").unwrap(), &SystemRandom).in_epoch(1, BEGAN)
    }

    fn of(files: &str) -> Nonces {
        NonceKey::parse(files).unwrap().in_epoch(1, BEGAN)
    }

    #[test]
    fn a_nonce_holds_in_its_slot_and_the_next_and_no_longer() {
        let key = key();
        let nonce = key.nonce(NOW);

        assert_eq!(nonce.len(), TEXT_LEN);
        assert!(key.accepts(&nonce, NOW));
        assert!(key.accepts(&nonce, NOW.plus(SLOT_S)));
        assert!(!key.accepts(&nonce, NOW.plus(2 * SLOT_S)));
    }

    #[test]
    fn a_nonce_of_the_future_is_refused() {
        let key = key();

        assert!(!key.accepts(&key.nonce(NOW.plus(SLOT_S)), NOW));
    }

    // Law 20.
    #[test]
    fn a_clock_that_is_set_back_brings_no_nonce_back() {
        let key = key();
        let before = key.nonce(NOW);
        assert!(key.accepts(&before, NOW));
        let _ = key.nonce(NOW.plus(60 * SLOT_S));

        assert!(!key.accepts(&before, NOW));
        let now = key.nonce(NOW);
        assert!(key.accepts(&now, NOW) && key.accepts(&now, NOW.plus(SLOT_S)));
    }

    // Law 20.
    #[test]
    fn a_start_with_a_clock_that_was_set_back_brings_none_back() {
        let file = keys::new_key_file(&KeyId::parse("k1").unwrap(), &SystemRandom);
        let before = of(&file).nonce(NOW);

        let started = of(&file).after(Some(NOW.plus(60 * SLOT_S)), 0);

        assert!(!started.accepts(&before, NOW));
        assert!(of(&file).after(Some(NOW), 0).accepts(&before, NOW));
    }

    // Law 20.
    #[test]
    fn a_second_start_after_a_set_back_brings_none_back() {
        let file = keys::new_key_file(&KeyId::parse("k1").unwrap(), &SystemRandom);
        let ahead = NOW.plus(60 * SLOT_S);
        let before = of(&file).nonce(ahead);
        let first = of(&file).after(Some(ahead), 0);
        let mark = first.set_back_from(NOW);

        // The newest row of the audit log is of the present now.
        let second = of(&file).after(Some(NOW), mark);

        assert!(!second.accepts(&before, ahead));
        let of_now = first.nonce(NOW);
        assert!(second.accepts(&of_now, NOW));
    }

    #[test]
    fn a_nonce_of_another_service_or_of_nobody_is_refused() {
        let key_here = key();
        let foreign = key().nonce(NOW);

        for nonce in [
            foreign.as_str(),
            "",
            "AAAAAAAAAAAAAAAAAAAAAA",
            &"A".repeat(1 << 20),
        ] {
            assert!(!key_here.accepts(nonce, NOW));
        }
    }

    #[test]
    fn a_replica_that_still_has_the_old_key_first_is_understood() {
        let id = |text| KeyId::parse(text).unwrap();
        let old = keys::new_key_file(&id("old"), &SystemRandom);
        let new = keys::new_key_file(&id("new"), &SystemRandom);
        let before = of(&format!("{}{}", *old, *new));
        let after = of(&format!("{}{}", *new, *old));

        assert!(after.accepts(&before.nonce(NOW), NOW));
        assert!(before.accepts(&after.nonce(NOW), NOW));
    }

    #[test]
    fn a_nonce_of_an_earlier_epoch_is_refused_however_young() {
        let file = keys::new_key_file(&KeyId::parse("k1").unwrap(), &SystemRandom);
        let epoch = |number, began| NonceKey::parse(&file).unwrap().in_epoch(number, began);
        let before = epoch(1, BEGAN).nonce(NOW);

        assert!(epoch(1, BEGAN).accepts(&before, NOW));
        assert!(!epoch(2, NOW).accepts(&before, NOW));
        let restored = epoch(2, NOW).nonce(NOW);
        assert!(!epoch(2, NOW.plus(1)).accepts(&restored, NOW.plus(1)));
    }

    #[test]
    fn the_ends_of_time_do_no_harm() {
        let key = key();

        for at in [i64::MIN, -1, 0, i64::MAX] {
            let at = Timestamp::from_unix(at);
            assert!(key.accepts(&key.nonce(at), at));
        }
    }
}
