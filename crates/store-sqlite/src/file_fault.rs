//! The reasons for which a file cannot be read or written although the program is not at fault.

use std::{
    error::Error,
    io::{self, ErrorKind},
};

/// SQLite's primary result codes (<https://www.sqlite.org/rescode.html>).
mod code {
    pub const BUSY: i64 = 5;
    pub const LOCKED: i64 = 6;
    pub const READONLY: i64 = 8;
    pub const IOERR: i64 = 10;
    pub const CORRUPT: i64 = 11;
    pub const FULL: i64 = 13;
    pub const CANTOPEN: i64 = 14;
    pub const NOTADB: i64 = 26;
}

/// The reason for which a file cannot be read or written: the disk, the file system, or another
/// program.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FileFault {
    /// The disk or the user's quota has no room.
    Full,
    /// The file system fails, or a limit on the size of files was reached.
    Failing,
    /// The file, its folder or its file system may not be written.
    ReadOnly,
    /// Another program holds the file.
    Busy,
    /// The content of the file is damaged.
    Damaged,
}

impl FileFault {
    /// The fault that caused an error; `None` if the error has another cause.
    #[must_use]
    pub fn of(error: &(dyn Error + 'static)) -> Option<Self> {
        let mut next = Some(error);
        while let Some(error) = next {
            let of_sqlx = error.downcast_ref().and_then(Self::of_sqlx);
            let found = of_sqlx.or_else(|| error.downcast_ref().and_then(Self::of_io));
            if found.is_some() {
                return found;
            }
            next = error.source();
        }
        None
    }

    fn of_sqlx(error: &sqlx::Error) -> Option<Self> {
        let code: i64 = error.as_database_error()?.code()?.parse().ok()?;
        // The lowest byte is the primary code, the rest says more about it.
        match code & 0xff {
            code::FULL => Some(Self::Full),
            code::IOERR => Some(Self::Failing),
            code::READONLY | code::CANTOPEN => Some(Self::ReadOnly),
            code::BUSY | code::LOCKED => Some(Self::Busy),
            code::CORRUPT | code::NOTADB => Some(Self::Damaged),
            _ => None,
        }
    }

    fn of_io(error: &io::Error) -> Option<Self> {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some(Self::Full),
            // An error without a number of the system is our own refusal of a file that is too long.
            ErrorKind::FileTooLarge if error.raw_os_error().is_some() => Some(Self::Failing),
            ErrorKind::ReadOnlyFilesystem => Some(Self::ReadOnly),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::failed;
    use sqlx::{Connection, SqliteConnection, query, sqlite::SqliteConnectOptions};
    use std::time::Duration;

    async fn open(path: &std::path::Path) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(path);
        let options = options.create_if_missing(true).busy_timeout(Duration::ZERO);
        SqliteConnection::connect_with(&options).await.unwrap()
    }

    /// What a statement fails by, as a caller of the store sees it.
    async fn fault(connection: &mut SqliteConnection, sql: &'static str) -> Option<FileFault> {
        let error = query(sql).execute(connection).await.unwrap_err();
        FileFault::of(&failed(error))
    }

    #[tokio::test]
    async fn sqlites_codes_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        let mut one = open(&path).await;
        query("CREATE TABLE texts (text)")
            .execute(&mut one)
            .await
            .unwrap();

        query("PRAGMA max_page_count = 2")
            .execute(&mut one)
            .await
            .unwrap();
        let full = fault(&mut one, "INSERT INTO texts VALUES (zeroblob(100000))").await;
        assert_eq!(full, Some(FileFault::Full));

        query("PRAGMA query_only = 1")
            .execute(&mut one)
            .await
            .unwrap();
        let read_only = fault(&mut one, "INSERT INTO texts VALUES (1)").await;
        assert_eq!(read_only, Some(FileFault::ReadOnly));

        let mut other = open(&path).await;
        query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();
        let busy = fault(&mut one, "SELECT * FROM texts").await;
        assert_eq!(busy, Some(FileFault::Busy));

        let nonsense = fault(&mut one, "SELECT * FROM nothing").await;
        assert_eq!(nonsense, None);
    }

    #[tokio::test]
    async fn a_file_with_foreign_bytes_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        std::fs::write(&path, [7; 8192]).unwrap();
        let mut connection = open(&path).await;

        let damaged = fault(&mut connection, "SELECT * FROM sqlite_master").await;

        assert_eq!(damaged, Some(FileFault::Damaged));
    }

    #[test]
    fn the_systems_reasons_are_told_apart() {
        let of = |kind: ErrorKind| FileFault::of(&failed(io::Error::from(kind)));

        assert_eq!(of(ErrorKind::StorageFull), Some(FileFault::Full));
        assert_eq!(of(ErrorKind::ReadOnlyFilesystem), Some(FileFault::ReadOnly));
        assert_eq!(of(ErrorKind::FileTooLarge), None);
        assert_eq!(of(ErrorKind::NotFound), None);
        // EFBIG: a limit on the size of files (setrlimit(2)).
        let limited = io::Error::from_raw_os_error(27);
        assert_eq!(FileFault::of(&failed(limited)), Some(FileFault::Failing));
    }
}
