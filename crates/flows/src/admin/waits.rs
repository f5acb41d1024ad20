//! The waits of an account, and their end at the help desk.

use super::{Operator, reset_shut::ToOpen};
use crate::{
    error::FlowError,
    rate_limit::buckets::{ACTIVATION_CODE, CONFIRM, Guarding, PASSWORD, VERIFICATION, bucket_key},
};
use chiave_crypto::LookupKey;
use chiave_domain::{
    account::Account,
    audit::{AuditEvent, Unlocking},
    ports::store::{LockKey, Store},
};
use chiave_protocol::Timestamp;

/// A delay of the rate limit: until its end, tries of a secret are refused.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wait {
    /// The secret whose tries are refused: `password`, `proof`, `pass` or `confirm`.
    pub secret: &'static str,
    /// The end of the delay.
    pub until: Timestamp,
}

/// The delays of an account that are not over at `now`: for each secret, the longest of all its
/// buckets.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn waits_of(
    store: &dyn Store,
    lookup: &LookupKey,
    account: &Account,
    now: Timestamp,
) -> Result<Vec<Wait>, FlowError> {
    let mut tx = store.read().await?;
    let devices = tx.devices(account.id).await?;
    let mut waits = Vec::new();
    for secret in [PASSWORD, VERIFICATION, ACTIVATION_CODE, CONFIRM] {
        let mut until = now;
        for guarding in Guarding::all(secret, &account.user_name, &devices) {
            let key = bucket_key(lookup, guarding);
            until = until.max(tx.bucket(&key).await?.closed_until(now));
        }
        if until > now {
            waits.push(Wait { secret, until });
        }
    }
    Ok(waits)
}

/// Ends every delay of an account, in all its buckets, as the IT department does for a person at
/// the help desk (law 20), and opens its resets again
/// ([`reset_shut`](super::reset_shut::reset_shut)). The audit log gets a row whether or not there was a delay (law 13).
///
/// # Errors
///
/// An error only if the store fails.
pub async fn lift_waits(
    store: &dyn Store,
    operator: Operator<'_>,
    account: &Account,
) -> Result<(), FlowError> {
    let to_open = {
        let mut tx = store.read().await?;
        ToOpen::of(tx.as_mut(), operator.lookup, account).await?
    };
    let mut keys = to_open.locks(operator.lookup);
    keys.push(LockKey::Account(account.id));
    keys.push(LockKey::Name(account.user_name.clone()));
    let mut work = operator.over(store.work(&keys).await?);
    for secret in [PASSWORD, VERIFICATION, ACTIVATION_CODE, CONFIRM] {
        work.empty_buckets(secret, account).await?;
    }
    work.open_resets(&to_open).await?;
    let lifted = AuditEvent::AccountUnlocked(Unlocking::WaitsLifted);
    work.record(operator.event(account.id, lifted)).await?;
    work.commit().await
}
