//! Changes of entries by the IT department. The flows decide which changes are allowed and what
//! follows from them.

use super::{EmbeddedDirectory, entries::role_word, person};
use crate::{columns::blob, tx::SqliteTx};
use async_trait::async_trait;
use chiave_domain::{
    account::{Account, UserName},
    person::Person,
    ports::{
        roster::{EntryMark, Roster, RosterTx},
        store::{LockKey, StoreError},
    },
};
use chiave_protocol::AccountId;
use sqlx::query;

#[async_trait]
impl Roster for EmbeddedDirectory {
    async fn everybody(&self) -> Result<Vec<Account>, StoreError> {
        self.store.open_read().await?.entries().await
    }

    async fn named(&self, name: &UserName) -> Result<Option<Account>, StoreError> {
        self.store.open_read().await?.entry_by_name(name).await
    }

    async fn work(&self, keys: &[LockKey]) -> Result<Box<dyn RosterTx>, StoreError> {
        Ok(Box::new(self.store.open_work(keys).await?))
    }
}

#[async_trait]
impl RosterTx for SqliteTx {
    async fn entry(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        self.entry_by_id(id).await
    }

    async fn entry_named(&mut self, name: &UserName) -> Result<Option<Account>, StoreError> {
        self.entry_by_name(name).await
    }

    async fn add_entry(&mut self, id: AccountId, person: &Person) -> Result<(), StoreError> {
        self.write(person::insert(person, id)?).await.map(drop)
    }

    async fn update_entry(&mut self, id: AccountId, person: &Person) -> Result<(), StoreError> {
        self.write(person::update(person, id)?).await.map(drop)
    }

    async fn mark_entry(&mut self, id: AccountId, mark: EntryMark) -> Result<bool, StoreError> {
        let set = match mark {
            EntryMark::Enabled(enabled) => {
                query("UPDATE embedded_entries SET enabled = $2, lock_version = lock_version + $3 WHERE id = $1")
                    .bind(blob(id.as_uuid()))
                    .bind(i64::from(enabled))
                    .bind(i64::from(!enabled))
            }
            EntryMark::Locked(locked) => {
                query("UPDATE embedded_entries SET locked = $2, lock_version = lock_version + $3 WHERE id = $1")
                    .bind(blob(id.as_uuid()))
                    .bind(i64::from(locked))
                    .bind(i64::from(locked))
            }
            EntryMark::Role(role) => query("UPDATE embedded_entries SET role = $2 WHERE id = $1")
                .bind(blob(id.as_uuid()))
                .bind(role_word(role)),
            EntryMark::MustChange => {
                query("UPDATE embedded_entries SET must_change = 1 WHERE id = $1")
                    .bind(blob(id.as_uuid()))
            }
        };
        Ok(self.write(set).await? > 0)
    }
}
