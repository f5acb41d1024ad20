//! Why a store was not opened.

use chiave_domain::ports::store::StoreError;
use sqlx::migrate::MigrateError;
use std::io;

/// SQLite's primary result codes (<https://www.sqlite.org/rescode.html>).
mod code {
    pub const READONLY: i64 = 8;
    pub const CANTOPEN: i64 = 14;
    pub const NOTADB: i64 = 26;
}

/// Why a file was not opened as a store, or a store was not created.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file does not exist.
    #[error("there is no store")]
    Missing,
    /// The file is empty, as after an interrupted copy or on a full disk.
    #[error("the file is empty")]
    Empty,
    /// Chiave did not make the file.
    #[error("the file is not a store of Chiave")]
    Foreign,
    /// A newer version has used the store.
    #[error("the store was made by a newer version")]
    Newer,
    /// The file holds a table, an index, a trigger or a view that Chiave did not make, or lacks one:
    /// somebody else wrote it.
    #[error("the store does not hold what Chiave made: {object}")]
    Altered {
        /// Which, as SQLite has it: `trigger NAME`.
        object: String,
    },
    /// This user may not open or write the file, or make files beside it.
    #[error("the file cannot be opened and written")]
    Forbidden(#[source] sqlx::Error),
    /// The file system failed.
    #[error("the file cannot be used")]
    File(#[source] io::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|error| {
            let code: i64 = error.code()?.parse().ok()?;
            // The lowest byte is the primary code; the other bytes give details.
            Some(code & 0xff)
        });
        match code {
            Some(code::READONLY | code::CANTOPEN) => Self::Forbidden(error),
            Some(code::NOTADB) => Self::Foreign,
            _ => Self::Store(crate::database::failed(error)),
        }
    }
}

impl From<MigrateError> for OpenError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) => error.into(),
            MigrateError::VersionMissing(_) => Self::Newer,
            other => Self::Store(crate::database::failed(other)),
        }
    }
}
