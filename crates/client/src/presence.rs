//! Which process of a person works with the session of this computer: the window, or a command in a
//! terminal that changes something.
//!
//! The outcome of a write stays true whatever two processes do, because the service decides it (law 9).
//! The claim is for the person: two places that ask for the same password confuse.

use crate::{
    Client,
    files::{self, Lock, MayWait},
};

const FILE: &str = "in-use";

/// The claim of this process to the session, as long as it lives. The system ends the claim of a process
/// that dies.
pub struct Presence(#[expect(dead_code, reason = "held, not read")] Option<Lock>);

impl Client {
    /// Claims the session for this process; `None` if another process has it. Where no file can be
    /// kept, processes share no session, and each gets the claim. To be called on the main thread.
    #[must_use]
    pub fn claim(&self) -> Option<Presence> {
        let path = self.0.places.data.join(FILE);
        match files::try_lock(MayWait::on_the_main_thread(), &path) {
            Ok(Some(lock)) => Some(Presence(Some(lock))),
            Ok(None) => None,
            Err(error) => {
                tracing::warn!(%error, "the session is not claimed");
                Some(Presence(None))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{Laptop, Service, ok};

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
    async fn without_a_folder_every_process_has_the_session() {
        let (laptop, service) = (Laptop::new(), Service::start(|_| ok("{}")).await);
        std::fs::write(laptop.folder.path().join("data"), b"no folder").unwrap();
        let (window, terminal) = (laptop.start(&service), laptop.start(&service));

        let claim = window.claim();

        assert!(claim.is_some() && terminal.claim().is_some());
    }
}
