//! Whether key files belong to this file: asked of a backup before it becomes the store, since with
//! others nothing in it could be read.
//!
//! One value for each key that was ever used is looked at, however many values there are.

use crate::{columns::Columns, store::SqliteStore};
use chiave_crypto::seal::Place;
use chiave_domain::ports::store::StoreError;
use sqlx::query;

/// Every sealed column, with one row for each key that sealed in it. A sealed value begins with a
/// version, the length of its key's id (1 to 8) and that id.
const SEALED: [(&str, &str, &str); 3] = [
    (
        "methods",
        "detail",
        // A removed app has no secret any more.
        "SELECT id, detail AS sealed FROM methods WHERE length(detail) > 0
         GROUP BY substr(detail, 1, 2 + CAST(hex(substr(detail, 2, 1)) AS INTEGER))",
    ),
    (
        "attempts",
        "state",
        "SELECT id, state AS sealed FROM attempts
         GROUP BY substr(state, 1, 2 + CAST(hex(substr(state, 2, 1)) AS INTEGER))",
    ),
    (
        "audit",
        "device_name",
        "SELECT id, device_name AS sealed FROM audit WHERE device_name IS NOT NULL
         GROUP BY substr(device_name, 1, 2 + CAST(hex(substr(device_name, 2, 1)) AS INTEGER))",
    ),
];

/// One hash for each way in which hashes were made: what stands before the salt says cost and pepper
/// (`$argon2id$v=19$…$salt$hash`).
const HASHES: &str = "SELECT phc FROM
         (SELECT phc FROM embedded_entries WHERE phc IS NOT NULL UNION ALL SELECT phc FROM passes)
     GROUP BY substr(phc, 1, 15 + instr(substr(phc, 16), '$'))";

impl SqliteStore {
    /// Whether the sealing keys that the store was opened with open what it holds.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn sealing_fits(&self) -> Result<bool, StoreError> {
        let mut tx = self.open_read().await?;
        for (table, column, sql) in SEALED {
            for row in tx.rows(query(sql)).await? {
                let columns = Columns::of(&row, table, "id");
                let place = Place {
                    table,
                    column,
                    row: columns.get("id")?,
                };
                if tx.sealer().open(place, columns.get("sealed")?).is_err() {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// One stored hash for each pepper that hashes were made with, for whoever has the pepper.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub async fn hashes_by_pepper(&self) -> Result<Vec<String>, StoreError> {
        let rows = self.open_read().await?.rows(query(HASHES)).await?;
        rows.iter()
            .map(|row| Columns::of(row, "embedded_entries", "phc").get("phc"))
            .collect()
    }
}
