//! The waits of an account, and their end at the help desk.

use super::{Operator, reset_shut::ToOpen};
use crate::{
    error::FlowError,
    rate_limit::buckets::{ALL, Guarding, bucket_key},
};
use chiave_crypto::LookupKey;
use chiave_domain::{
    account::Account,
    audit::{AuditEvent, Unlocking},
    device::Device,
    ports::store::{LockKey, ReadTx, Store},
};
use chiave_protocol::Timestamp;
use std::collections::HashMap;

/// A delay of the rate limit: until its end, tries of a secret are refused.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wait {
    /// The secret whose tries are refused: `password`, `proof`, `pass`, `confirm` or `first-password`.
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
    let closed = Closed::at(tx.as_mut(), now).await?;
    Ok(closed.waits(lookup, account, &devices))
}

/// The ends of the delays that are not over, by the keys of their buckets.
pub(super) struct Closed(HashMap<[u8; 16], Timestamp>);

impl Closed {
    /// The delays that are not over at `now`.
    pub(super) async fn at(tx: &mut dyn ReadTx, now: Timestamp) -> Result<Self, FlowError> {
        let closed = tx.closed_buckets(now).await?.into_iter();
        let ends = closed.map(|it| (it.key, it.bucket.closed_until(now)));
        Ok(Self(ends.collect()))
    }

    /// The delays of an account with these devices: for each secret, the longest of all its buckets.
    pub(super) fn waits(
        &self,
        lookup: &LookupKey,
        account: &Account,
        devices: &[Device],
    ) -> Vec<Wait> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let wait = |secret| {
            let all = Guarding::all(secret, &account.user_name, devices);
            let ends = all.filter_map(|it| self.0.get(&bucket_key(lookup, it)));
            ends.max().map(|until| Wait {
                secret,
                until: *until,
            })
        };
        ALL.into_iter().filter_map(wait).collect()
    }
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
    for secret in ALL {
        work.empty_buckets(secret, account).await?;
    }
    work.open_resets(&to_open).await?;
    let lifted = AuditEvent::AccountUnlocked(Unlocking::WaitsLifted);
    work.record(operator.event(account.id, lifted)).await?;
    work.commit().await
}
