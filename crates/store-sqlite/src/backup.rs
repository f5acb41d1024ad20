//! Online backups.

use crate::{
    database::{failed, reserve},
    store::SqliteStore,
};
use chiave_domain::ports::store::StoreError;
use sqlx::{ConnectOptions, Connection, query};
use std::path::Path;

/// The path cannot be an SQL parameter, or a file exists at it.
#[derive(Debug, thiserror::Error)]
enum BackupError {
    #[error("the path of a backup has to be text")]
    Path,
    #[error("a backup never replaces a file")]
    Exists,
}

impl SqliteStore {
    /// Writes a consistent copy of the last committed state to a new file at `to`, while other
    /// transactions read and write. Only the owner can read the file; sealed columns stay sealed,
    /// and the copy holds no keys. The caller encrypts the copy for a recipient.
    ///
    /// # Errors
    ///
    /// An error if the file exists already or cannot be written; an unfinished file is removed.
    pub async fn backup_to(&self, to: &Path) -> Result<(), StoreError> {
        let name = to.to_str().ok_or_else(|| failed(BackupError::Path))?;
        if to.try_exists().map_err(failed)? {
            return Err(failed(BackupError::Exists));
        }
        reserve(to).map_err(failed)?;
        let copied = self.copy(name).await;
        if copied.is_err() {
            // The cause of the failed copy says more than a failure to remove it.
            let _ = std::fs::remove_file(to);
        }
        copied
    }

    /// Copies over a separate connection: a copy takes long, and `VACUUM` cannot run in a
    /// transaction.
    async fn copy(&self, name: &str) -> Result<(), StoreError> {
        let options = self.database.writer.options();
        let mut connection = options.connect().await.map_err(failed)?;
        let copy = query("VACUUM INTO $1").bind(name.to_owned());
        copy.execute(&mut connection).await.map_err(failed)?;
        connection.close().await.map_err(failed)
    }
}
