//! Replacing a password that the person knows.

use crate::{
    authenticate::MayChange,
    error::FlowError,
    failpoint::failpoint,
    rate_limit::{CountedTry, Guess, buckets},
    service::{ActedOn, Caller, Service},
    typed_password::TypedPassword,
};
use chiave_domain::{
    account::{Account, EntryVersion},
    audit::AuditEvent,
    decide::{self, Undecided},
    intent::{Cause, End, Intent},
    order::NewPassword,
    ports::{connector::Checked, store::LockKey},
    session::Session,
};
use chiave_protocol::{
    ErrorCode, OperationId, limits,
    password::{ChangePassword, WriteOutcome},
    policy::{BrokenRule, PasswordPolicy, Rule},
};

/// A current password that was looked at.
struct CheckedCurrent {
    checked: Checked,
    counted: CountedTry,
    /// The entry's version, read before the password was checked.
    version: EntryVersion,
}

impl Service {
    /// Replaces the password of a session's account.
    ///
    /// # Errors
    ///
    /// `current-password-wrong`, `password-refused`, `too-many-attempts`, `busy`,
    /// `directory-unreachable`, `session-ended`; `not-found` for an operation of another account.
    pub async fn change_password(
        &self,
        caller: &Caller,
        session: MayChange,
        request: ChangePassword,
    ) -> Result<WriteOutcome, FlowError> {
        let mut session = session.0;
        let asked = self.answered(caller, session.account, request.operation_id);
        if let Some(outcome) = asked.await? {
            return Ok(outcome);
        }
        session.utc_offset_min = request.utc_offset_min.unwrap_or(session.utc_offset_min);
        let account = self.account_of(&session).await?;
        let current = TypedPassword::read(&request.current)
            .filter(|it| !it.is_empty())
            .ok_or(ErrorCode::CurrentPasswordWrong);
        let policy = self
            .store
            .read()
            .await?
            .account_policy()
            .await?
            .banning_name(&self.organisation)
            .password_policy();
        let broken = evaluate(
            &policy,
            &account,
            request.new.expose(),
            current.as_ref().ok().map(TypedPassword::expose),
        );
        if !broken.is_empty() {
            return Err(FlowError::rules(broken));
        }
        let new = TypedPassword::read(&request.new).ok_or(ErrorCode::BadRequest)?;
        let current = current?;
        let current = self.check_current(&session, &account, &current).await?;
        let evidence = decide::Change {
            account: &account,
            checked: current.checked,
            new: NewPassword {
                secret: new.to_secret(),
                history: policy.history,
            },
            broken,
        };
        let decided = decide::change(evidence, request.operation_id);
        let intent = self.intent_of(&session, &account, request.operation_id);
        let order = decided.map_err(undecided)?;
        self.begin_change((&session, &account), &intent, current)
            .await?;
        failpoint("change.after-intent");
        self.write(intent, order).await
    }

    /// Counts a try, checks the current password, and settles a wrong one.
    async fn check_current(
        &self,
        session: &Session,
        account: &Account,
        current: &TypedPassword,
    ) -> Result<CheckedCurrent, FlowError> {
        let now = self.clock.now();
        let mut tx = self
            .store
            .work(&[LockKey::Name(account.user_name.clone())])
            .await?;
        let (trust, counts) = self
            .device_trusts(tx.as_mut(), Some(account.id), &session.device, now)
            .await?;
        let key = self.bucket_key(
            buckets::PASSWORD,
            &account.user_name,
            counts,
            &session.device,
        );
        let counted = self.count(tx.as_mut(), key, now).await?;
        let version = tx.entry_version(account.id).await?;
        tx.commit().await?;
        failpoint("change.counted");
        let checked = |checked, counted| CheckedCurrent {
            checked,
            counted,
            version,
        };
        match self
            .connector
            .check(Some(account.id), current.to_secret(), trust)
            .await
        {
            Ok(Checked::Right) => Ok(checked(Checked::Right, counted)),
            Ok(Checked::Wrong) => {
                let keys = [
                    LockKey::Account(account.id),
                    LockKey::Name(account.user_name.clone()),
                ];
                let mut tx = self.store.work(&keys).await?;
                let spelled = Guess {
                    name: &account.user_name,
                    secret: current.expose(),
                };
                self.was_wrong(tx.as_mut(), &counted, spelled, now).await?;
                self.record_in(tx.as_mut(), session, AuditEvent::ChangeRefused, now)
                    .await?;
                tx.commit().await?;
                Ok(checked(Checked::Wrong, counted))
            }
            Err(error) => {
                self.was_not_verified(&counted, &account.user_name, now)
                    .await?;
                Err(error.into())
            }
        }
    }

    /// Records the intent in the transaction that settles the right try, where session and password
    /// are still what they were when it was current.
    async fn begin_change(
        &self,
        (session, checked): (&Session, &Account),
        intent: &Intent,
        current: CheckedCurrent,
    ) -> Result<(), FlowError> {
        let keys = [
            LockKey::Account(checked.id),
            LockKey::Name(checked.user_name.clone()),
            LockKey::Operation(intent.operation),
        ];
        let acted_on = self.act_on(checked, current.version, &keys);
        let ActedOn { mut tx, account } = acted_on.await?;
        if tx.session_by_id(session.id).await?.is_none() {
            return Err(ErrorCode::SessionEnded.into());
        }
        if account.is_none() {
            self.record_in(
                tx.as_mut(),
                session,
                AuditEvent::ChangeRefused,
                intent.begun_at,
            )
            .await?;
            tx.commit().await?;
            return Err(ErrorCode::CurrentPasswordWrong.into());
        }
        self.was_right(tx.as_mut(), &current.counted).await?;
        let recorded = self.record_intent(tx.as_mut(), intent).await;
        failpoint("change.before-intent");
        match recorded {
            // Refused, yet the password was right: the try must not stay counted.
            Ok(()) | Err(FlowError::Refused(_)) => tx.commit().await?,
            Err(_) => {}
        }
        recorded
    }

    fn intent_of(&self, session: &Session, account: &Account, operation: OperationId) -> Intent {
        Intent {
            operation,
            account: account.id,
            device: session.device,
            device_name: session.device_name.clone(),
            utc_offset_min: session.utc_offset_min,
            cause: Cause::Change(session.id),
            begun_at: self.clock.now(),
            end: End::Open,
        }
    }
}

/// The rules that a candidate breaks, of those that can be current before the write.
pub(crate) fn evaluate(
    policy: &PasswordPolicy,
    account: &Account,
    candidate: &str,
    current: Option<&str>,
) -> Vec<BrokenRule> {
    if candidate.len() > limits::PASSWORD_BYTES {
        let limit = u32::from(policy.max_length);
        return vec![BrokenRule {
            rule: Rule::MaxLength,
            limit,
            found: None,
        }];
    }
    let current = chiave_rules::evaluate(policy, candidate, &account.personal_facts(), current);
    chiave_rules::broken(&current)
}

/// What the person is told of a write that was not decided.
pub(crate) fn undecided(reason: Undecided) -> FlowError {
    match reason {
        Undecided::CurrentPasswordWrong => ErrorCode::CurrentPasswordWrong.into(),
        Undecided::Broken(rules) => FlowError::rules(rules),
        Undecided::Disabled => ErrorCode::NotAllowed.into(),
        Undecided::PassNotGood => ErrorCode::PassRefused.into(),
        Undecided::NothingRegistered => ErrorCode::NotEnoughMethods.into(),
    }
}
