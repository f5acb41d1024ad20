//! The rate limit: tries are counted before they are verified (law 4).
//!
//! A bucket counts the tries of one secret of one account from devices of one trust level. The
//! store holds the bucket. A flow loads it, calls [`count`], stores the result and commits, and
//! only then verifies the secret. Nobody can lock a colleague out: the delay of the shared bucket
//! does not affect a known device, and the delay ends.

use crate::clock_set_back::{ends_too_late, is_ahead};
use chiave_protocol::Timestamp;

/// The number of wrong tries without a delay (docs/design.md, section 6: delays from the 5th wrong
/// one on).
pub const FREE_TRIES: u32 = 4;
/// The longest delay in seconds.
pub const LONGEST_WAIT_S: i64 = 15 * 60;
/// Hours for which a repeated wrong secret is recognised and not counted.
pub const REMEMBER_HOURS: i64 = 24;
/// How many different wrong secrets are recognised.
pub const REMEMBERED: usize = 8;

/// The state of one bucket.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Bucket {
    /// The number of counted tries since the last right one.
    pub tries: u32,
    /// The time until which nothing is verified.
    pub closed_until: Timestamp,
    /// Short keyed hashes of wrong secrets, each with its time.
    pub wrong: Vec<(u32, Timestamp)>,
}

impl Bucket {
    /// The time until which nothing is verified, by a clock that may have been set back since.
    #[must_use]
    pub fn closed_until(&self, now: Timestamp) -> Timestamp {
        if ends_too_late(self.closed_until, LONGEST_WAIT_S, now) {
            now.plus(wait_after(self.tries))
        } else {
            self.closed_until
        }
    }
}

/// The bucket's decision about a try.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Counted {
    /// The try is counted, and the secret may be verified.
    Verify,
    /// The try is refused without looking at the secret, and nothing is spent.
    Wait {
        /// The time until which tries are refused.
        until: Timestamp,
    },
}

/// Counts one try at `now`. The caller stores `bucket` before the secret is verified.
///
/// A bucket that is closed for longer than any delay was closed while the clock was ahead. Its delay then
/// begins now, so that the delay ends; the caller stores that, too.
pub fn count(bucket: &mut Bucket, now: Timestamp) -> Counted {
    bucket.closed_until = bucket.closed_until(now);
    if now < bucket.closed_until {
        return Counted::Wait {
            until: bucket.closed_until,
        };
    }
    bucket.tries = bucket.tries.saturating_add(1);
    bucket.closed_until = now.plus(wait_after(bucket.tries));
    Counted::Verify
}

/// Returns the bucket after a right try: empty.
#[must_use]
pub fn succeeded() -> Bucket {
    Bucket::default()
}

/// Notes a wrong try. A try that repeats a wrong secret of the last day is given back: a telephone
/// that keeps sending yesterday's password guesses nothing.
pub fn failed(bucket: &mut Bucket, short_hash: u32, now: Timestamp) {
    bucket
        .wrong
        .retain(|(_, seen)| now.since(*seen) < REMEMBER_HOURS * 60 * 60 && !is_ahead(*seen, now));
    if bucket.wrong.iter().any(|(hash, _)| *hash == short_hash) {
        bucket.tries = bucket.tries.saturating_sub(1);
        bucket.closed_until = now.plus(wait_after(bucket.tries));
        return;
    }
    if bucket.wrong.len() == REMEMBERED {
        bucket.wrong.remove(0);
    }
    bucket.wrong.push((short_hash, now));
}

/// Gives a try back that was never verified (the directory did not answer, the queue was full).
pub fn returned(bucket: &mut Bucket, now: Timestamp) {
    bucket.tries = bucket.tries.saturating_sub(1);
    bucket.closed_until = now;
}

