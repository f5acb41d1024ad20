//! Wires the parts of the service to each other.

use super::{ServeError, clock_watch};
use crate::{
    app::App,
    clock::SystemClock,
    config::Config,
    hashing::{self, HashPool, PoolConfig},
    mail::SmtpMail,
    opening::Opened,
    readiness::Readiness,
    under_way::UnderWay,
};
use chiave_crypto::{
    AuditKey, NonceKey, Random, SystemRandom, nonce::Nonces, order::OrderKeys, password_hash::Cost,
};
use chiave_domain::ports::{
    clock::Clock,
    connector::Connector,
    mail::Mail,
    roster::Roster,
    store::{Store, StoreError},
};
use chiave_flows::service::Service;
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore};
use rustls::pki_types::CertificateDer;
use std::{num::NonZeroUsize, sync::Arc};
use tokio::sync::watch;

/// The number of leading zero bits that a proof of work needs: some tens of milliseconds of a
/// client.
const WORK_BITS: u32 = 16;

/// The certificate chain in use, now and after each change.
pub(super) type Chain = watch::Receiver<Vec<CertificateDer<'static>>>;

/// All parts of the running service.
pub(super) struct Running {
    pub(super) app: Arc<App>,
    pub(super) store: Arc<SqliteStore>,
    pub(super) roster: Arc<dyn Roster>,
    pub(super) mail: Arc<dyn Mail>,
    pub(super) mails_at_once: NonZeroUsize,
    pub(super) audit: AuditKey,
    pub(super) pool: Arc<HashPool>,
}

/// Makes the parts from the settings and the open store.
pub(super) async fn wire(
    config: Config,
    Opened { keys, store }: Opened,
    chain: Chain,
) -> Result<Running, ServeError> {
    let checks = keys.checks();
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let hashing = HashPool::start(PoolConfig {
        workers: config.workers.count.get(),
        queue: config.workers.queue.get(),
        wipe_after: hashing::WIPE_AFTER,
        keep_memory: hashing::KEEP_MEMORY,
        cost: Cost::default(),
        pepper: keys.pepper,
        random: Arc::clone(&random),
    })?;
    let mail = SmtpMail::new(&config.smtp).map_err(|error| ServeError::Mail(error.into()))?;
    let directory = Arc::new(EmbeddedDirectory::new(&store, hashing.clone()));
    let connector: Arc<dyn Connector> = Arc::clone(&directory) as Arc<dyn Connector>;
    let nonces = nonces(keys.nonce, &store).await?;
    let store = Arc::new(store);
    let host = config.public_name.host().to_owned();
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let readiness = Readiness::opened(Arc::clone(&store), checks, chain, host, Arc::clone(&clock));
    let store_id = store.id().await?;
    let orders = OrderKeys::derive(&keys.audit, store_id).map_err(ServeError::Orders)?;
    let service = Service {
        store: Arc::clone(&store) as Arc<dyn Store>,
        connector,
        hashing: hashing.clone(),
        clock,
        random,
        lookup: keys.lookup,
        codes: keys.code,
        orders,
        organisation: config.organisation,
        domains: config.sign_in_domains,
        work_bits: WORK_BITS,
    };
    let app = Arc::new(App {
        under_way: UnderWay::default(),
        service: Arc::new(service),
        nonces,
        store_id,
        public_name: config.public_name.as_str().to_owned(),
        metrics: Arc::default(),
        readiness: Arc::new(readiness),
        personal: config.log.personal,
        #[cfg(feature = "automation")]
        gauges: crate::automation::Gauges {
            store: Arc::clone(&store),
            pool: Arc::clone(&hashing),
        },
    });
    Ok(Running {
        app,
        store,
        roster: directory,
        mail: Arc::new(mail),
        mails_at_once: config.smtp.connections,
        audit: keys.audit,
        pool: hashing,
    })
}

/// The nonces of this start: of the store's epoch, and with what the store knows of the clock.
async fn nonces(key: NonceKey, store: &SqliteStore) -> Result<Nonces, StoreError> {
    let in_epoch = key.in_epoch(store.epoch().await?, store.epoch_began_at().await?);
    let set_back_from = store.clock_set_back_from().await?;
    let nonces = in_epoch.after(store.newest_row_at().await?, set_back_from);
    clock_watch::note_set_back(&nonces, store, Some(set_back_from), SystemClock.now()).await?;
    Ok(nonces)
}
