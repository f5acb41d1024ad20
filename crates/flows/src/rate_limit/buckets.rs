//! The buckets of the rate limit: which bucket guards which secret, and how its delay ends.

use crate::error::FlowError;
use chiave_crypto::{LookupKey, Random, random};
use chiave_domain::{
    account::{Account, UserName},
    audit::{Actor, AuditEvent, AuditRow, Unlocking},
    device::DeviceTrust,
    ports::store::{LockKey, Store, WriteTx},
};
use chiave_protocol::{Thumbprint, Timestamp};
use data_encoding::HEXLOWER;

/// Guards the password of an account.
pub(crate) const PASSWORD: &str = "password";
/// Guards the second and the fresh proofs of a session.
pub(crate) const PROOF: &str = "proof";
/// Guards activation passes.
pub(crate) const PASS: &str = "pass";
/// Guards the first codes of methods.
pub(crate) const CONFIRM: &str = "confirm";

/// The bucket that guards one secret of one name. All unknown devices share one bucket. A known
/// device has a bucket of its own, which nobody else can fill (law 4). For passwords, every device on
/// which the account once had a full session has a bucket of its own too.
pub(crate) fn bucket_key(
    lookup: &LookupKey,
    secret: &str,
    name: &UserName,
    trust: DeviceTrust,
    device: &Thumbprint,
) -> [u8; 16] {
    let trust = match trust {
        DeviceTrust::Known => HEXLOWER.encode(device.as_bytes()),
        DeviceTrust::Unknown => "others".to_owned(),
    };
    // A name has no control characters, so the two parts cannot be confused.
    *lookup
        .bucket(secret, &format!("{name}\n{trust}"))
        .as_bytes()
}

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
    let nobody = Thumbprint::from_bytes([0; 32]);
    let devices = tx.devices(account.id).await?;
    let mut waits = Vec::new();
    for secret in [PASSWORD, PROOF, PASS, CONFIRM] {
        let known = devices
            .iter()
            .map(|device| (DeviceTrust::Known, &device.key));
        let mut until = now;
        for (trust, device) in known.chain([(DeviceTrust::Unknown, &nobody)]) {
            let key = bucket_key(lookup, secret, &account.user_name, trust, device);
            until = until.max(tx.bucket(&key).await?.closed_until);
        }
        if until > now {
            waits.push(Wait { secret, until });
        }
    }
    Ok(waits)
}

/// Whose waits end, and who ends them.
pub struct Lifting<'a> {
    /// Names the buckets.
    pub lookup: &'a LookupKey,
    /// Where the id of the audit row comes from.
    pub random: &'a dyn Random,
    /// The account.
    pub account: &'a Account,
    /// Who ends its waits.
    pub by: Actor,
    /// When.
    pub now: Timestamp,
}

/// Ends every wait of an account, in all its buckets: what IT does for somebody at the help desk
/// (law 20). It is written down whether or not there was one (law 13).
///
/// # Errors
///
/// Only where the store fails.
pub async fn lift_waits(store: &dyn Store, lifting: &Lifting<'_>) -> Result<(), FlowError> {
    let account = lifting.account;
    let keys = [
        LockKey::Account(account.id),
        LockKey::Name(account.user_name.clone()),
    ];
    let mut tx = store.work(&keys).await?;
    for secret in [PASSWORD, PROOF, PASS, CONFIRM] {
        empty(tx.as_mut(), lifting.lookup, secret, lifting.account).await?;
    }
    tx.put_audit(&AuditRow {
        id: random::uuid(lifting.random),
        at: lifting.now,
        event: AuditEvent::AccountUnlocked(Unlocking::WaitsLifted),
        by: lifting.by,
        account: Some(account.id),
        device: None,
        device_name: None,
    })
    .await?;
    tx.bump_revision(account.id).await?;
    Ok(tx.commit().await?)
}

/// Empties the buckets of one secret of an account.
pub(crate) async fn empty(
    tx: &mut dyn WriteTx,
    lookup: &LookupKey,
    secret: &str,
    account: &Account,
) -> Result<(), FlowError> {
    let nobody = Thumbprint::from_bytes([0; 32]);
    let devices = tx.devices(account.id).await?;
    let known = devices
        .iter()
        .map(|device| (DeviceTrust::Known, &device.key));
    for (trust, device) in known.chain([(DeviceTrust::Unknown, &nobody)]) {
        let key = bucket_key(lookup, secret, &account.user_name, trust, device);
        tx.put_bucket(&key, &Default::default()).await?;
    }
    Ok(())
}
