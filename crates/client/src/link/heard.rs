//! When the service last answered, by the service's clock and by this computer's. If the clocks
//! disagree, a certificate that seems expired or not valid yet is a sign of a wrong clock here
//! rather than of a wrong certificate.

use crate::{
    Client,
    files::{self, MayWait},
};
use chiave_protocol::Timestamp;
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "heard.json";
/// Seconds by which two clocks may differ although both are right.
const TOLERANCE_S: i64 = 120;
/// Seconds after which an unchanged difference is written to the disk again.
const NOTE_AGAIN_S: i64 = 24 * 60 * 60;

/// One moment by two clocks.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Heard {
    /// The time by the service's clock.
    pub(crate) service: Timestamp,
    /// The time by this computer's clock.
    pub(crate) here: Timestamp,
}

/// How the validity period of a certificate does not match the time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum OutOfTime {
    /// The certificate has expired; holds its end if known.
    Over(Option<Timestamp>),
    /// The certificate is not valid yet; holds its beginning if known.
    NotYet(Option<Timestamp>),
}

impl Heard {
    /// Reads what an earlier process stored.
    pub(crate) fn read(here: MayWait, folder: &Path) -> Option<Self> {
        let content = files::read(here, &folder.join(FILE)).ok().flatten()?;
        serde_json::from_slice(&content).ok()
    }

    /// Seconds by which this computer's clock was ahead.
    fn ahead_s(self) -> i64 {
        self.here.since(self.service)
    }

    /// Whether this value is worth writing to the disk, given the stored one.
    fn is_news_after(self, noted: Self) -> bool {
        let moved = (self.ahead_s() - noted.ahead_s()).abs() > TOLERANCE_S;
        moved || self.service.since(noted.service) > NOTE_AGAIN_S
    }

    /// Whether the clock here, which shows `now`, contradicts the service's time in a way that
    /// explains the problem of the certificate.
    fn blames_the_clock(self, now: Timestamp, certificate: OutOfTime) -> bool {
        let ahead = self.ahead_s();
        let really = now.plus(-ahead);
        let differs = ahead.abs() > TOLERANCE_S;
        match certificate {
            // The service has already passed a later moment.
            OutOfTime::NotYet(_) if now < self.service => true,
            OutOfTime::NotYet(from) => differs && from.is_some_and(|from| really >= from),
            OutOfTime::Over(until) => differs && until.is_some_and(|until| really <= until),
        }
    }
}

/// What is known about the time when a certificate seems expired or not valid yet.
#[derive(Clone, Copy)]
pub(crate) struct Times {
    /// The time by this computer's clock.
    pub(crate) now: Timestamp,
    /// When the service last answered.
    pub(crate) heard: Option<Heard>,
    /// When this program was built.
    pub(crate) built: Timestamp,
}

impl Times {
    /// Whether this computer's clock is the likely cause of the certificate's problem: the clock
    /// contradicts the service's last answer, or the build date of this program.
    pub(crate) fn blame_the_clock(self, certificate: OutOfTime) -> bool {
        let early = matches!(certificate, OutOfTime::NotYet(_)) && self.now < self.built;
        let contradicts = |heard: Heard| heard.blames_the_clock(self.now, certificate);
        early || self.heard.is_some_and(contradicts)
    }
}

/// When this program was built, or somewhat earlier.
pub(crate) fn built() -> Timestamp {
    Timestamp::from_unix(env!("CHIAVE_BUILT_AT").parse().unwrap_or(0))
}

impl Client {
    /// Stores the time that the service reports.
    pub(crate) async fn note_heard(&self, service: Timestamp) {
        let here = self.0.clock.now();
        let heard = Heard { service, here };
        let before = self.link().remember(heard);
        if before.is_some_and(|before| !heard.is_news_after(before)) {
            return;
        }
        let kept = self.on_disk(move |client, here| {
            let content = serde_json::to_vec(&heard)?;
            files::replace(here, &client.0.places.data.join(FILE), &content)
        });
        if let Err(error) = kept.await {
            tracing::warn!(%error, "the time of the service is not noted on the disk");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60;
    const NOW: Timestamp = crate::testing::NOW;

    fn heard(service: Timestamp, here: Timestamp) -> Option<Heard> {
        Some(Heard { service, here })
    }

    /// Whether a clock that shows `now` is called wrong, for a program that was built last week.
    fn is_the_clock(now: Timestamp, certificate: OutOfTime, heard: Option<Heard>) -> bool {
        let built = NOW.plus(-7 * DAY);
        Times { now, heard, built }.blame_the_clock(certificate)
    }

    #[test]
    fn a_certificate_that_is_over_is_no_fault_of_a_good_clock() {
        let over = OutOfTime::Over(Some(NOW.plus(-DAY)));

        assert!(!is_the_clock(NOW, over, None));
        let good = heard(NOW.plus(-2 * DAY), NOW.plus(-2 * DAY));
        assert!(!is_the_clock(NOW, over, good));
    }

    #[test]
    fn a_clock_that_ran_ahead_is_blamed_where_that_explains_it() {
        let over = |ago: i64| OutOfTime::Over(Some(NOW.plus(-ago)));
        let ahead = heard(NOW.plus(-401 * DAY), NOW.plus(-DAY));

        assert!(is_the_clock(NOW, over(300 * DAY), ahead));
        assert!(!is_the_clock(NOW, over(500 * DAY), ahead));
        assert!(!is_the_clock(NOW, OutOfTime::Over(None), ahead));
    }

    #[test]
    fn a_clock_before_what_was_heard_is_wrong() {
        let begins = OutOfTime::NotYet(Some(NOW.plus(30 * DAY)));

        assert!(is_the_clock(
            NOW,
            begins,
            heard(NOW.plus(DAY), NOW.plus(DAY))
        ));
        assert!(!is_the_clock(
            NOW,
            begins,
            heard(NOW.plus(-DAY), NOW.plus(-DAY))
        ));
        assert!(!is_the_clock(NOW, begins, None));
    }

    #[test]
    fn a_clock_before_this_program_was_built_is_wrong() {
        let long_ago = Timestamp::from_unix(0);
        let begins = OutOfTime::NotYet(Some(NOW));

        assert!(is_the_clock(long_ago, begins, None));
        assert!(!is_the_clock(
            long_ago,
            OutOfTime::Over(Some(long_ago)),
            None
        ));
    }

    #[test]
    fn a_steady_difference_is_noted_once_a_day() {
        let noted = Heard {
            service: NOW,
            here: NOW,
        };
        let later = |s| Heard {
            service: NOW.plus(s),
            here: NOW.plus(s),
        };

        assert!(!later(60).is_news_after(noted));
        assert!(later(2 * DAY).is_news_after(noted));
        let here = NOW.plus(3600);
        assert!(Heard { service: NOW, here }.is_news_after(noted));
    }
}
