//! Binds methods that were stored before migration 0020 to their accounts, and marks their rows.
//!
//! Only a detail that was sealed in the old way distinguishes an old row from a planted one, and
//! only the right keys open it. So the binding runs after the keys were matched with the store, and
//! a row stays unchanged if it cannot be read or its detail does not open in the old way. One
//! attack remains: whoever kept a copy of a row from before the migration can put the copy back
//! without its mark.

use crate::{
    columns::{Columns, blob},
    nouns::method_rows::{Decisive, Row, place},
    store::SqliteStore,
    tx::SqliteTx,
};
use chiave_domain::ports::store::StoreError;
use sqlx::{query, sqlite::SqliteRow};

/// The rows of methods without a mark. A removed app no longer has a secret.
const UNBOUND: &str = "SELECT * FROM methods WHERE mark IS NULL AND length(detail) > 0";

impl SqliteStore {
    /// Binds the methods of an earlier version, all in one transaction.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed.
    pub async fn bind_methods(&self) -> Result<(), StoreError> {
        let unbound = self.open_read().await?.rows(query(UNBOUND)).await?;
        if unbound.is_empty() {
            return Ok(());
        }
        let mut tx = self.open_write().await?;
        for row in tx.rows(query(UNBOUND)).await? {
            bind(&mut tx, &row).await?;
        }
        tx.finish().await
    }
}

async fn bind(tx: &mut SqliteTx, row: &SqliteRow) -> Result<(), StoreError> {
    let columns = Columns::of(row, "methods", "id");
    let sealer = tx.sealer();
    let decisive = sealer.or_lost(Decisive::read(columns));
    let sealed = sealer.or_lost(columns.get("detail"));
    let Some((decisive, sealed)) = decisive.zip(sealed) else {
        return Ok(());
    };
    let id = decisive.id.as_uuid();
    let old = sealer.open_if_readable(place(id.as_bytes()), sealed);
    let Some(detail) = old else {
        return Ok(());
    };
    let bound = Row::of(decisive.id, decisive.account);
    let put = query("UPDATE methods SET detail = $2, mark = $3 WHERE id = $1")
        .bind(blob(id))
        .bind(tx.sealer().seal(bound.place(), &detail)?)
        .bind(decisive.mark(tx.sealer()));
    tx.write(put).await.map(drop)
}
