//! Finds, lists and clears sealed values that do not open.
//!
//! A value that cannot be read is no reason to refuse anything else (law 22). Such values are
//! listed, so the IT department sees what is lost. They are cleared only on request: with the right
//! key back, a value may open again.

use crate::{columns::Columns, nouns::method_rows, store::SqliteStore, tx::SqliteTx};
use chiave_crypto::seal::Place;
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow, ServiceChange},
    ports::store::{StoreError, WriteAudit, WriteRevisions},
};
use chiave_protocol::{AccountId, MethodId, Timestamp};
use sqlx::query;
use uuid::Uuid;

/// The number of rows that are read at a time.
const ROWS: i64 = 500;

/// A column with sealed values.
struct Column {
    table: &'static str,
    name: &'static str,
    /// Selects up to `$2` rows after the row number `$1`.
    rows: &'static str,
    /// Clears a value of a row.
    clear: &'static str,
}

const COLUMNS: [Column; 3] = [
    Column {
        table: "methods",
        name: "detail",
        // A removed app no longer has a secret; decoys belong to nobody and are planted again.
        rows: "SELECT rowid AS number, * FROM methods
               WHERE rowid > $1 AND length(detail) > 0 AND account <> zeroblob(16) ORDER BY rowid LIMIT $2",
        clear: "DELETE FROM methods WHERE rowid = $1",
    },
    Column {
        table: "attempts",
        name: "state",
        rows: "SELECT rowid AS number, id, account, state AS sealed FROM attempts
               WHERE rowid > $1 ORDER BY rowid LIMIT $2",
        clear: "DELETE FROM attempts WHERE rowid = $1",
    },
    Column {
        table: "audit",
        name: "device_name",
        rows: "SELECT rowid AS number, id, account, device_name AS sealed FROM audit
               WHERE rowid > $1 AND device_name IS NOT NULL ORDER BY rowid LIMIT $2",
        // The chain does not cover the name, so it can be deleted as in a purge.
        clear: "UPDATE audit SET device_name = NULL WHERE rowid = $1",
    },
];

/// A sealed value that does not open.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unreadable {
    /// The table of the value.
    pub table: &'static str,
    /// The column of the value.
    pub column: &'static str,
    /// The id of the value's row, if it can be read.
    pub row: Option<Uuid>,
    /// The number of the row in its table.
    pub number: i64,
    /// The account of the value, if it has one.
    pub account: Option<AccountId>,
    /// Why the value does not open.
    pub cause: String,
}

impl SqliteStore {
    /// Every value that does not open with the present keys.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn unreadable(&self) -> Result<Vec<Unreadable>, StoreError> {
        self.open_read().await?.unreadable().await
    }

    /// Clears every value that does not open, and records what was lost: an app or an address is
    /// removed from its account, a reset ends, the name of a computer in the audit log is deleted.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed.
    pub async fn clear_unreadable(
        &self,
        by: Actor,
        now: Timestamp,
    ) -> Result<Vec<Unreadable>, StoreError> {
        let mut tx = self.open_write().await?;
        let lost = tx.unreadable().await?;
        if lost.is_empty() {
            return Ok(lost);
        }
        for value in &lost {
            self.clear(&mut tx, value, by, now).await?;
        }
        let cleared = ServiceChange::UnreadableCleared { values: lost.len() };
        let event = AuditEvent::ServiceChanged(cleared);
        tx.put_audit(&self.row(event, by, now)).await?;
        tx.finish().await?;
        Ok(lost)
    }

    async fn clear(
        &self,
        tx: &mut SqliteTx,
        value: &Unreadable,
        by: Actor,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        for column in COLUMNS.iter().filter(|column| column.table == value.table) {
            tx.write(query(column.clear).bind(value.number)).await?;
        }
        let (Some(account), "methods") = (value.account, value.table) else {
            return Ok(());
        };
        if let Some(id) = value.row {
            tx.end_codes_of(MethodId::from_uuid(id)).await?;
        }
        tx.bump_revision(account).await?;
        tx.put_audit(&AuditRow {
            account: Some(account),
            ..self.row(AuditEvent::MethodUnreadable, by, now)
        })
        .await
    }

    /// Records that the IT department did something to the service itself.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed.
    pub async fn record(
        &self,
        change: ServiceChange,
        by: Actor,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut tx = self.open_write().await?;
        let event = AuditEvent::ServiceChanged(change);
        tx.put_audit(&self.row(event, by, now)).await?;
        tx.finish().await
    }

    fn row(&self, event: AuditEvent, by: Actor, now: Timestamp) -> AuditRow {
        AuditRow {
            id: self.fresh_id(),
            at: now,
            event,
            by,
            account: None,
            device: None,
            device_name: None,
        }
    }
}

impl SqliteTx {
    async fn unreadable(&mut self) -> Result<Vec<Unreadable>, StoreError> {
        let mut lost = Vec::new();
        for column in COLUMNS {
            let mut after = i64::MIN;
            loop {
                let rows = query(column.rows).bind(after).bind(ROWS);
                let rows = self.rows(rows).await?;
                let Some(last) = rows.last() else {
                    break;
                };
                after = Columns::of(last, column.table, "id").get("number")?;
                for row in &rows {
                    lost.extend(self.unreadable_in(&column, Columns::of(row, column.table, "id"))?);
                }
            }
        }
        Ok(lost)
    }

    fn unreadable_in(
        &self,
        column: &Column,
        columns: Columns<'_>,
    ) -> Result<Option<Unreadable>, StoreError> {
        let row = self.sealer().or_lost(columns.uuid("id"));
        let bytes = row.unwrap_or_default();
        let place = Place {
            table: column.table,
            column: column.name,
            row: bytes.as_bytes(),
        };
        let opened = match column.table {
            // Every field and the mark are checked too: a method that was moved or changed is as
            // lost as a damaged one.
            "methods" => method_rows::check(columns, self.sealer()),
            _ => columns
                .get("sealed")
                .and_then(|sealed| self.sealer().open(place, sealed))
                .map(drop),
        };
        let Err(error) = opened else {
            return Ok(None);
        };
        Ok(Some(Unreadable {
            table: column.table,
            column: column.name,
            row,
            number: columns.get("number")?,
            account: self
                .sealer()
                .or_lost(columns.uuid_if_any("account"))
                .flatten()
                .map(AccountId::from_uuid),
            cause: error
                .0
                .source()
                .map_or_else(String::new, ToString::to_string),
        }))
    }
}
