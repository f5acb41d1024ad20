//! Checks whether key files belong to a store that has no check values of keys yet (see
//! `key_checks`).
//!
//! For each key that sealed anything, only the oldest value is tried: later ones may have been
//! sealed with foreign keys that were in place for a while. One value that does not open is no
//! reason to refuse a store whose keys are right.

use crate::{columns::Columns, nouns::method_rows::Row, sealed::Sealer, store::SqliteStore};
use chiave_crypto::seal::Place;
use chiave_domain::ports::store::StoreError;
use chiave_protocol::{AccountId, MethodId};
use sqlx::query;
use std::collections::BTreeSet;

/// The sealed columns whose rows keep their order, with the oldest row for each key that sealed in
/// them. A sealed value begins with a version, the length of its key's id (1 to 8) and that id.
const SEALED: [(&str, &str, &str); 2] = [
    (
        "methods",
        "detail",
        // A removed app no longer has a secret.
        "SELECT id, account, detail AS sealed, MIN(seq) FROM methods WHERE length(detail) > 0
         GROUP BY substr(detail, 1, 2 + CAST(hex(substr(detail, 2, 1)) AS INTEGER))",
    ),
    (
        "audit",
        "device_name",
        "SELECT id, account, device_name AS sealed, MIN(seq) FROM audit WHERE device_name IS NOT NULL
         GROUP BY substr(device_name, 1, 2 + CAST(hex(substr(device_name, 2, 1)) AS INTEGER))",
    ),
];

/// One hash for each combination of cost and pepper, which precede the salt in the text
/// (`$argon2id$v=19$…$salt$hash`).
const HASHES: &str = "SELECT phc FROM
         (SELECT phc FROM embedded_entries WHERE phc IS NOT NULL UNION ALL SELECT phc FROM passes)
     GROUP BY substr(phc, 1, 15 + instr(substr(phc, 16), '$'))";

impl SqliteStore {
    /// The id of a sealing key that the store was used with and that is missing or different now;
    /// `None` if the keys fit.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn misfit_of_sealing(&self) -> Result<Option<String>, StoreError> {
        let mut tx = self.open_read().await?;
        let mut tried = BTreeSet::new();
        for (table, column, sql) in SEALED {
            for row in tx.rows(query(sql)).await? {
                let columns = Columns::of(&row, table, "id");
                let place = Place {
                    table,
                    column,
                    row: columns.get("id")?,
                };
                let sealed: &[u8] = columns.get("sealed")?;
                // A method was stored before the first computer signed in with it.
                let key = key_of(sealed);
                if tried.insert(key.clone())
                    && tx.sealer().open(place, sealed).is_err()
                    && !opens_for_its_account(columns, tx.sealer())?
                {
                    return Ok(Some(key));
                }
            }
        }
        Ok(None)
    }

    /// One stored hash for each pepper that was used. The caller checks which peppers are present.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn hashes_by_pepper(&self) -> Result<Vec<String>, StoreError> {
        let rows = self.open_read().await?.rows(query(HASHES)).await?;
        rows.iter()
            .map(|row| Columns::of(row, "embedded_entries", "phc").get("phc"))
            .collect()
    }
}

/// Whether the value is a method's detail that is bound to its account too, as details are since
/// migration 0020.
fn opens_for_its_account(columns: Columns<'_>, sealer: &Sealer) -> Result<bool, StoreError> {
    let Some(account) = columns.uuid_if_any("account")? else {
        return Ok(false);
    };
    let id = MethodId::from_uuid(columns.uuid("id")?);
    let row = Row::of(id, AccountId::from_uuid(account));
    Ok(sealer.open(row.place(), columns.get("sealed")?).is_ok())
}

/// The id of the key that sealed a value, as far as it can be read.
fn key_of(sealed: &[u8]) -> String {
    let id = sealed
        .split_at_checked(2)
        .and_then(|(head, rest)| rest.get(..usize::from(head[1])));
    String::from_utf8_lossy(id.unwrap_or_default()).into_owned()
}
