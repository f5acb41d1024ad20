//! Device keys and the accounts that know them. A row without a valid mark is ignored: whoever
//! wrote it did not have the keys.

use crate::{
    columns::{Columns, blob, time_bytes},
    sealed::Sealer,
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    device::Device,
    ports::store::{LockKey, ReadDevices, StoreError, WriteDevices},
};
use chiave_protocol::{AccountId, Thumbprint, Timestamp};
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
        let row = self.row(found).await?;
        Ok(row.and_then(|row| read_one(&row, self.sealer())))
    }

    async fn devices(&mut self, account: AccountId) -> Result<Vec<Device>, StoreError> {
        let all = query("SELECT * FROM devices WHERE account = $1 ORDER BY proven_at DESC, key")
            .bind(blob(account.as_uuid()));
        let rows = self.rows(all).await?;
        Ok(rows
            .iter()
            .filter_map(|row| read_one(row, self.sealer()))
            .collect())
    }

    async fn all_devices(&mut self) -> Result<Vec<Device>, StoreError> {
        let all = query("SELECT * FROM devices ORDER BY account, proven_at DESC, key");
        let rows = self.rows(all).await?;
        let read = rows.iter().filter_map(|row| read_one(row, self.sealer()));
        Ok(read.collect())
    }

    async fn devices_verified_after(&mut self, time: Timestamp) -> Result<Vec<Device>, StoreError> {
        let all = query("SELECT * FROM devices WHERE proven_at > $1 ORDER BY account, key");
        let rows = self.rows(all.bind(time.as_unix())).await?;
        let read = rows.iter().filter_map(|row| read_one(row, self.sealer()));
        Ok(read.collect())
    }
}

#[async_trait]
impl WriteDevices for SqliteTx {
    async fn put_device(&mut self, device: &Device) -> Result<(), StoreError> {
        self.named().guards_account(device.account);
        let put = query(
            "INSERT INTO devices (account, key, name, proven_at, seen_at, mark)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (account, key)
             DO UPDATE SET name = excluded.name, proven_at = excluded.proven_at,
                 seen_at = excluded.seen_at, mark = excluded.mark",
        )
        .bind(blob(device.account.as_uuid()))
        .bind(&device.key.as_bytes()[..])
        .bind(&device.name)
        .bind(device.verified_at.as_unix())
        .bind(device.seen_at.as_unix())
        .bind(with_fields(device, |fields| {
            self.sealer().mark("devices", fields)
        }));
        self.write(put).await.map(drop)
    }

    async fn forget_device(&mut self, key: &Thumbprint) -> Result<Vec<Device>, StoreError> {
        self.named().guards(&LockKey::Everything);
        let all = query("SELECT * FROM devices WHERE key = $1 ORDER BY account");
        let rows = self.rows(all.bind(&key.as_bytes()[..])).await?;
        let read = rows.iter().filter_map(|row| read_one(row, self.sealer()));
        let forgotten = read.collect();
        let forget = query("DELETE FROM devices WHERE key = $1").bind(&key.as_bytes()[..]);
        self.write(forget).await?;
        Ok(forgotten)
    }

    async fn remove_device(
        &mut self,
        account: AccountId,
        key: &Thumbprint,
    ) -> Result<(), StoreError> {
        self.named().guards_account(account);
        let remove = query("DELETE FROM devices WHERE account = $1 AND key = $2")
            .bind(blob(account.as_uuid()))
            .bind(&key.as_bytes()[..]);
        self.write(remove).await.map(drop)
    }
}

/// Reads a row. Returns `None` if the row cannot be read or its mark is not valid: the device then
/// counts as unknown (law 22).
fn read_one(row: &SqliteRow, sealer: &Sealer) -> Option<Device> {
    sealer.or_lost(read(row, sealer)).flatten()
}

/// Reads a row. Returns `None` if its mark is not valid.
fn read(row: &SqliteRow, sealer: &Sealer) -> Result<Option<Device>, StoreError> {
    let columns = Columns::of(row, "devices", "key");
    let device = Device {
        account: AccountId::from_uuid(columns.uuid("account")?),
        key: Thumbprint::from_bytes(columns.digest("key")?),
        name: columns.get("name")?,
        verified_at: columns.time("proven_at")?,
        seen_at: columns.time("seen_at")?,
    };
    let found = columns.get("mark")?;
    let holds = with_fields(&device, |fields| {
        sealer.has_marked("devices", fields, found)
    });
    Ok(holds.then_some(device))
}

/// The fields that the mark covers: everything but the name.
fn with_fields<T>(device: &Device, then: impl FnOnce(&[&[u8]]) -> T) -> T {
    then(&[
        device.account.as_uuid().as_bytes(),
        device.key.as_bytes(),
        &time_bytes(Some(device.verified_at)),
        &time_bytes(Some(device.seen_at)),
    ])
}
