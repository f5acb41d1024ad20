//! The second proof of a sign-in, and the fresh proof before a change: the same two requests.

use crate::{
    authenticate::Live,
    codes::Asked,
    error::FlowError,
    offers,
    rate_limit::buckets,
    service::Service,
    sign_in,
    verification::{Guarded, Settled},
};
use chiave_domain::{
    account::Account,
    audit::{AuditEvent, CodeFault, CodeUse, MadeFull},
    device::Device,
    method::{Method, spec},
    ports::store::{LockKey, WriteTx},
    session::{Session, SessionState},
    settings::AccountPolicy,
};
use chiave_protocol::{
    ErrorCode, Timestamp, limits,
    method::{CodeSent, MethodOffer, Prove, SendCode},
    session::Proven,
};

/// A code that was right, and what follows is decided with.
struct Passed<'a> {
    account: &'a Account,
    settings: &'a AccountPolicy,
    method: &'a Method,
}

impl Service {
    /// Sends a code, where a mailed one is the strongest proof the account has.
    ///
    /// # Errors
    ///
    /// `not-allowed` where anything better is registered (law 3), `too-many-sends`.
    pub async fn session_code(&self, live: Live, ask: SendCode) -> Result<CodeSent, FlowError> {
        let now = self.clock.now();
        let account = self.account_of(&live.0).await?;
        let mut tx = self.store.work(&[LockKey::Account(account.id)]).await?;
        let methods = tx.methods(account.id).await?;
        let offered = offered(&live.0, &methods, now)
            .iter()
            .any(|offer| offer.kind == ask.kind);
        let method = offers::fresh_method(&methods, ask.kind, ask.method, now)
            .filter(|_| offered)
            .ok_or(ErrorCode::NotAllowed)?;
        let asked = Asked {
            language: &account.language,
            device_name: &live.0.device_name,
            utc_offset_min: ask.utc_offset_min,
        };
        let sent = self
            .send_method_code(tx.as_mut(), method, asked, now)
            .await?;
        tx.commit().await?;
        Ok(sent)
    }

    /// Takes a proof: the session becomes whole, and fresh for five minutes.
    ///
    /// # Errors
    ///
    /// `proof-refused`, `code-used`, `too-many-attempts`, `not-allowed` where the kind is not the
    /// strongest one registered, `session-ended` where it ended while the proof was on its way.
    pub async fn session_proof(&self, live: Live, proof: Prove) -> Result<Proven, FlowError> {
        let now = self.clock.now();
        let account = self.account_of(&live.0).await?;
        let typed = proof.secret.expose();
        if typed.len() > limits::CODE_BYTES {
            return Err(ErrorCode::ProofRefused.into());
        }
        let keys = [
            LockKey::Account(account.id),
            LockKey::Name(account.user_name.clone()),
        ];
        let mut tx = self.store.work(&keys).await?;
        let session = still_live(tx.as_mut(), &live).await?;
        let asked = self
            .asked_of(tx.as_mut(), &session, &account, &proof)
            .await?;
        // Before the code is looked at: an unreadable policy must not tell a right code from a wrong one.
        let settings = tx.account_policy().await?;
        let tried = self.count_code(tx.as_mut(), asked, now).await?;
        tx.commit().await?;

        let found = self.verify_tried(&tried, typed).await;

        let mut tx = self.store.work(&keys).await?;
        let session = still_live(tx.as_mut(), &live).await?;
        let settled = self
            .settle_code(tx.as_mut(), account.id, &tried, found)
            .await?;
        let (why, refused) = match settled {
            Settled::Right(method) => {
                let passed = Passed {
                    account: &account,
                    settings: &settings,
                    method: &method,
                };
                let proven = self.now_proven(tx.as_mut(), session, &passed, now).await?;
                tx.commit().await?;
                return Ok(proven);
            }
            Settled::Used => (CodeFault::Used, ErrorCode::CodeUsed.into()),
            Settled::Wrong { tries_left } => (CodeFault::Wrong, FlowError::wrong(tries_left)),
        };
        let asked_as = match session.state {
            SessionState::Pending => CodeUse::SecondFactor,
            SessionState::MustChange(_) | SessionState::Full => CodeUse::Verification,
        };
        let event = AuditEvent::CodeRefused(asked_as, why, proof.kind);
        self.record_in(tx.as_mut(), &session, event, now).await?;
        tx.commit().await?;
        Err(refused)
    }

