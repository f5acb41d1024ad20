//! The revision of each account's state document.

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::ports::store::{ReadRevisions, StoreError, WriteRevisions};
use chiave_protocol::AccountId;
use sqlx::query;

#[async_trait]
impl ReadRevisions for SqliteTx {
    async fn revision(&mut self, account: AccountId) -> Result<u64, StoreError> {
        let sum = query(
            "SELECT COALESCE((SELECT revision FROM revisions WHERE account = $1), 0)
                  + COALESCE((SELECT MAX(revision) FROM people_settings), 0) AS revision",
        )
        .bind(blob(account.as_uuid()));
        match self.row(sum).await? {
            Some(row) => Columns::of(&row, "revisions", "revision").number("revision"),
            None => Ok(0),
        }
    }
}

#[async_trait]
impl WriteRevisions for SqliteTx {
    async fn bump_revision(&mut self, account: AccountId) -> Result<(), StoreError> {
        self.named().guards_account(account);
        let bump = query(
            "INSERT INTO revisions (account, revision) VALUES ($1, 1)
             ON CONFLICT (account) DO UPDATE SET revision = revisions.revision + 1",
        )
        .bind(blob(account.as_uuid()));
        self.write(bump).await.map(drop)
    }
}
