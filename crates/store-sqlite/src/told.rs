//! What the store tells whoever operates it: counts, times, and kinds of events, without anybody in
//! them.

use crate::{columns::Columns, store::SqliteStore};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use sqlx::query;

/// The kind and the detail of one row of the audit log.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ToldEvent {
    /// The sequence number of the row.
    pub number: i64,
    /// The stored word of the event's kind.
    pub kind: String,
    /// The facts of the event, and who caused it.
    pub detail: String,
}

/// A change of the service in the audit log.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ToldChange {
    /// The time of the change.
    pub at: Timestamp,
    /// The facts of the change, and who made it.
    pub detail: String,
}

impl SqliteStore {
    /// The sequence number of the newest row of the audit log; 0 if the log is empty.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn newest_event(&self) -> Result<i64, StoreError> {
        let newest = query("SELECT seq FROM audit ORDER BY seq DESC LIMIT 1");
        let row = self.open_read().await?.row(newest).await?;
        let number = row.map(|row| Columns::of(&row, "audit", "seq").get("seq"));
        Ok(number.transpose()?.unwrap_or_default())
    }

    /// At most `limit` rows of the audit log after a sequence number, oldest first.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn events_after(
        &self,
        number: i64,
        limit: u32,
    ) -> Result<Vec<ToldEvent>, StoreError> {
        let new = query("SELECT seq, kind, detail FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2")
            .bind(number)
            .bind(i64::from(limit));
        let rows = self.open_read().await?.rows(new).await?;
        let read = |row| {
            let columns = Columns::of(row, "audit", "seq");
            Ok(ToldEvent {
                number: columns.get("seq")?,
                kind: columns.get("kind")?,
                detail: columns.get("detail")?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// The number of accounts of the embedded directory.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn count_people(&self) -> Result<u64, StoreError> {
        let count = query("SELECT COUNT(*) AS people FROM embedded_entries");
        let row = self.open_read().await?.row(count).await?;
        let people = row.map(|row| Columns::of(&row, "embedded_entries", "people").get("people"));
        let people: i64 = people.transpose()?.unwrap_or_default();
        Ok(u64::try_from(people).unwrap_or_default())
    }

    /// When a change of the service whose detail begins with `word` was last recorded.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn last_change(&self, word: &str) -> Result<Option<Timestamp>, StoreError> {
        let last = query(
            "SELECT seq, at FROM audit
             WHERE kind = 'service-changed' AND (detail = $1 OR detail LIKE $1 || ' %')
             ORDER BY seq DESC LIMIT 1",
        )
        .bind(word.to_owned());
        let row = self.open_read().await?.row(last).await?;
        row.map(|row| Columns::of(&row, "audit", "seq").time("at"))
            .transpose()
    }

    /// Every change of the service whose detail begins with `word`, the oldest first.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn changes(&self, word: &str) -> Result<Vec<ToldChange>, StoreError> {
        let all = query(
            "SELECT seq, at, detail FROM audit
             WHERE kind = 'service-changed' AND detail LIKE $1 || ' %'
             ORDER BY seq",
        )
        .bind(word.to_owned());
        let rows = self.open_read().await?.rows(all).await?;
        let read = |row| {
            let columns = Columns::of(row, "audit", "seq");
            Ok(ToldChange {
                at: columns.time("at")?,
                detail: columns.get("detail")?,
            })
        };
        rows.iter().map(read).collect()
    }
}
