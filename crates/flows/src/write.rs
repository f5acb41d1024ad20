//! Writes to the directory: the intent is recorded, the connector writes, the intent is closed.
//!
//! A crash between any two of these steps leaves an open intent, which is settled by asking the
//! directory (law 9). The consequences of a write follow from closing its intent, whichever task
//! closes it.

use crate::{
    attempts::EndedWrite,
    completed::Kept,
    error::FlowError,
    failpoint::failpoint,
    notices::Notice,
    rate_limit::buckets,
    service::{Caller, Service},
    work::{Event, Work},
};
use chiave_domain::{
    account::Account,
    attempt::Outcome,
    audit::{Actor, AuditEvent},
    intent::{Cause, End, Intent},
    notice::Message,
    order::WriteOrder,
    pass::Pass,
    ports::{
        connector::{ConnectorError, Settled, Written},
        store::{LockKey, ReadTx},
    },
};
use chiave_protocol::{
    AccountId, ErrorCode, OperationId, Thumbprint, Timestamp, password::WriteOutcome,
};
use data_encoding::HEXLOWER;

/// Seconds after which no process is writing any more: longer than any request may take, so an open
/// intent of this age belongs to a process that has ended.
const WRITING_S: i64 = 90;
/// Seconds after which a client should ask again about an open intent.
const ASK_AGAIN_S: i64 = 5;
/// Seconds for which an operation stays withdrawn: longer than any request waits for its hash.
const WITHDRAWN_S: i64 = 60 * 60;

impl Service {
    /// Makes sure that an operation that was not begun never begins; reports how it ended if it was
    /// begun.
    ///
    /// A request with this id may still be waiting for a hash. The answer to the client has to stay
    /// true afterwards (law 9).
    ///
    /// # Errors
    ///
    /// `not-found` if the operation will never begin; otherwise as [`Service::operation`].
    pub async fn withdraw(
        &self,
        caller: &Caller,
        operation: OperationId,
    ) -> Result<WriteOutcome, FlowError> {
        let mut work = self.work(&[LockKey::Operation(operation)]).await?;
        if work.tx.intent(operation).await?.is_some() {
            drop(work);
            return self.operation(caller, operation).await;
        }
        work.spend_operation(&caller.device, operation).await?;
        work.commit().await?;
        Err(ErrorCode::NotFound.into())
    }

    /// The answer of an operation of `whose` account that was sent before, so that the same id gets the
    /// same answer. Nobody is told on a shared device how a write of another account ended.
    ///
    /// # Errors
    ///
    /// `not-found` if the operation belongs to another account, `bad-request` if it belongs to
    /// another device.
    pub(crate) async fn answered(
        &self,
        caller: &Caller,
        whose: AccountId,
        operation: OperationId,
    ) -> Result<Option<WriteOutcome>, FlowError> {
        self.answered_if(caller, operation, |intent| intent.account == whose)
            .await
    }

    /// The answer of an operation that was sent before, where `is_meant` says so of its intent.
    ///
    /// # Errors
    ///
    /// `not-found` where another operation is meant, `bad-request` where it is another device's.
    pub(crate) async fn answered_if(
        &self,
        caller: &Caller,
        operation: OperationId,
        is_meant: impl FnOnce(&Intent) -> bool + Send,
    ) -> Result<Option<WriteOutcome>, FlowError> {
        let intent = self.store.read().await?.intent(operation).await?;
        match intent {
            None => Ok(None),
            Some(intent) if !is_meant(&intent) => Err(ErrorCode::NotFound.into()),
            Some(intent) if intent.device != caller.device => Err(ErrorCode::BadRequest.into()),
            Some(intent) => answer(&intent.end).map(Some),
        }
    }

    /// Passes an order to the directory and closes its intent.
    ///
    /// # Errors
    ///
    /// `password-refused` with the rules of the directory, or the reason why the order was not
    /// sent; an unknown outcome is no error.
    pub(crate) async fn write(
        &self,
        intent: Intent,
        order: WriteOrder,
    ) -> Result<WriteOutcome, FlowError> {
        failpoint("write.before");
        let written = self.connector.write(order, self.clock.now()).await;
        failpoint("write.after");
        let (outcome, failure) = match written {
            Ok(Written::Done) => (Outcome::Done, None),
            Ok(Written::Refused(rules)) => (Outcome::Refused(rules), None),
            Err(ConnectorError::Lost(cause)) => {
                tracing::warn!(
                    error = cause.as_ref() as &dyn std::error::Error,
                    "write lost"
                );
                return Ok(WriteOutcome::Unknown);
            }
            Err(error) => (Outcome::NotSent, Some(error)),
        };
        let end = self.close(&intent, outcome).await?;
        match failure {
            Some(error) => Err(error.into()),
            None => answer(&end),
        }
    }

