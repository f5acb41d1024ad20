//! What was removed from this computer at the organisation's word, and why.
//!
//! A note on the disk is written before anything is removed and stays until everything is gone. A crash,
//! a disk that refuses, or a keyring that is locked, fails or does not answer therefore leaves nothing in
//! use: what is left is removed before the keyring is looked at, and each synchronisation tries again. The
//! note names nobody.
//!
//! What is left may be in a keyring that stays locked for ever, such as an old one. Once the keyring in use is
//! emptied, it is used again: the note then has the thumbprint of the first device key that was made afterwards, and
//! whatever is beside another device key is removed as soon as it can be.

mod left;

use crate::{
    Client, VaultError,
    files::{self, MayWait},
};
use chiave_crypto::dpop::DeviceKey;
use chiave_protocol::{OrderId, StoreId, Thumbprint, order::OrderFailure};
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "removed.json";

/// Why the account's data is no longer on this computer.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Removed {
    /// The IT department ended the session.
    SignedOut,
    /// The IT department had everything removed.
    Wiped,
    /// The computer did not reach the service for as long as the managed settings allow.
    NoContact,
    /// Something that was to be removed for one of these reasons may still be in a keyring or on the
    /// disk. Only shown: a note has the reason.
    Unfinished,
}

/// The order of the IT department by which something was removed.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Ordered {
    pub(crate) id: OrderId,
    /// The store that gave the order.
    pub(crate) store: Option<StoreId>,
}

/// What is known of the last removal.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct RemovedNote {
    /// Why, until somebody signs in.
    #[serde(default)]
    why: Option<Removed>,
    /// Whether keyring or disk may still hold something.
    #[serde(default)]
    left: bool,
    /// Whether the keyring held the keys, so a keyring that is missing now is not an empty one.
    #[serde(default)]
    kept: bool,
    /// Whether what is left can be nothing but a keyring of an earlier time that comes back.
    #[serde(default)]
    emptied: bool,
    /// The device key that was made after the removal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<Thumbprint>,
    /// The order, until everything is removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<Ordered>,
}

/// What came of removing everything from keyring and disk.
struct Removal {
    /// Whether the disk holds nothing any more.
    disk: bool,
    /// Why the keyring may still hold something.
    keyring: Option<VaultError>,
}

impl RemovedNote {
    /// What an earlier process noted. A note that cannot be read says nothing.
    pub(crate) fn read(here: MayWait, folder: &Path) -> Self {
        let content = files::read(here, &folder.join(FILE)).ok().flatten();
        let note = content.and_then(|content| serde_json::from_slice(&content).ok());
        note.unwrap_or_default()
    }

    /// What the window says: that something was removed only if it was.
    pub(crate) fn shown(self) -> Option<Removed> {
        let is_done = !self.left || self.emptied;
        self.why
            .map(|why| if is_done { why } else { Removed::Unfinished })
    }
}

impl Client {
    /// The order that was not carried out to its end.
    pub(crate) fn unfinished_order(&self) -> Option<Ordered> {
        self.memory().removed.order
    }

    /// Notes that the IT department ended the session on this computer.
    pub(crate) async fn note_signed_out(&self) {
        self.forget_typed_name();
        self.note_why(Some(Removed::SignedOut)).await;
    }

    /// Removes session, keys and last state from memory, keyring and disk.
    ///
    /// # Errors
    ///
    /// What may still hold something. It is removed as soon as that is possible, and nothing of it is
    /// used before.
    pub(crate) async fn wipe(&self, order: Ordered) -> Result<(), OrderFailure> {
        let _one = self.0.opening.lock().await;
        self.wipe_because(Removed::Wiped, Some(order)).await
    }

    /// Removes the same after too long without the service; nothing if `is_in_doubt` says so once the
    /// keyring is free.
    ///
    /// # Errors
    ///
    /// As [`Self::wipe`].
    pub(crate) async fn wipe_unless(
        &self,
        is_in_doubt: impl FnOnce() -> bool + Send,
    ) -> Result<(), OrderFailure> {
        let _one = self.0.opening.lock().await;
        match is_in_doubt() {
            true => Ok(()),
            false => self.wipe_because(Removed::NoContact, None).await,
        }
    }

