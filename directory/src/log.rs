//! The service's log: one line for each event, to the error output or a file, for a log collector.
//!
//! Never logged, at any level: passwords, tokens, codes, addresses, names, bodies. Other crates log
//! at warning level only, whatever the setting: at finer levels some of them write whole requests.

use crate::config::{Level, Log};
use chiave_log::{Format, Output, Settings};
use std::{io, path::PathBuf};

/// The socket of the journal (systemd-journald.socket).
pub const JOURNAL: &str = "/run/systemd/journal/socket";
/// The name of our events in the journal.
const PROGRAM: &str = "chiave-directory";
/// The targets of our own events.
const OURS: [&str; 4] = [
    "chiave_directory",
    "chiave_domain",
    "chiave_flows",
    "chiave_store_sqlite",
];

/// Starts logging for the rest of the process.
///
/// # Errors
///
/// The log file cannot be opened.
pub fn start(settings: &Log) -> io::Result<chiave_log::Log> {
    chiave_log::start(Settings {
        filter: filter(settings.level),
        format: match (settings.journal, settings.json) {
            (true, _) => Format::Journal(PROGRAM),
            (false, true) => Format::Json,
            (false, false) => Format::Text,
        },
        output: match (settings.journal, &settings.file) {
            (true, _) => Output::Journal(PathBuf::from(JOURNAL)),
            (false, Some(file)) => Output::File(file.clone()),
            (false, None) => Output::ErrorOutput,
        },
    })
}

fn filter(level: Level) -> String {
    let others = if level == Level::Error {
        Level::Error
    } else {
        Level::Warn
    };
    let ours = OURS.map(|name| format!("{name}={}", level.as_str()));
    format!("{},{}", others.as_str(), ours.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_crates_never_say_more_than_warnings() {
        assert!(filter(Level::Trace).starts_with("warn,chiave_directory=trace,"));
        assert!(filter(Level::Error).starts_with("error,"));
    }
}
