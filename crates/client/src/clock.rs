//! The only place that reads this laptop's clock. Nothing that matters is decided by it: freshness
//! is decided by the service.

use chiave_protocol::Timestamp;
use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

/// The moment that uptimes are counted from.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Tells the time, so that a test can.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;

    /// How long this computer has been running since some moment, without the time it slept. Only
    /// differences mean something.
    fn uptime(&self) -> Duration;

    /// How far local time is ahead of UTC now, in minutes.
    fn utc_offset_min(&self) -> i16;
}

/// The laptop's own.
#[derive(Clone, Copy, Debug, Default)]
pub struct LaptopClock {
    /// Seconds that it is made to run ahead; only tests set it.
    pub ahead_s: i64,
}

impl Clock for LaptopClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "this is the clock adapter")]
        let now = std::time::SystemTime::now();
        let seconds = match now.duration_since(std::time::UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
            Err(before) => -i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX),
        };
        Timestamp::from_unix(seconds).plus(self.ahead_s)
    }

    fn uptime(&self) -> Duration {
        START.elapsed()
    }

    fn utc_offset_min(&self) -> i16 {
        let seconds = chrono::Local::now().offset().local_minus_utc();
        i16::try_from(seconds / 60).unwrap_or(0)
    }
}
