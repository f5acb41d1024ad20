//! Replaces a password that the person knows.

use crate::{
    authenticate::MayChange,
    error::FlowError,
    failpoint::failpoint,
    rate_limit::{CountedTry, Guess, buckets},
    service::{ActedOn, Caller, Service},
    typed_password::TypedPassword,
    work::Event,
};
use chiave_domain::{
    account::{Account, EntryVersion},
    audit::{Actor, AuditEvent},
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

/// The result of checking the current password.
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
        let mut tx = self.store.read().await?;
        let policy = self.policies(tx.as_mut()).await?.for_account(&account);
        drop(tx);
        let policy = policy.password_policy();
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
        self.begin_change(&session, &account, &intent, current)
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
        let name = &account.user_name;
        let mut work = self.work(&[LockKey::Name(name.clone())]).await?;
        let trusts = work
            .device_trusts(Some(account.id), &session.device)
            .await?;
        let key = self.bucket_key(buckets::PASSWORD, name, trusts.passwords, &session.device);
        let counted = work.count(key).await?;
        let version = work.tx.entry_version(account.id).await?;
        work.commit().await?;
        failpoint("change.counted");
        let checked = self
            .connector
            .check(Some(account.id), current.to_secret(), trusts.device)
            .await;
        match checked {
            Ok(checked) => {
                if checked == Checked::Wrong {
                    let guess = Guess {
                        name,
                        secret: current.expose(),
                    };
                    self.refuse_current(session, &counted, guess).await?;
                }
                Ok(CheckedCurrent {
                    checked,
                    counted,
                    version,
                })
            }
            Err(error) => {
                self.was_not_verified(&counted, name).await?;
                Err(error.into())
            }
        }
    }

    /// Counts a wrong current password and writes it down.
    async fn refuse_current(
        &self,
        session: &Session,
        counted: &CountedTry,
        guess: Guess<'_>,
    ) -> Result<(), FlowError> {
        let keys = [
            LockKey::Account(session.account),
            LockKey::Name(guess.name.clone()),
        ];
        let mut work = self.work(&keys).await?;
        work.was_wrong(counted, guess).await?;
        work.record_in(session, AuditEvent::ChangeRefused).await?;
        work.commit().await
    }

    /// Records the intent in the unit of work that settles the right try, where session and password
    /// are still what they were when it was current.
    async fn begin_change(
        &self,
        session: &Session,
        checked: &Account,
        intent: &Intent,
        current: CheckedCurrent,
    ) -> Result<(), FlowError> {
        let keys = [
            LockKey::Account(checked.id),
            LockKey::Name(checked.user_name.clone()),
            LockKey::Operation(intent.operation),
        ];
        let acted_on = self.act_on(checked, current.version, &keys);
        let ActedOn { mut work, account } = acted_on.await?;
        let live = work.tx.session_by_id(session.id).await?;
        live.ok_or(ErrorCode::SessionEnded)?;
        if account.is_none() {
            let refused = Event::of_intent(intent, AuditEvent::ChangeRefused, Actor::Person);
            work.record(refused).await?;
            work.commit().await?;
            return Err(ErrorCode::CurrentPasswordWrong.into());
        }
        work.was_right(&current.counted).await?;
        let recorded = work.record_intent(intent).await;
        failpoint("change.before-intent");
        match recorded {
            // The change was refused although the password was right: the try must not stay
            // counted.
            Ok(()) | Err(FlowError::Refused(_)) => work.commit().await?,
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

/// The rules that a candidate breaks, among those that can be evaluated before the write.
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

/// The refusal for the client if a write was refused.
pub(crate) fn undecided(reason: Undecided) -> FlowError {
    match reason {
        Undecided::CurrentPasswordWrong => ErrorCode::CurrentPasswordWrong.into(),
        Undecided::Broken(rules) => FlowError::rules(rules),
        Undecided::Disabled => ErrorCode::NotAllowed.into(),
        Undecided::ActivationCodeNotValid => ErrorCode::PassRefused.into(),
        Undecided::NothingRegistered => ErrorCode::NotEnoughMethods.into(),
    }
}