    /// Closes an intent and carries out the consequences of its outcome. Only the first caller does
    /// so.
    async fn close(&self, intent: &Intent, outcome: Outcome) -> Result<End, FlowError> {
        let account = self.connector.get(intent.account).await?;
        let mut keys = vec![
            LockKey::Account(intent.account),
            LockKey::Operation(intent.operation),
        ];
        keys.extend(intent.cause.attempt().map(LockKey::Attempt));
        let name = account.as_ref().map(|account| account.user_name.clone());
        keys.extend(name.map(LockKey::Name));
        let mut work = self.work(&keys).await?;
        failpoint("close.begun");
        let stored = work.tx.intent(intent.operation).await?;
        if let Some(Intent { end, .. }) = stored.filter(|stored| stored.end != End::Open) {
            return Ok(end);
        }
        let end = match &outcome {
            Outcome::Done => End::Done(work.now),
            Outcome::Refused(rules) => End::Refused(rules.clone()),
            Outcome::NotSent => End::NotSent,
            Outcome::Unknown => return Ok(End::Open),
        };
        match (intent.cause, account) {
            (Cause::Reset(attempt) | Cause::Unlock(attempt), account) => {
                let ended = EndedWrite {
                    attempt,
                    account: account.as_ref(),
                    operation: intent.operation,
                    outcome,
                };
                self.attempt_written(&mut work, ended).await?;
            }
            (_, Some(account)) if outcome == Outcome::Done => {
                work.password_written(intent, &account).await?;
            }
            (Cause::Change(_) | Cause::Activation, _) => {}
        }
        if matches!(end, End::Done(_)) {
            work.tx.entry_changed(intent.account).await?;
            work.pass_after_write(intent).await?;
        }
        work.tx.close_intent(intent.operation, &end).await?;
        failpoint("close.before-commit");
        work.commit().await?;
        failpoint("close.after-commit");
        Ok(end)
    }

    /// Reports how a write ended; asks the directory if the outcome is unknown and no process is
    /// writing any more.
    ///
    /// # Errors
    ///
    /// `not-found` for an id that was never begun from this device; the refusal if the write was
    /// refused; `directory-unreachable` if the order never reached the directory.
    pub async fn operation(
        &self,
        caller: &Caller,
        operation: OperationId,
    ) -> Result<WriteOutcome, FlowError> {
        let intent = self.store.read().await?.intent(operation).await?;
        let intent = intent
            .filter(|intent| intent.device == caller.device)
            .ok_or(ErrorCode::NotFound)?;
        if intent.end != End::Open {
            return answer(&intent.end);
        }
        if !is_stale(&intent, self.clock.now()) {
            return Ok(WriteOutcome::Unknown);
        }
        match self.settle(&intent).await {
            Ok(end) => answer(&end),
            // The outcome cannot be told at present, which is different from "never sent", a final
            // answer.
            Err(FlowError::Connector(_)) => Ok(WriteOutcome::Unknown),
            Err(failed) => Err(failed),
        }
    }

    /// Settles the intents that an earlier process left open. Called at the start, before any
    /// request.
    ///
    /// # Errors
    ///
    /// An error only if the store fails; an intent stays open if the directory does not answer.
    pub async fn settle_open(&self) -> Result<(), FlowError> {
        self.settle_where(|_| true).await
    }

    /// Settles the intents that no process is writing any more. Called at intervals.
    ///
    /// # Errors
    ///
    /// The errors of [`Service::settle_open`].
    pub async fn settle_stale(&self) -> Result<(), FlowError> {
        let now = self.clock.now();
        self.settle_where(|intent| is_stale(intent, now)).await
    }

    async fn settle_where(&self, wanted: impl Fn(&Intent) -> bool + Send) -> Result<(), FlowError> {
        let open = self.store.read().await?.open_intents().await?;
        for intent in open.iter().filter(|open| wanted(open)) {
            if let Err(error) = self.settle(intent).await {
                tracing::warn!(%error, operation.id = %intent.operation, "not settled yet");
            }
        }
        Ok(())
    }

    async fn settle(&self, intent: &Intent) -> Result<End, FlowError> {
        let settled = self
            .connector
            .settle(intent.account, intent.operation)
            .await?;
        let outcome = match settled {
            Settled::Done => Outcome::Done,
            Settled::NotDone => Outcome::NotSent,
            Settled::CannotTell => Outcome::Unknown,
        };
        self.close(intent, outcome).await
    }
}

