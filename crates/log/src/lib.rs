//! The log of a process: the service or the application.
//!
//! Events are formatted in the thread where they happen and written by a separate thread. An output
//! that fails (closed pipe, full disk, closed terminal) or that nobody reads neither delays nor
//! ends the process: lines are dropped, and their number is logged once the output works again.

pub mod causes;
#[cfg(unix)]
mod datagrams;
mod journal;
mod json;
mod origin;
mod panics;
mod priority;
mod queue;
#[cfg(test)]
mod receiver;
mod syslog;
mod writer;

use journal::{JournalEvents, JournalFields};
use json::JsonEvents;
use queue::Queue;
use std::{
    io,
    path::PathBuf,
    time::{Duration, Instant},
};
use syslog::SyslogEvents;
use tracing_subscriber::{EnvFilter, fmt::format::JsonFields};

/// How long the end of the process waits until the last lines are written.
const LAST_LINES: Duration = Duration::from_secs(2);

/// The settings of a log.
#[derive(Debug)]
pub struct Settings {
    /// Directives of [`EnvFilter`], such as `warn,chiave_directory=info`.
    pub filter: String,
    /// How a line looks.
    pub format: Format,
    /// Where lines go.
    pub output: Output,
}

/// The format of a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// Plain text without colours.
    Text,
    /// One flat JSON object.
    Json,
    /// The fields of the journal of systemd, under the name of this program; for [`Output::Socket`].
    Journal(&'static str),
    /// A line of syslog, under the name of this program; for [`Output::Socket`].
    Syslog(&'static str),
}

/// The output of a log.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Output {
    /// The error output of the process.
    ErrorOutput,
    /// A file, to which lines are appended.
    File(PathBuf),
    /// The datagram socket of the journal of systemd or of a syslog daemon.
    Socket(PathBuf),
}

/// The running log. Dropping it waits up to two seconds for the last lines to be written.
#[derive(Debug)]
#[must_use = "dropping it ends the log"]
pub struct Log {
    queue: Queue,
}

/// Starts the log of this process, and logs every panic from here on.
///
/// # Errors
///
/// An error if the file cannot be opened, or the system allows no further thread.
pub fn start(settings: Settings) -> io::Result<Log> {
    let queue = Queue::start(settings.output)?;
    let events = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(settings.filter))
        .with_ansi(false)
        // The library reports its own errors with `eprintln!`, which panics if the error output
        // fails.
        .log_internal_errors(false)
        .with_writer(queue.clone());
    // A second start in the same process does not happen; it would fail because a log exists
    // already.
    let _ = match settings.format {
        Format::Json => events
            .fmt_fields(JsonFields::new())
            .event_format(JsonEvents)
            .try_init(),
        Format::Text => events.try_init(),
        Format::Journal(program) => events
            .fmt_fields(JournalFields)
            .event_format(JournalEvents { program })
            .try_init(),
        Format::Syslog(program) => events.event_format(SyslogEvents::of(program)).try_init(),
    };
    panics::log_them();
    Ok(Log { queue })
}

impl Log {
    /// Reopens the log file before the next line, so a rotated file is released.
    ///
    /// If the file cannot be opened, the old one stays in use and the failure is logged. For the
    /// error output nothing happens.
    pub fn reopen(&self) {
        self.queue.reopen();
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.queue.drain(Instant::now() + LAST_LINES);
    }
}
