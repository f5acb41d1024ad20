//! When people are reminded that their password expires, and when they are left alone.

use std::ops::RangeInclusive;

/// The days before an expiry for which a reminder can be set.
const DAYS: RangeInclusive<u32> = 0..=90;
/// The most reminders of one expiry.
const MOST: usize = 12;
/// The minutes of a day.
const DAY: u16 = 24 * 60;

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

/// The hours of each day, by the local time, in which nobody is disturbed, such as `18:30-08:00`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct QuietHours {
    /// The first minute of the day that is quiet.
    from: u16,
    /// The first minute of the day that is not.
    until: u16,
}

impl QuietHours {
    /// Reads two times of the day. The second may be that of the next day, or `24:00`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let (from, until) = (minute(from.trim())?, minute(until.trim())?);
        (from < DAY && from != until).then_some(Self { from, until })
    }

    /// Whether the minute `of_the_day` is quiet.
    #[must_use]
    pub const fn contain(self, of_the_day: u16) -> bool {
        let Self { from, until } = self;
        match from < until {
            true => from <= of_the_day && of_the_day < until,
            false => from <= of_the_day || of_the_day < until,
        }
    }
}

/// The minute of the day of a time such as `08:05`.
fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |text: &str, most: u16| {
        let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number: Option<u16> = is_number.then(|| text.parse().ok()).flatten();
        number.filter(|number| *number <= most)
    };
    let minute = number(hours, 24)? * 60 + number(minutes, 59)?;
    (minute <= DAY).then_some(minute)
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

    #[test]
    fn hours_may_go_over_midnight() {
        let night = QuietHours::parse("18:30-08:00").unwrap();
        let noon = QuietHours::parse("12:00 - 13:00").unwrap();

        for (quiet, of_the_day) in [(true, 18 * 60 + 30), (true, 0), (true, 479), (false, 480)] {
            assert_eq!(night.contain(of_the_day), quiet, "{of_the_day}");
        }
        assert!(noon.contain(12 * 60) && noon.contain(12 * 60 + 59));
        assert!(!noon.contain(13 * 60) && !noon.contain(0));
    }

    #[test]
    fn a_whole_day_can_be_quiet_and_no_time_is_no_range() {
        let day = QuietHours::parse("00:00-24:00").unwrap();

        assert!(day.contain(0) && day.contain(1439));
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
