//! The last state on the disk, sealed with a key from the keyring, for use without a network.

use crate::{
    Client,
    files::{self, MayWait},
    session::same_name,
};
use chiave_crypto::{SealingKeys, seal::Place};
use chiave_protocol::{Secret, Timestamp, state::AccountState};
use serde::{Deserialize, Serialize};
use std::{path::PathBuf, sync::Arc};
use zeroize::Zeroizing;

const FILE: &str = "state.sealed";
const PLACE: Place<'static> = Place {
    table: "laptop",
    column: "state",
    row: b"-",
};

/// The state as the service last reported it.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
pub(crate) struct Snapshot {
    pub(crate) state: AccountState,
    pub(crate) etag: Option<String>,
    /// The time of the synchronisation by this computer's clock, to show the age of the state.
    pub(crate) synced_at: Timestamp,
}

impl Client {
    /// Whether this computer has a session as far as the disk tells, before the keyring has answered:
    /// the last state is stored as long as its session lasts. The window chooses by it what to draw
    /// first. To be called on the main thread.
    #[must_use]
    pub fn expects_session(&self) -> bool {
        files::exists(MayWait::on_the_main_thread(), &self.state_path())
    }

    /// Reads the last state, if there is a session of the same person and no newer state. The file
    /// may belong to another person: a keyring that opens late holds the key of a file from before
    /// this session.
    pub(crate) async fn open_state_file(&self) {
        let (session, sealing) = {
            let memory = self.memory();
            let Some(session) = memory.session.without_state() else {
                return;
            };
            (session, memory.keys.sealing())
        };
        let Some(sealing) = sealing else {
            return;
        };
        let read = self.on_disk(move |client, here| Ok(client.read_state(here, &sealing)));
        let snapshot = read.await.ok().flatten();
        let own = |last: &Snapshot| same_name(&last.state.account.user_name, &session.user_name);
        let Some(snapshot) = snapshot.filter(own) else {
            return;
        };
        let restored = self.memory().session.restore(&session.token, snapshot);
        if restored {
            self.tell_state();
        }
    }

    /// Stores a state of the session of `token`. If the disk fails, the state stays in memory until
    /// the window closes.
    pub(crate) async fn keep_state(&self, token: &Arc<Secret>, snapshot: &Snapshot) {
        let Some(sealing) = self.memory().keys.sealing() else {
            return;
        };
        let Ok(plain) = serde_json::to_vec(snapshot).map(Zeroizing::new) else {
            return;
        };
        let sealed = sealing
            .seal(PLACE, &plain, self.0.random.as_ref())
            .map_err(std::io::Error::other);
        let kept = match sealed {
            Ok(sealed) => {
                let keep = move |client: &Self, here: MayWait| {
                    files::replace(here, &client.state_path(), &sealed)
                };
                self.on_disk(keep).await
            }
            Err(error) => Err(error),
        };
        if let Err(error) = kept {
            tracing::warn!(%error, "the last state is not kept on the disk");
        }
        // The person signed out after the file was checked and before it was written.
        if !self.memory().session.is_current(token) {
            self.remove_state_file().await;
        }
    }

    /// Removes the last state; returns whether it is gone.
    pub(crate) async fn remove_state_file(&self) -> bool {
        let removed = self.on_disk(|client, here| files::remove(here, &client.state_path()));
        let removed = removed.await;
        if let Err(error) = &removed {
            tracing::warn!(%error, "the last state is still on the disk");
        }
        removed.is_ok()
    }

    /// Reads the file. A file that cannot be opened stays unchanged: another keyring may have
    /// answered, and the right one may be back next time.
    fn read_state(&self, here: MayWait, sealing: &SealingKeys) -> Option<Snapshot> {
        let sealed = files::read(here, &self.state_path()).ok().flatten()?;
        let plain = sealing.open(PLACE, &sealed).ok()?;
        serde_json::from_slice(&plain).ok()
    }

    /// Whether there is a last state on the disk.
    pub(crate) async fn has_state_file(&self) -> bool {
        let exists = |client: &Self, here: MayWait| Ok(files::exists(here, &client.state_path()));
        self.on_disk(exists).await.unwrap_or_default()
    }

    fn state_path(&self) -> PathBuf {
        self.0.places.data.join(FILE)
    }
}
