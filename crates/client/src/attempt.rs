//! A reset or an unlock. The service decides every step (law 2); the client sends requests and
//! shows answers.

use crate::{
    Client, Failure, LocalCode, WriteKind,
    link::{self, Call},
    memory::Scope,
};
use chiave_protocol::{
    ErrorCode, Secret,
    attempt::{AttemptOpened, AttemptStep, AttemptView, Purpose, StartAttempt},
    method::{MethodKind, Prove, SendCode},
    password::{SetPassword, Unlock, WriteOutcome},
};
use std::sync::Arc;

/// The maximum number of requests to open an attempt: one with a stale nonce, one with too little
/// work, and one more.
const TRIES: usize = 3;

impl Client {
    /// Opens an attempt for the named account. Drops an attempt that was in progress here.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked; [`LocalCode::Cancelled`] if
    /// the person cancelled.
    pub async fn start_attempt(
        &self,
        user_name: String,
        purpose: Purpose,
    ) -> Result<AttemptView, Failure> {
        self.may_attempt(purpose)?;
        let beginning = self.memory().attempt.begin();
        self.note_typed_name(&user_name);
        let ready = self.ready_to_send().await?;
        let mut bits = ready.work_bits;
        let mut request = StartAttempt {
            user_name,
            purpose,
            work: 0,
            device_name: self.0.platform.device_name(),
            utc_offset_min: self.0.clock.utc_offset_min(),
            language: self.language().to_owned(),
        };
        let mut tries = TRIES;
        let answer = loop {
            let nonce = ready.link.nonce();
            let work = self.solve(&nonce, &ready.key, &request.user_name, bits);
            request.work = work.await?;
            tries -= 1;
            let call = Call::post("/v1/attempts", &request)?;
            match self.send_with_nonce(&ready, &call, &nonce).await {
                Err(failure) if tries > 0 && link::asks_for_a_nonce(&failure) => {}
                Err(failure) if tries > 0 && failure.is(ErrorCode::WorkNeeded) => {
                    bits = failure.work_bits.unwrap_or(bits);
                }
                outcome => break outcome?,
            }
        };
        let AttemptOpened { token, view } = answer.parse()?;
        match self.memory().attempt.open(beginning, token, view.clone()) {
            true => Ok(view),
            false => Err(LocalCode::Cancelled.into()),
        }
    }

    /// The state of the attempt.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn attempt_view(&self) -> Result<AttemptView, Failure> {
        let done = {
            let memory = self.memory();
            let view = memory.attempt.view();
            view.filter(|view| view.step == AttemptStep::Done).cloned()
        };
        match done {
            Some(view) => Ok(view),
            None => self.step(&Call::get("/v1/attempt")).await,
        }
    }

    /// Requests a code.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn attempt_code(&self, kind: MethodKind) -> Result<AttemptView, Failure> {
        let request = SendCode {
            kind,
            method: None,
            utc_offset_min: self.0.clock.utc_offset_min(),
        };
        self.step(&Call::post("/v1/attempt/code", &request)?).await
    }

    /// Submits a code.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn attempt_prove(
        &self,
        kind: MethodKind,
        secret: Secret,
    ) -> Result<AttemptView, Failure> {
        let request = Prove {
            kind,
            method: None,
            secret,
        };
        self.step(&Call::post("/v1/attempt/proof", &request)?).await
    }

    /// Sets the new password after the last verification.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn attempt_set_password(&self, new: Secret) -> Result<WriteOutcome, Failure> {
        let note = self.new_write(WriteKind::Reset);
        let request = SetPassword {
            operation_id: note.id,
            new,
        };
        self.write(note, Call::post("/v1/attempt/password", &request)?)
            .await
    }

    /// Ends the lock after the last verification.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn attempt_unlock(&self) -> Result<WriteOutcome, Failure> {
        let note = self.new_write(WriteKind::Unlock);
        let request = Unlock {
            operation_id: note.id,
        };
        self.write(note, Call::post("/v1/attempt/unlock", &request)?)
            .await
    }

    async fn step(&self, call: &Call<'_>) -> Result<AttemptView, Failure> {
        let token = self.token(Scope::Attempt)?;
        let answer = self.send_as(Scope::Attempt, &token, call).await?;
        let view: AttemptView = answer.parse()?;
        match &view.step {
            AttemptStep::Prove {
                sent: Some(sent), ..
            } => self.await_code(Scope::Attempt, &token, sent),
            _ => self.code_ended(Scope::Attempt),
        }
        match self.memory().attempt.view_of(&token) {
            Some(known) => known.clone_from(&view),
            // The person left this attempt while the request was in flight.
            None => return Err(LocalCode::Cancelled.into()),
        }
        Ok(view)
    }

    /// Ends the attempt here after a write has ended it, or if the outcome of the write is unknown.
    pub(crate) fn attempt_ended(&self, token: &Arc<Secret>, outcome: WriteOutcome) {
        if let Some(view) = self.memory().attempt.view_of(token) {
            view.step = match outcome {
                WriteOutcome::Done { .. } => AttemptStep::Done,
                WriteOutcome::Unknown => AttemptStep::Settling,
            };
        }
    }
}
