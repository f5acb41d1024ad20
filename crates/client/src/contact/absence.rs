//! The time without the service, counted by this computer's clock, which anybody at the computer may set,
//! and which may be wrong by itself:
//!
//! - **Setting the clock back stretches nothing.** What was counted stays. Time goes on from the new
//!   time, and each look at a clock that was set back counts a whole day, so setting it back before every
//!   look gains nothing either. The time for which this program runs counts whatever the clock shows.
//! - **A clock that runs ahead wipes nothing by one look.** A jump, such as the time for which the
//!   computer was off, counts only when the clock still shows it an hour later without a contact. A clock
//!   that goes back before that takes its jump back. If the certificate of the service shows that the
//!   clock is wrong, nothing is removed.

use chiave_protocol::Timestamp;
use serde::{Deserialize, Serialize};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;
/// Seconds by which a clock may jump or be corrected without notice.
const TOLERANCE_S: i64 = HOUR;
/// Seconds for which a jump has to be seen before it counts.
const CONFIRMED_AFTER_S: i64 = HOUR;
/// Seconds between two notes on the disk while the service is out of reach.
const NOTE_AGAIN_S: i64 = 15 * 60;
/// Seconds between two notes on the disk while the service answers.
const NOTE_CONTACT_AGAIN_S: i64 = DAY;

/// The time since the last contact with the service.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct Absence {
    /// Seconds that count.
    counted_s: i64,
    /// Seconds by which the clock jumped and that do not count yet.
    jumped_s: i64,
    /// Seconds that the clock went on since the jump.
    seen_for_s: i64,
    /// What the clock showed at the last look.
    looked_at: Timestamp,
}

impl Absence {
    /// No absence: the service answers now.
    pub(super) const fn none(now: Timestamp) -> Self {
        Self {
            counted_s: 0,
            jumped_s: 0,
            seen_for_s: 0,
            looked_at: now,
        }
    }

    /// The absence as a later process counts on from its note. The note of a contact may be a day older
    /// than the last contact: the day of grace lets the count end late rather than early.
    pub(super) fn resumed(self) -> Self {
        let is_contact = self.counted_s == 0 && self.jumped_s == 0;
        Self {
            counted_s: match is_contact {
                true => -NOTE_CONTACT_AGAIN_S,
                false => self.counted_s,
            },
            ..self
        }
    }

    /// The absence at a look at the clock, `ran_s` seconds of running after the last look.
    pub(super) fn at(self, now: Timestamp, ran_s: i64) -> Self {
        let passed_s = now.since(self.looked_at);
        let jump_s = passed_s.saturating_sub(ran_s);
        let mut next = Self {
            looked_at: now,
            ..self
        };
        if jump_s < -TOLERANCE_S {
            let back_s = jump_s.saturating_neg();
            // A jump that is taken back was one of a wrong clock.
            next.counted_s += match self.jumped_s > 0 {
                true => ran_s,
                false => ran_s.max(DAY),
            };
            next.jumped_s = self.jumped_s.saturating_sub(back_s).max(0);
            return next;
        }
        next.seen_for_s = self.seen_for_s.saturating_add(passed_s.max(0));
        if next.seen_for_s >= CONFIRMED_AFTER_S {
            next.counted_s = next.counted_s.saturating_add(next.jumped_s);
            next.jumped_s = 0;
        }
        match jump_s > TOLERANCE_S {
            true => {
                next.counted_s = next.counted_s.saturating_add(ran_s);
                next.jumped_s = next.jumped_s.saturating_add(jump_s);
                next.seen_for_s = 0;
            }
            false => next.counted_s = next.counted_s.saturating_add(passed_s.max(ran_s)),
        }
        next
    }

    pub(super) const fn is_over(self, days: u32) -> bool {
        self.counted_s >= days as i64 * DAY
    }

