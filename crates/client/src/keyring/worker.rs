//! The thread that talks to the keyring.

use super::{Entry, Held, KeyringStanding, OpenVault, Outcome, Request, Vault, VaultError};
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

/// Whether a call was abandoned and has not answered yet.
#[derive(Clone, Default)]
pub(super) struct Overdue(Arc<AtomicBool>);

impl Overdue {
    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    pub(super) fn set(&self, overdue: bool) {
        self.0.store(overdue, Ordering::SeqCst);
    }
}

/// Where an answer goes that nobody waits for any more.
pub(super) struct Late {
    pub(super) state: Arc<Mutex<KeyringStanding>>,
    pub(super) overdue: Overdue,
    pub(super) answers: mpsc::UnboundedSender<Held>,
}

/// Starts the thread; it ends when its jobs do. A plain one: the keyring's client blocks, and must
/// not do so inside the async runtime.
pub(super) fn spawn(open: OpenVault, jobs: threads::Receiver<Job>, late: Late) {
    let run = move || {
        let mut vault = None;
        for job in jobs {
            let outcome = perform(&open, &mut vault, &job.request);
            if let Err(outcome) = job.answer.send(outcome) {
                late.take(outcome, &open, &mut vault);
            }
        }
    };
    if let Err(error) = std::thread::Builder::new()
        .name("keyring".into())
        .spawn(run)
    {
        // Without the thread every call finds the channel closed and reports a missing keyring.
        tracing::error!(%error, "no thread for the keyring");
    }
}

impl Late {
    /// Hands on what came too late. A late save tells that the keyring is back, so everything is
    /// read again: the handle reconciles.
    fn take(&self, outcome: Outcome, open: &OpenVault, vault: &mut Option<Box<dyn Vault>>) {
        let outcome = match outcome {
            Ok(held) if held.is_empty() => perform(open, vault, &Request::Load),
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

pub(super) fn state_after(outcome: &Outcome) -> KeyringStanding {
    match outcome {
        Ok(_) => KeyringStanding::Ready,
        Err(VaultError::Locked) => KeyringStanding::Locked,
        Err(VaultError::Missing | VaultError::Failed) => KeyringStanding::Missing,
        Err(VaultError::Hanging) => KeyringStanding::Hanging,
    }
}

/// Does what is asked, connecting first where needed, and once more after a failure: a keyring that
/// was restarted refuses every call of an old connection.
fn perform(open: &OpenVault, vault: &mut Option<Box<dyn Vault>>, request: &Request) -> Outcome {
    if let Some(open_vault) = vault {
        match ask(open_vault.as_ref(), request) {
            Err(VaultError::Failed) => *vault = None,
            outcome => return outcome,
        }
    }
    let outcome = ask(vault.insert(open()?).as_ref(), request);
    if outcome.is_err() {
        *vault = None;
    }
    outcome
}

fn ask(vault: &dyn Vault, request: &Request) -> Outcome {
    match request {
        Request::Load => Ok(Held {
            session: vault.get(Entry::Session)?,
            device: vault.get(Entry::Device)?,
            sealing: vault.get(Entry::Sealing)?,
        }),
        Request::Save(entry, value) => vault.set(*entry, value).map(|()| Held::default()),
        Request::Forget(entry) => vault.remove(*entry).map(|()| Held::default()),
    }
}
