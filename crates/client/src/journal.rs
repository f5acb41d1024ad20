//! The note that a write was begun, so that its outcome can be asked for after a crash.
//!
//! It holds the operation's id and nothing else: only the device key that began the write is told
//! its outcome, so there is nothing in it to hide. Without a kept device key there is no note, since
//! nobody could ask.

use crate::{Client, files};
use chiave_protocol::OperationId;
use std::path::PathBuf;

const FILE: &str = "write";

impl Client {
    /// Notes a write on the disk before it is sent. A disk that refuses does not keep a person from
    /// changing their password: then a crash at this very moment leaves the question to them.
    pub(crate) fn begin_journal(&self, id: OperationId) {
        if !self.memory().device_kept {
            return;
        }
        if let Err(error) = files::replace(&self.journal_path(), id.to_string().as_bytes()) {
            tracing::warn!(%error, "a write is not noted on the disk");
        }
    }

    /// The last write whose outcome is not known.
    pub(crate) fn read_journal(&self) -> Option<OperationId> {
        let note = files::read(&self.journal_path()).ok().flatten()?;
        std::str::from_utf8(&note).ok()?.parse().ok()
    }

    pub(crate) fn remove_journal(&self) {
        if let Err(error) = files::remove(&self.journal_path()) {
            tracing::warn!(%error, "the note of a finished write is still on the disk");
        }
    }

    fn journal_path(&self) -> PathBuf {
        self.0.places.data.join(FILE)
    }
}
