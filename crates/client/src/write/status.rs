//! What a write is for and how far it has come. A write belongs to the application and not to the
//! screen that began it (law 24), so its course is part of the status that every screen sees.

use crate::{Failure, journal::Note, memory::Scope};
use chiave_protocol::{OperationId, StoreId, Timestamp, password::WriteOutcome};
use serde::{Deserialize, Serialize};

/// What a write is for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteKind {
    /// A new password in place of one that the person knows.
    Change,
    /// A new password after a verification.
    Reset,
    /// The first password, with an activation code.
    FirstPassword,
    /// The end of a lock; the password stays as it is.
    Unlock,
    /// Noted by another version of this application, in a way that this one does not read.
    #[serde(other)]
    Unknown,
}

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

/// How a write stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WriteProgress {
    /// It is being carried out.
    Running {
        /// How far it has come.
        stage: WriteStage,
    },
    /// The service has answered that it is done.
    Done {
        /// When it was done, by the service's clock.
        at: Timestamp,
    },
    /// It was surely not done, and never will be.
    NotDone {
        /// Why; absent where the service never began it.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        error: Option<Failure>,
    },
    /// Nobody knows yet; [`crate::Client::settle`] asks.
    Unknown,
}

/// The latest write, until the person has seen how it ended.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WriteStatus {
    /// What it is for.
    pub kind: WriteKind,
    /// How it stands.
    pub progress: WriteProgress,
}

/// The latest write as this process knows it.
#[derive(Clone, Debug)]
pub(crate) struct LatestWrite {
    id: OperationId,
    /// Whether this process began it. Another one's is known by its note, and only the device key
    /// that began a write is told its outcome.
    begun_here: bool,
    /// The store that the write was sent to, where that is known.
    store: Option<StoreId>,
    status: WriteStatus,
}

impl WriteKind {
    /// In whose name such a write is sent.
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

    /// The store that the write `id` was sent to, where that is known.
    pub(crate) fn store_of(&self, id: OperationId) -> Option<StoreId> {
        self.store.filter(|_| self.id == id)
    }

    pub(crate) const fn kind(&self) -> WriteKind {
        self.status.kind
    }

    /// How it stands, where its outcome can be asked for: `device_kept` says whether the device key
    /// is the one that the keyring holds.
    pub(crate) fn shown(&self, device_kept: bool) -> Option<WriteStatus> {
        (self.begun_here || device_kept || !self.is_open()).then(|| self.status.clone())
    }

    /// Its id, where it is open and its outcome can be asked for.
    pub(crate) fn to_settle(&self, device_kept: bool) -> Option<OperationId> {
        (self.is_open() && (self.begun_here || device_kept)).then_some(self.id)
    }

    /// Whether it is bound to the device key in memory, so that this key must stay.
    pub(crate) const fn holds_the_device_key(&self) -> bool {
        self.begun_here && self.is_open()
    }

    /// Whether this process began it and could not find out how it ended.
    pub(crate) const fn is_left_open_here(&self) -> bool {
        self.begun_here && matches!(self.status.progress, WriteProgress::Unknown)
    }

    pub(crate) const fn is_running(&self) -> bool {
        matches!(self.status.progress, WriteProgress::Running { .. })
    }

    pub(crate) const fn is_open(&self) -> bool {
        self.is_running() || matches!(self.status.progress, WriteProgress::Unknown)
    }

    /// Notes how far it has come.
    pub(crate) fn advance(&mut self, id: OperationId, progress: WriteProgress) {
        if self.id == id {
            self.status.progress = progress;
        }
    }

    /// How the write `id` ended, as [`crate::Client::settle`] says it; `None` where it is open.
    pub(crate) fn outcome_of(
        &self,
        id: OperationId,
    ) -> Option<Result<Option<WriteOutcome>, Failure>> {
        if self.id != id {
            // Another one was begun since, and nobody asked about this one before.
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
