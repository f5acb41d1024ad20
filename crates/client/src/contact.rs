//! How long this computer has been without the service, and what is removed after too long.
//!
//! Every answer of the service under its own certificate is a contact, also one that says that one of the
//! two sides is too old.
//!
//! IT may set `wipe_after_days`. The days are counted by this computer's clock, which anybody at the
//! computer may set, and which may be wrong by itself:
//!
//! - **Setting the clock back stretches nothing.** What was counted stays. Time goes on from the new
//!   time, and each look at a clock that was set back counts a whole day, so setting it back before every
//!   look gains nothing either. The time for which this program runs counts whatever the clock shows.
//! - **A clock that runs ahead wipes nothing by one look.** A jump, such as the time for which the
//!   computer was off, counts only when the clock still shows it an hour later without a contact. A clock
//!   that goes back before that takes its jump back. If the certificate of the service shows that the
//!   clock is wrong, nothing is removed.

use crate::{
    Client, KeyringState, Reach, Removed,
    files::{self, MayWait},
    link::Heard,
};
use chiave_protocol::Timestamp;
use serde::{Deserialize, Serialize};
use std::{path::Path, time::Duration};

const FILE: &str = "contact.json";
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;
/// Seconds by which a clock may jump or be corrected without notice.
const TOLERANCE_S: i64 = HOUR;
/// Seconds for which a jump has to be seen before it counts.
const CONFIRMED_AFTER_S: i64 = HOUR;
/// Seconds between two notes on the disk while the service is out of reach.
const NOTE_AGAIN_S: i64 = 15 * 60;

/// The time since the last contact with the service.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
struct Absence {
    /// Seconds that count.
    counted_s: i64,
    /// Seconds by which the clock jumped and that do not count yet.
    jumped_s: i64,
    /// Seconds that the clock went on since the jump.
    seen_for_s: i64,
    /// What the clock showed at the last look.
    looked_at: Timestamp,
}

/// The absence in this process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Contact {
    /// `None` if the service never was within reach.
    absence: Option<Absence>,
    /// The uptime at the last look.
    uptime: Duration,
    /// What the disk has, with the time of the note.
    noted: Option<Absence>,
}

impl Absence {
    /// No absence: the service answers now.
    const fn none(now: Timestamp) -> Self {
        Self {
            counted_s: 0,
            jumped_s: 0,
            seen_for_s: 0,
            looked_at: now,
        }
    }

    /// The absence at a look at the clock, `ran_s` seconds of running after the last look.
    fn at(self, now: Timestamp, ran_s: i64) -> Self {
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

    const fn is_over(self, days: u32) -> bool {
        self.counted_s >= days as i64 * DAY
    }
}

impl Contact {
    /// What an earlier process noted; if there is no note, counts from the last answer of the service.
    fn read(here: MayWait, folder: &Path, heard: Option<Heard>, uptime: Duration) -> Self {
        let content = files::read(here, &folder.join(FILE)).ok().flatten();
        let noted: Option<Absence> = content.and_then(|it| serde_json::from_slice(&it).ok());
        Self {
            absence: noted.or(heard.map(|heard| Absence::none(heard.here))),
            uptime,
            noted,
        }
    }
}

impl Client {
    /// The absence as it was last looked at; read from the disk at the first look.
    async fn contact(&self) -> std::io::Result<Contact> {
        let known = self.memory().contact;
        if let Some(contact) = known {
            return Ok(contact);
        }
        let heard = self.link().heard();
        let uptime = self.0.clock.uptime();
        let read = self.on_disk(move |client, here| {
            let folder = &client.0.places.data;
            Ok(Contact::read(here, folder, heard, uptime))
        });
        let read = read.await?;
        Ok(*self.memory().contact.get_or_insert(read))
    }

    /// Notes that the service answers.
    pub(crate) async fn note_contact(&self) {
        let now = self.0.clock.now();
        self.remember_absence(Absence::none(now)).await;
    }

    /// Looks how long the service has been out of reach, and removes what the managed settings no longer
    /// let this computer keep.
    pub(crate) async fn look_at_absence(&self) {
        let reach = self.link().reach();
        if reach.is_contact() {
            return;
        }
        let now = self.0.clock.now();
        let uptime = self.0.clock.uptime();
        let Ok(contact) = self.contact().await else {
            return;
        };
        let Some(before) = contact.absence else {
            return;
        };
        let ran = uptime.saturating_sub(contact.uptime).as_secs();
        let ran_s = i64::try_from(ran).unwrap_or(i64::MAX);
        let absence = before.at(now, ran_s);
        self.remember_absence(absence).await;
        let days = self.settings().wipe_after_days;
        let is_over = days.is_some_and(|days| absence.is_over(days));
        if is_over && reach != Reach::ClockWrong && self.may_hold_an_account().await {
            tracing::warn!("the service was out of reach for too long: the account is removed");
            if let Err(why) = self.wipe(Removed::NoContact).await {
                tracing::warn!(why = why.word(), "the rest is removed later");
            }
            self.note_contact().await;
        }
    }

    /// Whether a session is here, or may be in a keyring that does not open.
    async fn may_hold_an_account(&self) -> bool {
        let (is_signed_in, keyring) = {
            let memory = self.memory();
            (memory.session.session().is_some(), self.0.keyring.state())
        };
        let is_shut = matches!(keyring, KeyringState::Locked | KeyringState::Hanging);
        is_signed_in || (is_shut && self.has_state_file().await)
    }

    /// Keeps the absence; on the disk only from time to time, and only if the managed settings limit it.
    async fn remember_absence(&self, absence: Absence) {
        let uptime = self.0.clock.uptime();
        let noted = self.contact().await.ok().and_then(|contact| contact.noted);
        self.memory().contact = Some(Contact {
            absence: Some(absence),
            uptime,
            noted,
        });
        let is_limited = self.settings().wipe_after_days.is_some();
        let is_news = match (is_limited, noted) {
            (true, Some(before)) => absence.is_news_after(before),
            (true, None) => true,
            // A note from before would count the time in which none was written.
            (false, noted) => noted.is_some(),
        };
        if !is_news {
            return;
        }
        let kept = self.on_disk(move |client, here| {
            let path = client.0.places.data.join(FILE);
            match is_limited {
                true => files::replace(here, &path, &serde_json::to_vec(&absence)?),
                false => files::remove(here, &path),
            }
        });
        match kept.await {
            Ok(()) => {
                if let Some(contact) = &mut self.memory().contact {
                    contact.noted = is_limited.then_some(absence);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the time without the service is not noted on the disk");
            }
        }
    }
}

impl Absence {
    /// Whether this is worth a note on the disk, given the one there.
    fn is_news_after(self, noted: Self) -> bool {
        let waits_s = match self.counted_s == 0 && noted.counted_s == 0 {
            true => DAY,
            false => NOTE_AGAIN_S,
        };
        let ended = self.counted_s < noted.counted_s || self.jumped_s != noted.jumped_s;
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