    /// For the holder of `opening`.
    async fn wipe_because(&self, why: Removed, order: Option<Ordered>) -> Result<(), OrderFailure> {
        let kept = {
            let memory = self.memory();
            memory.keys.are_kept() || memory.removed.kept
        };
        self.note_removed(RemovedNote {
            why: Some(why),
            left: true,
            kept,
            emptied: false,
            since: None,
            order,
        })
        .await;
        {
            let mut memory = self.memory();
            memory.session.end();
            memory.typed_name = None;
            memory.activation.end();
            memory.attempt.end();
            memory.write.forget_unless_running();
            memory.keys.forget();
        }
        // No later process has the device key of a write, so it would be told that nothing was written.
        self.remove_note().await;
        let removal = self.remove_all().await;
        if removal.keyring == Some(VaultError::Locked) {
            // The person was asked to open it just now.
            let now = self.0.clock.now();
            self.memory().keys.asked(now);
        }
        self.tell_status();
        self.tell_state();
        removal.says(kept)
    }

    /// Whether keyring or disk may still hold what was to be removed.
    pub(crate) fn is_to_be_emptied(&self) -> bool {
        self.memory().removed.left
    }

    /// Whether the values beside this device key were stored after what was to be removed.
    pub(crate) fn is_since_removal(&self, device: &DeviceKey) -> bool {
        self.memory().removed.since == Some(device.thumbprint())
    }

    /// Whether a device key was made since, so what is on the disk is new.
    pub(crate) fn is_used_again(&self) -> bool {
        self.memory().removed.since.is_some()
    }

    /// Notes the device key with which the emptied keyring is used again.
    pub(crate) async fn note_used_again(&self, device: &DeviceKey) {
        let before = self.memory().removed;
        let since = Some(device.thumbprint());
        self.note_removed(RemovedNote { since, ..before }).await;
    }

    /// Removes what keyring and disk may still hold; returns whether the keyring can be used again.
    pub(crate) async fn remove_what_is_left(&self) -> bool {
        self.remove_all().await.leaves_none_in_use()
    }

    /// Removes what keyrings may still hold beside other device keys than this one, which was made after the removal.
    pub(crate) async fn remove_elsewhere(&self, device: &DeviceKey) {
        let keyring = self.0.keyring.clear(Some(device.to_pkcs8())).await.err();
        let disk = true;
        self.note_removal(&Removal { disk, keyring }).await;
    }

    /// Removes everything that lets itself be removed, whatever does not.
    async fn remove_all(&self) -> Removal {
        let disk = self.remove_state_file().await;
        let keyring = self.0.keyring.clear(None).await.err();
        let removal = Removal { disk, keyring };
        self.note_removal(&removal).await;
        removal
    }

    async fn note_removal(&self, removal: &Removal) {
        if let Some(error) = removal.keyring {
            tracing::warn!(%error, "what was to be removed may still be in a keyring");
        }
        let before = self.memory().removed;
        let after = match removal.is_complete() {
            true => RemovedNote {
                why: before.why,
                ..RemovedNote::default()
            },
            false => RemovedNote {
                emptied: removal.says(before.kept).is_ok(),
                ..before
            },
        };
        if after != before {
            self.note_removed(after).await;
        }
        self.name_what_is_left().await;
    }

    /// Shows no longer why something was removed: somebody signed in.
    pub(crate) async fn forget_what_was_removed(&self) {
        if self.memory().removed.why.is_some() {
            self.note_why(None).await;
        }
    }

    async fn note_why(&self, why: Option<Removed>) {
        let before = self.memory().removed;
        self.note_removed(RemovedNote { why, ..before }).await;
    }

    async fn note_removed(&self, note: RemovedNote) {
        self.memory().removed = note;
        let kept = self.on_disk(move |client, here| {
            let path = client.0.places.data.join(FILE);
            match note == RemovedNote::default() {
                true => files::remove(here, &path),
                false => files::replace(here, &path, &serde_json::to_vec(&note)?),
            }
        });
        if let Err(error) = kept.await {
            tracing::warn!(%error, "it is not noted on the disk what was removed");
        }
    }
}

impl Removal {
    const fn is_complete(&self) -> bool {
        self.disk && self.keyring.is_none()
    }

    /// Whether what is left can be in no keyring from which something would be read.
    const fn leaves_none_in_use(&self) -> bool {
        self.disk && matches!(self.keyring, None | Some(VaultError::OtherLocked))
    }

    /// What the service is told: a computer without a keyring, where none held the keys, has nothing in
    /// it. The note stays even so: a keyring of an earlier time may come back.
    fn says(&self, kept: bool) -> Result<(), OrderFailure> {
        match self.keyring {
            None => {}
            Some(VaultError::Missing) if !kept => {}
            Some(_) => return Err(OrderFailure::Keyring),
        }
        match self.disk {
            true => Ok(()),
            false => Err(OrderFailure::Disk),
        }
    }
}
