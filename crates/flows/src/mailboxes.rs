//! The mailboxes of an account, and how many codes are sent to each (docs/design.md, section 6).
//!
//! Several accounts may have one mailbox, and share its limits. A mailbox is a keyed hash of its
//! normalised address. A unit of work that counts a code names that hash, so the methods are read
//! before the unit of work begins.

use crate::{error::FlowError, rate_limit::buckets, service::Service};
use chiave_crypto::LookupKey;
use chiave_domain::{
    attempt::AttemptState, custody::normalise_address, method::Method, ports::store::LockKey,
};
use chiave_protocol::{AccountId, ErrorCode, MethodId, Thumbprint, Timestamp};

/// How many addresses are normalised at least, so the time that this takes does not show whether an
/// account has addresses (law 5): as many as most people have.
const NORMALISED: usize = 2;
/// An address that belongs to nobody.
const DECOY: &str = "nobody.2@decoy.example";

/// The mailbox of one method.
struct Mailbox {
    method: MethodId,
    key: [u8; 16],
}

/// The mailboxes of an account.
pub(crate) struct Mailboxes(Vec<Mailbox>);

/// The limits of codes to the mailboxes of an account, from one device.
pub(crate) struct Limits<'a> {
    pub lookup: &'a LookupKey,
    pub mailboxes: &'a Mailboxes,
    /// The device, if the account knows it: codes that it asks for are counted separately, so nobody
    /// else can use them up (law 4).
    pub known: Option<Thumbprint>,
    pub now: Timestamp,
}

impl Service {
    /// The mailboxes of an account.
    pub(crate) async fn mailboxes(&self, account: AccountId) -> Result<Mailboxes, FlowError> {
        let methods = self.store.read_once().await?.methods(account).await?;
        Ok(Mailboxes::of(&self.lookup, &methods))
    }
}

impl Mailboxes {
    /// The mailboxes of these methods.
    pub(crate) fn of(lookup: &LookupKey, methods: &[Method]) -> Self {
        let key = |address: &str| {
            *lookup
                .bucket("mailbox", &normalise_address(address))
                .as_bytes()
        };
        let with_address = methods.iter().filter_map(|method| {
            Some(Mailbox {
                method: method.id,
                key: key(method.address()?),
            })
        });
        let own: Vec<_> = with_address.collect();
        for _ in own.len()..NORMALISED {
            std::hint::black_box(key(DECOY));
        }
        Self(own)
    }

    /// The keyed hashes of the mailboxes.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &[u8; 16]> {
        self.0.iter().map(|mailbox| &mailbox.key)
    }

    /// What a unit of work names that counts a code to one of the mailboxes.
    pub(crate) fn locks(&self) -> Vec<LockKey> {
        let keys = self.0.iter().map(|mailbox| mailbox.key);
        keys.map(LockKey::Destination).collect()
    }
}

impl Limits<'_> {
    /// The bucket of the codes for resets that are sent to the mailbox of a method. If there is no
    /// method, the bucket of the decoys of an attempt, which are counted as often (law 5).
    ///
    /// # Errors
    ///
    /// `busy` if the method was added after the mailboxes were read.
    pub(crate) fn of_resets(
        &self,
        method: Option<MethodId>,
        attempt: &AttemptState,
    ) -> Result<[u8; 16], FlowError> {
        let key = match method {
            Some(method) => self.mailbox(method)?,
            None => attempt.subject,
        };
        Ok(self.bucket(buckets::RESET_CODES_TO_MAILBOX, &key))
    }

    /// The bucket of the codes for sessions that are sent to the mailbox of a method. A code for a
    /// reset, which anybody can ask for, takes no room in it (law 4).
    ///
    /// # Errors
    ///
    /// `busy` if the method was added after the mailboxes were read.
    pub(crate) fn of_sessions(&self, method: MethodId) -> Result<[u8; 16], FlowError> {
        let key = self.mailbox(method)?;
        Ok(self.bucket("mailbox-session", &key))
    }

    fn mailbox(&self, method: MethodId) -> Result<[u8; 16], FlowError> {
        let found = self.mailboxes.0.iter().find(|it| it.method == method);
        found.map(|mailbox| mailbox.key).ok_or_else(|| {
            let again = self.now.plus(1);
            FlowError::until(ErrorCode::Busy, again, self.now)
        })
    }

    fn bucket(&self, sent: &str, mailbox: &[u8; 16]) -> [u8; 16] {
        buckets::mailbox_key(self.lookup, sent, mailbox, self.known.as_ref())
    }
}
