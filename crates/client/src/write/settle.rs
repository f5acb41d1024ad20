//! Asks for the outcome of a write that was left open (law 9).

use super::{WriteProgress, WriteStatus, path_of};
use crate::{Client, Failure, LocalCode, WriteKind, failpoint, link::Call, session::differ};
use chiave_protocol::{ErrorCode, OperationId, password::WriteOutcome};

impl Client {
    /// Settles the open write. Returns `None` if there is none, or if the write never reached the
    /// directory and now never will. The note of the write stays until the service has reported the
    /// outcome.
    ///
    /// # Errors
    ///
    /// Why the write was not done, with the old password certainly valid; or why the outcome cannot
    /// be known at present.
    pub async fn settle(&self) -> Result<Option<WriteOutcome>, Failure> {
        self.open_keyring_once().await;
        let Some(id) = self.memory().to_settle() else {
            return Ok(None);
        };
        let _one = self.0.writing.lock().await;
        // The write may have ended while this call waited for it.
        let ended = self.memory().write.outcome_of(id);
        match ended {
            Some(outcome) => outcome,
            None => self.ask_to_settle(id).await,
        }
    }

    /// The latest write, as [`Client::status`] has it, without waiting for anything.
    #[must_use]
    pub fn latest_write(&self) -> Option<WriteStatus> {
        let memory = self.memory();
        memory.write.shown(memory.keys.are_kept())
    }

    /// Forgets the outcome of the latest write, because the person has seen it. An open write
    /// stays.
    pub fn write_seen(&self) {
        let seen = self.memory().write.forget_if_ended();
        if seen {
            self.tell_status();
        }
    }

    async fn ask_to_settle(&self, id: OperationId) -> Result<Option<WriteOutcome>, Failure> {
        let outcome = match self.withdraw(id).await {
            // The directory was not called, or the write was not begun: nothing was done.
            Err(failure) if failure.is(ErrorCode::DirectoryUnreachable) => Ok(None),
            Err(failure) if failure.is(ErrorCode::NotFound) => Ok(None),
            outcome => outcome.map(Some),
        };
        failpoint::pass("settle-asked");
        let progress = match &outcome {
            Ok(Some(WriteOutcome::Done { at })) => WriteProgress::Done { at: *at },
            Ok(None) => WriteProgress::NotDone { error: None },
            Err(failure) if failure.kept_password == Some(true) => WriteProgress::NotDone {
                error: Some(failure.clone()),
            },
            Ok(Some(WriteOutcome::Unknown)) | Err(_) => WriteProgress::Unknown,
        };
        if progress != WriteProgress::Unknown {
            self.remove_note().await;
        }
        let kind = self.memory().write.kind();
        if matches!(progress, WriteProgress::Done { .. }) && kind != Some(WriteKind::Unlock) {
            self.password_is_new();
        }
        self.advance(id, progress);
        outcome
    }

    /// Asks for the outcome of a write. Needs no token, because the write may have ended the
    /// session or the attempt that it came from.
    ///
    /// # Errors
    ///
    /// The outcome without a new password: the write was refused by a rule, overruled by a lock
    /// (`attempt-ended`), or never sent to the directory. Only these three mean that the old password
    /// is still valid. Any other error, such
    /// as a busy service, is no answer to the question; `not-found` means that nothing was begun so
    /// far.
    pub(super) async fn ask_outcome(&self, id: OperationId) -> Result<WriteOutcome, Failure> {
        self.outcome_by(id, Call::get(path_of(id))).await
    }

    /// Asks for the outcome of a write and withdraws the write if it was not begun: `not-found` is
    /// then its final outcome. Another store than that of the write is not asked: it would remember
    /// the id of an operation that is none of its own.
    pub(super) async fn withdraw(&self, id: OperationId) -> Result<WriteOutcome, Failure> {
        self.ask_whose_word(id).await?;
        self.outcome_by(id, Call::delete(path_of(id))).await
    }

    /// Asks with the device key that began the write, where this process knows it.
    async fn outcome_by(
        &self,
        id: OperationId,
        question: Call<'_>,
    ) -> Result<WriteOutcome, Failure> {
        let ended = |failure: Failure| {
            let ends = [
                ErrorCode::PasswordRefused,
                ErrorCode::AttemptEnded,
                ErrorCode::DirectoryUnreachable,
            ];
            match ends.into_iter().any(|end| failure.is(end)) {
                true => failure.with_the_password_kept(),
                false => failure,
            }
        };
        let begun_with = self.memory().write.key_of(id);
        let ready = self.ready_with(begun_with).await?;
        match self.send_by(&ready, &question, None).await {
            Err(failure) if failure.is(ErrorCode::NotFound) => {
                self.ask_whose_word(id).await?;
                Err(failure)
            }
            answer => answer.map_err(ended)?.parse(),
        }
    }

    /// Asks for the store of the service, if the store is known to which the write `id` was sent.
    ///
    /// # Errors
    ///
    /// [`LocalCode::AnotherService`] if the write was sent to another store: its outcome is then
    /// unknown (law 22).
    async fn ask_whose_word(&self, id: OperationId) -> Result<(), Failure> {
        let sent_to = self.memory().write.store_of(id);
        if sent_to.is_none() {
            return Ok(());
        }
        let now = self.ask_service().await?.store_id;
        match differ(sent_to, now) {
            true => Err(LocalCode::AnotherService.into()),
            false => Ok(()),
        }
    }
}
