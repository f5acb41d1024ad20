//! When a mail that was not accepted is tried again.

use super::Fault;
use chiave_protocol::Timestamp;

/// Seconds for which a mail is reserved for the process that took it up; longer than one delivery
/// may take. If that process dies, the mail is due again afterwards.
pub const LEASE_S: i64 = 60;
/// The number of tries after which a mail is given up: about four days, as RFC 5321 (section
/// 4.5.4.1) requires.
pub const GIVEN_UP_AFTER: u32 = 100;

/// Seconds before the second try of a notice; each further delay is twice as long.
const NOTICE_DELAY_S: i64 = 60;
/// The longest delay of a notice.
const NOTICE_LONGEST_S: i64 = 60 * 60;
/// The longest delay of a notice that a rule holds back: when the IT department repairs the cause,
/// nobody informs the service.
const HELD_LONGEST_S: i64 = 10 * 60;
/// The first and the longest delay in seconds before a code is tried again: a code is valid for
/// some minutes only.
const CODE_DELAY_S: i64 = 10;
const CODE_LONGEST_S: i64 = 60;
/// Seconds after a refusal from which the success of another mail is a reason to try this one
/// again. The delay doubles with each try, so a mail that is never accepted is not tried together
/// with every other one.
const WAKE_DELAY_S: i64 = 5;

/// When a mail is tried again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Retry {
    /// The latest time of the next try.
    pub at: Timestamp,
    /// The time from which the success of another mail is a reason to try this one; `None` if it
    /// never is.
    pub wake_from: Option<Timestamp>,
}

/// When to try again, or `None` if the mail is given up.
///
/// `tries` includes the failed one. A [`Fault::Relay`] is not a failure of the mail: the mail waits
/// for the server and has no time of its own.
#[must_use]
pub fn retry(fault: Fault, is_code: bool, tries: u32, now: Timestamp) -> Option<Retry> {
    let given_up = match fault {
        Fault::Address => true,
        Fault::Destination | Fault::Unclear => tries >= GIVEN_UP_AFTER,
        Fault::Policy | Fault::Relay => false,
    };
    if given_up {
        return None;
    }
    let before = tries.saturating_sub(1);
    let delay = match (is_code, fault) {
        (_, Fault::Relay) => 0,
        (true, _) => doubled(CODE_DELAY_S, before, CODE_LONGEST_S),
        (false, Fault::Policy) => doubled(NOTICE_DELAY_S, before, HELD_LONGEST_S),
        (false, _) => doubled(NOTICE_DELAY_S, before, NOTICE_LONGEST_S),
    };
    let held = matches!(fault, Fault::Policy | Fault::Unclear);
    let wake = now.plus(doubled(WAKE_DELAY_S, before, NOTICE_LONGEST_S));
    Some(Retry {
        at: now.plus(delay),
        wake_from: held.then_some(wake),
    })
}

fn doubled(first_s: i64, times: u32, longest_s: i64) -> i64 {
    (first_s << times.min(16)).min(longest_s)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

    fn delay(fault: Fault, is_code: bool, tries: u32) -> i64 {
        retry(fault, is_code, tries, NOW).unwrap().at.since(NOW)
    }

    #[test]
    fn a_notice_waits_up_to_an_hour_and_is_tried_for_four_days() {
        let delays = [1, 2, 3, 7].map(|tries| delay(Fault::Destination, false, tries));
        assert_eq!(delays, [60, 120, 240, 3600]);

        let all = (1..GIVEN_UP_AFTER).map(|tries| delay(Fault::Destination, false, tries));
        assert_eq!(all.sum::<i64>() / (24 * 60 * 60), 3);
        assert_eq!(retry(Fault::Destination, false, GIVEN_UP_AFTER, NOW), None);
    }

    #[test]
    fn a_code_is_tried_again_within_its_minutes() {
        let delays = [1, 2, 3, 4, u32::MAX].map(|tries| delay(Fault::Policy, true, tries));

        assert_eq!(delays, [10, 20, 40, 60, 60]);
    }

    #[test]
    fn what_is_about_us_is_never_given_up_and_waits_minutes() {
        assert_eq!(delay(Fault::Policy, false, u32::MAX), 600);
        assert_eq!(delay(Fault::Relay, false, u32::MAX), 0);
        assert_eq!(retry(Fault::Address, false, 1, NOW), None);
    }

    #[test]
    fn only_what_a_rule_holds_back_is_woken_and_ever_later() {
        let wake = |fault, tries| {
            let retry = retry(fault, false, tries, NOW).unwrap();
            retry.wake_from.map(|at| at.since(NOW))
        };

        assert_eq!(wake(Fault::Destination, 1), None);
        assert_eq!(
            [1, 2, 3].map(|tries| wake(Fault::Policy, tries)),
            [5, 10, 20].map(Some)
        );
        assert_eq!(wake(Fault::Policy, u32::MAX), Some(3600));
    }
}
