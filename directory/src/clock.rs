//! The machine's clock.

use chiave_domain::ports::clock::Clock;
use chiave_protocol::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// A time in UTC, as scripts and logs read it; `None` outside the years of that form.
pub(crate) fn rfc3339(at: Timestamp) -> Option<String> {
    let at = OffsetDateTime::from_unix_timestamp(at.as_unix()).ok()?;
    at.format(&Rfc3339).ok()
}

/// Reads the machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the adapter that tells the time"
    )]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let now = Timestamp::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
        #[cfg(feature = "automation")]
        let now = crate::automation::time_to_go_by(now);
        now.plus(ahead_s())
    }
}

/// Seconds that a test adds to the service's clock.
#[cfg(feature = "automation")]
fn ahead_s() -> i64 {
    static AHEAD_S: std::sync::LazyLock<i64> = std::sync::LazyLock::new(|| {
        let asked = std::env::var("CHIAVE_CLOCK_AHEAD_S");
        asked.ok().and_then(|it| it.parse().ok()).unwrap_or(0)
    });
    *AHEAD_S
}

/// Without the feature, the clock is the machine's.
#[cfg(not(feature = "automation"))]
fn ahead_s() -> i64 {
    0
}
