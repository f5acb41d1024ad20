//! The ids of spent DPoP proofs.

use crate::tx::SqliteTx;
use async_trait::async_trait;
use chiave_domain::ports::store::{StoreError, WriteReplays};
use chiave_protocol::Timestamp;
use sqlx::query;

#[async_trait]
impl WriteReplays for SqliteTx {
    async fn spend_jti(&mut self, jti: &str, expires_at: Timestamp) -> Result<bool, StoreError> {
        let spend = query(
            "INSERT INTO replays (jti, expires_at) VALUES ($1, $2) ON CONFLICT (jti) DO NOTHING",
        )
        .bind(jti.to_owned())
        .bind(expires_at.as_unix());
        Ok(self.write(spend).await? == 1)
    }

    async fn forget_jtis(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let forget = query("DELETE FROM replays WHERE expires_at <= $1").bind(now.as_unix());
        self.write(forget).await.map(drop)
    }
}
