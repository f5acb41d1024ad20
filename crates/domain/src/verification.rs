//! The rules of every verification, whatever it is for: how many codes are sent and tried, and what
//! a comparison found.

use crate::{clock_set_back::is_ahead, settings::AccountPolicy};
use chiave_protocol::{AccountId, MethodId, SessionId, Timestamp};

/// The length of the short window, in which only a few codes go to one destination, in seconds.
const SHORT_WINDOW_S: i64 = 10 * 60;
/// The length of the long window in seconds.
pub const LONG_WINDOW_S: i64 = 24 * 60 * 60;

/// The result of comparing a typed code.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Found {
    /// No method gives the typed code.
    Wrong,
    /// A method gives the typed code. Whether the code was used before is decided when its use is
    /// stored.
    Right {
        /// The method.
        method: MethodId,
        /// The TOTP step, or the serial number of the code that was sent.
        step: u64,
    },
}

/// Where a mailed code was asked for outside an attempt. The code is derived from its scope and is
/// accepted there alone (law 2).
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum CodeScope {
    /// A session: a fresh verification, or the first code of a method that was begun there.
    Session(SessionId),
    /// The activation of an account: the first code of a method that was begun with it.
    Activation(AccountId),
}

/// How many mails may be sent in each of the two windows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SendLimit {
    in_ten_minutes: u32,
    a_day: u32,
}

impl SendLimit {
    /// The limit for mails that inform an account of sign-ins; each kind is counted separately.
    pub const ALARMS: Self = Self {
        in_ten_minutes: 3,
        a_day: 10,
    };

    /// The limit for one destination.
    #[must_use]
    pub fn of(policy: &AccountPolicy) -> Self {
        Self {
            in_ten_minutes: policy.sends_in_ten_minutes.max(1),
            a_day: policy.sends_a_day.max(1),
        }
    }

    /// The limit for a number of destinations together.
    #[must_use]
    pub fn times(self, destinations: u32) -> Self {
        Self {
            in_ten_minutes: self.in_ten_minutes.saturating_mul(destinations),
            a_day: self.a_day.saturating_mul(destinations),
        }
    }

    /// Whether another send after `sent` ones within a day is the last one of that day.
    #[must_use]
    pub fn is_last(self, sent: usize) -> bool {
        u32::try_from(sent + 1).is_ok_and(|sent| sent == self.a_day)
    }

    /// The time of the next permitted send, after sends at these times, oldest first; `now` if
    /// permitted at once. A send that lies ahead of the clock, which was set back since, does not count:
    /// it would count until the clock has come that far.
    #[must_use]
    pub fn next_at(self, sent: &[Timestamp], now: Timestamp) -> Timestamp {
        let until_now = sent.partition_point(|sent| !is_ahead(*sent, now));
        self.next_after(sent.get(..until_now).unwrap_or(sent), now)
    }

    /// The time of the next permitted send, after sends of which some may wait for their time, oldest
    /// first.
    #[must_use]
    pub fn next_after(self, sent: &[Timestamp], now: Timestamp) -> Timestamp {
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

/// Seconds before another code may be requested, so a mail has time to arrive.
pub const RESEND_AFTER_S: i64 = 30;

/// The time until which a code that is sent at `now` is accepted.
#[must_use]
pub fn code_expires_at(policy: &AccountPolicy, now: Timestamp) -> Timestamp {
    now.plus(i64::from(policy.code_minutes.clamp(1, 10)) * 60)
}

/// The number of tries that are left, of [`AccountPolicy::wrong_per_code`].
#[must_use]
pub fn tries_left(wrong_per_code: u32, counted: u32) -> u32 {
    wrong_per_code.saturating_sub(counted)
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

    #[test]
    fn a_destination_is_full_with_the_code_that_reaches_the_limit() {
        let sent = |count: i64| vec![NOW; usize::try_from(count).unwrap()];
        let alarms = SendLimit::ALARMS;

        assert_eq!(alarms.next_at(&sent(2), NOW), NOW);
        assert_eq!(alarms.next_at(&sent(3), NOW), NOW.plus(10 * 60));
        assert_eq!(alarms.next_at(&sent(10), NOW), NOW.plus(24 * 60 * 60));
    }

    #[test]
    fn a_code_lasts_the_minutes_of_the_policy_and_ten_at_most() {
        let minutes = |code_minutes| {
            let policy = AccountPolicy {
                code_minutes,
                ..AccountPolicy::default()
            };
            code_expires_at(&policy, NOW).since(NOW) / 60
        };

        assert_eq!([0, 1, 4, 10, 200].map(minutes), [1, 1, 4, 10, 10]);
    }

    #[test]
    fn tries_that_were_counted_are_not_left() {
        assert_eq!([0, 4, 5, 6].map(|it| tries_left(5, it)), [5, 1, 0, 0]);
    }
}
