//! Marks the rows of methods that an earlier version wrote.
//!
//! Before migration 0020 rows had no mark, and details were sealed for the method's id alone. Only a
//! detail that was sealed in the old way distinguishes an old row from a planted one. One attack
//! remains: whoever kept a copy of a row from before the migration can put the copy back without its
//! mark.
//!
//! Before migration 0024 a mark did not cover the newest accepted step. A row with such a mark may be
//! put back with an earlier step at any time, so its step is not believed: it is raised to the step
//! after the current one, and no code that was shown before is accepted. The person waits a minute.
//!
//! Only the right keys tell all this. So the binding runs after the keys were matched with the store,
//! and a row stays unchanged if it cannot be read, or has neither an old detail nor an old mark.

use crate::{
    columns::{Columns, blob},
    nouns::{
        method_rows::{Decisive, Marked, Row, place},
        steps::{put_step, step_after},
    },
    store::SqliteStore,
    tx::SqliteTx,
};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use sqlx::{query, sqlite::SqliteRow};

/// The rows of methods of an earlier version. A removed app no longer has a secret.
const UNBOUND: &str = "SELECT * FROM methods WHERE mark_version < 2 AND length(detail) > 0";

impl SqliteStore {
    /// Binds the methods of an earlier version, all in one transaction.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed.
    pub async fn bind_methods(&self, now: Timestamp) -> Result<(), StoreError> {
        let unbound = self.open_read().await?.rows(query(UNBOUND)).await?;
        if unbound.is_empty() {
            return Ok(());
        }
        let mut tx = self.open_write().await?;
        for row in tx.rows(query(UNBOUND)).await? {
            bind(&mut tx, &row, now).await?;
        }
        tx.finish().await
    }
}

async fn bind(tx: &mut SqliteTx, row: &SqliteRow, now: Timestamp) -> Result<(), StoreError> {
    let columns = Columns::of(row, "methods", "id");
    let sealer = tx.sealer();
    let marked = sealer.or_lost(Marked::read(columns));
    let sealed = sealer.or_lost(columns.get("detail"));
    let Some((Marked { decisive, mark }, sealed)) = marked.zip(sealed) else {
        return Ok(());
    };
    let is_old = match mark {
        Some(mark) => decisive.carries_earlier(mark, sealer),
        None => bind_detail(tx, decisive, sealed).await?,
    };
    match is_old {
        true => put_step(tx, decisive, step_after(now)).await,
        false => Ok(()),
    }
}

/// Seals a detail of before migration 0020 for its account as well; `false` if it is none.
async fn bind_detail(
    tx: &mut SqliteTx,
    decisive: Decisive<'_>,
    sealed: &[u8],
) -> Result<bool, StoreError> {
    let id = decisive.id.as_uuid();
    let old = tx.sealer().open_if_readable(place(id.as_bytes()), sealed);
    let Some(detail) = old else {
        return Ok(false);
    };
    let bound = Row::of(decisive.id, decisive.account);
    let put = query("UPDATE methods SET detail = $2 WHERE id = $1")
        .bind(blob(id))
        .bind(tx.sealer().seal(bound.place(), &detail)?);
    tx.write(put).await?;
    Ok(true)
}
