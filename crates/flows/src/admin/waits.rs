//! The waits of an account, and their end at the help desk.

use super::Operator;
use crate::{
    error::FlowError,
    rate_limit::buckets::{CONFIRM, Guarding, PASS, PASSWORD, PROOF, bucket_key},
};
use chiave_crypto::LookupKey;
use chiave_domain::{
    account::Account,
    audit::{AuditEvent, Unlocking},
    ports::store::{LockKey, Store},
};
use chiave_protocol::Timestamp;

/// A wait that somebody at an account's door is being made to wait.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wait {
    /// What may not be tried: `password`, `proof`, `pass` or `confirm`.
    pub secret: &'static str,
    /// When it may be tried again.
    pub until: Timestamp,
}

/// The waits of an account that are not over at `now`: for each secret the longest of all its buckets.
///
/// # Errors
///
/// Only where the store fails.
pub async fn waits_of(
    store: &dyn Store,
    lookup: &LookupKey,
    account: &Account,
    now: Timestamp,
) -> Result<Vec<Wait>, FlowError> {
    let mut tx = store.read().await?;
    let devices = tx.devices(account.id).await?;
    let mut waits = Vec::new();
    for secret in [PASSWORD, PROOF, PASS, CONFIRM] {
        let mut until = now;
        for guarding in Guarding::all(secret, &account.user_name, &devices) {
            let key = bucket_key(lookup, guarding);
            until = until.max(tx.bucket(&key).await?.closed_until);
        }
        if until > now {
            waits.push(Wait { secret, until });
        }
    }
    Ok(waits)
}

/// Ends every wait of an account, in all its buckets: what IT does for somebody at the help desk
/// (law 20). It is written down whether or not there was one (law 13).
///
/// # Errors
///
/// Only where the store fails.
pub async fn lift_waits(
    store: &dyn Store,
    operator: Operator<'_>,
    account: &Account,
) -> Result<(), FlowError> {
    let keys = [
        LockKey::Account(account.id),
        LockKey::Name(account.user_name.clone()),
    ];
    let mut work = operator.over(store.work(&keys).await?);
    for secret in [PASSWORD, PROOF, PASS, CONFIRM] {
        work.empty_buckets(secret, account).await?;
    }
    let lifted = AuditEvent::AccountUnlocked(Unlocking::WaitsLifted);
    work.record(operator.event(account.id, lifted)).await?;
    work.commit().await
}
