//! The journal: a note that a write was begun, so its outcome can be asked for after a crash.
//!
//! The note holds only the operation's id and what the write is for. The service tells the outcome
//! only to the device key that began the write, so the note contains nothing secret. If the device
//! key is not stored, no note is written to the disk, since no later process could ask for the
//! outcome.

use crate::{
    Client, WriteKind,
    files::{self, MayWait},
};
use chiave_protocol::{OperationId, StoreId};
use serde::{Deserialize, Serialize};
use std::{io, path::Path};

const FILE: &str = "write";

/// Identifies a write that was begun.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Note {
    /// The id of the operation, as the service knows it.
    #[serde(rename = "operation")]
    pub(crate) id: OperationId,
    /// What the write is for.
    pub(crate) kind: WriteKind,
    /// The store to which the write was sent, if the service reported one. Another store does not
    /// know the operation, and its answer says nothing about the write (law 22).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) store: Option<StoreId>,
}

impl Note {
    /// The write that an earlier process left open, if there is one.
    pub(crate) fn read(here: MayWait, folder: &Path) -> Option<Self> {
        let content = files::read(here, &folder.join(FILE)).ok().flatten()?;
        serde_json::from_slice(&content)
            .ok()
            .or_else(|| Self::of_the_first_form(&content))
    }

    /// Reads the format of the first version, which stored only the id.
    fn of_the_first_form(content: &[u8]) -> Option<Self> {
        Some(Self {
            id: std::str::from_utf8(content).ok()?.trim().parse().ok()?,
            kind: WriteKind::Unknown,
            store: None,
        })
    }

    fn write(self, here: MayWait, folder: &Path) -> io::Result<()> {
        files::replace(here, &folder.join(FILE), &serde_json::to_vec(&self)?)
    }
}

impl Client {
    /// Writes a note to the disk before the write is sent. If the disk fails, the write continues:
    /// a person must be able to change the password. In that case, after a crash at this moment,
    /// the person has to find out the outcome.
    pub(crate) async fn keep_note(&self, note: Note) {
        if !self.memory().keys.are_kept() {
            return;
        }
        let kept = self.on_disk(move |client, here| note.write(here, &client.0.places.data));
        if let Err(error) = kept.await {
            tracing::warn!(%error, "a write is not noted on the disk");
        }
    }

    pub(crate) async fn remove_note(&self) {
        let removed =
            self.on_disk(|client, here| files::remove(here, &client.0.places.data.join(FILE)));
        if let Err(error) = removed.await {
            tracing::warn!(%error, "the note of a finished write is still on the disk");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "8c5c1c1e-0000-4000-8000-000000000001";

    const HERE: MayWait = MayWait::on_the_main_thread();

    fn read(content: &str) -> Option<Note> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), content).unwrap();
        Note::read(HERE, folder.path())
    }

    #[test]
    fn a_note_says_what_was_begun() {
        let folder = tempfile::tempdir().unwrap();
        let note = Note {
            id: ID.parse().unwrap(),
            kind: WriteKind::Reset,
            store: Some(ID.parse().unwrap()),
        };

        note.write(HERE, folder.path()).unwrap();

        assert_eq!(Note::read(HERE, folder.path()), Some(note));
    }

    #[test]
    fn notes_of_other_versions_are_still_asked_about() {
        let later = format!(r#"{{"operation":"{ID}","kind":"rotate","extra":1}}"#);

        for content in [ID, &later] {
            let note = read(content).unwrap();
            assert_eq!(note.id, ID.parse().unwrap());
            assert_eq!(note.kind, WriteKind::Unknown);
        }
        assert_eq!(read("spoilt"), None);
    }
}
