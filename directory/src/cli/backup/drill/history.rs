//! Whether a backup is of this store, and of the time that its name says. A backup that was renamed to a
//! newer time is whole, and would be proved for ever.

use super::{
    super::{
        super::{output::Output, problem::Problem},
        rotation::CLOCK_TOLERANCE_S,
    },
    Subject,
};
use chiave_domain::{
    audit::{AuditQuery, StoredRow},
    ports::store::{Store as _, StoreError},
};
use chiave_protocol::Timestamp;
use chiave_store_sqlite::SqliteStore;
use chiave_words::Cli;

/// The newest row of the audit log of a backup.
pub(super) struct Newest {
    number: i64,
    pub(super) at: Timestamp,
}

impl Newest {
    /// The newest row of a store. An empty log counts as one of 1970 that ends before its first row.
    pub(super) async fn of(store: &SqliteStore) -> Result<Self, StoreError> {
        let rows = store.read().await?.newest_rows(None, 1).await?;
        Ok(rows.first().map_or(
            Self {
                number: 0,
                at: Timestamp::from_unix(0),
            },
            |row| Self {
                number: row.number,
                at: row.at,
            },
        ))
    }

    /// Compares the backup with the store that runs.
    ///
    /// # Errors
    ///
    /// If the newest row of the backup is not in the store, or if the store has a later row that is older
    /// than the name of the backup says.
    pub(super) async fn compare(
        &self,
        subject: &Subject,
        store: &SqliteStore,
        output: &Output,
    ) -> Result<(), Problem> {
        let own = first(store, self.number - 1, None).await?;
        let is_there = own.is_some_and(|row| row.number == self.number && row.at == self.at);
        if !is_there && self.number > 0 {
            let row = self.number;
            return Err(refused(Cli::CliDrillOther, subject, row, self.at, output));
        }
        let Some(named) = subject.named else {
            return Ok(());
        };
        let until = named.plus(-CLOCK_TOLERANCE_S);
        // A backup that reaches up to its name is not older than the name. The rows that came later can be
        // older than both, if the clock was set right after the backup was made.
        if self.at >= until {
            return Ok(());
        }
        match first(store, self.number, Some(until)).await? {
            None => Ok(()),
            Some(row) => {
                let sentence = Cli::CliDrillRenamed;
                Err(refused(sentence, subject, row.number, row.at, output))
            }
        }
    }
}

/// The first row after `after`, of those before `until`.
async fn first(
    store: &SqliteStore,
    after: i64,
    until: Option<Timestamp>,
) -> Result<Option<StoredRow>, StoreError> {
    let asked = AuditQuery {
        account: None,
        since: None,
        until,
        after,
        limit: 1,
    };
    let rows = store.read().await?.audit_page(&asked).await?;
    Ok(rows.into_iter().next())
}

fn refused(sentence: Cli, subject: &Subject, row: i64, at: Timestamp, output: &Output) -> Problem {
    let (file, row) = (subject.file.display().to_string(), row.to_string());
    let when = output.date(at);
    let args = [("file", &*file), ("row", &*row), ("when", &*when)];
    Problem::said(sentence, &args)
}
