//! Methods of nobody, so that a name without methods costs what a name with methods costs (law 5).
//!
//! They stand in the same table under the nil account, which no account has. Whoever has fewer methods
//! than there are decoys is read with as many decoys beside, which are opened and left aside; a wrong
//! code of whoever has none is counted on a decoy, which writes a page as any method's row does.

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

/// Whose decoys are: nobody's.
pub(super) const NOBODY: AccountId = AccountId::from_uuid(Uuid::nil());
/// Methods that everybody is read with at least: what most people have, an app and two addresses.
pub(super) const DECOYS: usize = 3;
/// What a wrong code of somebody without methods is counted on.
pub(super) const COUNTED: MethodId = id(1);

/// The id of a decoy; nothing draws such a one.
const fn id(n: u8) -> MethodId {
    let mut bytes = [0; 16];
    bytes[15] = n;
    MethodId::from_uuid(Uuid::from_bytes(bytes))
}

impl SqliteStore {
    /// Puts decoys where none are, or where another key sealed them. To be called once it is known
    /// that the keys belong to the store.
    ///
    /// # Errors
    ///
    /// Where the store fails; then nothing changed.
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
            let opens = method_rows::open(columns, self.sealer()).is_ok();
            let is_outdated = self.sealer().is_outdated(columns.get("detail")?);
            good += usize::from(opens && !is_outdated);
        }
        Ok(good == DECOYS && rows.len() == DECOYS)
    }
}

/// An app, and addresses.
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
        bound_by_pass: true,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}
