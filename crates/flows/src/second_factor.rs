//! The second factor of a sign-in, and the fresh verification before a change: both use the same
//! two requests.

use crate::{
    authenticate::{Live, may_sign_in, still_live},
    codes::{Asked, CountedAs},
    end_session::{Ending, Reason},
    error::FlowError,
    mailboxes::Limits,
    methods::counted_methods,
    offers,
    rate_limit::buckets,
    service::{ActedOn, Caller, Service},
    sign_in_step::{self, Has},
    verification::{Guarded, Settled},
    work::Work,
};
use chiave_domain::{
    account::Account,
    audit::{AuditEvent, CodeFault, CodeUse, MadeFull},
    device::{Device, DeviceTrust},
    method::{Method, spec},
    ports::store::LockKey,
    session::{Session, SessionState},
    settings::AccountPolicy,
    verification::CodeScope,
};
use chiave_protocol::{
    ErrorCode, Timestamp, limits,
    method::{CodeSent, MethodKind, MethodOffer, Prove, SendCode},
    session::Proven,
};

/// A right code, with the data for the decisions that follow.
struct Passed<'a> {
    account: &'a Account,
    policy: &'a AccountPolicy,
    method: &'a Method,
}

/// An account, and its policy.
#[derive(Clone, Copy)]
struct Whose<'a> {
    account: &'a Account,
    policy: &'a AccountPolicy,
}

impl Service {
    /// Sends a code, if email is the strongest method of the account.
    ///
    /// # Errors
    ///
    /// `not-allowed` if a stronger method is registered (law 3), `too-many-sends`.
    pub async fn session_code(
        &self,
        caller: &Caller,
        live: Live,
        ask: SendCode,
    ) -> Result<CodeSent, FlowError> {
        let account = self.account_of(&live.0).await?;
        let mailboxes = self.mailboxes(account.id).await?;
        let mut keys = mailboxes.locks();
        keys.push(LockKey::Account(account.id));
        let mut work = self.work(&keys).await?;
        let now = work.now;
        let (whose, device) = (Some(account.id), live.0.device);
        let trust = work.device_trust(whose, &device).await?;
        let limits = Limits {
            lookup: &self.lookup,
            mailboxes: &mailboxes,
            known: Some(device).filter(|_| trust == DeviceTrust::Known),
            now,
        };
        let policy = work.tx.policy_book().await?.for_account(&account);
        let methods = counted_methods(work.tx.as_mut(), &account, &policy).await?;
        let offered = offered(&live.0, &methods, now)
            .iter()
            .any(|offer| offer.kind == ask.kind);
        let method = offers::fresh_method(&methods, ask.kind, ask.method, now)
            .filter(|method| offered && method.spec().is_sent())
            .ok_or(ErrorCode::NotAllowed)?;
        let asked = Asked {
            scope: CodeScope::Session(live.0.id),
            counted: CountedAs::Session(limits.of_sessions(method.id)?),
            policy: &policy,
            language: &account.language,
            by: caller,
            device_name: &live.0.device_name,
            utc_offset_min: ask.utc_offset_min,
        };
        let sent = work.send_method_code(method, asked).await?;
        work.commit().await?;
        Ok(sent)
    }

    /// Verifies a code: the session becomes full, or fresh for five minutes.
    ///
    /// # Errors
    ///
    /// `proof-refused`, `code-used`, `too-many-attempts`; `not-allowed` if the kind is not the
    /// strongest registered one; `session-ended` if the session ended during the verification.
    pub async fn verify_session(&self, live: Live, answer: Prove) -> Result<Proven, FlowError> {
        let account = self.account_of(&live.0).await?;
        let typed = answer.secret.expose();
        if typed.len() > limits::CODE_BYTES {
            return Err(ErrorCode::ProofRefused.into());
        }
        let keys = [
            LockKey::Account(account.id),
            LockKey::Name(account.user_name.clone()),
        ];
        let mut work = self.work(&keys).await?;
        let session = still_live(work.tx.as_mut(), live.0.id).await?;
        // Read before the code is verified: an unreadable policy must not reveal whether the code
        // is right.
        let policy = work.tx.policy_book().await?.for_account(&account);
        let whose = Whose {
            account: &account,
            policy: &policy,
        };
        let asked = self.asked_of(&mut work, &session, whose, &answer).await?;
        let tried = work.count_code(asked, policy.wrong_per_code).await?;
        work.commit().await?;

        let found = self.verify_tried(&tried, typed, &keys).await?;

        // Read anew: the IT department may have required a new password, or changed the policy, meanwhile.
        let ActedOn { mut work, account } = match self.begin_with(account.id, &keys).await {
            Ok(begun) => begun,
            Err(error) => {
                self.give_back_unsettled(&tried, &keys).await;
                return Err(error);
            }
        };
        let account = may_sign_in(account)?;
        let session = still_live(work.tx.as_mut(), live.0.id).await?;
        let policy = work.tx.policy_book().await?.for_account(&account);
        let settled = work.settle_code(account.id, &tried, found).await?;
        let (why, refused) = match settled {
            Settled::Right(method) => {
                work.code_of_sheet_used(&account, &session, &method).await?;
                let passed = Passed {
                    account: &account,
                    policy: &policy,
                    method: &method,
                };
                let verified = work.verified_now(session, &passed).await?;
                work.commit().await?;
                return Ok(verified);
            }
            Settled::Used => (CodeFault::Used, ErrorCode::CodeUsed.into()),
            Settled::Wrong { tries_left } => (CodeFault::Wrong, FlowError::wrong(tries_left)),
        };
        let asked_as = match session.state {
            SessionState::Pending => CodeUse::SecondFactor,
            SessionState::MustChange(_) | SessionState::Full => CodeUse::Verification,
        };
        let event = AuditEvent::CodeRefused(asked_as, why, answer.kind);
        work.record_in(&session, event).await?;
        work.commit().await?;
        Err(refused)
    }

