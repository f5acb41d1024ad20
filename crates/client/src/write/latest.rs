//! The latest write as this process knows it, until the person has seen the outcome.

use super::{WriteKind, WriteProgress, WriteStage, WriteStatus};
use crate::{Failure, journal::Note};
use chiave_crypto::dpop::DeviceKey;
use chiave_protocol::{OperationId, StoreId, password::WriteOutcome};
use std::sync::Arc;

/// The latest write, if there is one.
#[derive(Default)]
pub(crate) struct WriteCell(Option<LatestWrite>);

struct LatestWrite {
    note: Note,
    /// The device key with which this process began the write: the service tells the outcome to no
    /// other one, and a wipe may have replaced the key of this computer since. A write of another process
    /// is known from its note.
    begun_with: Option<Arc<DeviceKey>>,
    progress: WriteProgress,
}

impl WriteCell {
    /// The write that an earlier process noted and left open.
    pub(crate) fn noted(note: Option<Note>) -> Self {
        Self(note.map(|note| LatestWrite {
            note,
            begun_with: None,
            progress: WriteProgress::Unknown,
        }))
    }

    /// Stores a write that this process begins now with the device key `key`.
    pub(super) fn begin(&mut self, note: Note, key: Arc<DeviceKey>) {
        self.0 = Some(LatestWrite {
            note,
            begun_with: Some(key),
            progress: WriteProgress::Running {
                stage: WriteStage::Sent,
            },
        });
    }

    /// Notes the progress of the write `id`.
    pub(super) fn advance(&mut self, id: OperationId, progress: WriteProgress) {
        if let Some(write) = &mut self.0
            && write.note.id == id
        {
            write.progress = progress;
        }
    }

    /// Forgets the write unless it is in progress; returns whether it is.
    pub(crate) fn forget_unless_running(&mut self) -> bool {
        self.0.take_if(|write| !write.is_running());
        self.0.is_some()
    }

    /// Forgets the write if it has ended; returns whether a write was forgotten.
    pub(super) fn forget_if_ended(&mut self) -> bool {
        self.0.take_if(|write| !write.is_open()).is_some()
    }

    /// The write whose outcome is open, if there is one.
    pub(crate) fn open(&self) -> Option<Note> {
        let write = self.0.as_ref().filter(|write| write.is_open())?;
        Some(write.note)
    }

    /// What the write is for.
    pub(super) fn kind(&self) -> Option<WriteKind> {
        self.0.as_ref().map(|write| write.note.kind)
    }

    /// The store to which the write `id` was sent, if known.
    pub(super) fn store_of(&self, id: OperationId) -> Option<StoreId> {
        let write = self.0.as_ref().filter(|write| write.note.id == id)?;
        write.note.store
    }

    /// The device key with which this process began the write `id`.
    pub(super) fn key_of(&self, id: OperationId) -> Option<Arc<DeviceKey>> {
        let write = self.0.as_ref().filter(|write| write.note.id == id)?;
        write.begun_with.clone()
    }

    /// The write as it is shown, if its outcome can be asked for: `device_kept` says whether the
    /// keyring holds the device key.
    pub(crate) fn shown(&self, device_kept: bool) -> Option<WriteStatus> {
        let write = self.0.as_ref()?;
        (!write.is_open() || write.can_be_asked(device_kept)).then(|| WriteStatus {
            kind: write.note.kind,
            progress: write.progress.clone(),
        })
    }

    /// The id of the write, if it is open and its outcome can be asked for.
    pub(crate) fn to_settle(&self, device_kept: bool) -> Option<OperationId> {
        let write = self.0.as_ref()?;
        (write.is_open() && write.can_be_asked(device_kept)).then_some(write.note.id)
    }

    /// Whether the write is bound to the device key in memory, so this key must stay.
    pub(crate) fn holds_the_device_key(&self) -> bool {
        let write = self.0.as_ref();
        write.is_some_and(|write| write.begun_with.is_some() && write.is_open())
    }

    /// Whether this process began the write and could not find out its outcome.
    pub(crate) fn is_left_open_here(&self) -> bool {
        let write = self.0.as_ref();
        write.is_some_and(|write| {
            write.begun_with.is_some() && write.progress == WriteProgress::Unknown
        })
    }

    /// The outcome of the write `id`, as [`crate::Client::settle`] returns it; `None` if the write
    /// is open or forgotten.
    pub(super) fn outcome_of(
        &self,
        id: OperationId,
    ) -> Option<Result<Option<WriteOutcome>, Failure>> {
        let write = self.0.as_ref()?;
        if write.note.id != id {
            // Another write was begun since, and nobody asked about this one before.
            return Some(Ok(Some(WriteOutcome::Unknown)));
        }
        match &write.progress {
            WriteProgress::Running { .. } | WriteProgress::Unknown => None,
            WriteProgress::Done { at } => Some(Ok(Some(WriteOutcome::Done { at: *at }))),
            WriteProgress::NotDone { error: None } => Some(Ok(None)),
            WriteProgress::NotDone { error: Some(error) } => Some(Err(error.clone())),
        }
    }
}

impl LatestWrite {
    const fn is_running(&self) -> bool {
        matches!(self.progress, WriteProgress::Running { .. })
    }

    fn is_open(&self) -> bool {
        self.is_running() || self.progress == WriteProgress::Unknown
    }

    /// Whether the service would tell this computer the outcome.
    const fn can_be_asked(&self, device_kept: bool) -> bool {
        self.begun_with.is_some() || device_kept
    }
}
