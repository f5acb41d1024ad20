//! Part of the feature `automation`: sets a first password without any verification, so a test
//! journey can begin with an employee who already uses the service. No shipped binary has this
//! feature.

use super::EmbeddedDirectory;
use crate::columns::blob;
use chiave_domain::ports::hashing::HashFor;
use chiave_domain::{device::DeviceTrust, ports::connector::ConnectorError};
use chiave_protocol::{AccountId, Secret, Timestamp};
use sqlx::query;
use std::sync::Arc;

impl EmbeddedDirectory {
    /// Sets a password and nothing else. Returns `false` if the account does not exist.
    ///
    /// # Errors
    ///
    /// The errors of a write of the connector.
    pub async fn plant_password(
        &self,
        id: AccountId,
        password: Arc<Secret>,
        now: Timestamp,
    ) -> Result<bool, ConnectorError> {
        let phc = self
            .hashing
            .hash(password, HashFor::password(id), DeviceTrust::Known)
            .await?;
        let mut tx = self.store.open_write().await.map_err(super::unreachable)?;
        let set =
            query("UPDATE embedded_entries SET phc = $2, password_changed_at = $3 WHERE id = $1")
                .bind(blob(id.as_uuid()))
                .bind(phc)
                .bind(now.as_unix());
        let touched = tx.write(set).await.map_err(super::unreachable)?;
        tx.finish().await.map_err(super::lost)?;
        Ok(touched == 1)
    }
}
