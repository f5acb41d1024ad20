//! What was removed from this computer at the organisation's word, and why.
//!
//! A note on the disk is written before anything is removed and stays until everything is gone. A crash,
//! a locked keyring or one that does not answer therefore leaves nothing in use: what the keyring still
//! holds is removed before it is looked at. The note names nobody.

use crate::{
    Client, Entry, KeyringState,
    files::{self, MayWait},
};
use chiave_protocol::order::OrderFailure;
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
}

impl RemovedNote {
    /// What an earlier process noted. A note that cannot be read says nothing.
    pub(crate) fn read(here: MayWait, folder: &Path) -> Self {
        let content = files::read(here, &folder.join(FILE)).ok().flatten();
        let note = content.and_then(|content| serde_json::from_slice(&content).ok());
        note.unwrap_or_default()
    }

    /// What the window says.
    pub(crate) const fn shown(self) -> Option<Removed> {
        self.why
    }
}

impl Client {
    /// Notes that the IT department ended the session on this computer.
    pub(crate) async fn note_signed_out(&self) {
        let left = self.is_to_be_emptied();
        self.note_removed(RemovedNote {
            why: Some(Removed::SignedOut),
            left,
        })
        .await;
    }

    /// Removes session, keys and last state from memory, keyring and disk.
    ///
    /// # Errors
    ///
    /// What may still hold something. It is removed as soon as that is possible, and nothing of it is
    /// used before.
    pub(crate) async fn wipe(&self, why: Removed) -> Result<(), OrderFailure> {
        self.note_removed(RemovedNote {
            why: Some(why),
            left: true,
        })
        .await;
        {
            let mut memory = self.memory();
            memory.session.end();
            memory.activation.end();
            memory.attempt.end();
            memory.write.forget_unless_running();
            memory.keys.forget();
        }
        self.remove_note().await;
        let removed = self.remove_what_is_left().await;
        self.tell_status();
        self.tell_state();
        removed
    }

    /// Whether keyring or disk may still hold what was to be removed.
    pub(crate) fn is_to_be_emptied(&self) -> bool {
        self.memory().removed.left
    }

    /// Removes what keyring and disk may still hold.
    ///
    /// # Errors
    ///
    /// What may still hold something.
    pub(crate) async fn remove_what_is_left(&self) -> Result<(), OrderFailure> {
        let disk = self.remove_state_file().await;
        for entry in Entry::ALL {
            if let Err(error) = self.0.keyring.forget(entry).await
                && self.0.keyring.state() != KeyringState::Missing
            {
                tracing::warn!(%error, "what was to be removed is still in the keyring");
                return Err(OrderFailure::Keyring);
            }
        }
        if !disk {
            return Err(OrderFailure::Disk);
        }
        let why = self.memory().removed.why;
        self.note_removed(RemovedNote { why, left: false }).await;
        Ok(())
    }

    /// Shows no longer why something was removed: somebody signed in.
    pub(crate) async fn forget_what_was_removed(&self) {
        let RemovedNote { why, left } = self.memory().removed;
        if why.is_some() {
            self.note_removed(RemovedNote { why: None, left }).await;
        }
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
