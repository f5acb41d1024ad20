//! Running the service: wiring, listening, what happens in the background, and the end.

use crate::{
    app::App,
    causes,
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
use chiave_flows::{seal_audit::seal_audit, service::Service};
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use std::{net::SocketAddr, sync::Arc, time::Duration};

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
pub async fn run(config: Config) -> Result<(), ServeError> {
    let tls = tls(&config.tls)?;
    let listen = config.listen;
    let house = Arc::new(wire(config).await?);
    house
        .app
        .service
        .settle_open()
        .await
        .map_err(ServeError::Settle)?;
    #[cfg(feature = "automation")]
    let still = crate::automation::is_still();
    #[cfg(not(feature = "automation"))]
    let still = false;
    let background = (!still).then(|| tokio::spawn(background(Arc::clone(&house))));
    survive_file_limits();
    let handle = Handle::new();
    tokio::spawn(stop_when_asked(handle.clone(), house.app.under_way.clone()));
    tokio::spawn(announce(handle.clone()));
    let served = axum_server::bind_rustls(listen, tls)
        .handle(handle)
        .serve(http::router(Arc::clone(&house.app)).into_make_service())
        .await;
    if let Some(background) = background {
        background.abort();
    }
    house.store.close().await;
    tracing::info!("stopped");
    served.map_err(|error| ServeError::Listen(listen, error))
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
        #[expect(
            clippy::print_stdout,
            reason = "the one line that a supervisor waits for"
        )]
        {
            println!(r#"{{"event":"ready","address":"{address}"}}"#);
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
    handle.graceful_shutdown(Some(STOP));
    // A laptop that sleeps never says goodbye, and the next start does not wait for it.
    under_way.nothing().await;
    tokio::time::sleep(GOODBYE).await;
    under_way.nothing().await;
    handle.shutdown();
}

/// What nobody waits for: mails on one side, since a slow mail server may take a minute a mail;
/// the chain of the audit log, lost writes and sweeping on the other.
async fn background(house: Arc<House>) {
    let mut every_second = tokio::time::interval(Duration::from_secs(1));
    let mut every_minute = tokio::time::interval(Duration::from_secs(60));
    let mails = async {
        loop {
            every_second.tick().await;
            house.every_second().await;
        }
    };
    let rest = async {
        loop {
            every_minute.tick().await;
            house.every_minute().await;
        }
    };
    tokio::join!(mails, rest);
}

impl House {
    async fn every_second(&self) {
        if let Err(error) = self.app.service.deliver_due(self.mail.as_ref()).await {
            tracing::error!(
                error = causes::chain(&error),
                "mails could not be delivered"
            );
        }
    }

    async fn every_minute(&self) {
        let service = &self.app.service;
        if let Err(error) = service.settle_stale().await {
            tracing::error!(
                error = causes::chain(&error),
                "lost writes could not be settled"
            );
        }
        if let Err(error) = service.forget_proofs().await {
            tracing::error!(
                error = causes::chain(&error),
                "spent proofs could not be forgotten"
            );
        }
        let now = service.clock.now();
        if let Err(error) = self.store.sweep(now).await {
            tracing::error!(
                error = causes::chain(&error),
                "the store could not be swept"
            );
        }
        match seal_audit(self.store.as_ref(), &self.audit, now).await {
            Ok(Some((checkpoint, seal))) => {
                // The outside copy of the chain's end: whoever keeps the log can show a cut.
                tracing::info!(
                    audit.rows = checkpoint.rows,
                    audit.hash = %hex(checkpoint.hash.as_bytes()),
                    audit.at = checkpoint.at.as_unix(),
                    audit.key = %seal.key,
                    audit.tag = %hex(&seal.tag),
                    "audit checkpoint"
                );
            }
            Ok(None) => {}
            Err(error) => tracing::error!(
                error = causes::chain(&error),
                "the audit log could not be chained"
            ),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
