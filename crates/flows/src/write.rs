//! Writing to the directory: the intent is recorded, the connector writes, the intent is closed.
//!
//! A crash between any two of these leaves an open intent, which is settled by asking the directory
//! (law 9). What follows from a write follows from closing its intent, whoever closes it.

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

/// Seconds after which nobody is writing any more: longer than any request may take, so that an
/// open intent of this age belongs to a process that is gone.
const WRITING_S: i64 = 90;
/// Seconds until an open intent is worth asking for again.
const ASK_AGAIN_S: i64 = 5;
/// Seconds for which an operation stays withdrawn: longer than any request waits for its hash.
const WITHDRAWN_S: i64 = 60 * 60;

impl Service {
    /// Makes sure that an operation that was not begun never begins; says how it ended where it was.
    ///
    /// A request under its id may still wait for a hash. What the laptop is told now has to be true
    /// afterwards as well (law 9).
    ///
    /// # Errors
    ///
    /// `not-found` where it will never begin; else as [`Service::operation`].
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
    /// `not-found` where the operation is another account's, `bad-request` where it is another device's.
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

    /// Hands an order to the directory and closes its intent.
    ///
    /// # Errors
    ///
    /// `password-refused` with the rules of the directory, or whatever kept it from being sent; an
    /// outcome that is not known is no error.
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

    /// Closes an intent, and does what follows from how it ended. Only the first caller does.
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

    /// How a write ended; asks the directory where nobody knows and nobody is writing any more.
    ///
    /// # Errors
    ///
    /// `not-found` for an id that was never begun from this device; the refusal where it was
    /// refused; `directory-unreachable` where it never reached the directory.
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
            // It cannot be told now: another word than "never sent", which is for good.
            Err(FlowError::Connector(_)) => Ok(WriteOutcome::Unknown),
            Err(failed) => Err(failed),
        }
    }

    /// Settles what a process that is gone left open. Called at start, before any request.
    ///
    /// # Errors
    ///
    /// Only where the store fails; a directory that does not answer leaves an intent open.
    pub async fn settle_open(&self) -> Result<(), FlowError> {
        self.settle_where(|_| true).await
    }

    /// Settles what nobody is writing any more. Called now and then.
    ///
    /// # Errors
    ///
    /// As [`Service::settle_open`].
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
    /// Records an intent, unless a write of this account is under way.
    ///
    /// # Errors
    ///
    /// `busy`, with the time after which the other one is settled; `not-found` where the laptop has
    /// withdrawn it meanwhile.
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

    /// What follows from a change or a first password that the directory holds.
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

    /// The activation code is used up by a first password. A change or a reset makes one needless that
    /// nobody used, so it ends: whoever finds it later opens nothing with it. One that IT issued while
    /// the write was on its way is another, and is still to be shown.
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

    /// Takes the one chance of an operation to begin; `false` where it was taken before.
    async fn spend_operation(
        &mut self,
        device: &Thumbprint,
        operation: OperationId,
    ) -> Result<bool, FlowError> {
        // Of its own device: nobody else may withdraw it. No proof of possession has a name like it.
        let device = HEXLOWER.encode(device.as_bytes());
        let name = format!("operation-{operation}-{device}");
        let until = self.now.plus(WITHDRAWN_S);
        Ok(self.tx.spend_jti(&name, until).await?)
    }
}

/// Refuses what may not happen while a write that stands in its way is not settled.
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

/// Whether nobody is writing an open intent any more. An intent that seems to begin in the future was
/// begun before the clock was set back, and its age says nothing: it counts as old.
fn is_stale(intent: &Intent, now: Timestamp) -> bool {
    now.since(intent.begun_at).saturating_abs() >= WRITING_S
}

/// What the client is told of an end.
fn answer(end: &End) -> Result<WriteOutcome, FlowError> {
    match end {
        End::Open => Ok(WriteOutcome::Unknown),
        End::Done(at) => Ok(WriteOutcome::Done { at: *at }),
        End::Refused(rules) => Err(FlowError::rules(rules.clone())),
        End::NotSent => Err(ErrorCode::DirectoryUnreachable.into()),
    }
}
