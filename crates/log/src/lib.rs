//! The log of a process, service or application.
//!
//! Events are formatted where they happen and written by a thread of their own. An output that
//! fails (closed pipe, full disk, closed terminal) or that nobody reads delays and ends nothing:
//! lines are dropped, and their number is logged once the output works again.

mod panics;
mod queue;
mod writer;

use queue::Queue;
use std::{
    io,
    path::PathBuf,
    time::{Duration, Instant},
};
use tracing_subscriber::EnvFilter;

/// How long the end of the process waits for the last lines.
const LAST_LINES: Duration = Duration::from_secs(2);

/// What is logged, how, and where to.
#[derive(Debug)]
pub struct Settings {
    /// Directives of [`EnvFilter`], such as `warn,chiave_directory=info`.
    pub filter: String,
    /// How a line looks.
    pub format: Format,
    /// Where lines go.
    pub output: Output,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// Plain text without colours.
    Text,
    /// One flat JSON object.
    Json,
}

/// Where the lines of a log go.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Output {
    /// The error output of the process.
    ErrorOutput,
    /// A file, to which lines are appended.
    File(PathBuf),
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
/// Where the file cannot be opened, or the system gives no thread.
pub fn start(settings: Settings) -> io::Result<Log> {
    let queue = Queue::start(settings.output)?;
    let events = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(settings.filter))
        .with_ansi(false)
        // The library tells its own errors with `eprintln!`, which panics where the output fails.
        .log_internal_errors(false)
        .with_writer(queue.clone());
    // Twice in one process cannot happen, and would only mean that there is a log already.
    let _ = match settings.format {
        Format::Json => events.json().flatten_event(true).try_init(),
        Format::Text => events.try_init(),
    };
    panics::log_them();
    Ok(Log { queue })
}

impl Log {
    /// Opens the file of the log anew before the next line, so that a rotated file is let go.
    ///
    /// Where the file cannot be opened, the old one stays in use and the failure is logged. The error
    /// output has nothing to open.
    pub fn reopen(&self) {
        self.queue.reopen();
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.queue.drain(Instant::now() + LAST_LINES);
    }
}
