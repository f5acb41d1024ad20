//! Measures how long mails take, so a decoy takes as long (law 5), and limits how many slow mails
//! one destination may have in progress.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The number of mails whose duration is remembered.
const REMEMBERED: usize = 32;
/// The assumed duration before any mail was sent.
const BEFORE_ANY: Duration = Duration::from_millis(250);
/// A mail that takes longer says something about its destination, not about mails in general; no
/// decoy takes longer than this.
const SLOW: Duration = Duration::from_secs(3);
/// The maximum number of slow mails to one destination at a time.
const HELD_UP: usize = 2;

/// The durations of recent mails.
#[derive(Debug, Default)]
pub(super) struct Pace(Mutex<VecDeque<Duration>>);

impl Pace {
    /// Remembers the duration of a mail.
    pub(super) fn note(&self, took: Duration) {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lately.push_front(took.min(SLOW));
        lately.truncate(REMEMBERED);
    }

    /// The duration of the next decoy: each remembered duration in turn, so durations of decoys are
    /// distributed like those of mails.
    pub(super) fn next(&self) -> Duration {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(next) = lately.pop_front() else {
            return BEFORE_ANY;
        };
        lately.push_back(next);
        next
    }
}

/// The mails in progress for each destination.
#[derive(Debug, Default)]
pub(super) struct Traffic(Mutex<Vec<Entry>>);

#[derive(Debug)]
struct Entry {
    domain: String,
    since: Instant,
}

/// One mail in progress to a destination, until it is dropped.
#[derive(Debug)]
pub(super) struct OnTheWay<'a> {
    traffic: &'a Traffic,
    domain: String,
    since: Instant,
}

impl Traffic {
    /// Admits a mail, or returns `None` if its destination has the maximum number of slow mails.
    pub(super) fn enter(&self, domain: &str, now: Instant) -> Option<OnTheWay<'_>> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held_up = |entry: &&Entry| {
            entry.domain == domain && now.saturating_duration_since(entry.since) >= SLOW
        };
        if entries.iter().filter(held_up).count() >= HELD_UP {
            return None;
        }
        entries.push(Entry {
            domain: domain.to_owned(),
            since: now,
        });
        Some(OnTheWay {
            traffic: self,
            domain: domain.to_owned(),
            since: now,
        })
    }
}

impl Drop for OnTheWay<'_> {
    fn drop(&mut self) {
        let mut entries = self
            .traffic
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let own = |entry: &Entry| entry.domain == self.domain && entry.since == self.since;
        if let Some(at) = entries.iter().position(own) {
            entries.swap_remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: fn(u64) -> Duration = Duration::from_millis;

    #[test]
    fn decoys_are_spread_as_mails_are() {
        let pace = Pace::default();
        assert_eq!(pace.next(), BEFORE_ANY);
        for took in [100, 200, 900] {
            pace.note(MS(took));
        }

        let mut next: Vec<_> = (0..6).map(|_| pace.next()).collect();

        next.sort_unstable();
        assert_eq!(next, [100, 100, 200, 200, 900, 900].map(MS));
    }

    #[test]
    fn a_destination_without_an_answer_holds_no_decoy() {
        let pace = Pace::default();
        pace.note(Duration::from_secs(50));

        assert_eq!(pace.next(), SLOW);
    }

    #[test]
    fn old_times_are_forgotten() {
        let pace = Pace::default();
        pace.note(MS(900));
        (0..REMEMBERED).for_each(|_| pace.note(MS(100)));

        assert!((0..REMEMBERED).all(|_| pace.next() == MS(100)));
    }

    #[test]
    fn a_destination_that_stalls_holds_up_two_mails_and_no_other() {
        let (traffic, now) = (Traffic::default(), Instant::now());
        let later = now + SLOW;
        let slow: Vec<_> = (0..2)
            .map(|_| traffic.enter("slow.example", now).unwrap())
            .collect();
        let third = traffic.enter("slow.example", now);
        assert!(third.is_some(), "nobody knows yet that it is slow");
        drop(third);

        assert!(traffic.enter("slow.example", later).is_none());
        assert!(traffic.enter("posta.example", later).is_some());
        drop(slow);
        assert!(traffic.enter("slow.example", later).is_some());
    }
}
