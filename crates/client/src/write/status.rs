//! The purpose and the progress of a write. A write belongs to the application and not to the
//! screen that began it (law 24), so its progress is part of the status that every screen sees.

use crate::{Failure, journal::Note, memory::Scope};
use chiave_protocol::{OperationId, StoreId, Timestamp, password::WriteOutcome};
use serde::{Deserialize, Serialize};

/// What a write is for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteKind {
    /// Replaces a password that the person knows.
    Change,
    /// Sets a new password after a verification.
    Reset,
    /// Sets the first password, with an activation code.
    FirstPassword,
    /// Ends a lock; the password stays unchanged.
    Unlock,
    /// Another version of this application wrote a note that this version cannot read.
    #[serde(other)]
    Unknown,
}

/// The stage of a write.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteStage {
    /// The write was sent; it can still be cancelled.
    Sent,
    /// The service has begun the write; it will be finished.
    Recorded,
    /// The answer was lost; the client is finding out the outcome.
    Finishing,
}

/// The progress of a write.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteProgress {
    /// The write is in progress.
    Running {
        /// The stage of the write.
        stage: WriteStage,
    },
    /// The service has answered that the write is done.
    Done {
        /// When the write was done, by the service's clock.
        at: Timestamp,
    },
    /// The write was certainly not done, and never will be.
    NotDone {
        /// The reason; absent if the service never began the write.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        error: Option<Failure>,
    },
    /// The outcome is unknown; [`crate::Client::settle`] asks for it.
    Unknown,
}

/// The latest write, until the person has seen its outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WriteStatus {
    /// What the write is for.
    pub kind: WriteKind,
    /// The progress of the write.
    pub progress: WriteProgress,
}

/// The latest write as this process knows it.
#[derive(Clone, Debug)]
pub(crate) struct LatestWrite {
    id: OperationId,
    /// Whether this process began the write. A write of another process is known from its note. The
    /// service tells the outcome only to the device key that began the write.
    begun_here: bool,
    /// The store to which the write was sent, if known.
    store: Option<StoreId>,
    status: WriteStatus,
}

impl WriteKind {
    /// The authority with which a write of this kind is sent.
    pub(crate) const fn scope(self) -> Scope {
        match self {
            Self::Change | Self::Unknown => Scope::Session,
            Self::Reset | Self::Unlock => Scope::Attempt,
            Self::FirstPassword => Scope::Activation,
        }
    }
}

impl LatestWrite {
    /// A write that this process begins now.
    pub(crate) const fn begun(note: Note) -> Self {
        Self::new(
            note,
            true,
            WriteProgress::Running {
                stage: WriteStage::Sent,
            },
        )
    }

    /// A write that an earlier process noted and left open.
    pub(crate) const fn noted(note: Note) -> Self {
        Self::new(note, false, WriteProgress::Unknown)
    }

    const fn new(note: Note, begun_here: bool, progress: WriteProgress) -> Self {
        Self {
            id: note.id,
            begun_here,
            store: note.store,
            status: WriteStatus {
                kind: note.kind,
                progress,
            },
        }
    }

    /// The store to which the write `id` was sent, if known.
    pub(crate) fn store_of(&self, id: OperationId) -> Option<StoreId> {
        self.store.filter(|_| self.id == id)
    }

    pub(crate) const fn kind(&self) -> WriteKind {
        self.status.kind
    }

    /// The write as it is shown, if its outcome can be asked for: `device_kept` says whether the
    /// keyring holds the device key.
    pub(crate) fn shown(&self, device_kept: bool) -> Option<WriteStatus> {
        (self.begun_here || device_kept || !self.is_open()).then(|| self.status.clone())
    }

    /// The id of the write, if it is open and its outcome can be asked for.
    pub(crate) fn to_settle(&self, device_kept: bool) -> Option<OperationId> {
        (self.is_open() && (self.begun_here || device_kept)).then_some(self.id)
    }

    /// Whether the write is bound to the device key in memory, so this key must stay.
    pub(crate) const fn holds_the_device_key(&self) -> bool {
        self.begun_here && self.is_open()
    }

    /// Whether this process began the write and could not find out its outcome.
    pub(crate) const fn is_left_open_here(&self) -> bool {
        self.begun_here && matches!(self.status.progress, WriteProgress::Unknown)
    }

    pub(crate) const fn is_running(&self) -> bool {
        matches!(self.status.progress, WriteProgress::Running { .. })
    }

    pub(crate) const fn is_open(&self) -> bool {
        self.is_running() || matches!(self.status.progress, WriteProgress::Unknown)
    }

    /// Notes the progress of the write.
    pub(crate) fn advance(&mut self, id: OperationId, progress: WriteProgress) {
        if self.id == id {
            self.status.progress = progress;
        }
    }

    /// The outcome of the write `id`, as [`crate::Client::settle`] returns it; `None` if the write
    /// is open.
    pub(crate) fn outcome_of(
        &self,
        id: OperationId,
    ) -> Option<Result<Option<WriteOutcome>, Failure>> {
        if self.id != id {
            // Another write was begun since, and nobody asked about this one before.
            return Some(Ok(Some(WriteOutcome::Unknown)));
        }
        match &self.status.progress {
            WriteProgress::Running { .. } | WriteProgress::Unknown => None,
            WriteProgress::Done { at } => Some(Ok(Some(WriteOutcome::Done { at: *at }))),
            WriteProgress::NotDone { error: None } => Some(Ok(None)),
            WriteProgress::NotDone { error: Some(error) } => Some(Err(error.clone())),
        }
    }
}
