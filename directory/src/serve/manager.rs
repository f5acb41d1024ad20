//! Tells the service manager how the service is (sd_notify(3)): one datagram for each change.
//!
//! Without a service manager that asks for it, nothing is sent.

use super::repeats::Repeats;
use chiave_domain::ports::store::StoreError;
use chiave_store_sqlite::SqliteStore;
use rustix::time::{ClockId, clock_gettime};
use std::{
    io,
    os::{
        linux::net::SocketAddrExt as _,
        unix::net::{SocketAddr, UnixDatagram},
    },
    sync::Arc,
    time::Duration,
};

/// The socket of the service manager.
const SOCKET: &str = "NOTIFY_SOCKET";
/// The time after which the service manager restarts a service that was silent, in microseconds.
const WATCHDOG: &str = "WATCHDOG_USEC";
/// The process that has to send the signs of life, if not every process of the service.
const WATCHDOG_PROCESS: &str = "WATCHDOG_PID";

/// The service manager that started the service, if there is one.
pub(super) struct Manager {
    socket: Option<UnixDatagram>,
    watchdog: Option<Duration>,
}

impl Manager {
    /// The service manager that the environment names. One that cannot be reached is logged: it would
    /// wait in vain for the start.
    pub(super) fn of_the_environment() -> Self {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let Some(path) = set(SOCKET) else {
            return Self::nobody();
        };
        let socket = match connect(&path) {
            Ok(socket) => Some(socket),
            Err(error) => {
                tracing::warn!(%error, "the service manager cannot be told anything");
                None
            }
        };
        let is_ours = set(WATCHDOG_PROCESS).is_none_or(|id| id == std::process::id().to_string());
        let watchdog = set(WATCHDOG).filter(|_| is_ours);
        let watchdog = watchdog.and_then(|microseconds| microseconds.parse().ok());
        Self {
            socket,
            watchdog: watchdog.map(Duration::from_micros),
        }
    }

    /// No service manager.
    pub(super) fn nobody() -> Self {
        Self {
            socket: None,
            watchdog: None,
        }
    }

    /// The service answers; `status` is shown by `systemctl status`.
    pub(super) fn ready(&self, status: &str) {
        self.tell(&format!("READY=1\nSTATUS={status}"));
    }

    /// What `systemctl status` shows from now on.
    pub(super) fn status(&self, status: &str) {
        self.tell(&format!("STATUS={status}"));
    }

    /// The service reads its files again; [`Manager::ready`] follows.
    pub(super) fn reloading(&self) {
        let now = clock_gettime(ClockId::Monotonic);
        let microseconds = now.tv_sec * 1_000_000 + now.tv_nsec / 1_000;
        self.tell(&format!("RELOADING=1\nMONOTONIC_USEC={microseconds}"));
    }

    /// The service finishes what was begun and ends.
    pub(super) fn stopping(&self) {
        self.tell("STOPPING=1\nSTATUS=finishing what was begun");
    }

    fn tell(&self, state: &str) {
        if let Some(socket) = &self.socket {
            // A full socket must not delay the service; a lost sign of life is followed by the next.
            let _ = socket.send(state.as_bytes());
        }
    }

    /// Sends one sign of life if the store can be read.
    async fn sign_of_life(&self, store: &SqliteStore) -> Result<(), StoreError> {
        store.newest_row_at().await?;
        self.tell("WATCHDOG=1");
        Ok(())
    }
}

/// Sends signs of life as long as the store can be read and the tasks of the service get their turn:
/// this task is one of them. Without a watchdog, waits forever.
pub(super) async fn live(manager: Arc<Manager>, store: Arc<SqliteStore>) {
    let Some(watchdog) = manager.watchdog else {
        return std::future::pending().await;
    };
    let mut reading = Repeats::new("the store cannot be read, so the watchdog is not told");
    let mut signs = tokio::time::interval((watchdog / 3).max(Duration::from_millis(1)));
    loop {
        signs.tick().await;
        reading.note(manager.sign_of_life(&store).await);
    }
}

fn connect(path: &str) -> io::Result<UnixDatagram> {
    let address = match path.strip_prefix('@') {
        Some(name) => SocketAddr::from_abstract_name(name)?,
        None => SocketAddr::from_pathname(path)?,
    };
    let socket = UnixDatagram::unbound()?;
    socket.connect_addr(&address)?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_crypto::{KeyId, SealingKeys, SystemRandom};

    /// A socket that listens in the place of a service manager.
    struct Listening {
        manager: Manager,
        socket: UnixDatagram,
    }

    impl Listening {
        fn at(address: &SocketAddr, path: &str) -> Self {
            let socket = UnixDatagram::bind_addr(address).unwrap();
            socket.set_nonblocking(true).unwrap();
            let manager = Manager {
                socket: Some(connect(path).unwrap()),
                watchdog: None,
            };
            Self { manager, socket }
        }

        fn heard(&self) -> Option<String> {
            let mut bytes = [0; 256];
            let length = self.socket.recv(&mut bytes).ok()?;
            Some(String::from_utf8(bytes[..length].to_vec()).unwrap())
        }
    }

    #[test]
    fn a_socket_without_a_file_is_reached_too() {
        let name = format!("chiave-{}", std::process::id());
        let address = SocketAddr::from_abstract_name(&name).unwrap();
        let listening = Listening::at(&address, &format!("@{name}"));

        listening.manager.ready("up");

        assert_eq!(listening.heard().unwrap(), "READY=1\nSTATUS=up");
    }

    #[tokio::test]
    async fn a_store_that_cannot_be_read_gives_no_sign_of_life() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notify");
        let address = SocketAddr::from_pathname(&path).unwrap();
        let listening = Listening::at(&address, path.to_str().unwrap());
        let key = SealingKeys::generate(KeyId::parse("k1").unwrap(), &SystemRandom);
        let keys = Arc::new(key);
        let file = folder.path().join("chiave.db");
        let store = SqliteStore::create(&file, keys, Arc::new(SystemRandom)).await;
        let store = store.unwrap();

        listening.manager.sign_of_life(&store).await.unwrap();
        assert_eq!(listening.heard().unwrap(), "WATCHDOG=1");

        store.close().await;
        assert!(listening.manager.sign_of_life(&store).await.is_err());
        assert_eq!(listening.heard(), None);
    }
}
