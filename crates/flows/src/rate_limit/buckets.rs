//! The buckets of the rate limit: which bucket guards which secret.

use crate::{error::FlowError, work::Work};
use chiave_crypto::LookupKey;
use chiave_domain::{
    account::{Account, UserName},
    device::{Device, DeviceTrust},
};
use chiave_protocol::Thumbprint;
use data_encoding::HEXLOWER;

/// The scope for the password of an account.
pub(crate) const PASSWORD: &str = "password";
/// The scope for the second factor and the fresh verification of a session.
pub(crate) const VERIFICATION: &str = "proof";
/// The scope for activation codes.
pub(crate) const ACTIVATION_CODE: &str = "pass";
/// The scope for the first codes of methods.
pub(crate) const CONFIRM: &str = "confirm";
/// The scope for the passwords that an activation is to set: the directory compares each with earlier ones.
pub(crate) const FIRST_PASSWORD: &str = "first-password";
/// Every secret whose tries are delayed.
pub(crate) const ALL: [&str; 5] = [
    PASSWORD,
    VERIFICATION,
    ACTIVATION_CODE,
    CONFIRM,
    FIRST_PASSWORD,
];

/// The count of the codes for resets that are requested for a user name.
pub(crate) const RESET_CODES: &str = "attempt-codes";
/// The count of the codes for resets that are sent to a mailbox.
pub(crate) const RESET_CODES_TO_MAILBOX: &str = "mailbox-reset";

/// What a bucket guards: one secret of one name.
#[derive(Clone, Copy)]
pub(crate) struct Guarding<'a> {
    /// [`PASSWORD`], [`VERIFICATION`], [`ACTIVATION_CODE`] or [`CONFIRM`], or another kind of secret.
    pub secret: &'static str,
    pub name: &'a UserName,
    /// The device that shows the secret, where the account knows it. All others share one bucket.
    pub known: Option<&'a Thumbprint>,
}

impl<'a> Guarding<'a> {
    /// Guards a secret that a device shows, by how far it is trusted.
    pub(crate) fn from_device(
        secret: &'static str,
        name: &'a UserName,
        trust: DeviceTrust,
        device: &'a Thumbprint,
    ) -> Self {
        Self {
            secret,
            name,
            known: match trust {
                DeviceTrust::Known => Some(device),
                DeviceTrust::Unknown => None,
            },
        }
    }

    /// All that guard one secret of an account with these devices.
    pub(crate) fn all(
        secret: &'static str,
        name: &'a UserName,
        devices: &'a [Device],
    ) -> impl Iterator<Item = Self> {
        let known = devices.iter().map(|device| Some(&device.key));
        known.chain([None]).map(move |known| Self {
            secret,
            name,
            known,
        })
    }
}

/// The key of the bucket that protects one secret of one user name. All unknown devices share one
/// bucket. A known device has a bucket of its own, which nobody else can fill (law 4). For
/// passwords, every device on which the account once had a full session has a bucket of its own
/// too.
pub(crate) fn bucket_key(lookup: &LookupKey, guarding: Guarding<'_>) -> [u8; 16] {
    let Guarding {
        secret,
        name,
        known,
    } = guarding;
    // A user name has no control characters, so the two parts cannot be confused.
    let subject = format!("{name}\n{}", device_word(known));
    *lookup.bucket(secret, &subject).as_bytes()
}

/// The key of the bucket that counts the codes of one purpose to a mailbox, apart for a known device.
pub(crate) fn mailbox_key(
    lookup: &LookupKey,
    sent: &str,
    mailbox: &[u8; 16],
    known: Option<&Thumbprint>,
) -> [u8; 16] {
    let subject = format!("{}\n{}", HEXLOWER.encode(mailbox), device_word(known));
    *lookup.bucket(sent, &subject).as_bytes()
}

fn device_word(known: Option<&Thumbprint>) -> String {
    known.map_or_else(
        || "others".to_owned(),
        |device| HEXLOWER.encode(device.as_bytes()),
    )
}

impl Work<'_> {
    /// Clears the buckets of one secret of an account.
    pub(crate) async fn empty_buckets(
        &mut self,
        secret: &'static str,
        account: &Account,
    ) -> Result<(), FlowError> {
        let devices = self.tx.devices(account.id).await?;
        for guarding in Guarding::all(secret, &account.user_name, &devices) {
            let key = bucket_key(self.with.lookup, guarding);
            self.tx.put_bucket(&key, &Default::default()).await?;
        }
        Ok(())
    }
}
