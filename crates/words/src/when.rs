//! Dates and times in words.

use crate::{
    ids::Dates,
    words::{Arg, Words},
};
use chiave_protocol::Timestamp;
use time::{OffsetDateTime, UtcOffset};

/// The largest offset from UTC of any place on Earth, in minutes.
const FARTHEST_MIN: i16 = 14 * 60;

impl Words {
    /// A point in time at an offset from UTC, such as "Monday 23 November 2026, 07:18".
    ///
    /// `offset_min` is a claim of the computer; an offset that no place on Earth has counts as 0.
    #[must_use]
    pub fn date_time(&self, at: Timestamp, offset_min: i16) -> String {
        let utc = OffsetDateTime::from_unix_timestamp(at.as_unix());
        let offset = UtcOffset::from_whole_seconds(i32::from(believable(offset_min)) * 60);
        let local = utc.unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let local = local
            .checked_to_offset(offset.unwrap_or(UtcOffset::UTC))
            .unwrap_or(local);
        let year = local.year().to_string();
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        let args = [
            (
                "weekday",
                Arg::Number(local.weekday().number_from_monday().into()),
            ),
            ("day", Arg::Number(local.day().into())),
            ("month", Arg::Number(u8::from(local.month()).into())),
            ("year", Arg::Text(&year)),
            ("time", Arg::Text(&time)),
        ];
        self.say(Dates::DateLong, &args)
    }
}

/// An offset as it follows "UTC": `+01:00`, or an empty text for UTC itself.
pub(crate) fn offset(offset_min: i16) -> String {
    let minutes = believable(offset_min);
    if minutes == 0 {
        return String::new();
    }
    let sign = if minutes < 0 { '−' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn believable(offset_min: i16) -> i16 {
    if (-FARTHEST_MIN..=FARTHEST_MIN).contains(&offset_min) {
        offset_min
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    /// 2026-11-30 23:30 UTC, a Monday.
    const AT: Timestamp = Timestamp::from_unix(1_796_081_400);

    #[test]
    fn a_moment_is_written_for_a_time_zone_and_a_language() {
        let english = Words::of(Language::English);
        let italian = Words::of(Language::Italian);

        assert_eq!(english.date_time(AT, 0), "Monday 30 November 2026, 23:30");
        assert_eq!(english.date_time(AT, 60), "Tuesday 1 December 2026, 00:30");
        assert_eq!(
            italian.date_time(AT, 60),
            "martedì 1º dicembre 2026, ore 00:30"
        );
    }

    #[test]
    fn an_offset_that_no_place_has_counts_as_utc() {
        let words = Words::of(Language::English);

        assert_eq!(words.date_time(AT, i16::MAX), words.date_time(AT, 0));
        assert_eq!(offset(i16::MIN), "");
        assert_eq!(offset(-210), "−03:30");
        assert_eq!(offset(60), "+01:00");
    }

    #[test]
    fn the_ends_of_time_do_no_harm() {
        for at in [i64::MIN, 0, i64::MAX] {
            let _ = Words::of(Language::English).date_time(Timestamp::from_unix(at), -840);
        }
    }
}
