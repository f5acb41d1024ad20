//! Refused proofs of possession in the audit log (law 13), so that an intruder cannot fill the disk
//! with them (law 11).
//!
//! A request is written down only where the token beside its proof opens a live session: whoever
//! sends it has stolen something already. And of those at most one a minute for each account: the
//! first says that it goes on, the next thousand say nothing more. All others are in the service's
//! log and nowhere else.

use crate::{error::FlowError, service::Service, work::Event};
use chiave_domain::{
    audit::{Actor, AuditEvent},
    ports::store::{LockKey, ReadTx},
    rate_limit::Bucket,
};
use chiave_protocol::{AccountId, Thumbprint, Timestamp, TokenHash};

/// Seconds between two rows of one account.
const QUIET_S: i64 = 60;

/// A proof that was refused, or a session's token beside a proof of somebody else.
#[derive(Clone, Copy, Debug)]
pub struct RefusedProof<'a> {
    /// The token that was presented.
    pub token: &'a TokenHash,
    /// The key that signed, where that is known.
    pub device: Option<Thumbprint>,
    /// A stable word for what was wrong with it.
    pub why: &'static str,
}

impl Service {
    /// Writes a refused proof down, unless that was done a moment ago or concerns nobody.
    ///
    /// # Errors
    ///
    /// Only where the store fails.
    pub async fn note_refused_proof(&self, refused: RefusedProof<'_>) -> Result<(), FlowError> {
        let now = self.clock.now();
        let mut tx = self.store.read().await?;
        let session = tx.session(refused.token).await?;
        let Some(session) = session.filter(|session| session.is_alive(now)) else {
            return Ok(());
        };
        let key = self.refused_key(session.account);
        // Looked at before the only writer is asked for.
        if is_quiet(tx.as_mut(), &key, now).await? {
            return Ok(());
        }
        drop(tx);
        let mut work = self.work(&[LockKey::Account(session.account)]).await?;
        if is_quiet(work.tx.as_mut(), &key, work.now).await? {
            return Ok(());
        }
        let bucket = Bucket {
            closed_until: work.now.plus(QUIET_S),
            ..Bucket::default()
        };
        work.tx.put_bucket(&key, &bucket).await?;
        let event = Event {
            what: AuditEvent::RequestRefused(refused.why),
            by: Actor::Person,
            account: Some(session.account),
            device: refused.device,
            device_name: None,
        };
        work.record(event).await?;
        work.commit().await
    }

    fn refused_key(&self, account: AccountId) -> [u8; 16] {
        let bucket = self.lookup.bucket("refused-proof", &account.to_string());
        *bucket.as_bytes()
    }
}

async fn is_quiet(tx: &mut dyn ReadTx, key: &[u8; 16], now: Timestamp) -> Result<bool, FlowError> {
    Ok(now < tx.bucket(key).await?.closed_until)
}
