//! Asks whether emails of the service are delayed while a person waits for a code.
//!
//! The service answers a request for a code before it tries the mail server, so a delay that begins
//! with that code becomes known a moment later.

use crate::{Client, memory::Scope};
use chiave_protocol::{Secret, method::CodeSent};
use std::{iter, sync::Arc, time::Duration};
use tokio::task::AbortHandle;

/// The first pauses between questions to the service, in seconds.
const FIRST_PAUSES_S: [u64; 3] = [2, 4, 10];
/// The length of every later pause in seconds.
const PAUSE_S: u64 = 30;
/// How long the service is asked: the lifetime of a code.
const WATCH: Duration = Duration::from_secs(10 * 60);

/// The task that asks whether emails are delayed.
pub(crate) struct MailWatch {
    /// The authority with which the code was requested.
    scope: Scope,
    task: AbortHandle,
}

impl MailWatch {
    /// Ends the task.
    pub(crate) fn end(self) {
        self.task.abort();
    }
}

impl Client {
    /// Notes what the service reported together with a code, and asks again while the owner of
    /// `token` waits for the code.
    pub(crate) fn await_code(&self, scope: Scope, token: &Arc<Secret>, sent: &CodeSent) {
        self.note_mail_delay(sent.delayed);
        let (client, token) = (self.clone(), token.clone());
        let task = tokio::spawn(async move {
            let _ended = tokio::time::timeout(WATCH, client.watch_mail(scope, &token)).await;
        });
        let watch = MailWatch {
            scope,
            task: task.abort_handle(),
        };
        if let Some(before) = self.memory().mail_watch.replace(watch) {
            before.end();
        }
    }

    /// Ends the task: the code that was requested with the authority `scope` was accepted or given up.
    pub(crate) fn code_ended(&self, scope: Scope) {
        let mut memory = self.memory();
        if let Some(ended) = memory.mail_watch.take_if(|watch| watch.scope == scope) {
            ended.end();
        }
    }

    fn note_mail_delay(&self, delayed: bool) {
        let changed = self.link().learn_mail_delay(delayed);
        if changed {
            self.tell_status();
        }
    }

    /// Asks again and again, until `token` is not the one of `scope` any more.
    async fn watch_mail(&self, scope: Scope, token: &Arc<Secret>) {
        for pause in FIRST_PAUSES_S.into_iter().chain(iter::repeat(PAUSE_S)) {
            tokio::time::sleep(Duration::from_secs(pause)).await;
            if !self.memory().is_current(scope, token) {
                return;
            }
            if let Err(failure) = self.ask_service().await {
                tracing::info!(code = %failure, "whether emails are late is not known");
            }
        }
    }
}
