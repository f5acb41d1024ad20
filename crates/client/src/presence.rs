//! Which process of a person works with the session of this computer: the window, or a command in a
//! terminal that changes something.
//!
//! The outcome of a write stays true whatever two processes do, because the service decides it (law 9).
//! The claim is for the person: two places that ask for the same password confuse.

use crate::{
    Client,
    files::{self, Lock, MayWait},
};
use std::path::PathBuf;

const FILE: &str = "in-use";

/// The claim of this process to the session, as long as it lives. The system ends the claim of a process
/// that dies.
pub struct Presence(#[expect(dead_code, reason = "held, not read")] Lock);

/// Why a process has no claim to the session.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoClaim {
    /// Another process has it.
    InUse,
    /// No file can be kept or locked here, so this process can neither tell whether another one has the
    /// claim, nor note a write whose answer gets lost.
    CannotTell,
}

impl Client {
    /// Claims the session for this process. To be called on the main thread.
    ///
    /// # Errors
    ///
    /// Another process has the claim, or nobody can tell. A window then goes on without a claim, because a
    /// person has to be able to change the password somewhere; a command does not.
    pub fn claim(&self) -> Result<Presence, NoClaim> {
        if !self.0.files_kept {
            return Err(NoClaim::CannotTell);
        }
        match files::try_lock(MayWait::on_the_main_thread(), &self.claim_path()) {
            Ok(Some(lock)) => Ok(Presence(lock)),
            Ok(None) => Err(NoClaim::InUse),
            Err(error) => {
                tracing::warn!(%error, "the session is not claimed");
                Err(NoClaim::CannotTell)
            }
        }
    }

    /// Claims the session until this process ends, as soon as no other process has it. To be called on
    /// the main thread.
    pub fn claim_when_free(&self) {
        let path = self.claim_path();
        // A thread of its own: the other process may take its time.
        std::thread::spawn(move || {
            match files::wait_for_lock(MayWait::on_its_own_thread(), &path) {
                // The system ends the lock with this process.
                Ok(lock) => std::mem::forget(lock),
                Err(error) => tracing::warn!(%error, "the session is not claimed"),
            }
        });
    }

    fn claim_path(&self) -> PathBuf {
        self.0.places.data.join(FILE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Laptop, Service, ok};
    use std::time::Duration;

    #[tokio::test]
    async fn one_process_at_a_time_has_the_session() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| ok("{}")).await);
        let (window, terminal) = (laptop.start(&service), laptop.start(&service));

        let claim = window.claim();

        assert!(claim.is_ok());
        assert_eq!(terminal.claim().err(), Some(NoClaim::InUse));
        drop(claim);
        assert!(terminal.claim().is_ok());
    }

    #[tokio::test]
    async fn a_window_gets_the_claim_after_a_command() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| ok("{}")).await);
        let (window, terminal) = (laptop.start(&service), laptop.start(&service));
        let claim = terminal.claim();

        window.claim_when_free();
        drop(claim);

        let another = laptop.start(&service);
        let is_taken = async {
            while another.claim().is_ok() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), is_taken)
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn without_a_folder_no_process_has_the_session() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| ok("{}")).await);
        std::fs::write(laptop.folder.path().join("data"), b"no folder").unwrap();

        let claim = laptop.start(&service).claim();

        assert_eq!(claim.err(), Some(NoClaim::CannotTell));
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_locked_is_no_claim() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| ok("{}")).await);
        let terminal = laptop.start(&service);
        std::fs::create_dir_all(terminal.claim_path()).unwrap();

        assert_eq!(terminal.claim().err(), Some(NoClaim::CannotTell));
    }
}
