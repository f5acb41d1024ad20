//! How severe an event is, in the numbers of syslog.

use tracing::Level;

/// The severity of syslog (RFC 5424, section 6.2.1); the journal calls it priority.
pub(crate) const fn severity(level: Level) -> u8 {
    match level {
        Level::ERROR => 3,
        Level::WARN => 4,
        Level::INFO => 6,
        _ => 7,
    }
}
