//! A proof of possession holds once for a changing request (RFC 9449, section 11.1).

use crate::{error::FlowError, service::Service, work::Work};
use chiave_protocol::{ErrorCode, Timestamp};

/// A proof of possession that holds for its request and is still to be spent.
#[must_use = "a proof that nobody spends holds a second time"]
#[derive(Debug)]
pub struct Proof {
    /// The nonce it was made with.
    pub nonce: String,
    /// Its own name, unlike any other.
    pub jti: String,
    /// Until when the name is remembered: as long as the nonce is accepted.
    pub expires_at: Timestamp,
}

impl Service {
    /// Spends a proof, in a unit of work of its own.
    ///
    /// # Errors
    ///
    /// `proof-of-possession` where it was spent before.
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
    /// `proof-of-possession` where it was spent before.
    pub(crate) async fn spend_proof(&mut self, proof: &Proof) -> Result<(), FlowError> {
        if self.tx.spend_jti(&proof.jti, proof.expires_at).await? {
            Ok(())
        } else {
            Err(ErrorCode::ProofOfPossession.into())
        }
    }
}
