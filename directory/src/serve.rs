//! Running the service: wiring, listening, what happens in the background, and the end.

mod background;
mod repeats;
mod tasks;

use crate::{
    app::App,
    clock::SystemClock,
    config::{Config, Tls},
    hashing::{self, HashPool, PoolConfig},
    http,
    keys::{Keys, KeysError},
    mail::SmtpMail,
    under_way::UnderWay,
};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use chiave_crypto::{AuditKey, Random, SystemRandom, password_hash::Cost};
use chiave_domain::ports::{
    connector::Connector,
    hashing::HashingError,
    mail::Mail,
    store::{Store, StoreError},
};
use chiave_flows::service::Service;
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use std::{io::Write, net::SocketAddr, sync::Arc, time::Duration};
use tasks::Tasks;

/// Leading zero bits asked of the proof of work: some tens of milliseconds of a laptop.
const WORK_BITS: u32 = 16;
/// How long requests that were begun may take to end once the service was asked to stop.
const STOP: Duration = Duration::from_secs(45);
/// How long the last answers may take on their way out before the connections are cut.
const GOODBYE: Duration = Duration::from_secs(2);

/// Why the service does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The keys cannot be used.
    #[error("the keys cannot be used")]
    Keys(#[from] KeysError),
    /// The store cannot be opened.
    #[error("the store cannot be opened")]
    Store(#[from] StoreError),
    /// The hash pool does not start.
    #[error("the hash pool does not start")]
    Hashing(#[from] HashingError),
    /// The certificate or its key cannot be used.
    #[error("the certificate or its key cannot be used")]
    Tls(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The mail settings cannot be used.
    #[error("the mail settings cannot be used")]
    Mail(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The address cannot be listened on.
    #[error("{0} cannot be listened on")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// What was left open by an earlier run could not be looked at.
    #[error("what was left open could not be settled")]
    Settle(#[source] chiave_flows::error::FlowError),
    /// A task that runs for as long as the service does has ended.
    #[error("the background task \"{0}\" has ended")]
    TaskEnded(&'static str),
}

/// Everything that runs.
struct House {
    app: Arc<App>,
    store: Arc<SqliteStore>,
    mail: Arc<dyn Mail>,
    audit: AuditKey,
}

/// Runs until it is asked to stop; then finishes what was begun.
///
/// # Errors
///
/// [`ServeError`], before the first request.
pub async fn run(config: Config, _log: &chiave_log::Log) -> Result<(), ServeError> {
    let tls = tls(&config.tls)?;
    let listen = config.listen;
    let house = Arc::new(wire(config).await?);
    house
        .app
        .service
        .settle_open()
        .await
        .map_err(ServeError::Settle)?;
    let mut tasks = Tasks::default();
    background::begin(&house, &mut tasks);
    survive_file_limits();
    let handle = Handle::new();
    tokio::spawn(stop_when_asked(handle.clone(), house.app.under_way.clone()));
    tokio::spawn(announce(handle.clone()));
    let server = axum_server::bind_rustls(listen, tls)
        .handle(handle.clone())
        .serve(http::router(Arc::clone(&house.app)).into_make_service());
    tokio::pin!(server);
    let served = tokio::select! {
        served = &mut server => served.map_err(|error| ServeError::Listen(listen, error)),
        ended = tasks.ended() => {
            tokio::join!(stop(&handle, &house.app.under_way), &mut server).1.ok();
            Err(ServeError::TaskEnded(ended))
        }
    };
    drop(tasks);
    house.store.close().await;
    tracing::info!("stopped");
    served
}

async fn wire(config: Config) -> Result<House, ServeError> {
    let keys = Keys::load(&config.keys_dir)?;
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let file = config.store_path();
    let store = SqliteStore::open(&file, Arc::new(keys.sealing), Arc::clone(&random)).await?;
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
    let connector: Arc<dyn Connector> = Arc::new(EmbeddedDirectory::new(&store, hashing.clone()));
    let nonces = keys
        .nonce
        .in_epoch(store.epoch().await?, store.epoch_began_at().await?);
    let store = Arc::new(store);
    let service = Service {
        store: Arc::clone(&store) as Arc<dyn Store>,
        connector,
        hashing: hashing.clone(),
        clock: Arc::new(SystemClock),
        random,
        lookup: keys.lookup,
        codes: keys.code,
        organisation: config.organisation,
        work_bits: WORK_BITS,
    };
    let app = Arc::new(App {
        under_way: UnderWay::default(),
        service: Arc::new(service),
        nonces,
        store_id: store.id().await?,
        public_name: config.public_name.as_str().to_owned(),
        #[cfg(feature = "automation")]
        gauges: crate::automation::Gauges {
            store: Arc::clone(&store),
            pool: hashing,
        },
    });
    Ok(House {
        app,
        store,
        mail: Arc::new(mail),
        audit: keys.audit,
    })
}

/// TLS 1.3 and nothing older, by the one provider.
fn tls(files: &Tls) -> Result<RustlsConfig, ServeError> {
    let wrong = |error: rustls::pki_types::pem::Error| ServeError::Tls(error.into());
    let chain = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(wrong)?;
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(wrong)?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(|error| ServeError::Tls(error.into()))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|error| ServeError::Tls(error.into()))?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(config)))
}

/// Says where it listens, once it does: one line of JSON for whoever started it.
async fn announce(handle: Handle<SocketAddr>) {
    if let Some(address) = handle.listening().await {
        {
            // Whoever started it may have stopped listening.
            let _ = writeln!(
                std::io::stdout(),
                r#"{{"event":"ready","address":"{address}"}}"#
            );
        }
        tracing::info!(%address, "ready");
    }
}

/// Without this the kernel ends a process that meets a file size limit; with it the write fails,
/// the store says so, and the service goes on.
fn survive_file_limits() {
    use tokio::signal::unix::{SignalKind, signal};
    const SIGXFSZ: i32 = 25;
    if let Err(error) = signal(SignalKind::from_raw(SIGXFSZ)) {
        tracing::warn!(%error, "a file size limit would end the service");
    }
}

async fn stop_when_asked(handle: Handle<SocketAddr>, under_way: UnderWay) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
    ) else {
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("asked to stop");
    stop(&handle, &under_way).await;
}

/// Finishes what was begun, and then cuts the connections.
async fn stop(handle: &Handle<SocketAddr>, under_way: &UnderWay) {
    handle.graceful_shutdown(Some(STOP));
    // A laptop that sleeps never says goodbye, and the next start does not wait for it.
    under_way.nothing().await;
    tokio::time::sleep(GOODBYE).await;
    under_way.nothing().await;
    handle.shutdown();
}

#[cfg(test)]
mod tests;
