//! Whether the service can do its work now (law 22): the store can be written, the keys fit the store,
//! and computers accept the certificate.
//!
//! The checks run in the background. A question only reads what the last look found, so strangers may ask
//! without making the service write. Mails that wait do not make the service unready: everything but
//! mail still works, and another machine would have the same mail server.

use crate::{
    serve::repeats::Repeats,
    tls_files::{self, Finding},
};
use chiave_crypto::keys::KeyCheck;
use chiave_domain::ports::{clock::Clock, store::StoreError};
use chiave_protocol::Timestamp;
use chiave_store_sqlite::SqliteStore;
use rustls::pki_types::CertificateDer;
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::{sync::watch, time::timeout};

/// The interval of the checks.
const LOOK: Duration = Duration::from_secs(15);
/// The time limit of one write or read of a look.
const PATIENCE: Duration = Duration::from_secs(10);
/// The age at which a result counts no more: the checks hang.
const STALE: Duration = Duration::from_secs(60);

/// What readiness is about.
pub struct Readiness {
    store: Arc<SqliteStore>,
    /// The keys with which the service runs.
    keys: Vec<KeyCheck>,
    chain: watch::Receiver<Vec<CertificateDer<'static>>>,
    host: String,
    clock: Arc<dyn Clock>,
    found: Mutex<Found>,
}

/// What the last look found.
#[derive(Clone, Copy, Debug)]
struct Found {
    at: Instant,
    store: bool,
    keys: bool,
    certificate: bool,
}

/// Why the service is not ready.
#[derive(Debug, thiserror::Error)]
enum Unready {
    #[error("the store cannot be used")]
    Store(#[from] StoreError),
    #[error("the store does not answer")]
    Silent,
    #[error("the store was used with a key that this process does not have")]
    Keys,
    #[error("computers do not accept the certificate")]
    Certificate,
}

impl Readiness {
    /// Of a service that has just opened its store, written to it and matched its keys. Its certificate
    /// is looked at now: a service with one that computers refuse may start.
    pub fn opened(
        store: Arc<SqliteStore>,
        keys: Vec<KeyCheck>,
        chain: watch::Receiver<Vec<CertificateDer<'static>>>,
        host: String,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let found = Found {
            at: Instant::now(),
            store: true,
            keys: true,
            certificate: is_accepted(&chain.borrow(), &host, clock.now()),
        };
        Self {
            store,
            keys,
            chain,
            host,
            clock,
            found: Mutex::new(found),
        }
    }

    /// Whether every check passes.
    pub fn is_ready(&self) -> bool {
        self.checks().iter().all(|(_, passes)| *passes)
    }

    /// The checks by name, and whether each passes.
    pub fn checks(&self) -> [(&'static str, bool); 3] {
        let found = *self.found();
        let fresh = found.at.elapsed() < STALE;
        [
            ("store", fresh && found.store),
            ("keys", fresh && found.keys),
            ("certificate", found.certificate),
        ]
    }

    /// What is wrong with the certificate in use.
    pub fn certificate_findings(&self) -> Vec<Finding> {
        tls_files::examine(&self.chain.borrow(), &self.host, self.clock.now())
    }

    /// When the certificate in use expires, or one of its issuers in the file before it.
    pub fn certificate_until(&self) -> Option<Timestamp> {
        tls_files::ends_at(&self.chain.borrow())
    }

    /// Looks again and again, and calls `changed` whenever the service becomes ready or unready.
    pub async fn keep_looking(self: Arc<Self>, changed: impl Fn(bool)) {
        let mut looks = tokio::time::interval(LOOK);
        let mut failing = Repeats::new("the service is not ready");
        let mut was_ready = true;
        loop {
            looks.tick().await;
            failing.note(self.look().await);
            let is_ready = self.is_ready();
            if is_ready != was_ready {
                changed(is_ready);
            }
            was_ready = is_ready;
        }
    }

    /// Looks once, and keeps what was found.
    async fn look(&self) -> Result<(), Unready> {
        let used = self.use_store(PATIENCE).await;
        let certificate = is_accepted(&self.chain.borrow(), &self.host, self.clock.now());
        *self.found() = Found {
            at: Instant::now(),
            store: matches!(used, Ok(()) | Err(Unready::Keys)),
            keys: !matches!(used, Err(Unready::Keys)),
            certificate,
        };
        match certificate {
            true => used,
            false => used.and(Err(Unready::Certificate)),
        }
    }

    async fn use_store(&self, patience: Duration) -> Result<(), Unready> {
        let before = self.store.written();
        match timeout(patience, self.store.prove_writable(self.clock.now())).await {
            Ok(proved) => proved?,
            // The turn of this look did not come, but others wrote meanwhile: the store is busy, and it
            // can be written.
            Err(_) if self.store.written() > before => {}
            Err(_) => return Err(Unready::Silent),
        }
        let known = timeout(patience, self.store.key_checks()).await;
        let known = known.map_err(|_| Unready::Silent)??;
        match known.iter().all(|check| self.keys.contains(check)) {
            true => Ok(()),
            false => Err(Unready::Keys),
        }
    }

    fn found(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether computers accept a certificate.
fn is_accepted(chain: &[CertificateDer<'static>], host: &str, now: Timestamp) -> bool {
    let findings = tls_files::examine(chain, host, now);
    !findings.into_iter().any(Finding::is_refused_by_clients)
}

#[cfg(test)]
mod tests;
