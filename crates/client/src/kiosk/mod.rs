//! A computer that people share: they walk up to it, and nothing of one of them is there for the next.
//!
//! The settings decide at the start of a process whether it is one of such a computer. Then its keyring is
//! in memory, and its files are in a folder of this run ([`Parts::of_a_shared_computer`]); everything else is the
//! same code as elsewhere. A person's turn ends when the person says so, after some time without a person
//! ([`Client::follow_turns`]), and when the window closes.

mod run_folder;
mod turn;
mod vault;

pub use turn::Farewell;
pub(crate) use turn::{LeftOpen, Turn};

use crate::{Parts, Places, files::MayWait};
use run_folder::RunFolder;
use serde::Serialize;
use std::{
    path::Path,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::Notify, time::Instant};

/// How long a turn lasts without a person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// How long without a key or the pointer before the person is asked.
    pub(crate) asked_after: Duration,
    /// How long the person has for the answer.
    pub(crate) answered_within: Duration,
    /// How much later than the window the client ends a turn: the window tells of keys at intervals.
    pub(crate) later: Duration,
}

impl Default for Patience {
    /// Two minutes: whoever comes next finds the window of somebody who just went, and a code in a mail takes its
    /// time on a telephone. Then 30 seconds: WCAG 2.2, success criterion 2.2.1, asks for at least 20.
    fn default() -> Self {
        Self {
            asked_after: Duration::from_secs(2 * 60),
            answered_within: Duration::from_secs(30),
            later: Duration::from_secs(10),
        }
    }
}

/// How long a turn lasts without a person, for the window.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SharedComputer {
    /// After how many seconds without a key or the pointer the person is asked.
    pub asked_after_s: u32,
    /// How many seconds the person has for the answer.
    pub answered_within_s: u32,
}

/// What a process of a shared computer has.
pub(crate) struct Kiosk {
    /// The folder of this run; `None` if none could be made, so nothing is written.
    folder: Option<RunFolder>,
    patience: Patience,
    /// When somebody was last seen in this turn.
    seen: Mutex<Option<Instant>>,
    /// Notified when somebody was seen.
    appeared: Notify,
}

impl Kiosk {
    fn new(folder: Option<RunFolder>, patience: Patience) -> Self {
        Self {
            folder,
            patience,
            seen: Mutex::default(),
            appeared: Notify::new(),
        }
    }

    /// The times, as the window needs them.
    pub(crate) fn times(&self) -> SharedComputer {
        let seconds = |time: Duration| u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
        SharedComputer {
            asked_after_s: seconds(self.patience.asked_after),
            answered_within_s: seconds(self.patience.answered_within),
        }
    }

    /// Notes that somebody is there.
    fn see(&self) {
        self.set_seen(Some(Instant::now()));
        self.appeared.notify_one();
    }

    /// When the turn ends unless somebody is seen before; `None` if nobody was seen in this turn.
    fn ends_at(&self) -> Option<Instant> {
        let seen = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let Patience {
            asked_after,
            answered_within,
            later,
        } = self.patience;
        seen.map(|seen| seen + asked_after + answered_within + later)
    }

    fn set_seen(&self, seen: Option<Instant>) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = seen;
    }
}

impl Parts {
    /// These parts for a computer that people share: with a keyring in memory, and with a folder below
    /// `base` that lasts as long as this run. To be called on the main thread.
    #[must_use]
    pub(crate) fn of_a_shared_computer(self, base: &Path, patience: Patience) -> Self {
        let here = MayWait::on_the_main_thread();
        let folder = match RunFolder::make(here, base, self.random.as_ref()) {
            Ok(folder) => Some(folder),
            Err(error) => {
                tracing::warn!(%error, "no folder for this run; nothing is written");
                None
            }
        };
        let places = folder
            .as_ref()
            .map_or_else(Places::nowhere, RunFolder::places);
        Self {
            places,
            vault: vault::in_memory(),
            kiosk: Some(Kiosk::new(folder, patience)),
            ..self
        }
    }
}