/// The delay in seconds after a number of tries: none after four, then 5, 10, 20 … up to 15
/// minutes.
fn wait_after(tries: u32) -> i64 {
    match tries.checked_sub(FREE_TRIES + 1) {
        None => 0,
        Some(doublings) => (5_i64 << doublings.min(16)).min(LONGEST_WAIT_S),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix(1_000_000);

    fn fail(bucket: &mut Bucket, hash: u32, now: Timestamp) -> Counted {
        let counted = count(bucket, now);
        if counted == Counted::Verify {
            failed(bucket, hash, now);
        }
        counted
    }

    #[test]
    fn a_try_that_is_given_back_gives_back_no_other() {
        let mut bucket = Bucket::default();
        for hash in 1..=4 {
            fail(&mut bucket, hash, NOW);
        }
        count(&mut bucket, NOW);

        returned(&mut bucket, NOW);

        assert_eq!((bucket.tries, bucket.closed_until), (4, NOW));
    }

    // Law 4.
    #[test]
    fn the_fifth_wrong_try_starts_the_delays() {
        let mut bucket = Bucket::default();
        for hash in 1..=5 {
            assert_eq!(fail(&mut bucket, hash, NOW), Counted::Verify);
        }

        assert_eq!(
            fail(&mut bucket, 6, NOW),
            Counted::Wait { until: NOW.plus(5) }
        );
        assert_eq!(fail(&mut bucket, 6, NOW.plus(5)), Counted::Verify);
        assert_eq!(
            fail(&mut bucket, 7, NOW.plus(5)),
            Counted::Wait {
                until: NOW.plus(15)
            }
        );
    }

    #[test]
    fn the_longest_wait_is_fifteen_minutes() {
        assert_eq!(wait_after(4), 0);
        assert_eq!(wait_after(u32::MAX), 15 * 60);
    }

    // Law 20.
    #[test]
    fn a_delay_from_a_clock_that_was_ahead_ends() {
        let mut bucket = Bucket::default();
        let ahead = NOW.plus(365 * 24 * 60 * 60);
        for hash in 1..=6 {
            bucket.closed_until = Timestamp::default();
            fail(&mut bucket, hash, ahead);
        }

        let until = NOW.plus(10);
        assert_eq!(count(&mut bucket, NOW), Counted::Wait { until });
        assert_eq!(count(&mut bucket, until), Counted::Verify);
        failed(&mut bucket, 6, until);

        assert_eq!((bucket.tries, bucket.wrong.len()), (7, 1));
    }

    // Law 4.
    #[test]
    fn the_same_wrong_secret_again_is_free() {
        let mut bucket = Bucket::default();
        for _ in 0..50 {
            assert_eq!(fail(&mut bucket, 1, NOW), Counted::Verify);
        }
        assert_eq!(bucket.tries, 1);
    }

    #[test]
    fn a_right_try_empties_the_bucket() {
        let mut bucket = Bucket::default();
        for hash in 0..5 {
            fail(&mut bucket, hash, NOW);
        }
        bucket = succeeded();

        assert_eq!(bucket, Bucket::default());
    }

    // A telephone that keeps sending yesterday's password.
    #[test]
    fn a_wrong_secret_is_remembered_for_a_day() {
        let again_after = |seconds| {
            let mut bucket = Bucket::default();
            fail(&mut bucket, 1, NOW);
            fail(&mut bucket, 1, NOW.plus(seconds));
            bucket.tries
        };
        let day = 24 * 60 * 60;

        assert_eq!([1, day - 1, day].map(again_after), [1, 1, 2]);
    }

    #[test]
    fn the_last_eight_wrong_secrets_are_remembered() {
        let mut bucket = Bucket::default();
        let mut now = NOW;
        for hash in 1..=9 {
            assert_eq!(fail(&mut bucket, hash, now), Counted::Verify);
            now = bucket.closed_until;
        }

        let remembered: Vec<_> = bucket.wrong.iter().map(|(hash, _)| *hash).collect();
        assert_eq!(remembered, [2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(bucket.tries, 9);
    }
}
