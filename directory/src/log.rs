//! The service's log: one line for each event, to the error output, a file, the journal or syslog.
//!
//! Never logged, at any level: passwords, tokens, codes, addresses, names, bodies. Other crates log
//! at warning level only, whatever the setting: at finer levels some of them write whole requests.

use crate::config::{Level, Log, LogTo};
use chiave_log::{Format, Output, Settings};
use std::{io, path::Path};

/// The socket of the journal (systemd-journald.socket).
pub const JOURNAL: &str = "/run/systemd/journal/socket";
/// The socket of the syslog daemon (syslog(3)).
pub const SYSLOG: &str = "/dev/log";
/// The name of our events in the journal and in syslog.
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
/// The file or the socket of the log cannot be opened.
pub fn start(settings: &Log) -> io::Result<chiave_log::Log> {
    chiave_log::start(Settings {
        filter: filter(settings.level),
        format: match &settings.to {
            LogTo::Journal => Format::Journal(PROGRAM),
            LogTo::Syslog => Format::Syslog(PROGRAM),
            LogTo::ErrorOutput | LogTo::File(_) if settings.json => Format::Json,
            LogTo::ErrorOutput | LogTo::File(_) => Format::Text,
        },
        output: match (place(&settings.to), &settings.to) {
            (None, _) => Output::ErrorOutput,
            (Some(path), LogTo::File(_)) => Output::File(path.to_owned()),
            (Some(path), _) => Output::Socket(path.to_owned()),
        },
    })
}

/// The file or the socket that receives events; `None` for the error output.
pub fn place(to: &LogTo) -> Option<&Path> {
    match to {
        LogTo::ErrorOutput => None,
        LogTo::File(file) => Some(file),
        LogTo::Journal => Some(Path::new(JOURNAL)),
        LogTo::Syslog => Some(Path::new(SYSLOG)),
    }
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
