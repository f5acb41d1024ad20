//! The id of a store.
//!
//! The id is drawn when the store is created, never changes, and is part of every backup, so a
//! restored store keeps its id. A computer that remembers the id can distinguish its company's
//! store from another one that answers under the same name.

use crate::{
    columns::{Columns, blob},
    database::failed,
    store::SqliteStore,
};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::StoreId;
use sqlx::query;

/// The store has no id, although opening it should have drawn one.
#[derive(Debug, thiserror::Error)]
#[error("the store has no id")]
struct NoId;

impl SqliteStore {
    /// The id of this store.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn id(&self) -> Result<StoreId, StoreError> {
        let found = query("SELECT name, value FROM identity WHERE name = 'store'");
        let row = self.open_read().await?.row(found).await?;
        let row = row.ok_or_else(|| failed(NoId))?;
        let id = Columns::of(&row, "identity", "name").uuid("value")?;
        Ok(StoreId::from_uuid(id))
    }

    /// Draws the id of a store that has none: a new store, or a store of a version without ids.
    pub(crate) async fn draw_id(&self) -> Result<(), StoreError> {
        let drawn = query("SELECT name FROM identity WHERE name = 'store'");
        if self.open_read().await?.row(drawn).await?.is_some() {
            return Ok(());
        }
        let draw = query(
            "INSERT INTO identity (name, value) VALUES ('store', $1) ON CONFLICT (name) DO NOTHING",
        )
        .bind(blob(self.fresh_id()));
        let mut tx = self.open_write().await?;
        tx.write(draw).await?;
        tx.finish().await
    }
}
