//! The log: one line an event on the error output, for whatever collects it.
//!
//! What is never logged, at any level: passwords, tokens, codes, addresses, names, bodies. Other
//! crates are kept at warnings whatever is set: at finer levels some write whole requests.

use crate::config::{Level, Log};
use tracing_subscriber::EnvFilter;

/// Ours, by the names that events bear.
const OURS: [&str; 4] = [
    "chiave_directory",
    "chiave_domain",
    "chiave_flows",
    "chiave_store_sqlite",
];

/// Starts logging for the rest of the process.
pub fn start(settings: Log) {
    let events = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter(settings.level)))
        .with_writer(std::io::stderr);
    // Twice in one process cannot happen, and would only mean that there is a log already.
    let _ = if settings.json {
        events.json().flatten_event(true).try_init()
    } else {
        events.with_ansi(false).try_init()
    };
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
