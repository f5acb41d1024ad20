//! Activations in progress, one for each account. A row without a valid mark is ignored: whoever
//! wrote it did not have the keys.

use crate::{
    columns::{Columns, blob, time_bytes},
    sealed::Sealer,
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    activation_code::Activation,
    ports::store::{ReadActivations, StoreError, WriteActivations},
};
use chiave_protocol::{AccountId, Thumbprint, TokenHash};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadActivations for SqliteTx {
    async fn activation(&mut self, token: &TokenHash) -> Result<Option<Activation>, StoreError> {
        let found = query("SELECT * FROM activations WHERE token = $1").bind(&token.as_bytes()[..]);
        let row = self.row(found).await?;
        row.map_or(Ok(None), |row| read(&row, self.sealer()))
    }
}

#[async_trait]
impl WriteActivations for SqliteTx {
    async fn put_activation(&mut self, activation: &Activation) -> Result<(), StoreError> {
        self.named().guards_account(activation.account);
        let put = query(
            "INSERT INTO activations (account, token, device, device_name, utc_offset_min,
                 expires_at, mark)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (account) DO UPDATE SET token = excluded.token,
                 device = excluded.device, device_name = excluded.device_name,
                 utc_offset_min = excluded.utc_offset_min, expires_at = excluded.expires_at,
                 mark = excluded.mark",
        )
        .bind(blob(activation.account.as_uuid()))
        .bind(&activation.token.as_bytes()[..])
        .bind(&activation.device.as_bytes()[..])
        .bind(&activation.device_name)
        .bind(i64::from(activation.utc_offset_min))
        .bind(activation.expires_at.as_unix())
        .bind(with_fields(activation, |fields| {
            self.sealer().mark("activations", fields)
        }));
        self.write(put).await.map(drop)
    }

    async fn end_activation(&mut self, account: AccountId) -> Result<(), StoreError> {
        self.named().guards_account(account);
        let end = query("DELETE FROM activations WHERE account = $1").bind(blob(account.as_uuid()));
        self.write(end).await.map(drop)
    }
}

/// Reads a row. Returns `None` if its mark is not valid.
fn read(row: &SqliteRow, sealer: &Sealer) -> Result<Option<Activation>, StoreError> {
    let columns = Columns::of(row, "activations", "account");
    let activation = Activation {
        token: TokenHash::from_bytes(columns.digest("token")?),
        account: AccountId::from_uuid(columns.uuid("account")?),
        device: Thumbprint::from_bytes(columns.digest("device")?),
        device_name: columns.get("device_name")?,
        utc_offset_min: columns.number("utc_offset_min")?,
        expires_at: columns.time("expires_at")?,
    };
    let found = columns.get("mark")?;
    let holds = with_fields(&activation, |fields| {
        sealer.has_marked("activations", fields, found)
    });
    Ok(holds.then_some(activation))
}

/// The fields that the mark covers: everything but the name and the clock of the device.
fn with_fields<T>(activation: &Activation, then: impl FnOnce(&[&[u8]]) -> T) -> T {
    then(&[
        activation.account.as_uuid().as_bytes(),
        activation.token.as_bytes(),
        activation.device.as_bytes(),
        &time_bytes(Some(activation.expires_at)),
    ])
}
