//! The revision of each account's state document.

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::ports::store::{Revisions, StoreError};
use chiave_protocol::AccountId;
use sqlx::query;

#[async_trait]
impl Revisions for SqliteTx {
    async fn revision(&mut self, account: AccountId) -> Result<u64, StoreError> {
        let found =
            query("SELECT * FROM revisions WHERE account = $1").bind(blob(account.as_uuid()));
        match self.row(found).await? {
            Some(row) => Columns::of(&row, "revisions", "account").number("revision"),
            None => Ok(0),
        }
    }

    async fn bump_revision(&mut self, account: AccountId) -> Result<(), StoreError> {
        let bump = query(
            "INSERT INTO revisions (account, revision) VALUES ($1, 1)
             ON CONFLICT (account) DO UPDATE SET revision = revisions.revision + 1",
        )
        .bind(blob(account.as_uuid()));
        self.write(bump).await.map(drop)
    }
}
