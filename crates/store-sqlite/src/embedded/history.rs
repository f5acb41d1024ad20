//! Hashes of earlier passwords. Every write compares the new password with them, a reset too (law
//! 8).

use super::{EmbeddedDirectory, unreachable};
use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use chiave_domain::{
    device::DeviceTrust,
    ports::{
        connector::ConnectorError,
        hashing::{HashFor, Matched},
        store::StoreError,
    },
};
use chiave_protocol::{AccountId, Secret};
use sqlx::query;
use std::sync::Arc;

/// The number of hashes that are kept for each account, however few the rule compares: a stricter
/// rule takes effect at once.
pub(super) const KEPT: u8 = 24;

impl SqliteTx {
    /// The newest `limit` hashes of replaced passwords.
    pub(super) async fn history(
        &mut self,
        account: AccountId,
        limit: u8,
    ) -> Result<Vec<String>, StoreError> {
        let newest = query(
            "SELECT seq, phc FROM embedded_history WHERE account = $1 ORDER BY seq DESC LIMIT $2",
        )
        .bind(blob(account.as_uuid()))
        .bind(i64::from(limit));
        let rows = self.rows(newest).await?;
        rows.iter()
            .map(|row| Columns::of(row, "embedded_history", "seq").get("phc"))
            .collect()
    }

    /// Stores a replaced password and deletes the oldest.
    pub(super) async fn remember(
        &mut self,
        account: AccountId,
        phc: &str,
    ) -> Result<(), StoreError> {
        let add = query("INSERT INTO embedded_history (account, phc) VALUES ($1, $2)")
            .bind(blob(account.as_uuid()))
            .bind(phc.to_owned());
        self.write(add).await?;
        let prune = query(
            "DELETE FROM embedded_history WHERE account = $1 AND seq NOT IN
             (SELECT seq FROM embedded_history WHERE account = $1 ORDER BY seq DESC LIMIT $2)",
        )
        .bind(blob(account.as_uuid()))
        .bind(i64::from(KEPT));
        self.write(prune).await.map(drop)
    }
}

impl EmbeddedDirectory {
    /// Whether `new` is one of the passwords `earlier` of an account. Computes at most as many
    /// hashes as there are entries, in the queue of known devices: a write comes after the last
    /// verification.
    pub(super) async fn repeats(
        &self,
        account: AccountId,
        new: &Arc<Secret>,
        earlier: Vec<String>,
    ) -> Result<bool, ConnectorError> {
        for phc in earlier {
            // A hash whose pepper was retired never matches: refusing every new password for ever
            // would be worse. The hash pool has logged the missing pepper.
            let same = self.hashing.verify(
                new.clone(),
                HashFor::password(account),
                Some(phc),
                DeviceTrust::Known,
            );
            if let Matched::Yes { .. } = same.await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads what a new password is compared with: the newest `last` passwords, the current one
    /// first.
    pub(super) async fn baseline(
        &self,
        account: AccountId,
        last: u8,
    ) -> Result<PasswordBaseline, ConnectorError> {
        let mut tx = self.store.open_read().await.map_err(unreachable)?;
        let phc = tx.phc(account).await.map_err(unreachable)?;
        let older = tx
            .history(account, last.saturating_sub(1))
            .await
            .map_err(unreachable)?;
        let current = phc.clone().flatten().filter(|_| last > 0);
        Ok(PasswordBaseline {
            phc,
            earlier: current.into_iter().chain(older).collect(),
        })
    }
}

/// The current password of an entry and the passwords that a new one must not repeat.
pub(super) struct PasswordBaseline {
    /// Outer `None`: no entry; inner `None`: no password.
    pub(super) phc: Option<Option<String>>,
    /// The passwords, the current one first.
    pub(super) earlier: Vec<String>,
}
