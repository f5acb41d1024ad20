//! The system's keyring, kept at arm's length: a call to it can hang for ever (law 15).
//!
//! All calls run on one plain thread with a deadline. A call that misses it is abandoned but not
//! forgotten: until it answers, every further call is refused at once, so there is never more than
//! one, and when it does answer, the answer is handed to [`Keyring::late`].

mod vault;
mod worker;

pub use vault::{Entry, OpenVault, Vault, VaultError};

use serde::Serialize;
use std::{
    sync::{Arc, Mutex, PoisonError, mpsc as threads},
    time::Duration,
};
use tokio::sync::{mpsc, oneshot};
use worker::{Flag, Job};
use zeroize::Zeroizing;

/// How long a call may take. A healthy keyring answers in milliseconds.
pub const DEADLINE: Duration = Duration::from_secs(3);

/// How the keyring stands, as the last call found it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum KeyringState {
    /// Not asked yet.
    Unknown,
    /// It answers.
    Ready,
    /// It is there, but closed, and was not opened for us.
    Locked,
    /// There is none, or it does not work.
    Missing,
    /// It does not answer.
    Hanging,
}

/// Something we keep, in memory that is wiped.
pub type Bytes = Zeroizing<Vec<u8>>;

/// What the keyring holds of ours. Absent alone never means "not enrolled": another keyring may
/// have answered.
#[derive(Default)]
pub struct Held {
    /// See [`Entry::Session`].
    pub session: Option<Bytes>,
    /// See [`Entry::Device`].
    pub device: Option<Bytes>,
    /// See [`Entry::Sealing`].
    pub sealing: Option<Bytes>,
}

/// What a call may ask.
pub(crate) enum Request {
    Load,
    Save(Entry, Bytes),
    Forget(Entry),
}

/// What the worker found: everything held for a load, nothing for the other calls.
pub(crate) type Outcome = Result<Held, VaultError>;

/// The handle on the worker.
pub struct Keyring {
    jobs: threads::Sender<Job>,
    state: Arc<Mutex<KeyringState>>,
    /// Whether a call was abandoned and has not answered yet.
    overdue: Flag,
    closed: Flag,
    deadline: Duration,
}

impl Keyring {
    /// Starts the worker. The keyring itself is not touched before the first call.
    ///
    /// Late answers come out of the second value; it ends when the keyring is dropped.
    pub fn start(open: OpenVault, deadline: Duration) -> (Self, mpsc::UnboundedReceiver<Held>) {
        let (jobs, waiting) = threads::channel();
        let (late, late_answers) = mpsc::unbounded_channel();
        let state = Arc::new(Mutex::new(KeyringState::Unknown));
        let (overdue, closed) = (Flag::default(), Flag::default());
        worker::spawn(
            open,
            closed.clone(),
            waiting,
            worker::Late {
                state: state.clone(),
                overdue: overdue.clone(),
                answers: late,
            },
        );
        (
            Self {
                jobs,
                state,
                overdue,
                closed,
                deadline,
            },
            late_answers,
        )
    }

    /// How it stands.
    pub fn state(&self) -> KeyringState {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything of ours.
    ///
    /// # Errors
    ///
    /// Why it cannot be had; [`Keyring::state`] says the same from then on.
    pub async fn load(&self) -> Result<Held, VaultError> {
        self.call(Request::Load).await
    }

    /// Keeps `value`.
    ///
    /// # Errors
    ///
    /// Why it could not be kept.
    pub async fn save(&self, entry: Entry, value: Bytes) -> Result<(), VaultError> {
        self.call(Request::Save(entry, value)).await.map(drop)
    }

    /// Removes what is kept, if anything is.
    ///
    /// # Errors
    ///
    /// Why it could not be removed.
    pub async fn forget(&self, entry: Entry) -> Result<(), VaultError> {
        self.call(Request::Forget(entry)).await.map(drop)
    }

    async fn call(&self, request: Request) -> Outcome {
        if self.overdue.get() {
            return Err(self.silence());
        }
        let (answer, mut awaited) = oneshot::channel();
        if self.jobs.send(Job { request, answer }).is_err() {
            return self.note(Err(VaultError::Missing));
        }
        if let Ok(outcome) = tokio::time::timeout(self.deadline, &mut awaited).await {
            return self.note(outcome.unwrap_or(Err(VaultError::Missing)));
        }
        self.overdue.set(true);
        awaited.close();
        // The answer may have come in between; then nobody else will take the mark away.
        match awaited.try_recv() {
            Ok(outcome) => {
                self.overdue.set(false);
                self.note(outcome)
            }
            Err(_) => self.note(Err(self.silence())),
        }
    }

    /// What a call that does not answer means: a closed keyring waits for the person to open it.
    fn silence(&self) -> VaultError {
        if self.closed.get() {
            VaultError::Locked
        } else {
            VaultError::Hanging
        }
    }

    fn note(&self, outcome: Outcome) -> Outcome {
        let state = worker::state_after(&outcome);
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
        outcome
    }
}

#[cfg(test)]
mod tests;
