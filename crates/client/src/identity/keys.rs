//! The keys of this computer in memory.

use chiave_crypto::{SealingKeys, dpop::DeviceKey};
use chiave_protocol::Timestamp;
use std::sync::Arc;

/// The key that signs every request and the key that seals our files, as far as they are known.
#[derive(Default)]
pub(crate) struct Keys {
    /// When the keyring was last read, by this computer's clock.
    asked_at: Option<Timestamp>,
    pub(super) device: Option<Arc<DeviceKey>>,
    /// Whether the keyring holds exactly this device key. If not, nothing else is stored there: it
    /// would be bound to a key that is lost when the window closes.
    device_kept: bool,
    sealing: Option<Arc<SealingKeys>>,
}

impl Keys {
    /// When the keyring was last read, by this computer's clock.
    pub(super) const fn asked_at(&self) -> Option<Timestamp> {
        self.asked_at
    }

    /// Notes that the keyring is read now.
    pub(crate) const fn asked(&mut self, now: Timestamp) {
        self.asked_at = Some(now);
    }

    /// The device key, which is made if there is none; `None` if none can be made.
    pub(super) fn device_or_new(&mut self) -> Option<Arc<DeviceKey>> {
        if self.device.is_none() {
            self.device = DeviceKey::generate().ok().map(Arc::new);
        }
        self.device.clone()
    }

    /// The device key, if there is one.
    pub(crate) fn device(&self) -> Option<Arc<DeviceKey>> {
        self.device.clone()
    }

    /// Whether the device key in memory is another one than `held`.
    pub(super) fn differ_from(&self, held: &DeviceKey) -> bool {
        self.device
            .as_ref()
            .is_none_or(|ours| ours.thumbprint() != held.thumbprint())
    }

    /// Takes over the device key of the keyring.
    pub(super) fn take_device(&mut self, held: DeviceKey) {
        self.device = Some(Arc::new(held));
        self.device_kept = true;
    }

    /// Notes whether the keyring holds the device key in memory.
    pub(super) const fn set_kept(&mut self, kept: bool) {
        self.device_kept = kept;
    }

    /// Whether the keyring holds the device key in memory.
    pub(crate) const fn are_kept(&self) -> bool {
        self.device_kept
    }

    /// The device key, if the keyring holds it.
    pub(super) fn kept_device(&self) -> Option<Arc<DeviceKey>> {
        self.device.clone().filter(|_| self.device_kept)
    }

    /// Forgets every key. The keyring is read again before the next one is used.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Takes over the key that seals our files.
    pub(super) fn take_sealing(&mut self, sealing: Option<SealingKeys>) {
        self.sealing = sealing.map(Arc::new);
    }

    /// The key that seals our files, once the keyring has opened.
    pub(crate) fn sealing(&self) -> Option<Arc<SealingKeys>> {
        self.sealing.clone()
    }
}
