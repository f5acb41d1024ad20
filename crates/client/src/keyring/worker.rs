//! The thread that calls the keyring.

use super::{Entry, Held, KeyringState, OpenVault, Outcome, Request, Vault, VaultError};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
    mpsc as threads,
};
use tokio::sync::{mpsc, oneshot};

pub(super) struct Job {
    pub(super) request: Request,
    pub(super) answer: oneshot::Sender<Outcome>,
}

/// A flag that the worker and the handle share.
#[derive(Clone, Default)]
pub(super) struct Flag(Arc<AtomicBool>);

impl Flag {
    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    pub(super) fn set(&self, raised: bool) {
        self.0.store(raised, Ordering::SeqCst);
    }
}

/// Receives results for which no caller waits any more.
pub(super) struct Late {
    pub(super) state: Arc<Mutex<KeyringState>>,
    pub(super) overdue: Flag,
    pub(super) answers: mpsc::UnboundedSender<Held>,
}

/// The state of the worker thread.
struct Worker {
    open: OpenVault,
    vault: Option<Box<dyn Vault>>,
    /// Whether the keyring was locked before the call in progress.
    closed: Flag,
}

/// Starts the thread, which ends when there are no more jobs. A plain thread is used because the
/// keyring's client blocks, which must not happen inside the async runtime.
pub(super) fn spawn(open: OpenVault, closed: Flag, jobs: threads::Receiver<Job>, late: Late) {
    let run = move || {
        let mut worker = Worker {
            open,
            vault: None,
            closed,
        };
        for job in jobs {
            let outcome = worker.perform(&job.request);
            if let Err(outcome) = job.answer.send(outcome) {
                late.take(outcome, &mut worker);
            }
        }
    };
    if let Err(error) = std::thread::Builder::new()
        .name("keyring".into())
        .spawn(run)
    {
        // Without the thread, every call finds the channel closed and reports a missing keyring.
        tracing::error!(%error, "no thread for the keyring");
    }
}

impl Late {
    /// Delivers a late result. A late success of a save shows that the keyring works again, so all
    /// values are read again and delivered for merging.
    fn take(&self, outcome: Outcome, worker: &mut Worker) {
        let outcome = match outcome {
            Ok(held) if held.is_empty() => worker.perform(&Request::Load),
            other => other,
        };
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state_after(&outcome);
        self.overdue.set(false);
        if let Ok(held) = outcome {
            let _ = self.answers.send(held);
        }
    }
}

impl Held {
    fn is_empty(&self) -> bool {
        self.session.is_none() && self.device.is_none() && self.sealing.is_none()
    }
}

pub(super) fn state_after(outcome: &Outcome) -> KeyringState {
    match outcome {
        Ok(_) | Err(VaultError::OtherLocked) => KeyringState::Ready,
        Err(VaultError::Locked) => KeyringState::Locked,
        Err(VaultError::Missing | VaultError::Failed) => KeyringState::Missing,
        Err(VaultError::Hanging) => KeyringState::Hanging,
    }
}

impl Worker {
    /// Executes a call, connecting first if needed. Retries once after a failure: a restarted
    /// keyring refuses every call on an old connection.
    fn perform(&mut self, request: &Request) -> Outcome {
        self.closed.set(false);
        if let Some(vault) = &self.vault {
            match self.ask(vault.as_ref(), request) {
                Err(VaultError::Failed) => self.vault = None,
                outcome => return outcome,
            }
        }
        let vault = (self.open)()?;
        let outcome = self.ask(vault.as_ref(), request);
        if matches!(outcome, Ok(_) | Err(VaultError::OtherLocked)) {
            self.vault = Some(vault);
        }
        outcome
    }

    fn ask(&self, vault: &dyn Vault, request: &Request) -> Outcome {
        self.closed.set(vault.is_closed());
        match request {
            Request::Load => Ok(Held {
                session: vault.get(Entry::Session)?,
                device: vault.get(Entry::Device)?,
                sealing: vault.get(Entry::Sealing)?,
                locked: Vec::new(),
            }),
            Request::Save(entry, value) => vault.set(*entry, value).map(|()| Held::default()),
            Request::Forget(entry) => vault.remove(*entry).map(|()| Held::default()),
            Request::Clear { kept } => {
                let kept = kept.as_ref().map(|it| it.as_slice());
                vault.clear(kept).map(|()| Held::default())
            }
            Request::NameLocked => vault.names_of_locked().map(|locked| Held {
                locked,
                ..Held::default()
            }),
        }
    }
}
