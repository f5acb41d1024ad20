//! Limits log lines about events that strangers can cause as often as they like.

use std::time::{Duration, Instant};

/// The shortest time between two lines.
const PAUSE: Duration = Duration::from_secs(60);

/// Allows one line a minute and counts the suppressed ones.
#[derive(Default)]
pub(super) struct Sparse {
    last: Option<Instant>,
    unsaid: u64,
}

impl Sparse {
    /// Returns `Some` if a line may be written now, with the number of lines that were suppressed
    /// before it.
    pub(super) fn speak(&mut self) -> Option<u64> {
        self.speak_at(Instant::now())
    }

    fn speak_at(&mut self, now: Instant) -> Option<u64> {
        let soon = |last: Instant| now.saturating_duration_since(last) < PAUSE;
        if self.last.is_some_and(soon) {
            self.unsaid += 1;
            return None;
        }
        self.last = Some(now);
        Some(std::mem::take(&mut self.unsaid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_a_minute_tells_how_many_were_left_out() {
        let begin = Instant::now();
        let mut sparse = Sparse::default();

        let said: Vec<_> = [0, 1, 59, 60, 61]
            .map(|second| sparse.speak_at(begin + Duration::from_secs(second)))
            .into();

        assert_eq!(said, [Some(0), None, None, Some(2), None]);
    }
}
