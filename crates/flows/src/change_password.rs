//! Replaces a password that the person knows.

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
    intent::{Cause, End, EntryBefore, Intent},
    order::{NewPassword, WriteOrder},
    ports::{connector::Checked, store::LockKey},
    session::Session,
};
use chiave_protocol::{
    ErrorCode, OperationId, limits,
    password::{ChangePassword, WriteOutcome},
    policy::{BrokenRule, PasswordPolicy, Rule},
};

/// How often the current password is checked while the entry keeps changing.
const CHECKED_AGAIN: u32 = 3;

/// The result of checking the current password.
struct CheckedCurrent {
    checked: Checked,
    counted: CountedTry,
    /// The entry's version, read before the password was checked.
    version: EntryVersion,
}

/// What the person typed, and what it is decided with.
struct Typed {
    current: TypedPassword,
    new: TypedPassword,
    /// How many earlier passwords the policy refuses.
    history: u8,
    operation: OperationId,
}

/// A change whose intent is recorded.
struct Begun {
    intent: Intent,
    order: WriteOrder,
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
        let typed = Typed {
            current: current?,
            new,
            history: policy.history,
            operation: request.operation_id,
        };
        for _ in 0..CHECKED_AGAIN {
            let account = self.account_of(&session).await?;
            if let Some(Begun { intent, order }) =
                self.try_change(&session, &account, &typed).await?
            {
                failpoint("change.after-intent");
                return self.write(intent, order).await;
            }
        }
        let now = self.clock.now();
        Err(FlowError::until(ErrorCode::Busy, now.plus(1), now))
    }

    /// Checks the current password and begins the change. Returns `None` if the entry changed while
    /// the password was checked, for example because the IT department requires a new password: the
    /// check says nothing about the current entry then, and has to be repeated.
    async fn try_change(
        &self,
        session: &Session,
        account: &Account,
        typed: &Typed,
    ) -> Result<Option<Begun>, FlowError> {
        let current = self.check_current(session, account, &typed.current).await?;
        let evidence = decide::Change {
            account,
            checked: current.checked,
            new: NewPassword {
                secret: typed.new.to_secret(),
                history: typed.history,
            },
            broken: Vec::new(),
        };
        let order = decide::change(evidence, typed.operation).map_err(undecided)?;
        let intent = self.intent_of(session, account, typed.operation);
        let begins = self
            .begin_change(session, account, &intent, current)
            .await?;
        Ok(begins.then_some(Begun { intent, order }))
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
    /// are still what they were when it was current. Returns `false`, and gives the try back, if the
    /// entry changed in between.
    async fn begin_change(
        &self,
        session: &Session,
        checked: &Account,
        intent: &Intent,
        current: CheckedCurrent,
    ) -> Result<bool, FlowError> {
        let keys = [
            LockKey::Account(checked.id),
            LockKey::Name(checked.user_name.clone()),
            LockKey::Operation(intent.operation),
        ];
        let acted_on = self.act_on(checked, current.version, &keys);
        let ActedOn { mut work, account } = acted_on.await?;
        let live = work.tx.session_by_id(session.id).await?;
        if live.is_none() || account.is_none() {
            work.give_back_try(&current.counted).await?;
            work.commit().await?;
            return match live {
                None => Err(ErrorCode::SessionEnded.into()),
                Some(_) => Ok(false),
            };
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
        recorded.map(|()| true)
    }

    fn intent_of(&self, session: &Session, account: &Account, operation: OperationId) -> Intent {
        Intent {
            operation,
            account: account.id,
            device: session.device,
            device_name: session.device_name.clone(),
            utc_offset_min: session.utc_offset_min,
            cause: Cause::Change(session.id),
            before: EntryBefore::of(account),
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
