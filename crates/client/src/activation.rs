//! Activation: an activation code of the IT department is exchanged for methods and a password.

use crate::{Client, Failure, LocalCode, WriteKind, link::Call};
use chiave_protocol::{
    Secret,
    activation::{Activate, Activation, ActivationView},
    password::{SetPassword, WriteOutcome},
};

impl Client {
    /// Presents the activation code to the service. Drops an activation that was in progress here.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn activate(
        &self,
        user_name: String,
        pass: Secret,
    ) -> Result<ActivationView, Failure> {
        let beginning = self.memory().activation.begin();
        self.note_typed_name(&user_name);
        self.open_keyring_again().await;
        let mut request = Activate {
            user_name: user_name.clone(),
            pass,
            device_name: self.0.platform.device_name(),
            utc_offset_min: self.0.clock.utc_offset_min(),
            work: None,
        };
        let answer = self.send_worked(&user_name, move |work| {
            request.work = work;
            Call::post("/v1/activations", &request)
        });
        let Activation { token, view } = answer.await?.parse()?;
        match self
            .memory()
            .activation
            .open(beginning, token, view.clone())
        {
            true => Ok(view),
            false => Err(LocalCode::Cancelled.into()),
        }
    }

    /// Sets the first password, which ends the activation.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn set_first_password(&self, new: Secret) -> Result<WriteOutcome, Failure> {
        let note = self.new_write(WriteKind::FirstPassword);
        let request = SetPassword {
            operation_id: note.id,
            new,
        };
        self.write(note, Call::post("/v1/activation/password", &request)?)
            .await
    }

    /// Drops the activation or the attempt in progress and stops any computation for it. A write
    /// stops only if the service has not begun it; the write then reports that itself.
    pub async fn cancel(&self) {
        self.0.cancelled.notify_waiters();
        self.forget_typed_name();
        if self.0.writing.try_lock().is_err() {
            return;
        }
        let attempt = {
            let mut memory = self.memory();
            memory.activation.end();
            memory.attempt.end()
        };
        let Some(attempt) = attempt else {
            return;
        };
        // The attempt would expire by itself; cancelling it on the service may fail.
        if let Err(failure) = self
            .send(&Call::delete("/v1/attempt"), Some(&attempt))
            .await
        {
            tracing::info!(code = %failure, "the service was not told of a cancelled attempt");
        }
    }
}
