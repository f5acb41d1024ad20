//! What the system asks of the service.

use std::io;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Linux's number of the signal that ends a process at a file size limit.
const SIGXFSZ: i32 = 25;

/// The signals that the service answers. From the moment they are listened to, none of them ends the
/// process by itself.
pub(super) struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hang_up: Signal,
    /// Listened to so that a write beyond a limit fails in place of ending the process: the store says
    /// so, and the service goes on.
    _file_size: Signal,
}

/// What was asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Asked {
    /// To end, once what was begun is finished (SIGTERM, SIGINT).
    Stop,
    /// To read certificate and log file anew (SIGHUP).
    Reload,
}

impl Signals {
    /// Begins to listen.
    ///
    /// # Errors
    ///
    /// Where the system does not let it.
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hang_up: signal(SignalKind::hangup())?,
            _file_size: signal(SignalKind::from_raw(SIGXFSZ))?,
        })
    }

    /// Waits for the next one.
    pub(super) async fn next(&mut self) -> Asked {
        tokio::select! {
            _ = self.terminate.recv() => Asked::Stop,
            _ = self.interrupt.recv() => Asked::Stop,
            _ = self.hang_up.recv() => Asked::Reload,
        }
    }
}
