//! How an activation code ends: with the password that is set with it, or without one.
//!
//! Whatever a code registered that ends without a password is removed with it, since the code may
//! have been in wrong hands (law 3).

use crate::{
    error::FlowError,
    notices::Notice,
    remove_all::{Computer, GivenBack},
    service::{ActedOn, Service},
    work::{Event, Work},
};
use chiave_domain::{
    account::Account,
    activation_code::ActivationCode,
    attempt::Phase,
    audit::{Actor, AuditEvent},
    clock_set_back::is_ahead,
    intent::{Cause, Intent},
    notice::Message,
    ports::store::LockKey,
};
use chiave_protocol::{AccountId, MethodId};

/// A write that the directory has executed.
#[derive(Clone, Copy)]
pub(crate) struct PasswordWritten<'a> {
    pub intent: &'a Intent,
    /// The account as the directory reports it, if it still exists.
    pub account: Option<&'a Account>,
    /// The methods that passed the gates of a reset; none for other writes.
    pub gates: &'a [MethodId],
}

impl Work<'_> {
    /// The methods that passed the gates on which a write of an attempt was decided. To be called
    /// before the attempt is told how the write ended.
    pub(crate) async fn gates_spent(&mut self, cause: Cause) -> Result<Vec<MethodId>, FlowError> {
        let Cause::Reset(attempt) = cause else {
            return Ok(Vec::new());
        };
        let state = self.tx.attempt_by_id(attempt).await?;
        Ok(match state.map(|state| state.phase) {
            Some(Phase::Writing { spent, .. }) => spent.iter().map(|gate| gate.method).collect(),
            _ => Vec::new(),
        })
    }

    /// Handles the codes that the IT department issued after a write. Temporary codes end with a password that was set
    /// without the earlier one.
    ///
    /// The activation code: A first password uses the code, and so does a
    /// reset that was verified by a method of the code. Any other change or reset makes an unused
    /// code unnecessary, so the code ends: whoever finds it later opens nothing with it. A code that
    /// the IT department issued during the write stays valid.
    pub(crate) async fn codes_after_write(
        &mut self,
        written: PasswordWritten<'_>,
    ) -> Result<(), FlowError> {
        let intent = written.intent;
        // After a change, the person may go on in a session that a temporary code verified.
        if matches!(intent.cause, Cause::Activation | Cause::Reset(_)) {
            self.end_temporary_codes(intent.account, Actor::Service)
                .await?;
        }
        let activation_code = self.tx.activation_code(intent.account).await?;
        let now = self.now;
        let meant = |it: &ActivationCode| {
            // A code that begins ahead of the clock was issued before the clock was set back.
            let is_older = it.not_before <= intent.begun_at || is_ahead(it.not_before, now);
            it.used_at.is_none() && is_older
        };
        let Some(mut activation_code) = activation_code.filter(meant) else {
            return Ok(());
        };
        match intent.cause {
            Cause::Unlock(_) => return Ok(()),
            Cause::Activation => activation_code.used_at = Some(self.now),
            Cause::Reset(_) if self.is_by(&activation_code, written.gates).await? => {
                activation_code.used_at = Some(self.now);
            }
            Cause::Change(_) | Cause::Reset(_) => {
                self.end_needless(&mut activation_code, written).await?;
            }
        }
        self.tx.put_activation_code(&activation_code).await?;
        Ok(self.tx.end_activation(intent.account).await?)
    }

    /// Whether one of these methods was registered with the code.
    async fn is_by(
        &mut self,
        activation_code: &ActivationCode,
        gates: &[MethodId],
    ) -> Result<bool, FlowError> {
        let methods = self.tx.methods(activation_code.account).await?;
        let mut bound = methods.iter().filter(|it| activation_code.bound(it));
        Ok(bound.any(|method| gates.contains(&method.id)))
    }

    /// Ends a code that a new password made unnecessary, with what the code registered.
    async fn end_needless(
        &mut self,
        activation_code: &mut ActivationCode,
        PasswordWritten {
            intent, account, ..
        }: PasswordWritten<'_>,
    ) -> Result<(), FlowError> {
        let notice =
            account.map(|account| Notice::of_service(account, Message::MethodRemovedWithCode));
        let given_back = GivenBack {
            activation_code,
            notice,
            by: Actor::Service,
            computer: Some(Computer {
                key: intent.device,
                name: &intent.device_name,
            }),
        };
        self.give_back(given_back).await?;
        if activation_code.is_pending(self.now) {
            activation_code.expires_at = self.now;
            let ended = Event::of_intent(intent, AuditEvent::ActivationCodeEnded, Actor::Service);
            self.record(ended).await?;
        }
        Ok(())
    }
}

impl Service {
    /// Removes what was registered with activation codes that ran out without a password. Called at
    /// intervals. If this fails for an account, for example because the directory does not answer
    /// for it, the next call tries again, and the others are still handled.
    ///
    /// # Errors
    ///
    /// An error if the store cannot list these codes.
    pub async fn end_run_out_codes(&self) -> Result<(), FlowError> {
        let now = self.clock.now();
        let run_out = self.store.read_once().await?.run_out_codes(now).await?;
        for account in run_out {
            if let Err(error) = self.end_run_out_code(account).await {
                tracing::warn!(error = &error as &dyn std::error::Error, account.id = %account, "methods of an activation code that ran out are not removed yet");
            }
        }
        Ok(())
    }

    async fn end_run_out_code(&self, id: AccountId) -> Result<(), FlowError> {
        let keys = [LockKey::Account(id)];
        let ActedOn { mut work, account } = self.begin_with(id, &keys).await?;
        // The outcome of a write may still use the code.
        work.nothing_written(|intent| intent.account == id).await?;
        let now = work.now;
        let run_out = |it: &ActivationCode| it.used_at.is_none() && it.expires_at <= now;
        let activation_code = work.tx.activation_code(id).await?;
        let Some(activation_code) = activation_code.filter(run_out) else {
            return Ok(());
        };
        let notice = account
            .as_ref()
            .map(|account| Notice::of_service(account, Message::MethodRemovedWithCode));
        let given_back = GivenBack {
            activation_code: &activation_code,
            notice,
            by: Actor::Service,
            computer: None,
        };
        work.give_back(given_back).await?;
        work.tx.end_activation(id).await?;
        work.commit().await
    }
}
