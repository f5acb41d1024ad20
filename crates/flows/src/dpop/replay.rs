//! A DPoP proof is valid once for a request that changes something (RFC 9449, section 11.1).

use crate::{error::FlowError, service::Service, work::Work};
use chiave_protocol::{ErrorCode, Timestamp};

/// A DPoP proof that is valid for its request and not spent yet.
#[must_use = "a proof that nobody spends holds a second time"]
#[derive(Debug)]
pub struct Proof {
    /// The nonce of the proof.
    pub nonce: String,
    /// The unique id of the proof.
    pub jti: String,
    /// The time until which the id is remembered: as long as the nonce is accepted.
    pub expires_at: Timestamp,
}

impl Service {
    /// Spends a proof, in a unit of work of its own.
    ///
    /// # Errors
    ///
    /// `proof-of-possession` if the proof was spent before.
    pub async fn spend_proof(&self, proof: &Proof) -> Result<(), FlowError> {
        let mut work = self.work(&[]).await?;
        work.spend_proof(proof).await?;
        work.commit().await
    }
}

impl Work<'_> {
    /// Spends a proof together with what its request counts or writes first. The caller commits whatever
    /// it decides, or the request could be sent again.
    ///
    /// # Errors
    ///
    /// `proof-of-possession` if the proof was spent before.
    pub(crate) async fn spend_proof(&mut self, proof: &Proof) -> Result<(), FlowError> {
        if self.tx.spend_jti(&proof.jti, proof.expires_at).await? {
            Ok(())
        } else {
            Err(ErrorCode::ProofOfPossession.into())
        }
    }
}
