//! Activations in flight, one an account.

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    pass::Activation,
    ports::store::{ReadActivations, StoreError, WriteActivations},
};
use chiave_protocol::{AccountId, Thumbprint, TokenHash};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadActivations for SqliteTx {
    async fn activation(&mut self, token: &TokenHash) -> Result<Option<Activation>, StoreError> {
        let found = query("SELECT * FROM activations WHERE token = $1").bind(&token.as_bytes()[..]);
        self.row(found).await?.as_ref().map(read).transpose()
    }
}

#[async_trait]
impl WriteActivations for SqliteTx {
    async fn put_activation(&mut self, activation: &Activation) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO activations (account, token, device, device_name, utc_offset_min,
                 expires_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (account) DO UPDATE SET token = excluded.token,
                 device = excluded.device, device_name = excluded.device_name,
                 utc_offset_min = excluded.utc_offset_min, expires_at = excluded.expires_at",
        )
        .bind(blob(activation.account.as_uuid()))
        .bind(&activation.token.as_bytes()[..])
        .bind(&activation.device.as_bytes()[..])
        .bind(&activation.device_name)
        .bind(i64::from(activation.utc_offset_min))
        .bind(activation.expires_at.as_unix());
        self.write(put).await.map(drop)
    }

    async fn end_activation(&mut self, account: AccountId) -> Result<(), StoreError> {
        let end = query("DELETE FROM activations WHERE account = $1").bind(blob(account.as_uuid()));
        self.write(end).await.map(drop)
    }
}

fn read(row: &SqliteRow) -> Result<Activation, StoreError> {
    let columns = Columns::of(row, "activations", "account");
    Ok(Activation {
        token: TokenHash::from_bytes(columns.digest("token")?),
        account: AccountId::from_uuid(columns.uuid("account")?),
        device: Thumbprint::from_bytes(columns.digest("device")?),
        device_name: columns.get("device_name")?,
        utc_offset_min: columns.number("utc_offset_min")?,
        expires_at: columns.time("expires_at")?,
    })
}
