//! A reset or an unlock: each request loads the facts, takes one step of the machine, and carries
//! out its effects in the transaction that stores the new state.

use crate::{
    attempt_code::{challenge, note_ahead},
    attempt_step::{Begun, StepOf, World, take, view},
    change_password::evaluate,
    dpop::replay::Proof,
    effects::{NotPassed, Steps, Taken},
    error::FlowError,
    failpoint::failpoint,
    rate_limit::{ShownWork, buckets::RESET_CODES},
    service::{Caller, NOBODY, Service, device_name},
    typed_password::TypedPassword,
    work::Work,
    write::EndedWrite,
};
use chiave_crypto::{token::AttemptToken, work::Puzzle};
use chiave_domain::{
    attempt::{self, Event, Opening, Phase, Stepped},
    ports::store::LockKey,
};
use chiave_protocol::{
    AttemptId, ErrorCode, OperationId, TokenHash,
    attempt::{AttemptOpened, AttemptView, StartAttempt},
    limits,
    method::Prove,
    password::{SetPassword, Unlock, WriteOutcome},
};

impl Service {
    /// Opens an attempt for the named account. Opening counts against nobody (law 4). The DPoP proof is
    /// spent together with the proof of work, so nobody makes the service write without work (law 11).
    ///
    /// # Errors
    ///
    /// `work-needed`; `bad-request` for a text that cannot be a user name; `proof-of-possession` if the
    /// DPoP proof was spent before; `not-allowed` where the account policies let nobody do this.
    pub async fn start_attempt(
        &self,
        caller: &Caller,
        proof: Proof,
        request: StartAttempt,
    ) -> Result<AttemptOpened, FlowError> {
        let puzzle = Puzzle {
            nonce: &proof.nonce,
            device: &caller.device,
            user_name: &request.user_name,
        };
        if !puzzle.is_solved_by(request.work, self.work_bits) {
            return Err(FlowError::work_needed(self.work_bits));
        }
        let name = self.name_typed(&request.user_name);
        let name = name.ok_or(ErrorCode::BadRequest)?;
        let account = self.connector.find(&name).await?;
        let whose = account.as_ref().map(|account| LockKey::Account(account.id));
        let mut work = self.work(whose.as_slice()).await?;
        work.spend_proof(&proof).await?;
        let shown = ShownWork {
            puzzle: &puzzle,
            work: Some(request.work),
        };
        self.spend_work(work.tx.as_mut(), shown, work.now).await?;
        let step = StepOf {
            account,
            device: Some(caller.device),
            state: None,
        };
        let world = self.world(work.tx.as_mut(), step, work.now).await?;
        if !world.lets_anybody(request.purpose) {
            return work.refuse(ErrorCode::NotAllowed).await;
        }
        let opening = Opening {
            id: AttemptId::from_uuid(self.fresh_uuid()),
            purpose: request.purpose,
            // A known device has a separate count of codes, which nobody else can use up (law 4).
            subject: self.bucket_key(RESET_CODES, &name, world.device_trust(), &caller.device),
            device: caller.device,
            device_name: device_name(&request.device_name),
            language: request
                .language
                .chars()
                .take(limits::LABEL_CHARACTERS)
                .collect(),
            utc_offset_min: request.utc_offset_min,
        };
        let Stepped { state, effects } = attempt::open(opening, &world.facts());
        let token = AttemptToken::new(self.random.as_ref());
        work.tx
            .open_attempt(&token.hash(&self.lookup), &state)
            .await?;
        let taken = Taken {
            state: &state,
            world: &world,
            utc_offset_min: 0,
        };
        work.carry_out(taken, effects).await?;
        let view = view(&state, &world)?;
        work.commit().await?;
        Ok(AttemptOpened {
            token: token.to_secret(),
            view,
        })
    }

