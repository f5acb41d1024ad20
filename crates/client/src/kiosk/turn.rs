//! The end of a person's turn on a shared computer.

use super::{Kiosk, RunFolder, SharedComputer};
use crate::{Client, Event, Failure, link::Call};
use chiave_crypto::dpop::DeviceKey;
use chiave_protocol::{Secret, session::SignOut};
use std::{path::Path, sync::Arc};
use tokio::{
    task::JoinHandle,
    time::{Instant, sleep_until},
};

/// The service is being told that the session or the attempt of a turn is over. The turn has ended on this
/// computer whatever comes of it.
pub struct Farewell(Option<JoinHandle<()>>);

impl Farewell {
    /// Waits until the service has answered, or until it is known that it does not.
    pub async fn said(self) {
        if let Some(saying) = self.0 {
            // A task that died has told nobody, which the service finds out by itself.
            let _ = saying.await;
        }
    }
}

/// The number of a person's turn, since the process began. What was asked for in one turn is not answered in
/// another.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Turn(u64);

impl Turn {
    /// The turn after this one.
    pub(crate) const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// What a turn leaves open on the service.
pub(crate) struct LeftOpen {
    pub(crate) key: Option<Arc<DeviceKey>>,
    pub(crate) session: Option<Arc<Secret>>,
    pub(crate) attempt: Option<Arc<Secret>>,
}

impl Client {
    /// Whether this process is one of a computer that people share. This is decided at its start.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.0.kiosk.is_some()
    }

    /// The folder that ends with this run, on a computer that people share.
    #[must_use]
    pub fn run_folder(&self) -> Option<&Path> {
        let folder = self.0.kiosk.as_ref()?.folder.as_ref()?;
        Some(folder.path())
    }

    /// How long a turn lasts without a person, if people share this computer.
    #[must_use]
    pub fn shared(&self) -> Option<SharedComputer> {
        self.0.kiosk.as_ref().map(Kiosk::times)
    }

    /// Notes that somebody is there, so the turn goes on.
    pub fn still_here(&self) {
        if let Some(kiosk) = &self.0.kiosk {
            kiosk.see();
        }
    }

    /// Ends every turn in which nobody was seen for too long. Runs as long as its task lives.
    pub(crate) async fn follow_turns(&self) {
        let Some(kiosk) = &self.0.kiosk else {
            return;
        };
        loop {
            let appeared = kiosk.appeared.notified();
            let Some(at) = kiosk.ends_at() else {
                appeared.await;
                continue;
            };
            tokio::select! {
                () = sleep_until(at) => self.finish_if_due(kiosk).await,
                () = appeared => {}
            }
        }
    }

    /// Ends the turn, unless somebody comes back before a write has its outcome, or the turn has ended otherwise.
    async fn finish_if_due(&self, kiosk: &Kiosk) {
        let is_due = |_| {
            let is_due = kiosk.ends_at().is_some_and(|at| at <= Instant::now());
            if is_due {
                tracing::info!("nobody is there, so the turn ends");
            }
            is_due
        };
        drop(self.finish_if(is_due).await);
    }

    /// Ends the turn of the person at a shared computer: session, attempt, activation, keys and files of this
    /// turn are gone, and the next person has another device key. Waits for the outcome of a write (law 24).
    /// Does nothing on a computer that nobody shares.
    pub async fn finish(&self) -> Farewell {
        self.finish_if(|_| true).await
    }

    /// Ends `turn` as [`Client::finish`] does, unless it has ended already: the next turn is somebody else's.
    pub(crate) async fn finish_turn(&self, turn: Turn) -> Farewell {
        self.finish_if(|current| current == turn).await
    }

    async fn finish_if(&self, ends: impl FnOnce(Turn) -> bool) -> Farewell {
        let Some(kiosk) = &self.0.kiosk else {
            return Farewell(None);
        };
        // Turns end one after the other: each end holds this lock.
        let _no_write = self.0.writing.lock().await;
        let current = self.memory().turn;
        if !ends(current) {
            return Farewell(None);
        }
        self.0.cancelled.notify_waiters();
        kiosk.set_seen(None);
        let left = self.forget_the_turn().await;
        self.emit(Event::TurnEnded);
        self.tell_status();
        self.tell_state();
        self.emit(Event::About(Box::new(self.about())));
        let client = self.clone();
        Farewell(Some(tokio::spawn(async move {
            client.say_farewell(left).await
        })))
    }

    /// Removes the folder of this run, for a process that ends. To be called on the main thread.
    pub fn end_run(&self) {
        let folder = self
            .0
            .kiosk
            .as_ref()
            .and_then(|kiosk| kiosk.folder.as_ref());
        if let Some(Err(error)) = folder.map(RunFolder::remove) {
            tracing::warn!(%error, "the folder of this run is still there");
        }
    }

    /// Removes everything of this turn from memory, keyring and disk.
    async fn forget_the_turn(&self) -> LeftOpen {
        let _one = self.0.opening.lock().await;
        let left = self.memory().end_turn();
        self.link().log().forget();
        if let Err(error) = self.0.keyring.clear(None).await {
            tracing::warn!(%error, "keys of this turn are still in memory");
        }
        self.empty_run_folder().await;
        left
    }

    async fn empty_run_folder(&self) {
        let emptied = self.on_disk(|client, _| {
            let folder = client.0.kiosk.as_ref().and_then(|it| it.folder.as_ref());
            folder.map_or(Ok(()), RunFolder::empty)
        });
        if let Err(error) = emptied.await {
            tracing::warn!(%error, "files of this turn are still there");
        }
    }

    /// Tells the service that session and attempt are over. Both would expire by themselves.
    async fn say_farewell(&self, left: LeftOpen) {
        let LeftOpen {
            key,
            session,
            attempt,
        } = left;
        let Some(key) = key else {
            return;
        };
        if let Some(token) = attempt {
            self.say_over(&key, &token, Ok(Call::delete("/v1/attempt")))
                .await;
        }
        if let Some(token) = session {
            self.end_unwanted_session(&key, &token).await;
        }
    }

    /// Tells the service that the session of `token`, which this computer does not have, is over. `key` is the
    /// device key to which the session is bound.
    pub(crate) async fn end_unwanted_session(&self, key: &Arc<DeviceKey>, token: &Secret) {
        let sign_out = SignOut { everywhere: false };
        let call = Call::delete("/v1/session").with_body(&sign_out);
        self.say_over(key, token, call).await;
    }

    async fn say_over(
        &self,
        key: &Arc<DeviceKey>,
        token: &Secret,
        call: Result<Call<'_>, Failure>,
    ) {
        let said = async {
            let call = call?.unnoted();
            let ready = self.ready_with(Some(key.clone())).await?;
            self.send_by(&ready, &call, Some(token)).await
        };
        if let Err(failure) = said.await {
            tracing::warn!(code = %failure, "the turn ended here, the service was not told");
        }
    }
}
