//! Reads columns as values. An error names table, column and row of a value that cannot be read,
//! never its content.

use crate::database::failed;
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Decode, Row, Sqlite, Type, sqlite::SqliteRow};
use std::fmt::Write as _;
use uuid::Uuid;

/// A stored value that our code cannot have written.
#[derive(Debug, thiserror::Error)]
#[error("bad data in table {table}, column {column}, row {row}")]
pub(crate) struct BadData {
    table: String,
    column: String,
    /// The row's key in hexadecimal.
    row: String,
    #[source]
    cause: Box<dyn std::error::Error + Send + Sync>,
}

/// An error that says where the invalid value is.
pub(crate) fn bad(
    table: &str,
    column: &str,
    key: &[u8],
    cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> StoreError {
    let row = key.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    failed(BadData {
        table: table.into(),
        column: column.into(),
        row,
        cause: cause.into(),
    })
}

/// Reads one row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Columns<'r> {
    row: &'r SqliteRow,
    table: &'static str,
    /// The column that identifies the row: a BLOB, a TEXT or a number.
    key: &'static str,
}

impl<'r> Columns<'r> {
    pub(crate) fn of(row: &'r SqliteRow, table: &'static str, key: &'static str) -> Self {
        Self { row, table, key }
    }

    /// The value of a TEXT, BIGINT or BLOB column, or an `Option` of one.
    pub(crate) fn get<T>(self, column: &str) -> Result<T, StoreError>
    where
        T: Decode<'r, Sqlite> + Type<Sqlite>,
    {
        self.row
            .try_get(column)
            .map_err(|cause| self.bad(column, cause))
    }

    /// A count or a flag, in the range of its type.
    pub(crate) fn number<T>(self, column: &str) -> Result<T, StoreError>
    where
        T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>,
    {
        T::try_from(self.get(column)?).map_err(|cause| self.bad(column, cause))
    }

    pub(crate) fn flag(self, column: &str) -> Result<bool, StoreError> {
        match self.get(column)? {
            0_i64 => Ok(false),
            1 => Ok(true),
            _ => Err(self.bad(column, "neither 0 nor 1")),
        }
    }

    pub(crate) fn time(self, column: &str) -> Result<Timestamp, StoreError> {
        self.get(column).map(Timestamp::from_unix)
    }

    pub(crate) fn time_if_any(self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.get::<Option<i64>>(column)?.map(Timestamp::from_unix))
    }

    pub(crate) fn uuid(self, column: &str) -> Result<Uuid, StoreError> {
        Uuid::from_slice(self.get(column)?).map_err(|cause| self.bad(column, cause))
    }

    pub(crate) fn uuid_if_any(self, column: &str) -> Result<Option<Uuid>, StoreError> {
        let bytes: Option<&[u8]> = self.get(column)?;
        bytes
            .map(Uuid::from_slice)
            .transpose()
            .map_err(|cause| self.bad(column, cause))
    }

    pub(crate) fn digest<const N: usize>(self, column: &str) -> Result<[u8; N], StoreError> {
        let bytes: &[u8] = self.get(column)?;
        bytes
            .try_into()
            .map_err(|cause: std::array::TryFromSliceError| self.bad(column, cause))
    }

    pub(crate) fn digest_if_any(self, column: &str) -> Result<Option<[u8; 32]>, StoreError> {
        let bytes: Option<&[u8]> = self.get(column)?;
        bytes
            .map(TryInto::try_into)
            .transpose()
            .map_err(|cause: std::array::TryFromSliceError| self.bad(column, cause))
    }

    /// A value that is stored as JSON.
    pub(crate) fn json<T: DeserializeOwned>(self, column: &str) -> Result<T, StoreError> {
        serde_json::from_str(self.get(column)?).map_err(|cause| self.bad(column, cause))
    }

    /// A value that is stored as one of a list of words.
    pub(crate) fn word<T: DeserializeOwned>(self, column: &str) -> Result<T, StoreError> {
        let word: String = self.get(column)?;
        serde_json::from_value(word.into()).map_err(|cause| self.bad(column, cause))
    }

    pub(crate) fn bad(
        self,
        column: &str,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> StoreError {
        let key = self
            .row
            .try_get::<&[u8], _>(self.key)
            .map(<[u8]>::to_vec)
            .or_else(|_| {
                self.row
                    .try_get::<i64, _>(self.key)
                    .map(|seq| seq.to_be_bytes().into())
            })
            .unwrap_or_default();
        bad(self.table, column, &key, cause)
    }
}

/// A value as JSON, for a TEXT column.
pub(crate) fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(failed)
}

/// The stored word of a variant without fields.
pub(crate) fn word(value: &impl Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(value).map_err(failed)? {
        serde_json::Value::String(word) => Ok(word),
        _ => Err(failed(NoWord)),
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a value that should be one word is not")]
struct NoWord;

/// A time as a field of a mark; empty if there is no time.
pub(crate) fn time_bytes(at: Option<Timestamp>) -> Vec<u8> {
    at.map_or_else(Vec::new, |at| at.as_unix().to_be_bytes().to_vec())
}

/// A UUID as an SQL parameter.
pub(crate) fn blob(id: Uuid) -> Vec<u8> {
    id.as_bytes().to_vec()
}
