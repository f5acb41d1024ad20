//! Notices that the machine's clock was set while the service runs.

use chiave_crypto::nonce::Nonces;
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use chiave_store_sqlite::SqliteStore;
use std::time::Duration;
use tokio::time::Instant;

/// The seconds by which the clock may differ from the time that has passed: a clock that is corrected
/// little by little differs by less.
const TOLERANCE_S: i64 = 30;

/// The clock at one moment, and the moment by a clock that cannot be set.
pub(super) struct ClockWatch {
    clock: Timestamp,
    moment: Instant,
}

impl ClockWatch {
    pub(super) fn begin(clock: Timestamp) -> Self {
        Self {
            clock,
            moment: Instant::now(),
        }
    }

    /// Logs by how much the clock was set since the last call.
    pub(super) fn look(&mut self, clock: Timestamp) {
        let passed = self.moment.elapsed();
        if let Some(set_by_s) = set_by_s(self.clock, clock, passed) {
            tracing::warn!(
                code = "clock",
                set_by_s,
                "the clock of this machine was set; delays, sessions and codes follow it"
            );
        }
        *self = Self::begin(clock);
    }
}

/// Keeps in the store that the clock was set back, unless it has `noted` already: a later start must not accept
/// nonces of the time before (law 20). Returns what the store has then.
pub(super) async fn note_set_back(
    nonces: &Nonces,
    store: &SqliteStore,
    noted: Option<i64>,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let mark = nonces.set_back_from(now);
    if noted != Some(mark) {
        store.note_clock_set_back(mark).await?;
    }
    Ok(mark)
}

/// By how many seconds the clock was set while this time passed: ahead, or back if negative. `None` if it
/// was not set.
fn set_by_s(before: Timestamp, after: Timestamp, passed: Duration) -> Option<i64> {
    let passed_s = i64::try_from(passed.as_secs()).unwrap_or(i64::MAX);
    let set_by_s = after.since(before).saturating_sub(passed_s);
    (set_by_s.saturating_abs() > TOLERANCE_S).then_some(set_by_s)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

    // Law 20.
    #[test]
    fn a_clock_that_was_set_is_noticed() {
        let set_by = |s: i64| set_by_s(NOW, NOW.plus(60 + s), Duration::from_secs(60));

        assert_eq!([set_by(0), set_by(30), set_by(-30)], [None; 3]);
        assert_eq!(set_by(3600), Some(3600));
        assert_eq!(set_by(-3600), Some(-3600));
    }
}
