//! Writes to the directory: the intent is recorded, the connector writes, the intent is closed.
//!
//! A crash between any two of these steps leaves an open intent, which is settled by asking the
//! directory (law 9). The consequences of a write follow from closing its intent, whichever task
//! closes it.

use crate::{
    completed::Kept,
    ended_codes::PasswordWritten,
    error::FlowError,
    failpoint::failpoint,
    notices::Notice,
    operations::answer,
    rate_limit::buckets,
    service::Service,
    work::{Event, Work},
};
use chiave_domain::{
    account::Account,
    attempt::Outcome,
    audit::{ActivatedPassword, Actor, AuditEvent, Unlocking},
    intent::{Cause, End, Intent},
    notice::Message,
    order::WriteOrder,
    ports::{
        connector::{ConnectorError, Written},
        store::LockKey,
    },
};
use chiave_protocol::{AttemptId, ErrorCode, OperationId, password::WriteOutcome};

/// The outcome of an attempt's write.
pub(crate) struct EndedWrite<'a> {
    pub attempt: AttemptId,
    /// The account as the directory reports it, if it still exists.
    pub account: Option<&'a Account>,
    pub operation: OperationId,
    pub outcome: Outcome,
}

impl Service {
    /// Passes an order to the directory and closes its intent.
    ///
    /// # Errors
    ///
    /// `password-refused` with the rules of the directory; `attempt-ended` if the account was locked
    /// or disabled after the order was decided; or the reason why the order was not sent. An unknown
    /// outcome is no error.
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
            Ok(Written::LockChanged) => (Outcome::LockChanged, None),
            Err(ConnectorError::Lost(cause)) => {
                tracing::warn!(
                    error = cause.as_ref() as &dyn std::error::Error,
                    "write lost"
                );
                return Ok(WriteOutcome::Unknown);
            }
            Err(error) => (Outcome::NotSent, Some(error)),
        };
        let end = match (self.close(&intent, outcome).await, &failure) {
            // The directory has answered, and only the note of its answer failed: it is settled later.
            (Err(error), None) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "the end of a write could not be noted"
                );
                return Ok(WriteOutcome::Unknown);
            }
            (end, _) => end?,
        };
        match failure {
            Some(error) => Err(error.into()),
            None => answer(&end),
        }
    }

    /// Closes an intent and carries out the consequences of its outcome. Only the first caller does
    /// so.
    pub(crate) async fn close(&self, intent: &Intent, outcome: Outcome) -> Result<End, FlowError> {
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
            Outcome::LockChanged => End::LockChanged,
            Outcome::NotSent => End::NotSent,
            Outcome::Unknown => return Ok(End::Open),
        };
        let gates = work.gates_spent(intent.cause).await?;
        if let (Cause::Activation, Some(account)) = (intent.cause, &account) {
            work.first_password_answered(intent, account, &outcome)
                .await?;
        }
        match (intent.cause, &account) {
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
                work.password_written(intent, account).await?;
            }
            (Cause::Change(_) | Cause::Activation, _) => {}
        }
        if matches!(end, End::Done(_)) {
            work.tx.entry_changed(intent.account).await?;
            let written = PasswordWritten {
                intent,
                account: account.as_ref(),
                gates: &gates,
            };
            work.codes_after_write(written).await?;
            work.lock_ended_by_password(intent).await?;
        }
        work.tx.close_intent(intent.operation, &end).await?;
        failpoint("close.before-commit");
        work.commit().await?;
        failpoint("close.after-commit");
        Ok(end)
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
        self.nothing_written(same).await?;
        if !self
            .spend_operation(&intent.device, intent.operation)
            .await?
        {
            return Err(ErrorCode::NotFound.into());
        }
        Ok(self.tx.put_intent(intent).await?)
    }

    /// Records the end of a lock that a new password ended. An unlock has its row by its attempt, and a
    /// change with the old password ends no lock.
    async fn lock_ended_by_password(&mut self, intent: &Intent) -> Result<(), FlowError> {
        let unlocking = match intent.cause {
            Cause::Reset(_) => Unlocking::Reset,
            Cause::Activation => Unlocking::Activation,
            Cause::Change(_) | Cause::Unlock(_) => return Ok(()),
        };
        if !intent.before.locked {
            return Ok(());
        }
        let what = AuditEvent::AccountUnlocked(unlocking);
        self.record(Event::of_intent(intent, what, Actor::Person))
            .await
    }

    /// The consequences of a change or a first password that the directory has written.
    async fn password_written(
        &mut self,
        intent: &Intent,
        account: &Account,
    ) -> Result<(), FlowError> {
        let (what, message) = match intent.cause {
            Cause::Activation => {
                let set = match intent.before.has_password {
                    true => ActivatedPassword::Another,
                    false => ActivatedPassword::First,
                };
                (AuditEvent::Activated(set), Message::Activated)
            }
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
        if intent.cause == Cause::Activation {
            // The notice of the activation names this computer.
            self.activated_on(intent).await?;
        }
        self.empty_buckets(buckets::PASSWORD, account).await?;
        self.record(Event::of_intent(intent, what, Actor::Person))
            .await?;
        let notice = Notice::of_intent(account, intent, message);
        self.notify(&notice).await
    }
}
