//! The account policy: one row for each revision; the newest one is in force.

use crate::{
    columns::{Columns, json},
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_domain::{
    ports::store::{LockKey, ReadSettings, StoreError, WriteSettings},
    settings::PolicyBook,
};
use sqlx::query;

#[async_trait]
impl ReadSettings for SqliteTx {
    async fn policy_book(&mut self) -> Result<PolicyBook, StoreError> {
        let newest = query("SELECT * FROM people_settings ORDER BY revision DESC LIMIT 1");
        match self.row(newest).await? {
            Some(row) => Columns::of(&row, "people_settings", "revision").json("document"),
            None => Ok(PolicyBook::default()),
        }
    }

    async fn policy_book_at(&mut self, revision: u64) -> Result<Option<PolicyBook>, StoreError> {
        let Ok(revision) = i64::try_from(revision) else {
            return Ok(None);
        };
        let found = query("SELECT * FROM people_settings WHERE revision = $1").bind(revision);
        let row = self.row(found).await?;
        row.map(|row| Columns::of(&row, "people_settings", "revision").json("document"))
            .transpose()
    }

    async fn people_revision(&mut self) -> Result<u64, StoreError> {
        let newest = query("SELECT COALESCE(MAX(revision), 0) AS revision FROM people_settings");
        match self.row(newest).await? {
            Some(row) => Columns::of(&row, "people_settings", "revision").number("revision"),
            None => Ok(0),
        }
    }
}

#[async_trait]
impl WriteSettings for SqliteTx {
    async fn put_policy_book(&mut self, book: &PolicyBook) -> Result<(), StoreError> {
        self.named().guards(&LockKey::Policy);
        let put = query("INSERT INTO people_settings (document) VALUES ($1)").bind(json(book)?);
        self.write(put).await.map(drop)
    }
}
