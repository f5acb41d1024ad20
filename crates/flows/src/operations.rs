//! What became of a write, by the id that the computer gave it: asked for, withdrawn, settled.

use crate::{
    error::FlowError,
    service::{Caller, Service},
    work::Work,
};
use chiave_domain::{
    attempt::Outcome,
    intent::{End, Intent},
    ports::{connector::Settled, store::LockKey},
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

    /// Reports how a write ended; asks the directory if the outcome is unknown and no process is
    /// writing any more.
    ///
    /// # Errors
    ///
    /// `not-found` for an id that was never begun from this device, and for a write that never reached the
    /// directory; the refusal if the write was refused.
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
            return told(&intent.end);
        }
        if !is_stale(&intent, self.clock.now()) {
            return Ok(WriteOutcome::Unknown);
        }
        match self.settle(&intent).await {
            Ok(end) => told(&end),
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
                tracing::warn!(error = &error as &dyn std::error::Error, operation.id = %intent.operation, "not settled yet");
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
    /// Refuses an action while a conflicting write is not settled.
    ///
    /// # Errors
    ///
    /// `busy`, with the time after which the write is settled.
    pub(crate) async fn nothing_written(
        &mut self,
        in_the_way: impl Fn(&Intent) -> bool + Send,
    ) -> Result<(), FlowError> {
        let open = self.tx.open_intents().await?;
        match open.iter().any(in_the_way) {
            true => Err(self.unsettled()),
            false => Ok(()),
        }
    }

    /// The refusal of an action while a conflicting write is not settled: `busy`, with the time after which
    /// the write is settled.
    pub(crate) fn unsettled(&self) -> FlowError {
        FlowError::until(ErrorCode::Busy, self.now.plus(ASK_AGAIN_S), self.now)
    }

    /// Uses the only chance of an operation to begin; returns `false` if the chance was used
    /// before.
    pub(crate) async fn spend_operation(
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

/// Whether no process is writing an open intent any more. An intent that seems to begin in the
/// future was begun before the clock was set back; since its age means nothing, it counts as old.
fn is_stale(intent: &Intent, now: Timestamp) -> bool {
    now.since(intent.begun_at).saturating_abs() >= WRITING_S
}

/// The answer to whoever asks how a write ended. One that never reached the directory, such as that of a
/// process that was killed after its intent, never will: a known outcome, and no failure of the service
/// that a later question might not meet.
fn told(end: &End) -> Result<WriteOutcome, FlowError> {
    match end {
        End::NotSent => Err(ErrorCode::NotFound.into()),
        _ => answer(end),
    }
}

/// The answer to a request to write.
pub(crate) fn answer(end: &End) -> Result<WriteOutcome, FlowError> {
    match end {
        End::Open => Ok(WriteOutcome::Unknown),
        End::Done(at) => Ok(WriteOutcome::Done { at: *at }),
        End::Refused(rules) => Err(FlowError::rules(rules.clone())),
        End::LockChanged => Err(FlowError::voided()),
        End::NotSent => Err(ErrorCode::DirectoryUnreachable.into()),
    }
}
