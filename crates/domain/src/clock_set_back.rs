//! Stored times that lie ahead of the clock: they were stored while the clock was ahead, and it was set
//! back since.
//!
//! Nobody knows how much time has really passed since such a time. So whatever depends on it is decided
//! in the safe way: what it allowed is not allowed any more, and what it refused is refused for no longer
//! than the rule itself would refuse it from now on (law 20). What was spent stays spent.

use chiave_protocol::Timestamp;

/// The seconds by which a stored time may be ahead of the clock: clocks of two machines, or of one machine
/// whose clock is corrected, differ by less.
pub const TOLERANCE_S: i64 = 60;

/// Whether a time that was stored as the present lies ahead of the clock.
#[must_use]
pub fn is_ahead(stored: Timestamp, now: Timestamp) -> bool {
    stored.since(now) > TOLERANCE_S
}

/// Whether an end that is stored at most `longest_s` seconds before lies too far ahead of the clock.
#[must_use]
pub fn ends_too_late(end: Timestamp, longest_s: i64, now: Timestamp) -> bool {
    end.since(now) > longest_s + TOLERANCE_S
}
