//! When people are reminded that their password expires, and when they are left alone.

use std::ops::RangeInclusive;

/// The days before an expiry for which a reminder can be set.
const DAYS: RangeInclusive<u32> = 0..=90;
/// The most reminders of one expiry.
const MOST: usize = 12;
/// The days before the expiry of a password at which its person is reminded, such as `14, 7, 3, 1, 0`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReminderDays(Vec<u32>);

impl ReminderDays {
    /// The value in force if nobody sets one.
    pub const DEFAULT: &'static str = "14, 7, 3, 1, 0";

    /// Reads whole numbers between commas, in any order.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| {
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit())
                && (text.len() == 1 || !text.starts_with('0'));
            let number = is_number.then(|| text.parse().ok()).flatten();
            number.filter(|number| DAYS.contains(number))
        };
        let days = text.split(',').map(|text| number(text.trim()));
        let mut days: Vec<u32> = days.collect::<Option<_>>()?;
        if days.len() > MOST {
            return None;
        }
        days.sort_unstable();
        days.dedup();
        Some(Self(days))
    }

    /// The days, the smallest first.
    #[must_use]
    pub fn days(&self) -> &[u32] {
        &self.0
    }
}

impl Default for ReminderDays {
    fn default() -> Self {
        Self(vec![0, 1, 3, 7, 14])
    }
}

/// A minute of a day, by the local time.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct MinuteOfDay(u16);

impl MinuteOfDay {
    /// The minute in which so many minutes have passed since a midnight, in this or another day.
    #[must_use]
    pub fn after_midnight(minutes: i64) -> Self {
        Self(u16::try_from(minutes.rem_euclid(24 * 60)).unwrap_or_default())
    }

    /// Reads a time such as `08:05`.
    fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let number = |text: &str, below: u16| {
            let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            let number: Option<u16> = is_number.then(|| text.parse().ok()).flatten();
            number.filter(|number| *number < below)
        };
        Some(Self(number(hours, 24)? * 60 + number(minutes, 60)?))
    }
}

/// The hours of each day, by the local time, in which nobody is disturbed, such as `18:30-08:00`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct QuietHours {
    /// The first minute that is quiet.
    from: MinuteOfDay,
    /// The first minute that is not, of the same or the next day; without it, the day is quiet to its end.
    until: Option<MinuteOfDay>,
}

impl QuietHours {
    /// Reads two times of the day. The second may be that of the next day, or `24:00`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let from = MinuteOfDay::parse(from.trim())?;
        let until = match until.trim() {
            "24:00" => None,
            until => Some(MinuteOfDay::parse(until)?),
        };
        (until != Some(from)).then_some(Self { from, until })
    }

    /// Whether a minute of the day is quiet.
    #[must_use]
    pub fn contain(self, minute: MinuteOfDay) -> bool {
        let has_begun = self.from <= minute;
        match self.until {
            None => has_begun,
            Some(until) if self.from < until => has_begun && minute < until,
            Some(until) => has_begun || minute < until,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_any_order_and_once() {
        let days = ReminderDays::parse("3,14 , 0,3").unwrap();

        assert_eq!(days.days(), [0, 3, 14]);
        assert_eq!(
            ReminderDays::parse(ReminderDays::DEFAULT),
            Some(ReminderDays::default())
        );
        for wrong in [
            "",
            "07",
            "14;7",
            "14,",
            "-1",
            "+1",
            "91",
            "1.5",
            "two",
            "99999999999",
        ] {
            assert_eq!(ReminderDays::parse(wrong), None, "{wrong}");
        }
        let many = (0..13).map(|n| n.to_string()).collect::<Vec<_>>();
        assert_eq!(ReminderDays::parse(&many.join(",")), None);
        assert!(ReminderDays::parse(&many[1..].join(",")).is_some());
    }

    fn at(text: &str) -> MinuteOfDay {
        MinuteOfDay::parse(text).unwrap()
    }

    #[test]
    fn a_minute_is_one_of_a_day_whatever_passed_since_a_midnight() {
        for (minutes, time) in [
            (0, "00:00"),
            (-1, "23:59"),
            (1439, "23:59"),
            (1440 + 485, "08:05"),
        ] {
            assert_eq!(MinuteOfDay::after_midnight(minutes), at(time), "{minutes}");
        }
        assert_eq!(MinuteOfDay::parse("24:00"), None);
    }

    #[test]
    fn hours_may_go_over_midnight() {
        let night = QuietHours::parse("18:30-08:00").unwrap();
        let noon = QuietHours::parse("12:00 - 13:00").unwrap();

        for (quiet, time) in [
            (false, "18:29"),
            (true, "18:30"),
            (true, "00:00"),
            (true, "07:59"),
            (false, "08:00"),
        ] {
            assert_eq!(night.contain(at(time)), quiet, "{time}");
        }
        assert!(noon.contain(at("12:00")) && noon.contain(at("12:59")));
        assert!(!noon.contain(at("13:00")) && !noon.contain(at("00:00")));
    }

    #[test]
    fn a_whole_day_can_be_quiet_and_no_time_is_no_range() {
        let day = QuietHours::parse("00:00-24:00").unwrap();

        assert!(day.contain(at("00:00")) && day.contain(at("23:59")));
        for wrong in [
            "",
            "08:00",
            "08:00-08:00",
            "24:00-08:00",
            "8:00-18:00",
            "08:00-24:01",
            "08:60-09:00",
            "+8:00-09:00",
        ] {
            assert_eq!(QuietHours::parse(wrong), None, "{wrong}");
        }
    }
}
