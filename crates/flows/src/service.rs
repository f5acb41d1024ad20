//! What every flow works with, and the small steps that several flows share.

use crate::{
    error::FlowError,
    rate_limit::buckets::{self, Guarding},
    work::{Post, Work},
};
use chiave_crypto::{CodeKey, LookupKey, Random, random};
use chiave_domain::{
    account::{Account, EntryVersion, UserName},
    device::DeviceTrust,
    notice::OutboxRow,
    ports::{
        clock::Clock,
        connector::Connector,
        hashing::Hashing,
        store::{LockKey, Store, WriteTx},
    },
};
/// What a computer calls itself, as it may stand in emails and in the log.
pub(crate) use chiave_protocol::typed::device_name;
use chiave_protocol::{
    AccountId, ErrorCode, RequestId, Thumbprint, Timestamp, typed::SignInDomains,
};
use std::sync::Arc;
use uuid::Uuid;

/// The use cases, over whatever adapters they were given.
pub struct Service {
    /// Where everything but the directory itself is kept.
    pub store: Arc<dyn Store>,
    /// The directory.
    pub connector: Arc<dyn Connector>,
    /// The pool of hash workers.
    pub hashing: Arc<dyn Hashing>,
    /// The service's clock.
    pub clock: Arc<dyn Clock>,
    /// Where tokens, secrets and ids come from.
    pub random: Arc<dyn Random>,
    /// Names the buckets of the rate limit, hashes tokens and marks wrong passwords.
    pub lookup: LookupKey,
    /// Derives the codes in mails.
    pub codes: CodeKey,
    /// The company's name, shown in authenticator apps and mails.
    pub organisation: String,
    /// What people may type beside their user names.
    pub domains: SignInDomains,
    /// Leading zero bits asked of the proof of work that opens an attempt.
    pub work_bits: u32,
}

/// Who sends a request: the key that signed it, and its id in the log.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// The thumbprint of the device key.
    pub device: Thumbprint,
    /// Names the request.
    pub request: RequestId,
}

/// How often the directory is asked anew because an entry changed meanwhile.
const ASKED_AGAIN: u32 = 4;

/// A unit of work, and the entry that the directory showed just before.
pub(crate) struct ActedOn<'a> {
    pub work: Work<'a>,
    pub account: Option<Account>,
}

/// Stands in for the id of an account that does not exist, so that an unknown name costs the same
/// reads and writes as a known one (law 5). No account ever has it.
pub(crate) const NOBODY: AccountId = AccountId::from_uuid(Uuid::nil());

impl Service {
    pub(crate) fn fresh_uuid(&self) -> Uuid {
        random::uuid(self.random.as_ref())
    }

    /// The user name that somebody typed, without a configured domain beside it.
    pub(crate) fn name_typed(&self, typed: &str) -> Option<UserName> {
        UserName::parse(self.domains.strip(typed))
    }

    /// Opens the unit of work that acts on a password which was right for `checked`. The entry as it
    /// is now comes with it, where it is let in and the password is still the same.
    ///
    /// The directory is asked before the transaction (law 23), and `version` was read before the
    /// password was checked. So a reset whose intent was closed by now is seen: in the entry, or in
    /// the version. One that is closed afterwards ends what is opened here (law 19).
    pub(crate) async fn act_on(
        &self,
        checked: &Account,
        version: EntryVersion,
        keys: &[LockKey],
    ) -> Result<ActedOn<'_>, FlowError> {
        let entry = self.connector.get(checked.id).await?;
        let mut work = self.work(keys).await?;
        let same = work.tx.entry_version(checked.id).await? == version;
        let account = entry.filter(|now| same && checked.still_opens(now));
        Ok(ActedOn { work, account })
    }

    /// Opens a unit of work on what the directory says of somebody, which was asked before (law 23).
    /// Where the entry was changed by us in between, the directory is asked again.
    ///
    /// # Errors
    ///
    /// `busy` where the entry keeps changing.
    pub(crate) async fn begin_with(
        &self,
        id: AccountId,
        keys: &[LockKey],
    ) -> Result<ActedOn<'_>, FlowError> {
        for _ in 0..ASKED_AGAIN {
            let version = self.store.read_once().await?.entry_version(id).await?;
            let account = self.connector.get(id).await?;
            let mut work = self.work(keys).await?;
            if work.tx.entry_version(id).await? == version {
                return Ok(ActedOn { work, account });
            }
        }
        let now = self.clock.now();
        Err(FlowError::until(ErrorCode::Busy, now.plus(1), now))
    }

    /// The bucket that guards one secret of one name for devices of one trust, see [`buckets::bucket_key`].
    pub(crate) fn bucket_key(
        &self,
        secret: &'static str,
        name: &UserName,
        trust: DeviceTrust,
        device: &Thumbprint,
    ) -> [u8; 16] {
        let guarding = Guarding::from_device(secret, name, trust, device);
        buckets::bucket_key(&self.lookup, guarding)
    }

    /// Queues a mail.
    pub(crate) async fn post(
        &self,
        tx: &mut dyn WriteTx,
        mail: Post<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        tx.put_mail(&OutboxRow {
            id: self.fresh_uuid(),
            account: mail.account,
            message: mail.message,
            destination: mail.destination,
            language: mail.language.to_owned(),
            device_name: mail.device_name.to_owned(),
            utc_offset_min: mail.utc_offset_min,
            created_at: now,
            next_try_at: now,
            tries: 0,
        })
        .await?;
        Ok(())
    }
}
