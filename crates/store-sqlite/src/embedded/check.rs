//! Checking a password.

use super::{EmbeddedDirectory, unreachable};
use crate::columns::blob;
use chiave_domain::{
    device::DeviceTrust,
    ports::{
        connector::{Checked, ConnectorError},
        hashing::{HashFor, Matched},
        store::StoreError,
    },
};
use chiave_protocol::{AccountId, Secret};
use sqlx::query;
use std::sync::Arc;
use uuid::Uuid;

impl EmbeddedDirectory {
    /// One read and one hash, whoever is meant (law 5). A locked entry refuses its right password
    /// as any directory does that locks.
    pub(super) async fn verify_candidates(
        &self,
        account: Option<AccountId>,
        password: Arc<Secret>,
        trust: DeviceTrust,
    ) -> Result<Checked, ConnectorError> {
        // Nobody has the nil id, and looking for nobody costs what looking for somebody costs.
        let id = account.unwrap_or(AccountId::from_uuid(Uuid::nil()));
        let (locked, phc) = {
            let mut tx = self.store.open_read_once().await.map_err(unreachable)?;
            tx.lock_and_phc(id).await.map_err(unreachable)?
        };
        let matched = self
            .hashing
            .verify(password.clone(), HashFor::password(id), phc.clone(), trust)
            .await?;
        match (matched, phc) {
            _ if locked => Ok(Checked::Wrong),
            (Matched::Yes { outdated: true }, Some(old)) => {
                self.rehash(id, old, password, trust);
                Ok(Checked::Right)
            }
            (Matched::Yes { outdated: false }, Some(_)) => Ok(Checked::Right),
            (Matched::No, _) | (_, None) => Ok(Checked::Wrong),
        }
    }

    /// Brings an old hash up to today's parameters, beside the sign-in: nobody waits for it and
    /// nobody is refused because of it. Where it fails, the next sign-in does it.
    fn rehash(&self, id: AccountId, old: String, password: Arc<Secret>, trust: DeviceTrust) {
        let directory = self.clone();
        tokio::spawn(async move {
            let Ok(new) = directory
                .hashing
                .hash(password, HashFor::password(id), trust)
                .await
            else {
                return;
            };
            if let Err(error) = directory.replace_hash(id, old, new).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "no rehash");
            }
        });
    }

    async fn replace_hash(
        &self,
        id: AccountId,
        old: String,
        new: String,
    ) -> Result<(), StoreError> {
        let mut tx = self.store.open_write().await?;
        let replace = query("UPDATE embedded_entries SET phc = $3 WHERE id = $1 AND phc = $2")
            .bind(blob(id.as_uuid()))
            .bind(old)
            .bind(new);
        tx.write(replace).await?;
        tx.finish().await
    }
}
