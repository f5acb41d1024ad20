//! Implements the port `Connector` for the embedded directory.

use super::{EmbeddedDirectory, marker::Marker, unreachable};
use async_trait::async_trait;
use chiave_domain::{
    account::{Account, UserName},
    device::DeviceTrust,
    order::{OrderKind, WriteOrder},
    ports::connector::{Capabilities, Checked, Connector, ConnectorError, Settled, Written},
};
use chiave_protocol::{AccountId, OperationId, Secret, Timestamp};
use std::sync::Arc;

#[async_trait]
impl Connector for EmbeddedDirectory {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            history_on_reset: true,
            settles_by_marker: true,
            locks_after: None,
        }
    }

    async fn find(&self, name: &UserName) -> Result<Option<Account>, ConnectorError> {
        let mut tx = self.store.open_read_once().await.map_err(unreachable)?;
        tx.entry_by_name(name).await.map_err(unreachable)
    }

    async fn get(&self, id: AccountId) -> Result<Option<Account>, ConnectorError> {
        let mut tx = self.store.open_read_once().await.map_err(unreachable)?;
        tx.entry_by_id(id).await.map_err(unreachable)
    }

    async fn check(
        &self,
        account: Option<AccountId>,
        password: Arc<Secret>,
        trust: DeviceTrust,
    ) -> Result<Checked, ConnectorError> {
        self.verify_candidates(account, password, trust).await
    }

    async fn write(&self, order: WriteOrder, now: Timestamp) -> Result<Written, ConnectorError> {
        match order.kind() {
            OrderKind::Change { new } | OrderKind::Set { new, .. } => {
                self.replace(&order, new, now).await
            }
            OrderKind::Unlock { .. } => self.unlock(&order, now).await,
        }
    }

    /// Waits for the writer, so no write is in flight. If there is no marker, writes a fence: a row
    /// that makes a later write of this operation fail.
    async fn settle(
        &self,
        account: AccountId,
        operation: OperationId,
    ) -> Result<Settled, ConnectorError> {
        let mut tx = self.store.open_write().await.map_err(unreachable)?;
        let marker = tx.marker(account, operation).await.map_err(unreachable)?;
        match marker {
            Marker::Written => Ok(Settled::Done),
            Marker::Fence => Ok(Settled::NotDone),
            Marker::None => {
                tx.fence(account, operation).await.map_err(unreachable)?;
                // If the commit of the fence fails, the outcome is still unknown, and the caller
                // asks again.
                tx.finish().await.map_err(unreachable)?;
                Ok(Settled::NotDone)
            }
        }
    }
}
