//! Mails that have to go out, as references.

use crate::{
    columns::{Columns, blob, json},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    notice::{Message, OutboxRow},
    ports::store::{ReadOutbox, StoreError, WriteOutbox},
};
use chiave_protocol::{AccountId, Timestamp};
use sqlx::{query, sqlite::SqliteRow};
use uuid::Uuid;

#[async_trait]
impl ReadOutbox for SqliteTx {
    async fn due_mail(&mut self, now: Timestamp, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
        let due = query("SELECT * FROM outbox WHERE next_try_at <= $1 ORDER BY seq LIMIT $2")
            .bind(now.as_unix())
            .bind(i64::from(limit));
        self.rows(due).await?.iter().map(read).collect()
    }
}

#[async_trait]
impl WriteOutbox for SqliteTx {
    async fn put_mail(&mut self, row: &OutboxRow) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO outbox (id, account, message, is_code, destination, language,
                 device_name, utc_offset_min, created_at, next_try_at, tries)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(blob(row.id))
        .bind(row.account.map(|account| blob(account.as_uuid())))
        .bind(json(&row.message)?)
        .bind(i64::from(is_code(&row.message)))
        .bind(json(&row.destination)?)
        .bind(&row.language)
        .bind(&row.device_name)
        .bind(i64::from(row.utc_offset_min))
        .bind(row.created_at.as_unix())
        .bind(row.next_try_at.as_unix())
        .bind(i64::from(row.tries));
        self.posted();
        self.write(put).await.map(drop)
    }

    async fn end_mail(&mut self, id: Uuid) -> Result<(), StoreError> {
        let end = query("DELETE FROM outbox WHERE id = $1").bind(blob(id));
        self.write(end).await.map(drop)
    }

    async fn postpone_mail(&mut self, id: Uuid, next_try_at: Timestamp) -> Result<(), StoreError> {
        let postpone = query("UPDATE outbox SET next_try_at = $2, tries = tries + 1 WHERE id = $1")
            .bind(blob(id))
            .bind(next_try_at.as_unix());
        self.write(postpone).await.map(drop)
    }
}

fn is_code(message: &Message) -> bool {
    matches!(
        message,
        Message::AttemptCode { .. } | Message::MethodCode { .. }
    )
}

fn read(row: &SqliteRow) -> Result<OutboxRow, StoreError> {
    let columns = Columns::of(row, "outbox", "id");
    Ok(OutboxRow {
        id: columns.uuid("id")?,
        account: columns.uuid_if_any("account")?.map(AccountId::from_uuid),
        message: columns.json("message")?,
        destination: columns.json("destination")?,
        language: columns.get("language")?,
        device_name: columns.get("device_name")?,
        utc_offset_min: columns.number("utc_offset_min")?,
        created_at: columns.time("created_at")?,
        next_try_at: columns.time("next_try_at")?,
        tries: columns.number("tries")?,
    })
}
