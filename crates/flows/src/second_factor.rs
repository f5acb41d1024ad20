//! The second proof of a sign-in, and the fresh proof before a change: the same two requests.

use crate::{
    authenticate::Live, codes::Asked, error::FlowError, offers, rate_limit::buckets,
    service::Service, sign_in,
};
use chiave_domain::{
    account::Account,
    audit::{AuditEvent, SignInRefusal},
    device::Device,
    method::{Method, spec},
    ports::store::WriteTx,
    session::{Session, SessionState},
};
use chiave_protocol::{
    ErrorCode, Timestamp, limits,
    method::{CodeSent, MethodKind, MethodOffer, Prove, SendCode},
    session::Proven,
};

impl Service {
    /// Sends a code, where a mailed one is the strongest proof the account has.
    ///
    /// # Errors
    ///
    /// `not-allowed` where anything better is registered (law 3), `too-many-sends`.
    pub async fn session_code(&self, live: Live, ask: SendCode) -> Result<CodeSent, FlowError> {
        let now = self.clock.now();
        let account = self.account_of(&live.0).await?;
        let mut tx = self.store.begin().await?;
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
    /// Counting, verifying and spending stand in one transaction, so that of parallel guesses each is
    /// counted before the next is looked at.
    ///
    /// # Errors
    ///
    /// `proof-refused`, `too-many-attempts`, `not-allowed` where the kind is not the strongest
    /// one registered, `session-ended` where it ended while the proof was on its way.
    pub async fn session_proof(&self, live: Live, proof: Prove) -> Result<Proven, FlowError> {
        let now = self.clock.now();
        let account = self.account_of(&live.0).await?;
        let typed = proof.secret.expose();
        if typed.len() > limits::CODE_BYTES {
            return Err(ErrorCode::ProofRefused.into());
        }
        let mut tx = self.store.begin().await?;
        // As it is by now: storing what the token opened before would bring an ended one back
        // (law 19).
        let session = tx.session_by_id(live.0.id).await?;
        let session = session.ok_or(ErrorCode::SessionEnded)?;
        let trust = self
            .device_trust(tx.as_mut(), Some(account.id), &session.device, now)
            .await?;
        let key = self.bucket_key(buckets::PROOF, &account.user_name, trust, &session.device);
        let counted = self.count(tx.as_mut(), key, now).await?;
        let mut methods = tx.methods(account.id).await?;
        if !offered(&session, &methods, now)
            .iter()
            .any(|offer| offer.kind == proof.kind)
        {
            return Err(ErrorCode::NotAllowed.into());
        }
        match self
            .verify_code(tx.as_mut(), &mut methods, &proof, now)
            .await
        {
            Ok(usable_from) => {
                self.was_right(tx.as_mut(), &counted).await?;
                let by = (proof.kind, usable_from);
                let proven = self
                    .now_proven(tx.as_mut(), session, (&account, by), now)
                    .await?;
                tx.commit().await?;
                Ok(proven)
            }
            Err(FlowError::Refused(refusal)) => {
                // The try stays counted, a repeated code too: in the next 30 seconds the same six
                // digits would be another guess.
                let wrong = AuditEvent::SignInRefused(SignInRefusal::Proof);
                self.record_in(tx.as_mut(), &session, wrong, now).await?;
                tx.commit().await?;
                Err(FlowError::Refused(refusal))
            }
            Err(failed) => Err(failed),
        }
    }

    async fn now_proven(
        &self,
        tx: &mut dyn WriteTx,
        mut session: Session,
        (account, (kind, usable_from)): (&Account, (MethodKind, Timestamp)),
        now: Timestamp,
    ) -> Result<Proven, FlowError> {
        let settings = tx.account_policy().await?;
        if session.state == SessionState::Pending {
            session.state = sign_in::state_after_proof(account, &settings, now);
        }
        session.proven_at = Some(now);
        session.proof_usable_from = Some(usable_from);
        tx.put_session(&session).await?;
        // Mail is never a second factor, so it makes no laptop known (docs/design.md, section 6).
        if spec(kind).uses.second_factor {
            let (account, key) = (account.id, session.device);
            let name = session.device_name.clone();
            tx.put_device(&Device {
                account,
                key,
                name,
                proven_at: now,
            })
            .await?;
        }
        let methods = tx.methods(account.id).await?;
        let step = sign_in::step_of(session.state, account, &methods, &settings);
        Ok(Proven {
            fresh_until: session.fresh_until(),
            step,
        })
    }
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