    /// The methods that the session may be verified with, and the bucket of the rate limit.
    async fn asked_of(
        &self,
        work: &mut Work<'_>,
        session: &Session,
        Whose { account, policy }: Whose<'_>,
        answer: &Prove,
    ) -> Result<Guarded, FlowError> {
        let now = work.now;
        let trust = work.device_trust(Some(account.id), &session.device).await?;
        let mut methods = counted_methods(work.tx.as_mut(), account, policy).await?;
        let offered = offered(session, &methods, now);
        if !offered.iter().any(|offer| offer.kind == answer.kind) {
            return Err(ErrorCode::NotAllowed.into());
        }
        // A code was sent to one method; a kind that sends nothing is compared with every method of
        // the kind.
        let one = offers::fresh_method(&methods, answer.kind, answer.method, now).map(|it| it.id);
        let sent = spec(answer.kind).is_sent();
        methods.retain(|it| it.confirmed && it.kind() == answer.kind);
        methods.retain(|it| !sent || Some(it.id) == one);
        Ok(Guarded {
            scope: CodeScope::Session(session.id),
            bucket: self.bucket_key(
                buckets::VERIFICATION,
                &account.user_name,
                trust,
                &session.device,
            ),
            kind: answer.kind,
            methods,
            trust,
        })
    }
}

impl Work<'_> {
    /// The code was right: the session is verified, and its sign-in no longer waits for a second factor.
    async fn verified_now(
        &mut self,
        mut session: Session,
        passed: &Passed<'_>,
    ) -> Result<Proven, FlowError> {
        let Passed {
            account, policy, ..
        } = *passed;
        let was_pending = session.state == SessionState::Pending;
        if was_pending {
            session.state = sign_in_step::state_after_second_factor(account, policy, self.now);
        }
        let uses = passed.method.spec().uses;
        session.verified_by(passed.method, self.now);
        self.tx.put_session(&session).await?;
        let event = if was_pending {
            AuditEvent::FactorPassed(passed.method.kind())
        } else {
            AuditEvent::VerificationPassed(passed.method.kind())
        };
        self.record_in(&session, event).await?;
        // Mail is never a second factor, so it makes no computer known (docs/design.md, section 6); a temporary code
        // ends sooner than the trust. The key of a shared computer ends with this turn.
        if uses.second_factor && uses.lasts && !session.is_shared {
            self.now_known(&session, passed.method.kind()).await?;
        }
        if was_pending {
            self.end_earlier_sign_ins(&session).await?;
        }
        if was_pending && session.state == SessionState::Full {
            let made = MadeFull::SecondFactor(passed.method.kind());
            self.completed(account, &session, made).await?;
        }
        let methods = self.tx.methods(account.id).await?;
        let has = Has {
            account,
            methods: &methods,
            policy,
        };
        let step = sign_in_step::step_of(session.state, has, self.now);
        Ok(Proven {
            fresh_until: session.fresh_until(),
            step,
        })
    }

    /// Makes the session's device known to the account for another 90 days.
    async fn now_known(&mut self, session: &Session, by: MethodKind) -> Result<(), FlowError> {
        let now = self.now;
        let device = self.tx.device(session.account, &session.device).await?;
        let known_before = device.as_ref().is_some_and(|device| device.is_known(now));
        let known = Device {
            account: session.account,
            key: session.device,
            name: session.device_name.clone(),
            verified_at: now,
            seen_at: device.map_or(Device::NEVER, |device| device.seen_at),
        };
        self.tx.put_device(&known).await?;
        if known_before {
            return Ok(());
        }
        self.record_in(session, AuditEvent::DeviceKnown(by)).await
    }

    /// Ends earlier pending sign-ins on the device of `session`: the interrupted person has come
    /// back and verified the second factor, so those sign-ins are no reason for a notice.
    async fn end_earlier_sign_ins(&mut self, session: &Session) -> Result<(), FlowError> {
        for other in self.tx.sessions_of(session.account).await? {
            if other.device == session.device && other.state == SessionState::Pending {
                let ending = Ending {
                    session: &other,
                    notified: None,
                    reason: Reason::BegunAgain,
                };
                self.end_session(ending).await?;
            }
        }
        Ok(())
    }
}

/// The methods that this session may verify with: a second factor while the session is pending,
/// otherwise the strongest registered kind.
fn offered(session: &Session, methods: &[Method], now: Timestamp) -> Vec<MethodOffer> {
    if session.state == SessionState::Pending {
        offers::second_factors(methods, now)
    } else {
        offers::fresh_verifications(methods, now)
    }
}
