//! The system's keyring. A call to it can hang for ever, so calls run on a separate thread (law
//! 15).
//!
//! All calls run on one thread, each with a deadline. A call that misses its deadline is abandoned.
//! Until that call returns, every further call is refused at once, so there is never more than one
//! call. When the call finally returns, its result is delivered through the second value of
//! [`Keyring::start`].

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

/// The time limit of a call. A working keyring answers in milliseconds.
pub const DEADLINE: Duration = Duration::from_secs(3);

/// The state of the keyring, as the last call found it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum KeyringState {
    /// The keyring was not called yet.
    Unknown,
    /// The keyring answers.
    Ready,
    /// The keyring is locked and was not opened for us.
    Locked,
    /// There is no keyring, or it does not work.
    Missing,
    /// The keyring does not answer.
    Hanging,
}

/// A stored value, in memory that is wiped.
pub type Bytes = Zeroizing<Vec<u8>>;

/// The values of this application in the keyring. A missing value alone never means "not enrolled":
/// another keyring may have answered.
#[derive(Default)]
pub struct Held {
    /// See [`Entry::Session`].
    pub session: Option<Bytes>,
    /// See [`Entry::Device`].
    pub device: Option<Bytes>,
    /// See [`Entry::Sealing`].
    pub sealing: Option<Bytes>,
    /// The names of locked keyrings that hold a value, if they were asked for.
    pub locked: Vec<String>,
}

/// A call of the keyring.
pub(crate) enum Request {
    Load,
    Save(Entry, Bytes),
    Forget(Entry),
    Clear { kept: Option<Bytes> },
    NameLocked,
}

/// The result of a call: all values for a load, no values for other calls.
pub(crate) type Outcome = Result<Held, VaultError>;

/// The handle of the worker thread.
pub struct Keyring {
    jobs: threads::Sender<Job>,
    state: Arc<Mutex<KeyringState>>,
    /// Whether a call was abandoned and has not returned yet.
    overdue: Flag,
    closed: Flag,
    deadline: Duration,
}

impl Keyring {
    /// Starts the worker thread. The keyring itself is not used before the first call.
    ///
    /// The second value receives late results; it ends when the keyring is dropped.
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

    /// The state of the keyring.
    pub fn state(&self) -> KeyringState {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads all values of this application.
    ///
    /// # Errors
    ///
    /// Why the values cannot be read; [`Keyring::state`] then returns the same reason.
    pub async fn load(&self) -> Result<Held, VaultError> {
        self.call(Request::Load).await
    }

    /// Stores `value`.
    ///
    /// # Errors
    ///
    /// Why the value could not be stored.
    pub async fn save(&self, entry: Entry, value: Bytes) -> Result<(), VaultError> {
        self.call(Request::Save(entry, value)).await.map(drop)
    }

    /// Removes a value, if it is stored.
    ///
    /// # Errors
    ///
    /// Why the value could not be removed.
    pub async fn forget(&self, entry: Entry) -> Result<(), VaultError> {
        self.call(Request::Forget(entry)).await.map(drop)
    }

    /// Removes all values of this application, from every keyring of the person but the one whose device key is
    /// `kept`.
    ///
    /// # Errors
    ///
    /// Why a value may still be stored in a keyring. Everything that let itself be removed is removed.
    pub async fn clear(&self, kept: Option<Bytes>) -> Result<(), VaultError> {
        self.call(Request::Clear { kept }).await.map(drop)
    }

    /// The names of the keyrings that are locked and hold a value of this application.
    ///
    /// # Errors
    ///
    /// Why the keyrings cannot be looked at.
    pub async fn names_of_locked(&self) -> Result<Vec<String>, VaultError> {
        let before = self.state();
        let outcome = self.call(Request::NameLocked).await;
        if self.state() != KeyringState::Hanging {
            // Nothing was read or stored, so the state is not known any better.
            *self.state.lock().unwrap_or_else(PoisonError::into_inner) = before;
        }
        Ok(outcome?.locked)
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
        // The result may have arrived in the meantime; in that case, the flag is cleared here,
        // since nobody else will do it.
        match awaited.try_recv() {
            Ok(outcome) => {
                self.overdue.set(false);
                self.note(outcome)
            }
            Err(_) => self.note(Err(self.silence())),
        }
    }

    /// What a call without an answer means: a locked keyring waits for the person to open it.
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
