//! The database file: how it is opened, which connection may write, and how a failed writer is
//! replaced.

use crate::{connections::Connections, open_error::OpenError, shape};
use chiave_domain::ports::store::StoreError;
use sqlx::{
    ConnectOptions, Connection,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{io::ErrorKind, path::Path, sync::Arc, time::Duration};

/// The migrations of all versions.
pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!();

/// How long a statement waits for another process that writes the same file (a backup, a command).
const BUSY: Duration = Duration::from_secs(10);
/// How long a transaction waits for the writer before it fails: far longer than a queue of commits.
pub(crate) const TURN: Duration = Duration::from_secs(30);
/// The number of prepared statements that a connection keeps: more than we have, so no statement is
/// prepared twice.
const STATEMENTS: usize = 400;
/// The number of reading connections. A read takes microseconds, so a few are enough.
const READERS: u32 = 4;

/// One writing connection and a few reading ones.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub(crate) writer: Arc<Connections>,
    pub(crate) readers: Arc<Connections>,
}

impl Database {
    /// Creates a new database file.
    pub(crate) async fn make(path: &Path) -> Result<Self, OpenError> {
        reserve(path).map_err(OpenError::File)?;
        Self::connect(path).await
    }

    /// Opens an existing store and migrates its tables. A file that is not a store of ours stays
    /// unchanged; a missing file is never treated as a new store (law 22).
    pub(crate) async fn open(path: &Path) -> Result<Self, OpenError> {
        schema(path).await?;
        Self::connect(path).await
    }

    async fn connect(path: &Path) -> Result<Self, OpenError> {
        let writing = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .statement_cache_capacity(STATEMENTS)
            // Deleted content is overwritten on the disk, not only unlinked.
            .pragma("secure_delete", "ON");
        let reading = writing.clone().pragma("query_only", "ON");
        let mut first = writing.connect().await?;
        MIGRATIONS.run(&mut first).await?;
        // Connections of one are the queue of writers: first come, first served.
        let writer = Connections::new(writing, 1);
        writer.keep(first);
        let readers = Connections::new(reading, READERS);
        Ok(Self { writer, readers })
    }

    /// Waits for every open transaction, then closes the file.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// The version of a store compared with this program.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Schema {
    /// The store has every table of this version.
    Current,
    /// An earlier version made the store; opening it migrates it.
    Older,
}

/// Compares the version of a file with this program without changing the file.
///
/// # Errors
///
/// The reason why this version cannot open the file.
pub async fn schema(path: &Path) -> Result<Schema, OpenError> {
    let found = std::fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => OpenError::Missing,
        _ => OpenError::File(error),
    })?;
    if !found.is_file() {
        return Err(OpenError::Foreign);
    }
    if found.len() == 0 {
        return Err(OpenError::Empty);
    }
    let options = SqliteConnectOptions::new().filename(path);
    let mut connection = options.busy_timeout(BUSY).connect().await?;
    let seen = look(&mut connection).await;
    connection.close().await?;
    let seen = seen?;
    let known = known();
    match known.iter().all(|version| seen.contains(version)) {
        true => Ok(Schema::Current),
        false => Ok(Schema::Older),
    }
}

/// The migrations that this version has.
fn known() -> Vec<i64> {
    MIGRATIONS.iter().map(|it| it.version).collect()
}

/// Returns the migrations that were applied to the file. Fails if the file contains anything else
/// than what these migrations create.
async fn look(connection: &mut sqlx::SqliteConnection) -> Result<Vec<i64>, OpenError> {
    let seen = versions(connection).await?;
    let known = known();
    if seen.iter().any(|version| !known.contains(version)) {
        return Err(OpenError::Newer);
    }
    shape::compare(connection, &seen).await?;
    Ok(seen)
}

/// The migrations that were applied to the file.
async fn versions(connection: &mut sqlx::SqliteConnection) -> Result<Vec<i64>, OpenError> {
    let tables: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM sqlite_master
         WHERE type = 'table' AND name IN ('_sqlx_migrations', 'meta', 'audit')",
    )
    .fetch_one(&mut *connection)
    .await?;
    if tables < 3 {
        return Err(OpenError::Foreign);
    }
    let versions = sqlx::query_scalar("SELECT version FROM _sqlx_migrations");
    Ok(versions.fetch_all(connection).await?)
}

/// Creates an empty file that only its owner can read; SQLite gives its write-ahead log the same
/// permissions.
///
/// An existing file is not opened here: closing it again would release the locks that SQLite holds
/// on the file in this process.
pub(crate) fn reserve(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other.map(drop),
    }
}

/// Wraps any cause as a failure of the store.
pub(crate) fn failed(cause: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError(Box::new(cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn pragma<T>(connections: &Arc<Connections>, sql: &'static str) -> T
    where
        T: for<'a> sqlx::Decode<'a, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
    {
        let mut lent = connections.lend().await.unwrap();
        let row = lent.row(sqlx::query(sql)).await.unwrap().unwrap();
        sqlx::Row::get(&row, 0)
    }

    #[tokio::test]
    async fn the_file_is_opened_as_the_design_says() {
        let name = format!("chiave-pragmas-{}.db", std::process::id());
        let path = std::env::temp_dir().join(name);

        let database = Database::make(&path).await.unwrap();

        let (writer, readers) = (&database.writer, &database.readers);
        let mode: String = pragma(writer, "PRAGMA journal_mode").await;
        assert_eq!(mode, "wal");
        for lent in [writer, readers] {
            assert_eq!(pragma::<i64>(lent, "PRAGMA synchronous").await, 2);
            assert_eq!(pragma::<i64>(lent, "PRAGMA foreign_keys").await, 1);
            assert_eq!(pragma::<i64>(lent, "PRAGMA busy_timeout").await, 10_000);
        }
        assert_eq!(pragma::<i64>(writer, "PRAGMA query_only").await, 0);
        assert_eq!(pragma::<i64>(readers, "PRAGMA query_only").await, 1);
        database.close().await;
        std::fs::remove_file(&path).unwrap();
    }
}
