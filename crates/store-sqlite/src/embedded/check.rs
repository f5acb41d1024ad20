//! Verifies passwords.

use super::{EmbeddedDirectory, entries::LockAndPhc, unreachable};
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
    /// Verifies a password with one read and one hash, whether or not the account exists (law 5). A
    /// locked entry refuses even the right password, as every directory with locks does.
    pub(super) async fn verify_candidates(
        &self,
        account: Option<AccountId>,
        password: Arc<Secret>,
        trust: DeviceTrust,
    ) -> Result<Checked, ConnectorError> {
        // No account has the nil id, and a lookup of it costs as much as any other lookup.
        let id = account.unwrap_or(AccountId::from_uuid(Uuid::nil()));
        let LockAndPhc { locked, phc } = {
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

    /// Replaces an outdated hash after a sign-in, in the background: the sign-in neither waits for
    /// it nor fails because of it. If the replacement fails, the next sign-in tries again.
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
