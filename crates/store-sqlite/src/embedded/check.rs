//! Checking a password.

use super::{EmbeddedDirectory, unreachable};
use crate::columns::blob;
use chiave_domain::{
    device::Lane,
    ports::{
        connector::{Checked, ConnectorError},
        hashing::Matched,
        store::StoreError,
    },
};
use chiave_protocol::{AccountId, Secret};
use sqlx::query;
use std::sync::Arc;
use uuid::Uuid;

impl EmbeddedDirectory {
    /// One read and one hash, whoever is meant (law 5).
    pub(super) async fn judge(
        &self,
        account: Option<AccountId>,
        password: Arc<Secret>,
        lane: Lane,
    ) -> Result<Checked, ConnectorError> {
        // Nobody has the nil id, and looking for nobody costs what looking for somebody costs.
        let id = account.unwrap_or(AccountId::from_uuid(Uuid::nil()));
        let phc = {
            let mut tx = self.store.look().await.map_err(unreachable)?;
            tx.phc(id).await.map_err(unreachable)?.flatten()
        };
        let matched = self
            .hashing
            .verify(password.clone(), phc.clone(), lane)
            .await?;
        match (matched, phc) {
            (Matched::Yes { outdated: true }, Some(old)) => {
                self.rehash(id, &old, password, lane).await;
                Ok(Checked::Right)
            }
            (Matched::Yes { outdated: false }, Some(_)) => Ok(Checked::Right),
            (Matched::No, _) | (_, None) => Ok(Checked::Wrong),
        }
    }

    /// Brings an old hash up to today's parameters. Whoever signs in does not wait for the writer
    /// and is not refused because of it: where it fails, the next sign-in does it.
    async fn rehash(&self, id: AccountId, old: &str, password: Arc<Secret>, lane: Lane) {
        let Ok(new) = self.hashing.hash(password, lane).await else {
            return;
        };
        match self.replace_hash(id, old, new).await {
            Ok(()) => {}
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "no rehash"),
        }
    }

    async fn replace_hash(&self, id: AccountId, old: &str, new: String) -> Result<(), StoreError> {
        let Some(mut tx) = self.store.try_write().await? else {
            return Ok(());
        };
        let replace = query("UPDATE embedded_entries SET phc = $3 WHERE id = $1 AND phc = $2")
            .bind(blob(id.as_uuid()))
            .bind(old.to_owned())
            .bind(new);
        tx.write(replace).await?;
        tx.finish().await
    }
}