    /// Whether this is worth a note on the disk, given the one there.
    pub(super) fn is_news_after(self, noted: Self) -> bool {
        let waits_s = match self.counted_s == 0 && noted.counted_s == 0 {
            true => NOTE_CONTACT_AGAIN_S,
            false => NOTE_AGAIN_S,
        };
        // The count may be below that of a contact: see [`Absence::resumed`].
        let is_contact = self.counted_s == 0 && noted.counted_s != 0;
        let ended =
            is_contact || self.counted_s < noted.counted_s || self.jumped_s != noted.jumped_s;
        ended || self.looked_at.since(noted.looked_at).abs() >= waits_s
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::NOW;

    /// A look at the clock: seconds after [`NOW`], and for how long the program ran since the last one.
    struct Look(i64, i64);

    fn after(looks: impl IntoIterator<Item = Look>) -> Absence {
        let look = |absence: Absence, Look(at, ran_s)| absence.at(NOW.plus(at), ran_s);
        looks.into_iter().fold(Absence::none(NOW), look)
    }

    /// Days that count.
    fn days(looks: impl IntoIterator<Item = Look>) -> i64 {
        after(looks).counted_s / DAY
    }

    #[test]
    fn time_counts_while_the_program_runs() {
        let hourly = (1..=7 * 24).map(|hour| Look(hour * HOUR, HOUR));

        let absence = after(hourly);

        assert!(absence.is_over(7) && !absence.is_over(8));
    }

    #[test]
    fn a_later_process_counts_on_from_the_last_contact_or_later() {
        let last = Absence::none(NOW.plus(DAY - 1));
        assert!(!last.is_news_after(Absence::none(NOW)), "the note stays");

        let hourly = (1..=8 * 24).map(|hour| Look(hour * HOUR, HOUR));
        let look = |absence: Absence, Look(at, ran_s)| absence.at(NOW.plus(at), ran_s);
        let week = |looks| {
            hourly
                .clone()
                .take(looks)
                .fold(Absence::none(NOW).resumed(), look)
        };

        assert!(
            !week(8 * 24 - 1).is_over(7),
            "a week after the last contact"
        );
        assert!(week(8 * 24).is_over(7));
        let counting = week(48).resumed();
        assert_eq!(counting, week(48), "the day comes once");
    }

    #[test]
    fn a_contact_after_a_restart_is_noted_at_once() {
        let resumed = Absence::none(NOW).resumed().at(NOW.plus(60), 60);

        assert!(Absence::none(NOW.plus(61)).is_news_after(resumed));
    }

    #[test]
    fn time_in_which_the_computer_was_off_counts_an_hour_later() {
        let back = || vec![Look(40 * DAY, 0)];
        assert_eq!(days(back()), 0, "one look");

        let mut looks = back();
        looks.push(Look(40 * DAY + HOUR - 1, HOUR - 1));
        assert_eq!(days(looks), 0, "too soon");

        let mut looks = back();
        looks.push(Look(40 * DAY + HOUR, HOUR));
        assert_eq!(days(looks), 40);
        let mut looks = back();
        looks.push(Look(41 * DAY, 0));
        assert_eq!(days(looks), 40, "the next start");
    }

    #[test]
    fn a_clock_that_was_ahead_for_one_look_wipes_nothing() {
        let looks = [
            Look(4000 * DAY, 0),
            Look(60, 60),
            Look(HOUR, HOUR - 60),
            Look(3 * HOUR, 2 * HOUR),
        ];

        assert_eq!(days(looks), 0);
    }

    #[test]
    fn a_clock_that_is_set_back_takes_nothing_back() {
        let week = (1..=7 * 24).map(|hour| Look(hour * HOUR, HOUR));
        let set_back = [Look(0, 0), Look(HOUR, HOUR)];

        assert_eq!(days(week.chain(set_back)), 8);
    }

    #[test]
    fn setting_the_clock_back_before_every_look_gains_nothing() {
        let week = (1..=7 * 24).map(|hour| Look(hour * HOUR, HOUR));
        let again = (0..5).flat_map(|n| [Look(-n * 2 * DAY, 0), Look(-n * 2 * DAY + 60, 60)]);

        assert_eq!(days(week.chain(again)), 12);
    }

    #[test]
    fn running_counts_under_a_clock_that_stands_still() {
        let looks = (0..10 * 24).map(|_| Look(0, HOUR / 2));

        assert_eq!(days(looks), 5);
    }
}
