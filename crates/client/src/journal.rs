//! The note that a write was begun, so that its outcome can be asked for after a crash. It holds no
//! password; it is sealed, because it holds the token that may ask.

use crate::{Client, files, memory::Scope};
use chiave_crypto::seal::Place;
use chiave_protocol::{OperationId, Secret};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use zeroize::Zeroizing;

const FILE: &str = "write.sealed";
const PLACE: Place<'static> = Place {
    table: "laptop",
    column: "write",
    row: b"-",
};

/// A write that was begun.
#[derive(Deserialize, Serialize)]
pub(crate) struct Journal {
    pub(crate) operation_id: OperationId,
    pub(crate) scope: Scope,
    #[serde(serialize_with = "chiave_protocol::secret::on_the_wire")]
    pub(crate) token: Secret,
}

impl Client {
    /// Notes a write on the disk before it is sent. A disk that refuses does not keep a person from
    /// changing their password: then a crash at this very moment leaves the question to them.
    pub(crate) fn begin_journal(&self, journal: &Journal) {
        if let Err(error) = self.write_journal(journal) {
            tracing::warn!(%error, "a write is not noted on the disk");
        }
    }

    /// The last write whose outcome is not known.
    pub(crate) fn read_journal(&self) -> Option<Journal> {
        let sealing = self.memory().sealing.clone()?;
        let sealed = files::read(&self.journal_path()).ok().flatten()?;
        let plain = sealing.open(PLACE, &sealed).ok()?;
        serde_json::from_slice(&plain).ok()
    }

    pub(crate) fn remove_journal(&self) {
        if let Err(error) = files::remove(&self.journal_path()) {
            tracing::warn!(%error, "the note of a finished write is still on the disk");
        }
    }

    fn write_journal(&self, journal: &Journal) -> std::io::Result<()> {
        let Some(sealing) = self.memory().sealing.clone() else {
            // Without a keyring neither session nor key outlive a crash: nobody could ask.
            return Ok(());
        };
        let mut plain = Zeroizing::new(Vec::with_capacity(1024));
        serde_json::to_writer(&mut *plain, journal)?;
        let sealed = sealing.seal(PLACE, &plain, self.0.random.as_ref());
        files::replace(
            &self.journal_path(),
            &sealed.map_err(std::io::Error::other)?,
        )
    }

    fn journal_path(&self) -> PathBuf {
        self.0.places.data.join(FILE)
    }
}
