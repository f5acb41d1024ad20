//! Writes a password: noted before it is sent, sent once, and never left without an outcome (law
//! 9).
//!
//! A write belongs to the application: it continues when the screen that began it is left or its
//! call is dropped. [`crate::AppStatus`] reports its progress until the person has seen the
//! outcome.

mod latest;
mod run;
mod settle;
mod status;

pub(crate) use latest::WriteCell;
pub use status::{WriteKind, WriteProgress, WriteStage, WriteStatus};

use crate::{
    Client, Failure,
    journal::Note,
    link::{Call, Path},
    memory::Scope,
    session::SessionCell,
};
use chiave_crypto::random;
use chiave_protocol::{
    OperationId, Secret, StoreId,
    password::{ChangePassword, WriteOutcome},
};

impl Client {
    /// Replaces a password that the person knows.
    ///
    /// # Errors
    ///
    /// The service's refusal, or why the service could not be asked.
    pub async fn change_password(
        &self,
        current: Secret,
        new: Secret,
    ) -> Result<WriteOutcome, Failure> {
        self.may_change()?;
        let note = self.new_write(WriteKind::Change);
        let request = ChangePassword {
            operation_id: note.id,
            current,
            new,
            utc_offset_min: Some(self.0.clock.utc_offset_min()),
        };
        self.write(note, Call::post("/v1/password", &request)?)
            .await
    }

    pub(crate) fn new_write(&self, kind: WriteKind) -> Note {
        let id = OperationId::from_uuid(random::uuid(self.0.random.as_ref()));
        let store = self.store_of(kind.scope());
        Note { id, kind, store }
    }

    /// The store to which a write with the authority `scope` goes. The session names its own even
    /// before the service has answered this process.
    fn store_of(&self, scope: Scope) -> Option<StoreId> {
        let of_session = match scope {
            Scope::Session => self.memory().session.store(),
            Scope::Activation | Scope::Attempt => None,
        };
        of_session.or(self.link().store())
    }

    /// Executes a write in a separate task, so it continues even if its caller stops waiting.
    pub(crate) async fn write(
        &self,
        note: Note,
        call: Call<'static>,
    ) -> Result<WriteOutcome, Failure> {
        let client = self.clone();
        let written = tokio::spawn(async move { client.carry_out(note, call).await });
        written.await.unwrap_or_else(|error| {
            tracing::error!(%error, "a write ended without an outcome");
            let unknown = Ok(WriteOutcome::Unknown);
            self.end_write(note.id, &unknown);
            unknown
        })
    }

    /// Stores what a write made of the session, for a process that ends right after it.
    pub async fn keep_what_was_written(&self) {
        self.keep_session().await;
        if let Err(failure) = self.refresh().await {
            tracing::info!(code = %failure, "not in step after a write");
        }
    }

    /// Notes that the required change of password was made, and that the stored state is outdated.
    fn password_is_new(&self) {
        self.change_session(SessionCell::password_changed);
        let client = self.clone();
        tokio::spawn(async move {
            client.keep_session().await;
            client.refresh().await.map(drop)
        });
    }
}

fn path_of(id: OperationId) -> Path {
    Path::of("/v1/operations/{id}", id)
}

/// Whether a write has certainly ended, with or without a new password.
fn is_known(outcome: &Result<WriteOutcome, Failure>) -> bool {
    match outcome {
        Ok(outcome) => matches!(outcome, WriteOutcome::Done { .. }),
        Err(failure) => failure.kept_password == Some(true),
    }
}
