//! Intents: writes that were begun.

use crate::{
    columns::{Columns, blob, json},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    intent::{End, EntryBefore, Intent},
    ports::store::{LockKey, ReadIntents, StoreError, WriteIntents},
};
use chiave_protocol::{AccountId, OperationId, Thumbprint};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadIntents for SqliteTx {
    async fn intent(&mut self, operation: OperationId) -> Result<Option<Intent>, StoreError> {
        let found =
            query("SELECT * FROM intents WHERE operation = $1").bind(blob(operation.as_uuid()));
        self.row(found).await?.as_ref().map(read).transpose()
    }

    async fn open_intents(&mut self) -> Result<Vec<Intent>, StoreError> {
        let open = query("SELECT * FROM intents WHERE open = 1 ORDER BY begun_at, operation");
        self.rows(open).await?.iter().map(read).collect()
    }
}

#[async_trait]
impl WriteIntents for SqliteTx {
    async fn put_intent(&mut self, intent: &Intent) -> Result<(), StoreError> {
        self.named().guards(&LockKey::Operation(intent.operation));
        self.named().guards_account(intent.account);
        let put = query(
            "INSERT INTO intents (operation, account, device, device_name, utc_offset_min,
                 cause, begun_at, outcome, open, was_locked, had_password)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(blob(intent.operation.as_uuid()))
        .bind(blob(intent.account.as_uuid()))
        .bind(&intent.device.as_bytes()[..])
        .bind(&intent.device_name)
        .bind(i64::from(intent.utc_offset_min))
        .bind(json(&intent.cause)?)
        .bind(intent.begun_at.as_unix())
        .bind(json(&intent.end)?)
        .bind(i64::from(intent.end == End::Open))
        .bind(i64::from(intent.before.locked))
        .bind(i64::from(intent.before.has_password));
        self.write(put).await.map(drop)
    }

    async fn close_intent(
        &mut self,
        operation: OperationId,
        end: &End,
    ) -> Result<bool, StoreError> {
        self.named().guards(&LockKey::Operation(operation));
        let close =
            query("UPDATE intents SET outcome = $2, open = $3 WHERE operation = $1 AND open = 1")
                .bind(blob(operation.as_uuid()))
                .bind(json(end)?)
                .bind(i64::from(*end == End::Open));
        Ok(self.write(close).await? == 1)
    }
}

fn read(row: &SqliteRow) -> Result<Intent, StoreError> {
    let columns = Columns::of(row, "intents", "operation");
    Ok(Intent {
        operation: OperationId::from_uuid(columns.uuid("operation")?),
        account: AccountId::from_uuid(columns.uuid("account")?),
        device: Thumbprint::from_bytes(columns.digest("device")?),
        device_name: columns.get("device_name")?,
        utc_offset_min: columns.number("utc_offset_min")?,
        cause: columns.json("cause")?,
        before: EntryBefore {
            locked: columns.flag("was_locked")?,
            has_password: columns.flag("had_password")?,
        },
        begun_at: columns.time("begun_at")?,
        end: columns.json("outcome")?,
    })
}
