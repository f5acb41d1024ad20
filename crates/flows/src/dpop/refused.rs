//! Refused DPoP proofs in the audit log (law 13), limited so an intruder cannot fill the disk (law
//! 11).
//!
//! A refused request gets an audit row only if the token beside its proof opens a live session: the
//! sender must have stolen something already. Each session gets at most one such row a minute for each
//! reason: the first says that it is happening, further ones would add nothing, and whoever repeats the
//! requests of one session hides nothing that is done with another. All other refusals are only in the
//! service's log.

use crate::{error::FlowError, service::Service, work::Event};
use chiave_domain::{
    audit::{Actor, AuditEvent},
    clock_set_back::ends_too_late,
    ports::store::{LockKey, ReadTx},
    rate_limit::Bucket,
};
use chiave_protocol::{SessionId, Thumbprint, Timestamp, TokenHash};

/// The minimum number of seconds between two rows of one session and reason.
const QUIET_S: i64 = 60;

/// A refused DPoP proof, or a session's token with a proof by another key.
#[derive(Clone, Copy, Debug)]
pub struct RefusedProof<'a> {
    /// The token of the request.
    pub token: &'a TokenHash,
    /// The key that signed the proof, if known.
    pub device: Option<Thumbprint>,
    /// A stable word for the reason.
    pub why: &'static str,
}

impl Service {
    /// Writes an audit row about a refused proof, unless there was one a moment ago or no live
    /// session is concerned.
    ///
    /// # Errors
    ///
    /// An error only if the store fails.
    pub async fn note_refused_proof(&self, refused: RefusedProof<'_>) -> Result<(), FlowError> {
        let now = self.clock.now();
        let mut tx = self.store.read().await?;
        let session = tx.session(refused.token).await?;
        let Some(session) = session.filter(|session| session.is_alive(now)) else {
            return Ok(());
        };
        let key = self.refused_key(session.id, refused.why);
        // Checked with a reading transaction before the only writer is requested.
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

    fn refused_key(&self, session: SessionId, why: &str) -> [u8; 16] {
        let subject = format!("{session} {why}");
        *self.lookup.bucket("refused-proof", &subject).as_bytes()
    }
}

async fn is_quiet(tx: &mut dyn ReadTx, key: &[u8; 16], now: Timestamp) -> Result<bool, FlowError> {
    let until = tx.bucket(key).await?.closed_until;
    Ok(now < until && !ends_too_late(until, QUIET_S, now))
}
