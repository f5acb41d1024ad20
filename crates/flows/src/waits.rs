//! The waits of the throttle: which bucket guards what, and ending them.

use crate::error::FlowError;
use chiave_crypto::{LookupKey, Random, random};
use chiave_domain::{
    account::{Account, UserName},
    audit::{self, AuditRow},
    device::Lane,
    ports::store::{Store, WriteTx},
};
use chiave_protocol::{Thumbprint, Timestamp, state::EventKind};
use data_encoding::HEXLOWER;

/// Guards the password of an account.
pub(crate) const PASSWORD: &str = "password";
/// Guards the second and the fresh proofs of a session.
pub(crate) const PROOF: &str = "proof";
/// Guards activation passes.
pub(crate) const PASS: &str = "pass";
/// Guards the first codes of methods.
pub(crate) const CONFIRM: &str = "confirm";

/// The bucket that guards one secret of one name on one lane. All unknown devices share one; a
/// known device has its own, which nobody else can fill (law 4), and so has for passwords every device
/// that the account is acquainted with.
pub(crate) fn bucket_key(
    lookup: &LookupKey,
    secret: &str,
    name: &UserName,
    (lane, device): (Lane, &Thumbprint),
) -> [u8; 16] {
    let lane = match lane {
        Lane::Known => HEXLOWER.encode(device.as_bytes()),
        Lane::Unknown => "others".to_owned(),
    };
    // A name has no control characters, so the two parts cannot be confused.
    *lookup.bucket(secret, &format!("{name}\n{lane}")).as_bytes()
}

/// A wait that somebody at an account's door is being made to wait.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wait {
    /// What may not be tried: `password`, `proof`, `pass` or `confirm`.
    pub secret: &'static str,
    /// When it may be tried again.
    pub until: Timestamp,
}

/// The waits of an account that are not over at `now`: for each secret the longest of all lanes.
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
    let nobody = Thumbprint::from_bytes([0; 32]);
    let devices = tx.devices(account.id).await?;
    let mut waits = Vec::new();
    for secret in [PASSWORD, PROOF, PASS, CONFIRM] {
        let lanes = devices.iter().map(|device| (Lane::Known, &device.key));
        let mut until = now;
        for lane in lanes.chain([(Lane::Unknown, &nobody)]) {
            let key = bucket_key(lookup, secret, &account.user_name, lane);
            until = until.max(tx.bucket(&key).await?.closed_until);
        }
        if until > now {
            waits.push(Wait { secret, until });
        }
    }
    Ok(waits)
}

/// Ends every wait of an account, on all lanes: what IT does for somebody at the help desk
/// (law 20). It is written down whether or not there was one (law 13).
///
/// # Errors
///
/// Only where the store fails.
pub async fn lift_waits(
    store: &dyn Store,
    (lookup, random): (&LookupKey, &dyn Random),
    (account, by): (&Account, &str),
    now: Timestamp,
) -> Result<(), FlowError> {
    let mut tx = store.begin().await?;
    for secret in [PASSWORD, PROOF, PASS, CONFIRM] {
        empty(tx.as_mut(), lookup, (secret, account)).await?;
    }
    tx.put_audit(&AuditRow {
        id: random::uuid(random),
        at: now,
        kind: EventKind::AccountUnlocked,
        account: Some(account.id),
        device: None,
        device_name: None,
        detail: audit::by("waits-lifted", Some(by)),
    })
    .await?;
    tx.bump_revision(account.id).await?;
    Ok(tx.commit().await?)
}

/// Empties the buckets of one secret of an account.
pub(crate) async fn empty(
    tx: &mut dyn WriteTx,
    lookup: &LookupKey,
    (secret, account): (&str, &Account),
) -> Result<(), FlowError> {
    let nobody = Thumbprint::from_bytes([0; 32]);
    let devices = tx.devices(account.id).await?;
    let lanes = devices.iter().map(|device| (Lane::Known, &device.key));
    for lane in lanes.chain([(Lane::Unknown, &nobody)]) {
        let key = bucket_key(lookup, secret, &account.user_name, lane);
        tx.put_bucket(&key, &Default::default()).await?;
    }
    Ok(())
}