    /// Reads the state of an attempt.
    ///
    /// # Errors
    ///
    /// `attempt-ended`, or after the first gate the reason for the end.
    pub async fn attempt(
        &self,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<AttemptView, FlowError> {
        let now = self.clock.now();
        let whose = self.opened_by(token).await?.account.unwrap_or(NOBODY);
        let account = self.connector.get(whose).await?;
        let mut tx = self.store.read().await?;
        let state = tx.attempt(token).await?.ok_or(ErrorCode::AttemptEnded)?;
        let step = StepOf {
            account,
            device: Some(caller.device),
            state: Some(&state),
        };
        let world = self.world(tx.as_mut(), step, now).await?;
        view(&state, &world)
    }

    /// Submits a code. The try is counted and committed, then the code is verified, then the result
    /// is stored.
    ///
    /// # Errors
    ///
    /// `attempt-ended`, `proof-refused`, `code-used`, `busy`, `method-too-young`, `step-out-of-order`; after the
    /// first gate also `not-enough-methods` and `not-allowed`.
    pub async fn verify_attempt(
        &self,
        token: &TokenHash,
        caller: &Caller,
        answer: Prove,
    ) -> Result<AttemptView, FlowError> {
        let mut begun = self.begin_step(token, caller, &[]).await?;
        let event = Event::CountTry { kind: answer.kind };
        let Steps { ticket, .. } = begun.take_step(event, 0).await?;
        let Begun { work, world, state } = begun;
        work.commit().await?;
        failpoint("attempt.counted");
        let ticket = ticket.ok_or(ErrorCode::StepOutOfOrder)?;
        let challenge = challenge(&ticket, &state, &world);
        let found = match self.verify(&challenge, answer.secret.expose()).await {
            Ok(found) => found,
            Err(busy) => return Err(self.not_compared(token, caller, ticket, busy).await?),
        };
        note_ahead(&world, found);

        let mut begun = self.begin_step(token, caller, &[]).await?;
        let event = Event::Verified { ticket, found };
        // The machine also refuses some right codes, such as one that was used before.
        let Steps { not_passed, .. } = begun.take_step(event, 0).await?;
        failpoint("attempt.before-verification");
        let (left, view) = (begun.tries_left(answer.kind), begun.view());
        let now = begun.work.now;
        begun.work.commit().await?;
        match not_passed {
            Some(NotPassed::Wrong) => Err(FlowError::wrong_code(left)),
            Some(NotPassed::Used) => Err(ErrorCode::CodeUsed.into()),
            Some(NotPassed::TooYoung(until)) => {
                Err(FlowError::until(ErrorCode::MethodTooYoung, until, now))
            }
            None => view,
        }
    }

    /// Accepts the new password of a reset.
    ///
    /// # Errors
    ///
    /// `attempt-ended`, `step-out-of-order`, `password-refused`, `busy`, `directory-unreachable`.
    pub async fn attempt_password(
        &self,
        token: &TokenHash,
        caller: &Caller,
        request: SetPassword,
    ) -> Result<WriteOutcome, FlowError> {
        let operation = request.operation_id;
        let new = TypedPassword::read(&request.new).ok_or(ErrorCode::BadRequest)?;
        self.finish(token, caller, operation, |world| {
            let account = world.account.as_ref();
            let policy = world.facts().password_policy();
            let broken = account
                .map(|account| evaluate(&policy, account, request.new.expose(), None))
                .unwrap_or_default();
            Event::Choose {
                operation,
                new: new.to_secret(),
                broken,
            }
        })
        .await
    }

    /// Confirms an unlock.
    ///
    /// # Errors
    ///
    /// The errors of [`Service::attempt_password`].
    pub async fn attempt_unlock(
        &self,
        token: &TokenHash,
        caller: &Caller,
        request: Unlock,
    ) -> Result<WriteOutcome, FlowError> {
        let operation = request.operation_id;
        self.finish(token, caller, operation, |_| Event::ConfirmUnlock {
            operation,
        })
        .await
    }

    async fn finish(
        &self,
        token: &TokenHash,
        caller: &Caller,
        operation: OperationId,
        event: impl FnOnce(&World) -> Event + Send,
    ) -> Result<WriteOutcome, FlowError> {
        let whose = self.opened_by(token).await?.account.unwrap_or(NOBODY);
        if let Some(outcome) = self.answered(caller, whose, operation).await? {
            return Ok(outcome);
        }
        let mut begun = self
            .begin_step(token, caller, &[LockKey::Operation(operation)])
            .await?;
        // That another write of this attempt was begun is known, and so is that this one never begins.
        if let Phase::Writing {
            operation: other, ..
        } = &begun.state.phase
            && *other != operation
        {
            return Err(begun.work.unsettled());
        }
        let event = event(&begun.world);
        let steps = begun.take_step(event, 0).await?;
        failpoint("attempt.before-intent");
        begun.work.commit().await?;
        failpoint("attempt.after-intent");
        match steps.intent.zip(steps.order) {
            Some((intent, order)) => self.write(intent, order).await,
            None => Err(ErrorCode::StepOutOfOrder.into()),
        }
    }

    /// Cancels an attempt.
    ///
    /// # Errors
    ///
    /// `attempt-ended`; `outcome-unknown` if a write was begun.
    pub async fn cancel_attempt(
        &self,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<(), FlowError> {
        let mut begun = self.begin_step(token, caller, &[]).await?;
        begun.take_step(Event::Cancel, 0).await?;
        begun.work.commit().await
    }

    /// Stores in the attempt how its write ended. Called by the task that closes the intent.
    pub(crate) async fn attempt_written(
        &self,
        work: &mut Work<'_>,
        ended: EndedWrite<'_>,
    ) -> Result<(), FlowError> {
        let Some(state) = work.tx.attempt_by_id(ended.attempt).await? else {
            return Ok(());
        };
        let step = StepOf {
            account: ended.account.cloned(),
            device: None,
            state: Some(&state),
        };
        let now = work.now;
        let world = self.world(work.tx.as_mut(), step, now).await?;
        let event = Event::Written {
            operation: ended.operation,
            outcome: ended.outcome,
        };
        let Stepped { state, effects } = take(&state, event, &world)?;
        work.tx.put_attempt(&state).await?;
        let taken = Taken {
            state: &state,
            world: &world,
            utc_offset_min: 0,
        };
        work.carry_out(taken, effects).await?;
        Ok(())
    }
}
