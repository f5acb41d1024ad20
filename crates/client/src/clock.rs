//! The only module that reads this computer's clock. The clock decides nothing important: the
//! service decides what is fresh.

use chiave_protocol::Timestamp;
use chiave_settings::MinuteOfDay;
use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

/// The moment from which uptimes are counted.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A source of time, which a test can replace.
pub trait Clock: Send + Sync {
    /// The current time.
    fn now(&self) -> Timestamp;

    /// How long this computer has been running since some fixed moment, without the time in which
    /// it slept. Only differences are meaningful.
    fn uptime(&self) -> Duration;

    /// The current offset of local time from UTC in minutes.
    fn utc_offset_min(&self) -> i16;

    /// The current minute of the day by the local time.
    fn minute_of_the_day(&self) -> MinuteOfDay {
        let minutes = self.now().as_unix().div_euclid(60) + i64::from(self.utc_offset_min());
        MinuteOfDay::after_midnight(minutes)
    }
}

/// The clock of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct ComputerClock {
    /// Seconds that are added to the clock; only tests set this.
    pub ahead_s: i64,
}

impl Clock for ComputerClock {
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
