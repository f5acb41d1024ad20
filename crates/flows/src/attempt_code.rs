//! Sends the code of a gate, or a decoy.

use crate::{
    error::FlowError,
    mailboxes::Limits,
    service::{Caller, NOBODY, Service},
};
use chiave_domain::{
    attempt::{self, Earlier, Event},
    method::spec,
    verification::LONG_WINDOW_S,
};
use chiave_protocol::{TokenHash, attempt::AttemptView, method::SendCode};

impl Service {
    /// Sends a code or a decoy.
    ///
    /// # Errors
    ///
    /// `attempt-ended`, `step-out-of-order`, `too-many-sends`.
    pub async fn attempt_code(
        &self,
        token: &TokenHash,
        caller: &Caller,
        ask: SendCode,
    ) -> Result<AttemptView, FlowError> {
        let whose = self.opened_by(token).await?.account.unwrap_or(NOBODY);
        let mailboxes = self.mailboxes(whose).await?;
        let mut begun = self.begin_step(token, caller, &mailboxes.locks()).await?;
        let next = attempt::next_destination(&begun.state, ask.kind, &begun.world.facts())
            .filter(|_| spec(ask.kind).is_sent());
        let limits = Limits {
            lookup: &self.lookup,
            mailboxes: &mailboxes,
            known: begun.world.known_device(),
            now: begun.world.now,
        };
        let since = begun.world.now.plus(-LONG_WINDOW_S);
        let to_next = limits.of_resets(next, &begun.state)?;
        let earlier = Earlier {
            of_subject: begun.work.tx.sends(&begun.state.subject, since).await?,
            to_mailbox: begun.work.tx.sends(&to_next, since).await?,
        };
        let event = Event::SendCode {
            kind: ask.kind,
            earlier,
        };
        let sent = begun.take_step(event, ask.utc_offset_min).await?.sent_to;
        let counted = limits.of_resets(sent, &begun.state)?;
        let now = begun.world.now;
        begun.work.tx.add_send(&counted, now).await?;
        let view = begun.view()?;
        begun.work.commit().await?;
        Ok(view)
    }
}
