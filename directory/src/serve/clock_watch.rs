//! Notices that the machine's clock was set while the service runs.

use chiave_crypto::nonce::Nonces;
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use chiave_store_sqlite::SqliteStore;
use std::time::{Duration, Instant};

/// The seconds by which the clock may differ from the time that has passed: a clock that is corrected
/// little by little differs by less.
const TOLERANCE_S: i64 = 30;

/// How long nobody sets a clock that counts as settled: a machine that starts with a wrong clock has usually set it by
/// then.
const SETTLING: Duration = Duration::from_secs(60 * 60);

/// The clock at one moment, and the moment by a clock that cannot be set.
pub(super) struct ClockWatch {
    clock: Timestamp,
    moment: Instant,
    /// Since when nobody has set the clock, as far as this process can tell.
    unset_since: Instant,
}

impl ClockWatch {
    pub(super) const fn begin(clock: Timestamp, moment: Instant) -> Self {
        Self {
            clock,
            moment,
            unset_since: moment,
        }
    }

    /// Whether nobody has set the clock for an hour, nor was the service started in it. Whatever a wrong clock would
    /// destroy waits for this.
    pub(super) fn has_settled(&self) -> bool {
        self.moment.duration_since(self.unset_since) >= SETTLING
    }

    /// Logs by how much the clock was set since the last call.
    pub(super) fn look(&mut self, clock: Timestamp, moment: Instant) {
        let passed = moment.duration_since(self.moment);
        self.moment = moment;
        if let Some(set_by_s) = set_by_s(self.clock, clock, passed) {
            self.unset_since = moment;
            tracing::warn!(
                code = "clock",
                set_by_s,
                "the clock of this machine was set; delays, sessions and codes follow it"
            );
        }
        self.clock = clock;
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

    // Law 20.
    #[test]
    fn a_clock_settles_an_hour_after_a_start_and_a_setting() {
        let (start, wrong) = (Instant::now(), NOW.plus(-86_400));
        let mut watch = ClockWatch::begin(wrong, start);
        let mut settled_after = |minutes: u64, first: Timestamp| {
            let passed = Duration::from_secs(60 * minutes);
            let clock = first.plus(i64::try_from(passed.as_secs()).unwrap());
            watch.look(clock, start + passed);
            watch.has_settled()
        };

        assert!(!settled_after(59, wrong));
        assert!(!settled_after(61, NOW), "it was set right");
        assert!(!settled_after(120, NOW));
        assert!(settled_after(121, NOW));
    }
}