    /// What a session may be proven with by `proof`, and the bucket that guards it.
    async fn asked_of(
        &self,
        tx: &mut dyn WriteTx,
        session: &Session,
        account: &Account,
        proof: &Prove,
    ) -> Result<Guarded, FlowError> {
        let now = self.clock.now();
        let trust = self
            .device_trust(tx, Some(account.id), &session.device, now)
            .await?;
        let mut methods = tx.methods(account.id).await?;
        let offered = offered(session, &methods, now);
        if !offered.iter().any(|offer| offer.kind == proof.kind) {
            return Err(ErrorCode::NotAllowed.into());
        }
        // A code goes to one method; what sends nothing is compared with every method of its kind.
        let one = offers::fresh_method(&methods, proof.kind, proof.method, now).map(|it| it.id);
        let sent = spec(proof.kind).is_sent();
        methods.retain(|it| it.confirmed && it.kind() == proof.kind);
        methods.retain(|it| !sent || Some(it.id) == one);
        Ok(Guarded {
            bucket: self.bucket_key(buckets::PROOF, &account.user_name, trust, &session.device),
            kind: proof.kind,
            methods,
        })
    }

    async fn now_proven(
        &self,
        tx: &mut dyn WriteTx,
        mut session: Session,
        passed: &Passed<'_>,
        now: Timestamp,
    ) -> Result<Proven, FlowError> {
        let Passed {
            account, settings, ..
        } = *passed;
        let was_pending = session.state == SessionState::Pending;
        if was_pending {
            session.state = sign_in::state_after_proof(account, settings, now);
        }
        session.proven_at = Some(now);
        session.proof_usable_from = Some(passed.method.usable_from());
        tx.put_session(&session).await?;
        let event = if was_pending {
            AuditEvent::FactorPassed(passed.method.kind())
        } else {
            AuditEvent::VerificationPassed(passed.method.kind())
        };
        self.record_in(tx, &session, event, now).await?;
        // Mail is never a second factor, so it makes no computer known (docs/design.md, section 6).
        if passed.method.spec().uses.second_factor {
            self.now_known(tx, (&session, passed), now).await?;
        }
        if was_pending {
            end_earlier_sign_ins(tx, &session).await?;
        }
        if was_pending && session.state == SessionState::Full {
            let made = MadeFull::SecondFactor(passed.method.kind());
            self.completed(tx, (account, &session), made, now).await?;
        }
        let methods = tx.methods(account.id).await?;
        let step = sign_in::step_of(session.state, account, &methods, settings);
        Ok(Proven {
            fresh_until: session.fresh_until(),
            step,
        })
    }

    /// The session's device is known to the account for another 90 days.
    async fn now_known(
        &self,
        tx: &mut dyn WriteTx,
        (session, passed): (&Session, &Passed<'_>),
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let device = tx.device(session.account, &session.device).await?;
        let known_before = device.as_ref().is_some_and(|device| device.is_known(now));
        tx.put_device(&Device {
            account: session.account,
            key: session.device,
            name: session.device_name.clone(),
            proven_at: now,
            seen_at: device.map_or(Device::NEVER, |device| device.seen_at),
        })
        .await?;
        if known_before {
            return Ok(());
        }
        let event = AuditEvent::DeviceKnown(passed.method.kind());
        self.record_in(tx, session, event, now).await
    }
}

/// Ends earlier sign-ins on the device of `session` that still wait: whoever was interrupted has come
/// back and given the second factor, so they are no reason for an alarm.
async fn end_earlier_sign_ins(tx: &mut dyn WriteTx, session: &Session) -> Result<(), FlowError> {
    for other in tx.sessions_of(session.account).await? {
        if other.device == session.device && other.state == SessionState::Pending {
            tx.end_session(other.id).await?;
        }
    }
    Ok(())
}

/// The session as it is by now: storing what the token opened before would bring an ended one back
/// (law 19).
async fn still_live(tx: &mut dyn WriteTx, live: &Live) -> Result<Session, FlowError> {
    let session = tx.session_by_id(live.0.id).await?;
    session.ok_or_else(|| ErrorCode::SessionEnded.into())
}

/// What this session may be proven with: a second factor while it waits for one, else the
/// strongest proof that is registered.
fn offered(session: &Session, methods: &[Method], now: Timestamp) -> Vec<MethodOffer> {
    if session.state == SessionState::Pending {
        offers::second_factors(methods)
    } else {
        offers::fresh_proofs(methods, now)
    }
}
