//! Whether emails of the service are late, asked while a person waits for a code.
//!
//! The answer to "send me a code" comes before the mail server was tried, so a delay that begins with
//! that very code is learned a moment later.

use crate::Client;
use chiave_protocol::method::CodeSent;
use std::{iter, time::Duration};

/// The first pauses before the service is asked again, in seconds.
const FIRST_PAUSES_S: [u64; 3] = [2, 4, 10];
/// Every later pause.
const PAUSE_S: u64 = 30;
/// How long the service is asked for: as long as a code lives.
const WATCH: Duration = Duration::from_secs(10 * 60);

impl Client {
    /// Notes what the service said with a code that it sends, and asks again while the code is awaited.
    pub(crate) fn await_code(&self, sent: &CodeSent) {
        self.note_mail_delay(sent.delayed);
        let client = self.clone();
        let watch = tokio::spawn(async move {
            let _ended = tokio::time::timeout(WATCH, client.watch_mail()).await;
        });
        let before = self.memory().mail_watch.replace(watch.abort_handle());
        if let Some(before) = before {
            before.abort();
        }
    }

    fn note_mail_delay(&self, delayed: bool) {
        let changed = match &mut self.memory().service {
            Some(service) => std::mem::replace(&mut service.mail_delayed, delayed) != delayed,
            None => false,
        };
        if changed {
            self.tell_status();
        }
    }

    async fn watch_mail(&self) {
        for pause in FIRST_PAUSES_S.into_iter().chain(iter::repeat(PAUSE_S)) {
            tokio::time::sleep(Duration::from_secs(pause)).await;
            if let Err(failure) = self.ask_service().await {
                tracing::info!(code = %failure, "whether emails are late is not known");
            }
        }
    }
}
