//! Sends the code of a gate, or a decoy, and says by which codes a try passes it.

use crate::{
    attempt_step::{Begun, World},
    clock::note_app_ahead,
    codes::attempt_code,
    error::FlowError,
    mailboxes::Limits,
    service::{Caller, NOBODY, Service},
    verification::{Challenge, IssuedCode, SentCode},
    work::Event,
};
use chiave_domain::{
    attempt::{self, AttemptState, Earlier, Found, Ticket},
    audit::{AuditEvent, CodeSending, ResetClosing, SentFor},
    method::{Method, spec},
    verification::{LONG_WINDOW_S, SendLimit},
};
use chiave_protocol::{
    MethodId, TokenHash,
    attempt::AttemptView,
    method::{MethodKind, SendCode},
};

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
        let is_last = SendLimit::of(&begun.world.policy).is_last(earlier.of_subject.len());
        let event = attempt::Event::SendCode {
            kind: ask.kind,
            earlier,
        };
        let sent = begun.take_step(event, ask.utc_offset_min).await?.sent_to;
        let counted = limits.of_resets(sent, &begun.state)?;
        let now = begun.world.now;
        begun.work.tx.add_send(&counted, now).await?;
        begun.record_code(caller, ask.kind, sent).await?;
        if is_last && !begun.world.device_known {
            let closed = ResetClosing::CodesUsedUp(ask.kind);
            begun.work.resets_closed(&begun.state, closed).await?;
        }
        let view = begun.view()?;
        begun.work.commit().await?;
        Ok(view)
    }

    /// Gives back a counted try that was not compared; returns why it was not.
    pub(crate) async fn not_compared(
        &self,
        token: &TokenHash,
        caller: &Caller,
        ticket: Ticket,
        why: FlowError,
    ) -> Result<FlowError, FlowError> {
        let mut begun = self.begin_step(token, caller, &[]).await?;
        let event = attempt::Event::NotCompared { ticket };
        begun.take_step(event, 0).await?;
        begun.work.commit().await?;
        Ok(why)
    }
}

impl Begun<'_> {
    /// Writes down that a code was sent to a method. A decoy has a row of no account, so it costs the
    /// same (law 5).
    async fn record_code(
        &mut self,
        caller: &Caller,
        kind: MethodKind,
        sent: Option<MethodId>,
    ) -> Result<(), FlowError> {
        let to = self.world.methods.iter().find(|it| Some(it.id) == sent);
        let sending = CodeSending {
            sent_for: SentFor::Attempt(self.state.purpose),
            kind,
            destination: to.map(Method::hint),
            request: caller.request,
        };
        let mut event = Event::of_attempt(&self.state, AuditEvent::ResetCodeSent(sending));
        event.account = event.account.filter(|_| sent.is_some());
        self.work.record(event).await
    }
}

/// The challenge for verifying a counted try.
pub(crate) fn challenge<'a>(
    ticket: &Ticket,
    state: &'a AttemptState,
    world: &'a World,
) -> Challenge<'a> {
    let (to, serial) = (ticket.method(), ticket.serial());
    Challenge {
        kind: ticket.kind(),
        methods: world.methods.iter().filter(|it| it.confirmed).collect(),
        sent: Some(SentCode {
            code: attempt_code(ticket.attempt(), to, serial),
            to,
            serial,
        }),
        issued: state
            .account
            .zip(state.awaited_desk_code())
            .map(|(account, code)| IssuedCode { code, account }),
        trust: world.device_trust(),
        now: world.now,
    }
}

/// Logs it if the right code is one of an app whose newest code is ahead of the clock.
pub(crate) fn note_ahead(world: &World, found: Found) {
    if let Found::Right { method, step } = found {
        let named = world.methods.iter().filter(|it| it.id == method);
        named.for_each(|method| note_app_ahead(method, step));
    }
}