impl Work<'_> {
    /// Records an intent, unless another write of this account is in progress.
    ///
    /// # Errors
    ///
    /// `busy`, with the time after which the other write is settled; `not-found` if the client has
    /// withdrawn the operation meanwhile.
    pub(crate) async fn record_intent(&mut self, intent: &Intent) -> Result<(), FlowError> {
        let same = |open: &Intent| open.account == intent.account;
        nothing_written(self.tx.as_mut(), same, intent.begun_at).await?;
        if !self
            .spend_operation(&intent.device, intent.operation)
            .await?
        {
            return Err(ErrorCode::NotFound.into());
        }
        Ok(self.tx.put_intent(intent).await?)
    }

    /// The consequences of a change or a first password that the directory has written.
    async fn password_written(
        &mut self,
        intent: &Intent,
        account: &Account,
    ) -> Result<(), FlowError> {
        let (what, message) = match intent.cause {
            Cause::Activation => (AuditEvent::Activated, Message::Activated),
            Cause::Change(_) | Cause::Reset(_) | Cause::Unlock(_) => {
                (AuditEvent::PasswordChanged, Message::PasswordChanged)
            }
        };
        let mut keep = self.known_devices(account.id).await?;
        let changed_in = match intent.cause {
            Cause::Change(session) => Some(session),
            Cause::Activation | Cause::Reset(_) | Cause::Unlock(_) => None,
        };
        if changed_in.is_some() {
            keep.push(intent.device);
        }
        let kept = Kept {
            devices: &keep,
            changed_in,
        };
        self.sessions_after_write(account, kept).await?;
        self.empty_buckets(buckets::PASSWORD, account).await?;
        self.record(Event::of_intent(intent, what, Actor::Person))
            .await?;
        let notice = Notice::of_intent(account, intent, message);
        self.notify(&notice).await
    }

    /// Handles the activation code after a write. A first password spends the code. A change or a
    /// reset makes an unused code unnecessary, so the code ends: whoever finds it later opens
    /// nothing with it. A code that the IT department issued during the write stays valid.
    async fn pass_after_write(&mut self, intent: &Intent) -> Result<(), FlowError> {
        let pass = self.tx.pass(intent.account).await?;
        let meant = |pass: &Pass| pass.not_before <= intent.begun_at;
        let Some(mut pass) = pass.filter(meant) else {
            return Ok(());
        };
        match intent.cause {
            Cause::Unlock(_) => return Ok(()),
            Cause::Activation => pass.used_at = Some(self.now),
            Cause::Change(_) | Cause::Reset(_) if !pass.is_good(self.now) => return Ok(()),
            Cause::Change(_) | Cause::Reset(_) => {
                pass.expires_at = self.now;
                let ended = Event::of_intent(intent, AuditEvent::PassEnded, Actor::Service);
                self.record(ended).await?;
            }
        }
        self.tx.put_pass(&pass).await?;
        Ok(self.tx.end_activation(intent.account).await?)
    }

    /// Uses the only chance of an operation to begin; returns `false` if the chance was used
    /// before.
    async fn spend_operation(
        &mut self,
        device: &Thumbprint,
        operation: OperationId,
    ) -> Result<bool, FlowError> {
        // The name contains the device, so no other device can withdraw the operation. No id of a
        // DPoP proof has this form.
        let device = HEXLOWER.encode(device.as_bytes());
        let name = format!("operation-{operation}-{device}");
        let until = self.now.plus(WITHDRAWN_S);
        Ok(self.tx.spend_jti(&name, until).await?)
    }
}

/// Refuses an action while a conflicting write is not settled.
///
/// # Errors
///
/// `busy`, with the time after which the write is settled.
pub(crate) async fn nothing_written(
    tx: &mut dyn ReadTx,
    in_the_way: impl Fn(&Intent) -> bool + Send,
    now: Timestamp,
) -> Result<(), FlowError> {
    let open = tx.open_intents().await?;
    if open.iter().any(in_the_way) {
        let until = now.plus(ASK_AGAIN_S);
        return Err(FlowError::until(ErrorCode::Busy, until, now));
    }
    Ok(())
}

/// Whether no process is writing an open intent any more. An intent that seems to begin in the
/// future was begun before the clock was set back; since its age means nothing, it counts as old.
fn is_stale(intent: &Intent, now: Timestamp) -> bool {
    now.since(intent.begun_at).saturating_abs() >= WRITING_S
}

/// The answer to the client about an outcome.
fn answer(end: &End) -> Result<WriteOutcome, FlowError> {
    match end {
        End::Open => Ok(WriteOutcome::Unknown),
        End::Done(at) => Ok(WriteOutcome::Done { at: *at }),
        End::Refused(rules) => Err(FlowError::rules(rules.clone())),
        End::NotSent => Err(ErrorCode::DirectoryUnreachable.into()),
    }
}
