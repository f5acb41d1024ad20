//! Follows the managed settings while the application runs.
//!
//! A change of taste takes effect at once. A change of the way to the service replaces the
//! connection. The session stays: before its token is sent to the newly named service, that service
//! has to say that it serves the store of the session (law 22). What is known to belong to the
//! service before and names no store ends: attempts, activations, and a session that was never
//! synchronised.

use super::{Reading, Settings};
use crate::{Client, Event, link::Link};
use std::{sync::Arc, time::Duration};

/// The interval of looks at the files. They are few and small, and IT expects an answer in seconds.
pub(crate) const LOOK: Duration = Duration::from_secs(5);

impl Client {
    /// Looks at the managed settings at intervals. Runs as long as its task lives.
    pub(crate) async fn follow_settings(&self, interval: Duration) {
        loop {
            tokio::time::sleep(interval).await;
            if self.take_over_settings().await {
                // A service that answers late delays no look.
                let client = self.clone();
                tokio::spawn(async move { client.refresh_over_the_new_link().await });
            }
        }
    }

    /// Reads the managed settings again, and puts them in force if they changed. After a change of
    /// the way to the service, synchronises. Does nothing if another look is in progress.
    pub(crate) async fn look_at_settings(&self) {
        if self.take_over_settings().await {
            self.refresh_over_the_new_link().await;
        }
    }

    async fn refresh_over_the_new_link(&self) {
        self.memory().refreshed_at = Some(self.0.clock.now());
        if let Err(failure) = self.refresh().await {
            tracing::info!(code = %failure, "not in step after a change of the settings");
        }
    }

    /// Puts the managed settings in force if they changed; returns whether that replaced the
    /// connection. The look ends before anybody is asked over the new connection, which may take
    /// long: the next change of the files is seen meanwhile.
    async fn take_over_settings(&self) -> bool {
        let Ok(mut looked_at) = self.0.looked_at.try_lock() else {
            return false;
        };
        let before = looked_at.clone();
        let read = self.on_disk(move |client, _| {
            let reading = Reading::take(&*client.0.policy);
            let is_news = reading != *before;
            Ok(is_news.then(|| (reading.clone(), Settings::read(reading))))
        });
        match read.await {
            Ok(Some((reading, settings))) => {
                *looked_at = Arc::new(reading);
                self.put_in_force(settings).await
            }
            Ok(None) => false,
            Err(error) => {
                tracing::warn!(%error, "the managed settings were not looked at");
                false
            }
        }
    }

    /// Puts settings in force; returns whether they replaced the connection.
    async fn put_in_force(&self, read: Settings) -> bool {
        let before = self.settings();
        let settings = read.after(&before);
        settings.log_problems();
        let reconnects = !settings.connects_like(&before);
        tracing::info!(
            settings.kept,
            reconnects,
            "the managed settings have changed"
        );
        if settings.kiosk != before.kiosk {
            tracing::warn!(
                settings.kiosk,
                "the setting kiosk has changed, and counts from the next start"
            );
        }
        if reconnects {
            self.connect_by(settings).await;
        } else {
            self.in_force().replace_settings(settings);
        }
        self.emit(Event::About(Box::new(self.about())));
        self.tell_status();
        reconnects
    }

    /// Connects in the way that new settings name, as soon as no write is in progress: all requests
    /// of a write go to one service.
    async fn connect_by(&self, settings: Settings) {
        let _no_write = self.0.writing.lock().await;
        let heard = self.link().heard();
        let (clock, random) = (self.0.clock.clone(), self.0.random.clone());
        let link = Link::new(&settings, heard, clock, random);
        let moved = self.in_force().replace(settings, link);
        if !moved {
            return;
        }
        let is_bound = {
            let mut memory = self.memory();
            memory.activation.end();
            memory.attempt.end();
            memory.session.session().is_none() || memory.session.store().is_some()
        };
        if !is_bound {
            self.forget_session().await;
        }
    }
}
