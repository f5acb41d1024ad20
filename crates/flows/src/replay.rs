//! A proof of possession holds once for a changing request (RFC 9449, section 11.1).

use crate::{error::FlowError, service::Service};
use chiave_protocol::{ErrorCode, Timestamp};

impl Service {
    /// Spends the name of a proof.
    ///
    /// # Errors
    ///
    /// `proof-of-possession` where it was spent before.
    pub async fn spend_proof(&self, jti: &str, expires_at: Timestamp) -> Result<(), FlowError> {
        let mut tx = self.store.begin().await?;
        let first = tx.spend_jti(jti, expires_at).await?;
        tx.commit().await?;
        if first {
            Ok(())
        } else {
            Err(ErrorCode::ProofOfPossession.into())
        }
    }

    /// Forgets names that no nonce lets through any more. Called now and then.
    ///
    /// # Errors
    ///
    /// Only where the store fails.
    pub async fn forget_proofs(&self) -> Result<(), FlowError> {
        let mut tx = self.store.begin().await?;
        tx.forget_jtis(self.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}
