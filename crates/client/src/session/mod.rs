//! Signing in, fresh verification, signing out.

mod cell;

use crate::{Client, Failure, LocalCode, kiosk::Turn, link::Call, memory::Scope};
#[cfg(test)]
pub(crate) use cell::CARRIED_OUT;
pub(crate) use cell::{Session, SessionCell, differ};
use chiave_crypto::dpop::DeviceKey;
use chiave_protocol::{
    ErrorCode, MethodId, Secret,
    method::{CodeSent, MethodKind, Prove, SendCode},
    session::{Proven, SignIn, SignInStep, SignOut, SignedIn},
    typed::fold_user_name,
};
use std::sync::Arc;

/// When a sign-in was asked for, and with which device key.
struct Asked {
    turn: Turn,
    key: Arc<DeviceKey>,
}

impl Client {
    /// Signs in with a user name and a password, and stores the session.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn sign_in(
        &self,
        user_name: String,
        password: Secret,
    ) -> Result<SignInStep, Failure> {
        let turn = self.memory().turn;
        self.note_typed_name(&user_name);
        self.open_keyring_again().await;
        let key = self.device_key().await.map_err(Failure::before_sending)?;
        let mut request = SignIn {
            user_name: user_name.clone(),
            password,
            device_name: self.0.platform.device_name(),
            utc_offset_min: self.0.clock.utc_offset_min(),
            is_shared: self.is_shared(),
            work: None,
        };
        // The password is kept until the answer, because it may have to be sent again with a proof
        // of work.
        let answer = self.send_worked(&user_name, move |work| {
            request.work = work;
            Call::post("/v1/session", &request)
        });
        let signed_in: SignedIn = answer.await?.parse()?;
        self.begin_session(Asked { turn, key }, user_name, signed_in)
            .await
    }

    async fn begin_session(
        &self,
        asked: Asked,
        user_name: String,
        SignedIn {
            token,
            step,
            order_key,
        }: SignedIn,
    ) -> Result<SignInStep, Failure> {
        let another = self.memory().end_session_of_another(asked.turn, &user_name);
        if another {
            self.forget_ended_session().await;
        }
        let token = Arc::new(token);
        let session = Session {
            token: token.clone(),
            user_name: user_name.trim().to_owned(),
            step: step.clone(),
            store: None,
            order_key,
            carried_out: Vec::new(),
        };
        if !self.memory().begin_session(asked.turn, session) {
            // Nobody has use for a session that was asked for in an earlier turn.
            self.end_unwanted_session(&asked.key, &token).await;
            return Err(LocalCode::Cancelled.into());
        }
        self.keep_session().await;
        self.forget_what_was_removed().await;
        self.forget_the_latest_write().await;
        self.tell_status();
        Ok(step)
    }

    /// Forgets the latest write after a sign-in. If the write was the person's own, the password
    /// that just worked answers its question; if it was somebody else's, its outcome is not for
    /// this person. A write in progress stays.
    async fn forget_the_latest_write(&self) {
        let running = self.memory().write.forget_unless_running();
        if !running {
            self.remove_note().await;
        }
    }

    /// Ends this session, or all sessions of the account. The session on this computer ends
    /// whatever the service answers; a failure is reported only if all sessions were to end. On a computer that
    /// people share, whoever signs out is finished, so the turn ends too.
    ///
    /// # Errors
    ///
    /// Why the other sessions could not be ended.
    pub async fn sign_out(&self, everywhere: bool) -> Result<(), Failure> {
        let turn = self.memory().turn;
        // The end of a turn ends its session.
        let is_left_to_the_turn = self.is_shared() && !everywhere;
        if !is_left_to_the_turn && let Ok(token) = self.token(Scope::Session) {
            self.end_session(&token, everywhere).await?;
        }
        drop(self.finish_turn(turn).await);
        Ok(())
    }

    async fn end_session(&self, token: &Arc<Secret>, everywhere: bool) -> Result<(), Failure> {
        let call = Call::delete("/v1/session").with_body(&SignOut { everywhere })?;
        match self.send_as(Scope::Session, token, &call).await {
            Err(failure) if everywhere && !failure.is(ErrorCode::SessionEnded) => Err(failure),
            outcome => {
                if let Err(failure) = outcome {
                    tracing::warn!(code = %failure, "signed out here, the service was not told");
                }
                // The next person has nothing to do with writes of this one.
                self.write_seen();
                self.forget_typed_name();
                self.close(Scope::Session, token).await;
                Ok(())
            }
        }
    }

    /// Requests a code for the second factor or a fresh verification.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn session_code(
        &self,
        kind: MethodKind,
        method: Option<MethodId>,
    ) -> Result<CodeSent, Failure> {
        let request = SendCode {
            kind,
            method,
            utc_offset_min: self.0.clock.utc_offset_min(),
        };
        let token = self.token(Scope::Session)?;
        let call = Call::post("/v1/session/code", &request)?;
        let sent: CodeSent = self.send_as(Scope::Session, &token, &call).await?.parse()?;
        self.await_code(Scope::Session, &token, &sent);
        Ok(sent)
    }

    /// Submits a code.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn session_prove(&self, request: Prove) -> Result<Proven, Failure> {
        let token = self.token(Scope::Session)?;
        let call = Call::post("/v1/session/proof", &request)?;
        let answer = self.send_as(Scope::Session, &token, &call).await?;
        let proven: Proven = answer.parse()?;
        self.code_ended(Scope::Session);
        let step = proven.step.clone();
        self.change_session(|session| session.set_step(&token, step));
        if self.memory().session.is_current(&token) {
            self.keep_session().await;
        }
        Ok(proven)
    }

    /// Changes the session by `change`, and sends an event if that changed its next step.
    pub(crate) fn change_session(&self, change: impl FnOnce(&mut SessionCell) -> bool) {
        let news = change(&mut self.memory().session);
        if news {
            self.tell_status();
        }
    }
}

/// Whether two names belong to one account, folded as the service folds them. A session stores the
/// user name from the account's state, so a renamed account is recognised too.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    fold_user_name(one) == fold_user_name(other)
}
