//! Executes a write: sent once, watched, and asked about until its outcome is known (law 9).
//!
//! A crash may happen between any two lines; a test causes one at each failpoint. The same
//! operation id always gets the same answer, so a request can be sent again and asked about.

use super::{WriteStage, is_known};
use crate::{
    Client, Event, Failure, LocalCode, WriteKind, WriteProgress,
    error::{Code, Delivery},
    failpoint,
    journal::Note,
    link::Call,
    memory::Scope,
};
use chiave_crypto::dpop::DeviceKey;
use chiave_protocol::{ErrorCode, OperationId, Secret, password::WriteOutcome};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// The time limit for the answer to a write: the directory behind the service may be slow.
const DEADLINE: Duration = Duration::from_secs(60);
/// The interval of questions whether a write that has not answered yet is recorded.
const WATCH: Duration = Duration::from_secs(1);
/// The pauses before the questions about a write that was left open.
const QUESTIONS: [Duration; 5] = [
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
];

/// One write in progress.
struct Write<'a> {
    id: OperationId,
    call: &'a Call<'a>,
    token: Arc<Secret>,
    /// The device key to which the token is bound, and which the service knows for the write.
    key: Arc<DeviceKey>,
    /// Whether the request was handed to the network: until then the service cannot begin the write.
    is_sent: AtomicBool,
}

impl Write<'_> {
    /// The failure of a write that the person cancelled.
    fn cancelled(&self) -> Failure {
        let cancelled = Failure::from(LocalCode::Cancelled);
        match self.is_sent.load(Ordering::Relaxed) {
            true => cancelled,
            false => cancelled.before_sending(),
        }
    }
}

impl Client {
    /// Executes a write and returns when its outcome is known, or known to be unknown. Then applies
    /// the consequences on this computer.
    pub(super) async fn carry_out(
        &self,
        note: Note,
        call: Call<'_>,
    ) -> Result<WriteOutcome, Failure> {
        let _one = self.0.writing.lock().await;
        let scope = note.kind.scope();
        let token = self.token(scope)?;
        failpoint::pass("write-before-journal");
        let key = self.begin_write(note).await?;
        failpoint::pass("write-journalled");
        let write = Write {
            id: note.id,
            call: &call.within(DEADLINE),
            token,
            key,
            is_sent: AtomicBool::new(false),
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
        if is_known(&outcome) {
            self.remove_note().await;
        }
        let outcome = self.end_with(scope, &write.token, outcome).await;
        self.follow(note.kind, &write.token, &outcome);
        self.end_write(note.id, &outcome);
        failpoint::pass("write-closed");
        outcome
    }

    /// Makes a write the latest one, in memory and on the disk; returns the device key that signs it.
    ///
    /// # Errors
    ///
    /// The errors of [`Client::device_key`].
    pub(crate) async fn begin_write(&self, note: Note) -> Result<Arc<DeviceKey>, Failure> {
        let key = self.device_key().await.map_err(Failure::before_sending)?;
        self.memory().write.begin(note, key.clone());
        self.keep_note(note).await;
        self.tell_status();
        Ok(key)
    }

    /// Notes how a write ended. A write that the person cancelled in time leaves no trace.
    pub(super) fn end_write(&self, id: OperationId, outcome: &Result<WriteOutcome, Failure>) {
        let progress = match outcome {
            Ok(WriteOutcome::Done { at }) => WriteProgress::Done { at: *at },
            Ok(WriteOutcome::Unknown) => WriteProgress::Unknown,
            Err(failure) => WriteProgress::NotDone {
                error: Some(failure.clone()),
            },
        };
        self.advance(id, progress);
        if matches!(outcome, Err(failure) if failure.code == Code::Local(LocalCode::Cancelled)) {
            self.write_seen();
        }
    }

    pub(super) fn advance(&self, id: OperationId, progress: WriteProgress) {
        self.memory().write.advance(id, progress);
        self.tell_status();
    }

    /// Applies the consequences on this computer, unless a newer session, attempt or activation has
    /// replaced that of `token`.
    fn follow(
        &self,
        kind: WriteKind,
        token: &Arc<Secret>,
        outcome: &Result<WriteOutcome, Failure>,
    ) {
        let Ok(outcome) = *outcome else {
            return;
        };
        let done = matches!(outcome, WriteOutcome::Done { .. });
        if !self.memory().is_current(kind.scope(), token) {
            return;
        }
        match kind.scope() {
            Scope::Session if done => self.password_is_new(),
            Scope::Activation if done => drop(self.memory().activation.end()),
            Scope::Attempt => self.attempt_ended(token, outcome),
            Scope::Session | Scope::Activation => {}
        }
    }

    /// Sends the write and sends an event when the service has recorded it. Stops waiting if the
    /// person cancels before that.
    async fn send_watched(&self, write: &Write<'_>) -> Result<WriteOutcome, Failure> {
        self.tell_stage(write.id, WriteStage::Sent);
        let watch = async {
            tokio::select! {
                () = self.until_recorded(write) => self.tell_stage(write.id, WriteStage::Recorded),
                () = self.0.cancelled.notified() => return,
            }
            // The write is recorded: from now on it cannot be cancelled.
            std::future::pending::<()>().await;
        };
        tokio::select! {
            outcome = self.post(write) => outcome,
            () = watch => Err(write.cancelled()),
        }
    }

    async fn post(&self, write: &Write<'_>) -> Result<WriteOutcome, Failure> {
        let ready = self.ready_with(Some(write.key.clone())).await?;
        write.is_sent.store(true, Ordering::Relaxed);
        let answer = self.send_by(&ready, write.call, Some(&write.token)).await;
        answer?.parse()
    }

    async fn until_recorded(&self, write: &Write<'_>) {
        loop {
            tokio::time::sleep(WATCH).await;
            if self.ask_outcome(write.id).await.is_ok() {
                return;
            }
        }
    }

    /// Asks until the outcome of a write is known. Sends a write that never arrived once more,
    /// unless the person cancelled it. Once nothing more will be sent, the question also withdraws
    /// a write that was not begun: the first request may still be in flight, and the reported
    /// outcome must stay true. The first request may also be the reason why the second was refused;
    /// that refusal counts only if nothing was begun.
    async fn find_out(&self, write: &Write<'_>, why: Failure) -> Result<WriteOutcome, Failure> {
        self.tell_stage(write.id, WriteStage::Finishing);
        let stopped = why.code == Code::Local(LocalCode::Cancelled);
        let mut resend = why.delivery == Delivery::Unknown && !stopped;
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
                    return Err(never_began(refused.unwrap_or(why)));
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

    fn tell_stage(&self, id: OperationId, stage: WriteStage) {
        self.emit(Event::Stage(stage));
        self.advance(id, WriteProgress::Running { stage });
    }
}

/// The failure of a write that the service never began, and now never will. A code that leaves the
/// outcome open would contradict that; the service gives it for a write that waited too long, or
/// waited for another write.
fn never_began(why: Failure) -> Failure {
    let code = match why.is(ErrorCode::OutcomeUnknown) {
        true => Code::Service(ErrorCode::Busy),
        false => why.code,
    };
    Failure { code, ..why }.with_the_password_kept()
}

/// Whether the second request of a write was itself refused. For example, a session that has ended
/// may have been ended by this very write.
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
