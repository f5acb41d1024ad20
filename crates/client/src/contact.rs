//! How long this computer has been without the service, and what is removed after too long.
//!
//! Every answer of the service under its own certificate is a contact, also one that says that one of the
//! two sides is too old.
//!
//! IT may set `wipe_after_days`; [`Absence`] says how the days are counted.

mod absence;

use crate::{
    Client, KeyringState, Reach,
    files::{self, MayWait},
    link::Heard,
};
use absence::Absence;
use std::{path::Path, time::Duration};

const FILE: &str = "contact.json";

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

impl Contact {
    /// What an earlier process noted; if there is no note, counts from the last answer of the service.
    fn read(here: MayWait, folder: &Path, heard: Option<Heard>, uptime: Duration) -> Self {
        let content = files::read(here, &folder.join(FILE)).ok().flatten();
        let noted: Option<Absence> = content.and_then(|it| serde_json::from_slice(&it).ok());
        let last = noted.or(heard.map(|heard| Absence::none(heard.here)));
        Self {
            absence: last.map(Absence::resumed),
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
        self.memory().contacts += 1;
        let now = self.0.clock.now();
        let _one = self.0.noting.lock().await;
        self.remember_absence(Absence::none(now)).await;
    }

    /// Looks how long the service has been out of reach, and removes what the managed settings no longer
    /// let this computer keep. A contact during the look takes it back.
    pub(crate) async fn look_at_absence(&self) {
        let contacts = self.memory().contacts;
        if self.link().reach().is_contact() {
            return;
        }
        let Some(absence) = self.count_absence(contacts).await else {
            return;
        };
        let days = self.settings().wipe_after_days;
        let is_over = days.is_some_and(|days| absence.is_over(days));
        if !is_over || !self.may_hold_an_account().await || self.is_in_doubt(contacts) {
            return;
        }
        tracing::warn!("the service was out of reach for too long");
        let is_in_doubt = || self.is_in_doubt(contacts);
        if let Err(why) = self.wipe_unless(is_in_doubt).await {
            tracing::warn!(why = why.word(), "the rest is removed later");
        }
        if !self.is_in_doubt(contacts) {
            // Nothing is left to remove: the days begin anew with the next account.
            self.note_contact().await;
        }
    }

    /// Counts the absence up to now and remembers it; `None` if there is none, because there have been
    /// other contacts than `contacts` by now.
    async fn count_absence(&self, contacts: u64) -> Option<Absence> {
        let _one = self.0.noting.lock().await;
        let contact = self.contact().await.ok()?;
        if self.memory().contacts != contacts {
            return None;
        }
        let uptime = self.0.clock.uptime();
        let ran = uptime.saturating_sub(contact.uptime).as_secs();
        let ran_s = i64::try_from(ran).unwrap_or(i64::MAX);
        let absence = contact.absence?.at(self.0.clock.now(), ran_s);
        self.remember_absence(absence).await;
        Some(absence)
    }

    /// Whether there was a contact since `contacts` were counted, or the clock is wrong.
    fn is_in_doubt(&self, contacts: u64) -> bool {
        let reach = self.link().reach();
        let had_contact = self.memory().contacts != contacts;
        had_contact || reach.is_contact() || reach == Reach::ClockWrong
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
    /// For the holder of `noting`: a count that was begun before a contact is not to be kept after it.
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
