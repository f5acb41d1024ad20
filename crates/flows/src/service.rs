//! The resources of every flow, and the small steps that several flows share.

use crate::{
    error::FlowError,
    rate_limit::buckets::{self, Guarding},
    work::Work,
};
use chiave_crypto::{CodeKey, LookupKey, Random, order::OrderKeys, random};
use chiave_domain::{
    account::{Account, EntryVersion, UserName},
    device::DeviceTrust,
    ports::{
        clock::Clock,
        connector::Connector,
        hashing::Hashing,
        store::{LockKey, ReadTx, Store},
    },
    settings::PolicyBook,
};
/// The name that a computer reports, in a form that is safe in emails and in the log.
pub(crate) use chiave_protocol::typed::device_name;
use chiave_protocol::{AccountId, ErrorCode, RequestId, Thumbprint, typed::SignInDomains};
use std::sync::Arc;
use uuid::Uuid;

/// The use cases, with the adapters that they use.
pub struct Service {
    /// The store, which holds everything but the directory.
    pub store: Arc<dyn Store>,
    /// The directory.
    pub connector: Arc<dyn Connector>,
    /// The pool of hash workers.
    pub hashing: Arc<dyn Hashing>,
    /// The service's clock.
    pub clock: Arc<dyn Clock>,
    /// The source of tokens, secrets and ids.
    pub random: Arc<dyn Random>,
    /// The key that names the buckets of the rate limit, hashes tokens and marks wrong passwords.
    pub lookup: LookupKey,
    /// The key that derives the codes in mails.
    pub codes: CodeKey,
    /// The keys that sign orders to computers.
    pub orders: OrderKeys,
    /// The company's name, which authenticator apps and mails show.
    pub organisation: String,
    /// The domains that people may type after their user names.
    pub domains: SignInDomains,
    /// The number of leading zero bits that the proof of work for an attempt needs.
    pub work_bits: u32,
}

/// The sender of a request: the key that signed it, and the request's id in the log.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// The thumbprint of the device key.
    pub device: Thumbprint,
    /// The id of the request.
    pub request: RequestId,
}

/// How often the directory is asked again because an entry changed meanwhile.
const ASKED_AGAIN: u32 = 4;

/// A unit of work, and the entry that the directory showed just before.
pub(crate) struct ActedOn<'a> {
    pub work: Work<'a>,
    pub account: Option<Account>,
}

/// Replaces the id of an account that does not exist, so an unknown name costs the same reads and
/// writes as a known one (law 5). No account has this id.
pub(crate) const NOBODY: AccountId = AccountId::from_uuid(Uuid::nil());

impl Service {
    /// The account policies, with the company's own name among the banned words.
    pub(crate) async fn policies(&self, tx: &mut dyn ReadTx) -> Result<PolicyBook, FlowError> {
        Ok(tx.policy_book().await?.banning_name(&self.organisation))
    }

    pub(crate) fn fresh_uuid(&self) -> Uuid {
        random::uuid(self.random.as_ref())
    }

    /// The typed user name without a configured domain.
    pub(crate) fn name_typed(&self, typed: &str) -> Option<UserName> {
        UserName::parse(self.domains.strip(typed))
    }

    /// Begins the unit of work that acts on a password which was right for `checked`. Returns the
    /// current entry too, if the account may sign in and the password is still the same.
    ///
    /// The directory is asked before the transaction (law 23), and `version` was read before the
    /// password was checked. So a reset whose intent is closed by now is noticed, in the entry or
    /// in the version. A reset that is closed afterwards ends the session that is opened here (law
    /// 19).
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

    /// Begins a unit of work with an account as the directory shows it, asked before the
    /// transaction (law 23). If the service changed the entry in between, asks the directory again.
    ///
    /// # Errors
    ///
    /// `busy` if the entry keeps changing.
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

    /// The key of the bucket that protects one secret of one user name for devices of one trust
    /// level; see [`buckets::bucket_key`].
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
}
