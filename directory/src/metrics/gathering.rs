//! Gathers the numbers that nobody counts as they change, whenever the page is asked for.

use super::{
    Metrics,
    declared::{
        BACKUP, CERTIFICATE, CONNECTIONS, DRILL, HANDSHAKES_FAILED, HASH_QUEUE, HASH_WAIT, HASHES,
        INFO, OUTBOX, OUTBOX_AGE, READY, STARTED,
    },
    events::Counted,
};
use crate::{
    clock::SystemClock,
    hashing::HashPool,
    listen::{Connections, HandshakeFailure},
    readiness::Readiness,
};
use chiave_domain::{
    device::DeviceTrust,
    ports::{
        clock::Clock,
        store::{Store, StoreError},
    },
};
use chiave_protocol::Timestamp;
use chiave_store_sqlite::SqliteStore;
use std::sync::Arc;

/// The parts of the service that the numbers are about.
pub struct Watched {
    metrics: Arc<Metrics>,
    readiness: Arc<Readiness>,
    store: Arc<SqliteStore>,
    pool: Arc<HashPool>,
    connections: Connections,
    counted: Counted,
}

/// The mails that wait.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Outbox {
    /// Those with a code.
    pub(super) codes: Waiting,
    /// Those without.
    pub(super) notices: Waiting,
}

/// The mails of one sort that wait.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Waiting {
    /// The number of mails.
    pub(super) mails: u64,
    /// The age of the oldest one in seconds.
    pub(super) oldest_s: u64,
}

impl Watched {
    /// Counts events from now on.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn new(
        readiness: Arc<Readiness>,
        metrics: Arc<Metrics>,
        store: Arc<SqliteStore>,
        pool: Arc<HashPool>,
        connections: Connections,
    ) -> Result<Self, StoreError> {
        let counted = Counted::from_now(&store).await?;
        metrics.set(&INFO, &[env!("CARGO_PKG_VERSION")], 1.0);
        metrics.set(&STARTED, &[], seconds(SystemClock.now()));
        Ok(Self {
            metrics,
            readiness,
            store,
            pool,
            connections,
            counted,
        })
    }

    /// What `/readyz` says in detail.
    pub(super) fn readiness(&self) -> &Readiness {
        &self.readiness
    }

    /// The page with the numbers of now. If the store fails, the numbers about it are those of the
    /// last time; `chiave_ready` says so.
    pub(super) async fn page(&self) -> String {
        let metrics = &self.metrics;
        for (check, passes) in self.readiness.checks() {
            metrics.set(&READY, &[check], f64::from(u8::from(passes)));
        }
        let until = self.readiness.certificate_until();
        metrics.set(&CERTIFICATE, &[], until.map_or(0.0, seconds));
        metrics.set(&CONNECTIONS, &[], count(self.connections.open()));
        for why in HandshakeFailure::ALL {
            let failed = self.connections.failed_handshakes(why);
            metrics.set(&HANDSHAKES_FAILED, &[why.word()], count(failed));
        }
        for (devices, trust) in [
            ("known", DeviceTrust::Known),
            ("unknown", DeviceTrust::Unknown),
        ] {
            metrics.set(&HASH_QUEUE, &[devices], count(self.pool.waiting(trust)));
        }
        metrics.set(&HASHES, &[], count(self.pool.made()));
        metrics.set_times(&HASH_WAIT, &[], self.pool.waits());
        if let Err(error) = self.of_the_store().await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "numbers of the store cannot be read"
            );
        }
        metrics.page()
    }

    async fn of_the_store(&self) -> Result<(), StoreError> {
        let metrics = &self.metrics;
        let Outbox { codes, notices } = self.outbox().await?;
        for (mail, waiting) in [("code", codes), ("notice", notices)] {
            metrics.set(&OUTBOX, &[mail], count(waiting.mails));
            metrics.set(&OUTBOX_AGE, &[mail], count(waiting.oldest_s));
        }
        for (metric, word) in [(&BACKUP, "backup"), (&DRILL, "drill")] {
            let at = self.store.last_change(word).await?;
            metrics.set(metric, &[], at.map_or(0.0, seconds));
        }
        self.counted.catch_up(&self.store, metrics).await
    }

    /// The mails that wait.
    pub(super) async fn outbox(&self) -> Result<Outbox, StoreError> {
        let now = SystemClock.now();
        let mut outbox = Outbox::default();
        for mails in self.store.read_once().await?.waiting_mail().await? {
            let of_sort = match mails.codes {
                true => &mut outbox.codes,
                false => &mut outbox.notices,
            };
            of_sort.mails += mails.count;
            of_sort.oldest_s = of_sort.oldest_s.max(age_s(mails.oldest, now));
        }
        Ok(outbox)
    }
}

fn age_s(at: Timestamp, now: Timestamp) -> u64 {
    u64::try_from(now.since(at)).unwrap_or_default()
}

/// A time as Prometheus has it.
pub fn seconds(at: Timestamp) -> f64 {
    // Seconds since 1970 are exact in this type for the next 280 million years.
    count(u64::try_from(at.as_unix()).unwrap_or_default())
}

/// A number as Prometheus has it: beyond 2^53 it would be rounded, which no count reaches.
#[expect(clippy::cast_precision_loss, reason = "no count reaches 2^53")]
fn count(number: u64) -> f64 {
    number as f64
}
