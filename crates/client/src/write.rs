//! Writing a password: sent once, noted before, and never left without an outcome (law 9).
//!
//! A crash may come between any two lines; a test makes it come at each failpoint. Whatever happens,
//! the same operation id gets the same answer, so a request may be sent again and asked about.

use crate::{Client, Event, Failure, LocalCode, api::Call, error::Code, failpoint, memory::Scope};
use chiave_crypto::random;
use chiave_protocol::{
    ErrorCode, OperationId, Secret,
    password::{ChangePassword, WriteOutcome},
    session::SignInStep,
};
use serde::Serialize;
use std::{sync::Arc, time::Duration};

/// How long the answer to a write may take: the directory behind the service may be slow.
const DEADLINE: Duration = Duration::from_secs(60);
/// When it is first asked whether a write that has not answered yet is recorded, and then again.
const WATCH: Duration = Duration::from_secs(1);
/// How long is waited before each question about a write that was left open.
const QUESTIONS: [Duration; 5] = [
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
];

/// How far a write has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteStage {
    /// On its way; it can still be stopped.
    Sent,
    /// The service has begun it; it will be finished.
    Recorded,
    /// The answer was lost; its outcome is being found out.
    Finishing,
}

/// One write, as long as it lasts.
struct Write<'a> {
    id: OperationId,
    call: &'a Call<'a>,
    token: Arc<Secret>,
}

impl Client {
    /// Replaces a password that the person knows.
    ///
    /// # Errors
    ///
    /// What the service refused, or why it could not be asked.
    pub async fn change_password(
        &self,
        current: Secret,
        new: Secret,
    ) -> Result<WriteOutcome, Failure> {
        let id = self.new_operation();
        let call = Call::post(
            "/v1/password",
            &ChangePassword {
                operation_id: id,
                current,
                new,
                utc_offset_min: Some(self.0.clock.utc_offset_min()),
            },
        )?;
        let outcome = self.write(Scope::Session, id, call).await?;
        if matches!(outcome, WriteOutcome::Done { .. }) {
            self.password_is_new();
        }
        Ok(outcome)
    }

    /// Settles the last write that was left open; `None` where there is none, or where that write never
    /// reached the directory, and from now on never will. The note of it stays until the
    /// service has said how it ended.
    ///
    /// # Errors
    ///
    /// Why it cannot be known now.
    pub async fn settle(&self) -> Result<Option<WriteOutcome>, Failure> {
        self.open_keyring_once().await;
        let _one = self.0.writing.lock().await;
        let Some(id) = self.read_journal().filter(|_| self.memory().device_kept) else {
            return Ok(None);
        };
        let outcome = self.withdraw(id).await;
        failpoint::pass("settle-asked");
        if is_known(&outcome) {
            self.remove_journal();
        }
        match &outcome {
            Ok(WriteOutcome::Done { .. }) => self.password_is_new(),
            Err(failure) if failure.is(ErrorCode::NotFound) => {
                self.remove_journal();
                return Ok(None);
            }
            Err(failure) if failure.is(ErrorCode::DirectoryUnreachable) => return Ok(None),
            // Unknown, refused, or no answer to the question at all: then the note stays.
            _ => {}
        }
        outcome.map(Some)
    }

    pub(crate) fn new_operation(&self) -> OperationId {
        OperationId::from_uuid(random::uuid(self.0.random.as_ref()))
    }

    /// Sends a write and does not come back before its outcome is known, or known to be unknown.
    pub(crate) async fn write(
        &self,
        scope: Scope,
        id: OperationId,
        call: Call<'_>,
    ) -> Result<WriteOutcome, Failure> {
        let _one = self.0.writing.lock().await;
        let token = self.token(scope)?;
        failpoint::pass("write-before-journal");
        self.begin_journal(id);
        failpoint::pass("write-journalled");
        let write = Write {
            id,
            call: &call.within(DEADLINE),
            token,
        };
        let first = self.send_watched(&write).await;
        failpoint::pass("write-answered");
        let outcome = match first {
            Ok(WriteOutcome::Unknown) => {
                self.find_out(&write, ErrorCode::OutcomeUnknown.into())
                    .await
            }
            Err(failure) if failure.leaves_a_write_open() => self.find_out(&write, failure).await,
            Err(failure) => Err(failure.with_the_password_kept()),
            done => done,
        };
        self.close_journal(&outcome);
        self.end_with(scope, &write.token, &outcome).await;
        failpoint::pass("write-closed");
        outcome
    }

    /// Sends it, telling when the service has recorded it, and gives up waiting where the person
    /// cancels before that.
    async fn send_watched(&self, write: &Write<'_>) -> Result<WriteOutcome, Failure> {
        self.tell_stage(WriteStage::Sent);
        let watch = async {
            tokio::select! {
                () = self.until_recorded(write) => self.tell_stage(WriteStage::Recorded),
                () = self.0.cancelled.notified() => return,
            }
            // Recorded: from here on nothing stops it.
            std::future::pending::<()>().await;
        };
        tokio::select! {
            outcome = self.post(write) => outcome,
            () = watch => Err(LocalCode::Cancelled.into()),
        }
    }

