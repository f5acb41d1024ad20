//! The signals to which the service reacts.

use std::io;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// The number of the signal by which Linux ends a process that exceeds a file size limit.
const SIGXFSZ: i32 = 25;

/// The signals that the service handles. Once listening has begun, none of these signals ends the
/// process by itself.
pub(super) struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hang_up: Signal,
    /// Handled so a write beyond a size limit fails instead of ending the process: the store
    /// reports the error, and the service continues.
    _file_size: Signal,
}

/// While the returned value lives, a write beyond a limit on the size of files fails instead of ending
/// the process.
///
/// # Errors
///
/// If the system refuses to change the handling of the signal.
pub fn outlive_file_size() -> io::Result<Signal> {
    signal(SignalKind::from_raw(SIGXFSZ))
}

/// A request of the system or an administrator.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Asked {
    /// End after finishing what was begun (SIGTERM, SIGINT).
    Stop,
    /// Read the certificate again and reopen the log file (SIGHUP).
    Reload,
}

impl Signals {
    /// Begins to listen.
    ///
    /// # Errors
    ///
    /// An error if the system does not allow it.
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hang_up: signal(SignalKind::hangup())?,
            _file_size: outlive_file_size()?,
        })
    }

    /// Waits for the next request.
    pub(super) async fn next(&mut self) -> Asked {
        tokio::select! {
            _ = self.terminate.recv() => Asked::Stop,
            _ = self.interrupt.recv() => Asked::Stop,
            _ = self.hang_up.recv() => Asked::Reload,
        }
    }
}
