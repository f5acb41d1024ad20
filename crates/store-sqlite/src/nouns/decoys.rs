//! Methods that belong to nobody, so a request about a name without methods costs as much as one
//! about a name with methods (law 5).
//!
//! Decoys are rows of the same table under the nil account, which no account has. If an account has
//! fewer methods than there are decoys, as many decoys are read, opened and discarded in addition.
//! If an account has no methods, a wrong code is counted on a decoy, which writes a page as the row
//! of any method does.

use super::method_rows;
use crate::{
    columns::{Columns, blob},
    store::SqliteStore,
    tx::SqliteTx,
};
use chiave_domain::{
    method::{Method, MethodDetail},
    ports::store::{StoreError, WriteMethods},
};
use chiave_protocol::{AccountId, MethodId, Secret, Timestamp};
use sqlx::query;
use uuid::Uuid;

/// The account id of decoys.
pub(super) const NOBODY: AccountId = AccountId::from_uuid(Uuid::nil());
/// The minimum number of methods that are read: what most people have, an app and two addresses.
pub(super) const DECOYS: usize = 3;
/// The decoy on which a wrong code for an account without methods is counted.
pub(super) const COUNTED: MethodId = id(1);

/// The id of a decoy; a random id never has this form.
const fn id(n: u8) -> MethodId {
    let mut bytes = [0; 16];
    bytes[15] = n;
    MethodId::from_uuid(Uuid::from_bytes(bytes))
}

impl SqliteStore {
    /// Stores decoys if there are none, or if another key sealed them. To be called after the keys
    /// were matched with the store.
    ///
    /// # Errors
    ///
    /// An error if the store fails; in that case nothing changed.
    pub async fn plant_decoys(&self) -> Result<(), StoreError> {
        if self.open_read().await?.has_decoys().await? {
            return Ok(());
        }
        let mut tx = self.open_write().await?;
        let old = query("DELETE FROM methods WHERE account = $1").bind(blob(NOBODY.as_uuid()));
        tx.write(old).await?;
        for n in (1..).take(DECOYS) {
            tx.put_method(&decoy(n)).await?;
        }
        tx.finish().await
    }
}

impl SqliteTx {
    async fn has_decoys(&mut self) -> Result<bool, StoreError> {
        let all = query("SELECT * FROM methods WHERE account = $1");
        let rows = self.rows(all.bind(blob(NOBODY.as_uuid()))).await?;
        let mut good = 0;
        for row in &rows {
            let columns = Columns::of(row, "methods", "id");
            let opens = method_rows::is_good(columns, self.sealer());
            let is_outdated = self.sealer().is_outdated(columns.get("detail")?);
            good += usize::from(opens && !is_outdated);
        }
        Ok(good == DECOYS && rows.len() == DECOYS)
    }
}

/// The content of a decoy: an app for the first, addresses for the others.
fn decoy(n: u8) -> Method {
    let detail = match n {
        1 => MethodDetail::Authenticator {
            secret: Secret::new("A".repeat(32)),
        },
        _ => MethodDetail::Mail {
            address: format!("nobody.{n}@decoy.example"),
        },
    };
    Method {
        id: id(n),
        account: NOBODY,
        label: "decoy".into(),
        detail,
        added_at: Timestamp::from_unix(0),
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: true,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}
