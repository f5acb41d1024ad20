//! What an activation allows: registering the first methods, and setting the first password.

use crate::{
    change_password::{evaluate, undecided},
    error::FlowError,
    failpoint::failpoint,
    methods::counted_methods,
    service::{Caller, Service},
    typed_password::TypedPassword,
};
use chiave_domain::{
    account::Account,
    activation_code::Activation,
    decide::{self, FirstPassword},
    intent::{Cause, End, EntryBefore, Intent},
    order::NewPassword,
    ports::store::{LockKey, ReadTx},
    registered::{Registered, counted},
    settings::AccountPolicy,
};
use chiave_protocol::{
    ErrorCode, OperationId, Timestamp, TokenHash, activation as wire,
    method::SecurityInfo,
    password::{SetPassword, WriteOutcome},
};

/// An activation and its account.
pub(crate) struct Activating {
    pub activation: Activation,
    pub account: Account,
}

impl Service {
    /// The account of the activation that a token opens on this device, read before any transaction
    /// (law 23). Whatever is done in the activation calls [`Service::open_one`] in its own
    /// transaction.
    ///
    /// # Errors
    ///
    /// `attempt-ended`.
    pub(crate) async fn activating(
        &self,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<Activating, FlowError> {
        let activation = {
            let mut tx = self.store.read_once().await?;
            let now = self.clock.now();
            self.open_one(tx.as_mut(), token, caller, now).await?
        };
        let account = self.connector.get(activation.account).await?;
        let account = account
            .filter(|account| account.enabled)
            .ok_or(ErrorCode::AttemptEnded)?;
        Ok(Activating {
            activation,
            account,
        })
    }

    /// The activation that a token opens on this device. It lasts no longer than the activation
    /// code that opened it; a new code or disabling the account ends it.
    ///
    /// # Errors
    ///
    /// `attempt-ended`.
    pub(crate) async fn open_one(
        &self,
        tx: &mut dyn ReadTx,
        token: &TokenHash,
        caller: &Caller,
        now: Timestamp,
    ) -> Result<Activation, FlowError> {
        let activation = tx
            .activation(token)
            .await?
            .filter(|it| it.device == caller.device && it.is_open(now))
            .ok_or(ErrorCode::AttemptEnded)?;
        let activation_code = tx.activation_code(activation.account).await?;
        activation_code
            .filter(|it| it.is_good(now))
            .ok_or(ErrorCode::AttemptEnded)?;
        Ok(activation)
    }

    /// Reads the state of an activation.
    ///
    /// # Errors
    ///
    /// `attempt-ended`.
    pub async fn activation(
        &self,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<wire::ActivationView, FlowError> {
        let Activating { account, .. } = self.activating(token, caller).await?;
        let mut tx = self.store.read().await?;
        let now = self.clock.now();
        let activation = self.open_one(tx.as_mut(), token, caller, now).await?;
        self.activation_view(tx.as_mut(), &account, &activation, now)
            .await
    }

    pub(crate) async fn activation_view(
        &self,
        tx: &mut dyn ReadTx,
        account: &Account,
        activation: &Activation,
        now: Timestamp,
    ) -> Result<wire::ActivationView, FlowError> {
        let policy = self.policies(tx).await?.for_account(account);
        Ok(wire::ActivationView {
            display_name: account.display_name.clone(),
            security: security_in_activation(tx, account, &policy, now).await?,
            policy: policy.password_policy_for_activation(account),
            facts: account.personal_facts(),
            expires_at: activation.expires_at,
        })
    }

    /// Sets the first password, which spends the activation code and ends the activation.
    ///
    /// # Errors
    ///
    /// `attempt-ended`, `pass-refused`, `not-enough-methods`, `password-refused`, `too-many-attempts`,
    /// `busy`, `directory-unreachable`.
    pub async fn first_password(
        &self,
        token: &TokenHash,
        caller: &Caller,
        request: SetPassword,
    ) -> Result<WriteOutcome, FlowError> {
        let before = self.answered_activation(token, caller, request.operation_id);
        if let Some(outcome) = before.await? {
            return Ok(outcome);
        }
        let new = TypedPassword::read(&request.new).ok_or(ErrorCode::BadRequest)?;
        let Activating { account, .. } = self.activating(token, caller).await?;
        let keys = [
            LockKey::Account(account.id),
            LockKey::Name(account.user_name.clone()),
            LockKey::Operation(request.operation_id),
        ];
        let mut work = self.work(&keys).await?;
        let now = work.now;
        let activation = self.open_one(work.tx.as_mut(), token, caller, now).await?;
        let policy = self.policies(work.tx.as_mut()).await?;
        let policy = policy.for_account(&account);
        let activation_code = work.tx.activation_code(account.id).await?;
        let activation_code = activation_code.ok_or(ErrorCode::PassRefused)?;
        let methods = counted_methods(work.tx.as_mut(), &account, &policy).await?;
        let policy = policy.password_policy_for_activation(&account);
        let broken = evaluate(&policy, &account, request.new.expose(), None);
        let evidence = FirstPassword {
            account: &account,
            activation_code: &activation_code,
            methods: &methods,
            new: NewPassword {
                secret: new.to_secret(),
                history: policy.history,
            },
            broken,
        };
        let order =
            decide::first_password(evidence, request.operation_id, now).map_err(undecided)?;
        let intent = Intent {
            operation: request.operation_id,
            account: account.id,
            device: caller.device,
            device_name: activation.device_name,
            utc_offset_min: activation.utc_offset_min,
            cause: Cause::Activation,
            before: EntryBefore::of(&account),
            begun_at: now,
            end: End::Open,
        };
        if let Err(wait) = work.count_first_password(&account.user_name).await {
            work.commit().await?;
            return Err(wait);
        }
        work.record_intent(&intent).await?;
        failpoint("activate.before-intent");
        work.commit().await?;
        failpoint("activate.after-intent");
        self.write(intent, order).await
    }

    /// The answer of a first password that was sent before. While the token opens an activation, the
    /// account of the activation is answered alone; a first password that was written has ended the
    /// activation, and then no other kind of write is answered.
    async fn answered_activation(
        &self,
        token: &TokenHash,
        caller: &Caller,
        operation: OperationId,
    ) -> Result<Option<WriteOutcome>, FlowError> {
        let activation = self.store.read_once().await?.activation(token).await?;
        let whose = activation.map(|activation| activation.account);
        self.answered_if(caller, operation, |intent| {
            intent.cause == Cause::Activation && whose.is_none_or(|id| intent.account == id)
        })
        .await
    }
}

/// The security info as an activation shows it, including whether a method was registered with
/// exactly its activation code; without such a method there is no first password (law 3).
pub(crate) async fn security_in_activation(
    tx: &mut dyn ReadTx,
    account: &Account,
    policy: &AccountPolicy,
    now: Timestamp,
) -> Result<SecurityInfo, FlowError> {
    let activation_code = tx.activation_code(account.id).await?;
    let methods = tx.methods(account.id).await?;
    let shown = Registered::of(account, policy, &methods).view(now);
    let methods = counted(account, policy, methods);
    let bound = activation_code.is_some_and(|it| decide::has_bound(&it, &methods));
    Ok(SecurityInfo {
        bound_with_code: Some(bound),
        ..shown
    })
}
