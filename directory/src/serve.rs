//! Runs the service: wiring, listening, background work, and shutdown.

mod background;
mod certificate;
mod clock_watch;
mod delivery;
mod manager;
pub(crate) mod repeats;
mod signals;
mod tasks;
mod wiring;

use crate::{
    clock::{self, SystemClock},
    config::{Config, Smtp},
    http, left,
    listen::{self, Connections, Listener, Serving, Transport},
    metrics::{self, Watched},
    opening::{self, Opened, OpeningError},
    under_way::UnderWay,
};
use certificate::Certificate;
use chiave_crypto::order::OrderKeyError;
use chiave_domain::ports::{clock::Clock, hashing::HashingError, store::StoreError};
use manager::Manager;
pub use signals::outlive_file_size;
use signals::{Asked, Signals};
use std::{io::Write, net::SocketAddr, path::Path, sync::Arc, time::Duration};
use tasks::Tasks;
use wiring::{Running, wire};

/// How often the certificate files are checked for changes.
const LOOK: Duration = Duration::from_secs(5);
/// After a request to stop: the time limit for requests in flight.
const STOP: Duration = Duration::from_secs(45);
/// The time limit for sending the last answers before the connections are cut.
const GOODBYE: Duration = Duration::from_secs(2);

/// Why the service does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The process cannot listen to signals.
    #[error("signals cannot be listened to")]
    Signals(#[source] std::io::Error),
    /// The store or its keys cannot be used.
    #[error("the store cannot be opened")]
    Opening(#[from] OpeningError),
    /// The store failed.
    #[error("the store cannot be used")]
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
    /// No key that signs orders can be made of the audit key.
    #[error("no key that signs orders can be made")]
    Orders(#[source] OrderKeyError),
    /// The address cannot be listened on.
    #[error("{0} cannot be listened on")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// The address of the metrics cannot be listened on.
    #[error("{0} cannot be listened on for metrics")]
    Metrics(SocketAddr, #[source] std::io::Error),
    /// Writes that an earlier run left open could not be settled.
    #[error("what was left open could not be settled")]
    Settle(#[source] chiave_flows::error::FlowError),
    /// A task that must run as long as the service has ended.
    #[error("the background task \"{0}\" has ended")]
    TaskEnded(&'static str),
}

/// Runs until the process is asked to stop, then finishes what was begun.
///
/// # Errors
///
/// [`ServeError`]: before the first request, or because a task ended that must not end.
pub async fn run(config: Config, log: &chiave_log::Log) -> Result<(), ServeError> {
    let mut signals = Signals::listen().map_err(ServeError::Signals)?;
    let manager = Arc::new(Manager::of_the_environment());
    let host = config.public_name.host();
    let mut certificate = Certificate::load(config.tls.clone(), host, SystemClock.now())?;
    examine_mail(&config.smtp);
    let (address, metrics_at) = (config.listen, config.metrics);
    let served = opening::open_to_serve(&config, SystemClock.now()).await?;
    let _lock = served.lock;
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        store.path = %config.store_path().display(),
        store.id = %served.opened.store.id().await?,
        keys.path = %config.keys_dir.display(),
        "starting"
    );
    warn_of_left_copies(&config.data_dir);
    warn_of_the_clock(&served.opened).await?;
    let running = Arc::new(wire(config, served.opened, certificate.chain()).await?);
    running
        .app
        .service
        .settle_open()
        .await
        .map_err(ServeError::Settle)?;
    let connections = Connections::new(listen::raise_limit());
    let Bound { listener, metrics } = bind(address, metrics_at).await?;
    let address = listener.address();
    let mut tasks = Tasks::default();
    if let Some(listener) = metrics {
        begin_metrics(listener, &running, &connections, &mut tasks).await?;
    }
    background::begin(&running, &mut tasks);
    watch_over(&running, &manager, address, &mut tasks);
    tasks.begin(
        "connections",
        listener.serve(Serving {
            router: http::router(Arc::clone(&running.app)),
            transport: Transport::Tls(certificate.in_use()),
            connections: connections.clone(),
        }),
    );
    announce(address);
    let is_ready = || running.app.readiness.is_ready();
    manager.ready(&status(address, is_ready()));
    let reload = |certificate: &mut Certificate| {
        manager.reloading();
        log.reopen();
        certificate.read_anew(SystemClock.now());
        manager.ready(&status(address, is_ready()));
    };
    let served = until_told(&mut signals, &mut tasks, &mut certificate, &reload).await;
    manager.stopping();
    finish(&connections, &running.app.under_way).await;
    drop(tasks);
    running.store.close().await;
    tracing::info!("stopped");
    served
}

/// The addresses of the service. All are bound before a task begins: a start that fails has begun nothing.
struct Bound {
    listener: Listener,
    metrics: Option<Listener>,
}

async fn bind(address: SocketAddr, metrics: Option<SocketAddr>) -> Result<Bound, ServeError> {
    let listener = Listener::bind(address)
        .await
        .map_err(|error| ServeError::Listen(address, error))?;
    let metrics = match metrics {
        Some(address) => {
            let bound = Listener::bind(address).await;
            Some(bound.map_err(|error| ServeError::Metrics(address, error))?)
        }
        None => None,
    };
    Ok(Bound { listener, metrics })
}

/// Handles requests to reload until the process is asked to stop or a task ends.
async fn until_told(
    signals: &mut Signals,
    tasks: &mut Tasks,
    certificate: &mut Certificate,
    reload: &dyn Fn(&mut Certificate),
) -> Result<(), ServeError> {
    let mut looks = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            ended = tasks.ended() => return Err(ServeError::TaskEnded(ended)),
            asked = signals.next() => match asked {
                Asked::Stop => {
                    tracing::info!("asked to stop");
                    return Ok(());
                }
                Asked::Reload => {
                    tracing::info!("asked to read certificate and log file anew");
                    reload(certificate);
                }
            },
            _ = looks.tick() => certificate.look(SystemClock.now()),
        }
    }
}

/// Accepts no more connections, finishes what was begun, and then cuts the connections.
async fn finish(connections: &Connections, under_way: &UnderWay) {
    connections.close();
    let finished = async {
        under_way.nothing().await;
        // A sleeping computer never closes its connection, so the wait is limited.
        let _ = tokio::time::timeout(GOODBYE, connections.ended()).await;
        under_way.nothing().await;
    };
    let _ = tokio::time::timeout(STOP, finished).await;
    connections.cut();
}

/// Logs a warning for each copy of the store that an interrupted command left behind.
fn warn_of_left_copies(data_dir: &Path) {
    for path in left::copies(data_dir) {
        tracing::warn!(
            path = %path.display(),
            "an interrupted backup or restore left a copy of the store that is not encrypted"
        );
    }
}

/// Logs a warning if the newest row of the audit log is later than this machine's clock.
async fn warn_of_the_clock(opened: &Opened) -> Result<(), StoreError> {
    let now = SystemClock.now();
    if let Some(at) = opened.ahead_of(now).await? {
        tracing::warn!(
            code = "clock",
            audit.newest_at = clock::rfc3339(at),
            now = clock::rfc3339(now),
            "the clock is behind the newest row of the audit log, so one of the two was wrong"
        );
    }
    Ok(())
}

/// Logs a warning if the connection to the mail server is secured in another way than is usual on
/// its port: no mail would be sent, and the reason would show only after a time-out.
fn examine_mail(smtp: &Smtp) {
    if let Some(usual) = smtp.usual_security() {
        tracing::warn!(
            smtp.port = smtp.port,
            smtp.security = smtp.security.as_str(),
            usual = usual.as_str(),
            "smtp.security does not fit smtp.port"
        );
    }
}

/// Looks again and again whether the service is well, and tells the service manager.
fn watch_over(running: &Running, manager: &Arc<Manager>, address: SocketAddr, tasks: &mut Tasks) {
    // The looks read and write.
    #[cfg(feature = "automation")]
    if crate::automation::is_still() {
        return;
    }
    let (told, readiness) = (Arc::clone(manager), Arc::clone(&running.app.readiness));
    let looking = readiness.keep_looking(move |is_ready| told.status(&status(address, is_ready)));
    tasks.begin("readiness", looking);
    let store = Arc::clone(&running.store);
    tasks.begin("signs of life", manager::live(Arc::clone(manager), store));
}

/// Answers collectors of metrics at an address of its own.
async fn begin_metrics(
    listener: Listener,
    running: &Running,
    connections: &Connections,
    tasks: &mut Tasks,
) -> Result<(), ServeError> {
    let watched = Watched::new(
        Arc::clone(&running.app.readiness),
        Arc::clone(&running.app.metrics),
        Arc::clone(&running.store),
        Arc::clone(&running.pool),
        connections.clone(),
    );
    let watched = Arc::new(watched.await?);
    let address = listener.address().to_string();
    tracing::info!(metrics.address = address, "metrics");
    tasks.begin("metrics", listener.serve(metrics::serving(watched)));
    Ok(())
}

/// What the service manager shows of the service.
fn status(address: SocketAddr, is_ready: bool) -> String {
    match is_ready {
        true => format!("answering on {address}"),
        false => "not ready, see the log".to_owned(),
    }
}

/// Announces the address: one line of JSON for the parent process.
fn announce(address: SocketAddr) {
    // The parent process may have closed the output.
    let _ = writeln!(
        std::io::stdout(),
        r#"{{"event":"ready","address":"{address}"}}"#
    );
    tracing::info!(%address, "ready");
}

#[cfg(test)]
mod tests;