    async fn post(&self, write: &Write<'_>) -> Result<WriteOutcome, Failure> {
        self.send(write.call, Some(&write.token)).await?.parse()
    }

    async fn until_recorded(&self, write: &Write<'_>) {
        loop {
            tokio::time::sleep(WATCH).await;
            if self.ask_outcome(write.id).await.is_ok() {
                return;
            }
        }
    }

    /// Asks until the outcome of a write is known. A write that never arrived is sent once more,
    /// unless the person cancelled it. Once nothing more will be sent, asking withdraws what has not
    /// begun: a first sending may still be on its way, and what is told here must stay true. It may also
    /// be why a second one was refused, whose refusal counts only if nothing was begun.
    async fn find_out(&self, write: &Write<'_>, why: Failure) -> Result<WriteOutcome, Failure> {
        self.tell_stage(WriteStage::Finishing);
        let lost = why.code == Code::Local(LocalCode::ServiceUnreachable);
        let mut resend = lost || why.unexplained;
        let mut refused = None;
        for pause in QUESTIONS {
            tokio::time::sleep(pause).await;
            let mut outcome = match resend {
                true => self.ask_outcome(write.id).await,
                false => self.withdraw(write.id).await,
            };
            failpoint::pass("write-asked");
            if matches!(&outcome, Err(failure) if failure.is(ErrorCode::NotFound)) {
                if !std::mem::take(&mut resend) {
                    return Err(refused.unwrap_or(why).with_the_password_kept());
                }
                outcome = self.post(write).await;
                failpoint::pass("write-sent-again");
                refused = outcome.as_ref().err().filter(is_refusal).cloned();
            }
            if is_known(&outcome) {
                return outcome;
            }
        }
        Ok(WriteOutcome::Unknown)
    }

    /// Needs no token: the write may have ended the session or the attempt it came from.
    ///
    /// # Errors
    ///
    /// How the write ended without a new password, and only then with the password kept: refused by
    /// a rule, or never sent to the directory. Anything else is no answer to the question, such as
    /// that the service is busy; `not-found` says that nothing was begun so far.
    async fn ask_outcome(&self, id: OperationId) -> Result<WriteOutcome, Failure> {
        self.outcome_by(Call::get(path_of(id))).await
    }

    /// The same, and a write that was not begun never begins: `not-found` is its end.
    async fn withdraw(&self, id: OperationId) -> Result<WriteOutcome, Failure> {
        self.outcome_by(Call::delete(path_of(id))).await
    }

    async fn outcome_by(&self, question: Call<'_>) -> Result<WriteOutcome, Failure> {
        let ended = |failure: Failure| {
            let refused = failure.is(ErrorCode::PasswordRefused);
            match refused || failure.is(ErrorCode::DirectoryUnreachable) {
                true => failure.with_the_password_kept(),
                false => failure,
            }
        };
        let answer = self.send(&question, None).await.map_err(ended)?;
        answer.parse()
    }

    /// The note goes when the outcome is known.
    fn close_journal(&self, outcome: &Result<WriteOutcome, Failure>) {
        if is_known(outcome) {
            self.remove_journal();
        }
    }

    /// What had to be changed is changed, and the state we hold is old.
    fn password_is_new(&self) {
        if self.has_to_change() {
            self.set_step(SignInStep::Done);
        }
        let client = self.clone();
        tokio::spawn(async move {
            client.keep_session().await;
            client.refresh().await.map(drop)
        });
    }

    fn tell_stage(&self, stage: WriteStage) {
        self.tell(Event::Stage(stage));
    }
}

fn path_of(id: OperationId) -> String {
    format!("/v1/operations/{id}")
}

/// Whether a write has surely ended, with a new password or without one.
fn is_known(outcome: &Result<WriteOutcome, Failure>) -> bool {
    match outcome {
        Ok(outcome) => matches!(outcome, WriteOutcome::Done { .. }),
        Err(failure) => failure.kept_password == Some(true),
    }
}

/// Whether a write that was sent once more was refused itself: a session that has ended since, for
/// one, may have been ended by this very write.
fn is_refusal(failure: &&Failure) -> bool {
    match failure.code {
        Code::Service(code) => matches!(
            code,
            ErrorCode::PasswordRefused
                | ErrorCode::CurrentPasswordWrong
                | ErrorCode::TooManyAttempts
                | ErrorCode::FreshProofNeeded
                | ErrorCode::StepOutOfOrder
                | ErrorCode::NotAllowed
        ),
        Code::Local(_) => false,
    }
}
