//! Rules of every verification, whatever asks for it: how many codes are sent, how many are typed,
//! and what came of one.

use crate::settings::AccountPolicy;
use chiave_protocol::{MethodId, Timestamp};

/// Seconds of the short window in which only a few codes go to one destination.
const SHORT_WINDOW_S: i64 = 10 * 60;
/// Seconds of the long window.
pub const LONG_WINDOW_S: i64 = 24 * 60 * 60;

/// What the comparison of a typed code found.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Found {
    /// No method gives what was typed.
    Wrong,
    /// This one does. Whether the code was used before is decided by whoever stores that it is.
    Right {
        /// Which method.
        method: MethodId,
        /// The TOTP step, or the number of the code that was sent.
        step: u64,
    },
}

/// How many mails may be sent in each of the two windows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SendLimit {
    in_ten_minutes: u32,
    a_day: u32,
}

impl SendLimit {
    /// Mails of one kind that tell an account of sign-ins.
    pub const ALARMS: Self = Self {
        in_ten_minutes: 3,
        a_day: 10,
    };

    /// What one destination may be sent.
    #[must_use]
    pub fn of(policy: &AccountPolicy) -> Self {
        Self {
            in_ten_minutes: policy.sends_in_ten_minutes.max(1),
            a_day: policy.sends_a_day.max(1),
        }
    }

    /// What so many destinations together may be sent.
    #[must_use]
    pub fn times(self, destinations: u32) -> Self {
        Self {
            in_ten_minutes: self.in_ten_minutes.saturating_mul(destinations),
            a_day: self.a_day.saturating_mul(destinations),
        }
    }

    /// When the next code may be sent, after codes were sent at these times, oldest first: `now`
    /// where at once.
    #[must_use]
    pub fn next_at(self, sent: &[Timestamp], now: Timestamp) -> Timestamp {
        let full = |most: u32, window: i64| {
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            let oldest = sent.len().checked_sub(most)?;
            sent.get(oldest).map(|sent| sent.plus(window))
        };
        let short = full(self.in_ten_minutes, SHORT_WINDOW_S).unwrap_or(now);
        let long = full(self.a_day, LONG_WINDOW_S).unwrap_or(now);
        now.max(short).max(long)
    }
}

/// Until when a code that is sent at `now` is accepted.
#[must_use]
pub fn code_expires_at(policy: &AccountPolicy, now: Timestamp) -> Timestamp {
    now.plus(i64::from(policy.code_minutes.clamp(1, 10)) * 60)
}

/// How many tries may follow after so many were counted.
#[must_use]
pub fn tries_left(policy: &AccountPolicy, counted: u32) -> u32 {
    policy.wrong_per_code.saturating_sub(counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix(1_000_000);

    fn limit() -> SendLimit {
        SendLimit::of(&AccountPolicy::default())
    }

    #[test]
    fn the_fourth_code_waits_for_the_first_to_be_ten_minutes_old() {
        let sends = [NOW.plus(-500), NOW.plus(-200), NOW.plus(-100)];

        assert_eq!(limit().next_at(&sends[..2], NOW), NOW);
        assert_eq!(limit().next_at(&sends, NOW), NOW.plus(100));
    }

    #[test]
    fn the_eleventh_code_of_a_day_waits_for_tomorrow() {
        let sends: Vec<_> = (1..=10)
            .rev()
            .map(|hours| NOW.plus(-hours * 3600))
            .collect();

        assert_eq!(limit().next_at(&sends, NOW), NOW.plus(14 * 3600));
    }

    #[test]
    fn two_addresses_together_are_sent_twice_as_many() {
        let limit = limit().times(2);

        assert_eq!((limit.in_ten_minutes, limit.a_day), (6, 20));
    }
}
