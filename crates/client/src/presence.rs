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
pub struct Presence(#[expect(dead_code, reason = "held, not read")] Option<Lock>);

impl Client {
    /// Claims the session for this process; `None` if another process has it. Where no lock can be taken,
    /// each process gets the claim: a person has to be able to change the password. To be called on the
    /// main thread.
    #[must_use]
    pub fn claim(&self) -> Option<Presence> {
        match files::try_lock(MayWait::on_the_main_thread(), &self.claim_path()) {
            Ok(Some(lock)) => Some(Presence(Some(lock))),
            Ok(None) => None,
            Err(error) => {
                tracing::warn!(%error, "the session is not claimed");
                Some(Presence(None))
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
    use crate::testing::{Laptop, Service, ok};
    use std::time::Duration;

    #[tokio::test]
    async fn one_process_at_a_time_has_the_session() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| ok("{}")).await);
        let (window, terminal) = (laptop.start(&service), laptop.start(&service));

        let claim = window.claim();

        assert!(claim.is_some() && terminal.claim().is_none());
        drop(claim);
        assert!(terminal.claim().is_some());
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
            while another.claim().is_some() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), is_taken)
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn without_a_folder_every_process_has_the_session() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| ok("{}")).await);
        std::fs::write(laptop.folder.path().join("data"), b"no folder").unwrap();
        let (window, terminal) = (laptop.start(&service), laptop.start(&service));

        let claim = window.claim();

        assert!(claim.is_some() && terminal.claim().is_some());
    }
}
