//! The number of changes of each entry of the directory.

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    account::EntryVersion,
    ports::store::{ReadEntries, StoreError, WriteEntries},
};
use chiave_protocol::AccountId;
use sqlx::query;

#[async_trait]
impl ReadEntries for SqliteTx {
    async fn entry_version(&mut self, account: AccountId) -> Result<EntryVersion, StoreError> {
        let found = query("SELECT account, version FROM entry_versions WHERE account = $1")
            .bind(blob(account.as_uuid()));
        let Some(row) = self.row(found).await? else {
            return Ok(EntryVersion::default());
        };
        let count = Columns::of(&row, "entry_versions", "account").number("version")?;
        Ok(EntryVersion::from_count(count))
    }
}

#[async_trait]
impl WriteEntries for SqliteTx {
    async fn entry_changed(&mut self, account: AccountId) -> Result<(), StoreError> {
        self.named().guards_account(account);
        let count = query(
            "INSERT INTO entry_versions (account, version) VALUES ($1, 1)
             ON CONFLICT (account) DO UPDATE SET version = entry_versions.version + 1",
        )
        .bind(blob(account.as_uuid()));
        self.write(count).await.map(drop)
    }
}
