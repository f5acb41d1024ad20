//! Device keys and the accounts that know them.

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    device::Device,
    ports::store::{ReadDevices, StoreError, WriteDevices},
};
use chiave_protocol::{AccountId, Thumbprint};
use sqlx::{query, sqlite::SqliteRow};

#[async_trait]
impl ReadDevices for SqliteTx {
    async fn device(
        &mut self,
        account: AccountId,
        key: &Thumbprint,
    ) -> Result<Option<Device>, StoreError> {
        let found = query("SELECT * FROM devices WHERE account = $1 AND key = $2")
            .bind(blob(account.as_uuid()))
            .bind(&key.as_bytes()[..]);
        self.row(found).await?.as_ref().map(read).transpose()
    }

    async fn devices(&mut self, account: AccountId) -> Result<Vec<Device>, StoreError> {
        let all = query("SELECT * FROM devices WHERE account = $1 ORDER BY proven_at DESC, key")
            .bind(blob(account.as_uuid()));
        self.rows(all).await?.iter().map(read).collect()
    }
}

#[async_trait]
impl WriteDevices for SqliteTx {
    async fn put_device(&mut self, device: &Device) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO devices (account, key, name, proven_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (account, key)
             DO UPDATE SET name = excluded.name, proven_at = excluded.proven_at",
        )
        .bind(blob(device.account.as_uuid()))
        .bind(&device.key.as_bytes()[..])
        .bind(&device.name)
        .bind(device.proven_at.as_unix());
        self.write(put).await.map(drop)
    }
}

fn read(row: &SqliteRow) -> Result<Device, StoreError> {
    let columns = Columns::of(row, "devices", "key");
    Ok(Device {
        account: AccountId::from_uuid(columns.uuid("account")?),
        key: Thumbprint::from_bytes(columns.digest("key")?),
        name: columns.get("name")?,
        proven_at: columns.time("proven_at")?,
    })
}
