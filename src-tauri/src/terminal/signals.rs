//! The signals that ask a process to end.

pub(super) use system::Signals;

#[cfg(unix)]
mod system {
    use std::io;
    use tokio::signal::unix::{Signal, SignalKind, signal};

    /// The signals of a terminal, of a person and of the system.
    pub struct Signals {
        interrupt: Signal,
        terminate: Signal,
        hang_up: Signal,
        quit: Signal,
    }

    impl Signals {
        /// Takes over the signals, which from then on end nothing by themselves. To be called in a runtime.
        ///
        /// # Errors
        ///
        /// Whatever keeps the system from telling of signals.
        pub fn take() -> io::Result<Self> {
            Ok(Self {
                interrupt: signal(SignalKind::interrupt())?,
                terminate: signal(SignalKind::terminate())?,
                hang_up: signal(SignalKind::hangup())?,
                quit: signal(SignalKind::quit())?,
            })
        }

        /// Waits for a signal.
        pub async fn recv(&mut self) {
            tokio::select! {
                _ = self.interrupt.recv() => {}
                _ = self.terminate.recv() => {}
                _ = self.hang_up.recv() => {}
                _ = self.quit.recv() => {}
            }
        }
    }
}

#[cfg(windows)]
mod system {
    use std::io;
    use tokio::signal::windows::{CtrlBreak, CtrlC, CtrlClose, CtrlShutdown};
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_shutdown};

    /// The signals of a console and of the system.
    pub struct Signals {
        interrupt: CtrlC,
        quit: CtrlBreak,
        close: CtrlClose,
        shut_down: CtrlShutdown,
    }

    impl Signals {
        /// Takes over the signals, which from then on end nothing by themselves. To be called in a runtime.
        ///
        /// # Errors
        ///
        /// Whatever keeps the system from telling of signals.
        pub fn take() -> io::Result<Self> {
            Ok(Self {
                interrupt: ctrl_c()?,
                quit: ctrl_break()?,
                close: ctrl_close()?,
                shut_down: ctrl_shutdown()?,
            })
        }

        /// Waits for a signal.
        pub async fn recv(&mut self) {
            tokio::select! {
                _ = self.interrupt.recv() => {}
                _ = self.quit.recv() => {}
                _ = self.close.recv() => {}
                _ = self.shut_down.recv() => {}
            }
        }
    }
}
