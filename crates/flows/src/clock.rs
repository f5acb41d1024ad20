//! The log of stored times that lie ahead of the clock ([`chiave_domain::clock_set_back`]).

use chiave_domain::{clock_set_back::is_ahead, method::Method};
use chiave_protocol::Timestamp;

/// Logs that something was decided in the safe way, because a stored time lies ahead of the clock. A
/// client can cause the line, so the line is a warning.
pub(crate) fn met_ahead(what: &'static str) {
    tracing::warn!(
        code = "clock",
        what,
        "a stored time is ahead of the clock, which was set back; check the clock of this machine"
    );
}

/// Logs it of a time that was stored as the present, if it lies ahead of the clock.
pub(crate) fn note_if_ahead(what: &'static str, stored: Timestamp, now: Timestamp) {
    if is_ahead(stored, now) {
        met_ahead(what);
    }
}

/// Logs it of an app whose newest accepted code is one of the future. Its codes are refused until the
/// clock has come that far, because a spent code must not become valid again.
pub(crate) fn note_app_ahead(method: &Method, step: u64) {
    if method.is_spent_ahead(step) {
        met_ahead("the newest code of an app");
    }
}
