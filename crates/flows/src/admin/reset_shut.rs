//! What closes resets and unlocks of an account to the computers that the account does not know.
//!
//! Anybody who knows a user name can cause it there: by requesting codes until no more are sent, and
//! by typing wrong codes until a method is closed. Only a method that passes on a known computer, or
//! the IT department, ends it sooner (laws 4 and 20).

use crate::{
    error::FlowError,
    mailboxes::Mailboxes,
    rate_limit::buckets::{Guarding, RESET_CODES, RESET_CODES_TO_MAILBOX, bucket_key, mailbox_key},
    work::Work,
};
use chiave_crypto::LookupKey;
use chiave_domain::{
    account::Account,
    device::Device,
    method::Method,
    ports::store::{LockKey, ReadTx, Store},
    settings::PolicyBook,
    verification::{LONG_WINDOW_S, SendLimit},
};
use chiave_protocol::{MethodId, Timestamp, method::MethodKind};
use std::collections::HashMap;

/// What is closed to computers that the account does not know.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ResetShut {
    /// The time until which no code is sent, because too many were requested; `None` if codes are
    /// sent.
    pub codes_until: Option<Timestamp>,
    /// The methods that too many wrong codes in a row closed.
    pub closed: Vec<ClosedMethod>,
}

/// A method that too many wrong codes in a row closed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ClosedMethod {
    /// The id of the method.
    pub id: MethodId,
    /// The kind of the method.
    pub kind: MethodKind,
    /// The name of an app, or a masked address.
    pub hint: String,
}

impl ResetShut {
    /// Whether nothing is closed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// What is closed at `now` to computers that the account does not know.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn reset_shut(
    store: &dyn Store,
    lookup: &LookupKey,
    account: &Account,
    now: Timestamp,
) -> Result<ResetShut, FlowError> {
    let mut tx = store.read().await?;
    let methods = tx.methods(account.id).await?;
    let sent = Sent::until(tx.as_mut(), now).await?;
    Ok(sent.shut(lookup, account, &methods))
}

/// The codes that were sent within the long window of the limits, and the limits.
pub(super) struct Sent {
    book: PolicyBook,
    /// The times of the codes by the keys that the codes are counted by, oldest first.
    by_destination: HashMap<[u8; 16], Vec<Timestamp>>,
    now: Timestamp,
}

impl Sent {
    /// The codes that count at `now`.
    pub(super) async fn until(tx: &mut dyn ReadTx, now: Timestamp) -> Result<Self, FlowError> {
        let mut by_destination: HashMap<_, Vec<_>> = HashMap::new();
        for sent in tx.all_sends(now.plus(-LONG_WINDOW_S)).await? {
            by_destination
                .entry(sent.destination)
                .or_default()
                .push(sent.at);
        }
        Ok(Self {
            book: tx.policy_book().await?,
            by_destination,
            now,
        })
    }

    /// What is closed to computers that the account does not know.
    pub(super) fn shut(
        &self,
        lookup: &LookupKey,
        account: &Account,
        methods: &[Method],
    ) -> ResetShut {
        let closed = methods.iter().filter(|it| it.confirmed && it.is_closed());
        ResetShut {
            codes_until: self.next_code(lookup, account, methods),
            closed: closed.map(ClosedMethod::of).collect(),
        }
    }

    /// The time until which no code is sent, if that time is not over.
    fn next_code(
        &self,
        lookup: &LookupKey,
        account: &Account,
        methods: &[Method],
    ) -> Option<Timestamp> {
        if self.by_destination.is_empty() {
            return None;
        }
        let limit = SendLimit::of(&self.book.for_account(account));
        let soonest = |keys: Vec<[u8; 16]>| {
            let sent = |key| self.by_destination.get(key).map_or(&[][..], Vec::as_slice);
            let next = keys.iter().map(|key| limit.next_at(sent(key), self.now));
            next.min()
        };
        let counts = Counted::of(lookup, account, methods).on(lookup, None);
        let next = counts.into_iter().filter_map(soonest).max();
        next.filter(|next| *next > self.now)
    }
}

impl ClosedMethod {
    fn of(method: &Method) -> Self {
        Self {
            id: method.id,
            kind: method.kind(),
            hint: method.hint(),
        }
    }
}

/// What the codes for resets of an account are counted by.
pub(super) struct Counted<'a> {
    account: &'a Account,
    mailboxes: Mailboxes,
}

impl<'a> Counted<'a> {
    fn of(lookup: &LookupKey, account: &'a Account, methods: &[Method]) -> Self {
        Self {
            account,
            mailboxes: Mailboxes::of(lookup, methods),
        }
    }

    /// The counts of the codes that one device requests: by the user name, and by mailbox. A code is
    /// sent if the count of the name and that of one mailbox have room.
    fn on(&self, lookup: &LookupKey, device: Option<&Device>) -> [Vec<[u8; 16]>; 2] {
        let known = device.map(|device| &device.key);
        let name = Guarding {
            secret: RESET_CODES,
            name: &self.account.user_name,
            known,
        };
        let mailbox = |key| mailbox_key(lookup, RESET_CODES_TO_MAILBOX, key, known);
        [
            vec![bucket_key(lookup, name)],
            self.mailboxes.keys().map(mailbox).collect(),
        ]
    }
}

/// What resets of an account are counted by, on every device, read before the unit of work that
/// opens them.
pub(super) struct ToOpen<'a> {
    counted: Counted<'a>,
    devices: Vec<Device>,
}

impl<'a> ToOpen<'a> {
    pub(super) async fn of(
        tx: &mut dyn ReadTx,
        lookup: &LookupKey,
        account: &'a Account,
    ) -> Result<Self, FlowError> {
        let methods = tx.methods(account.id).await?;
        Ok(Self {
            counted: Counted::of(lookup, account, &methods),
            devices: tx.devices(account.id).await?,
        })
    }

    /// What the unit of work names that opens the resets.
    pub(super) fn locks(&self, lookup: &LookupKey) -> Vec<LockKey> {
        let mut keys = self.counted.mailboxes.locks();
        keys.extend(self.keys(lookup).into_iter().map(LockKey::Destination));
        keys
    }

    fn keys(&self, lookup: &LookupKey) -> Vec<[u8; 16]> {
        let devices = self.devices.iter().map(Some).chain([None]);
        let counts = devices.flat_map(|device| self.counted.on(lookup, device));
        counts.flatten().collect()
    }
}

impl Work<'_> {
    /// Opens resets and unlocks again: forgets how many codes were requested, and how many wrong
    /// codes were typed in a row.
    pub(super) async fn open_resets(&mut self, to_open: &ToOpen<'_>) -> Result<(), FlowError> {
        for key in to_open.keys(self.with.lookup) {
            self.tx.clear_sends(&key).await?;
        }
        for mut method in self.tx.methods(to_open.counted.account.id).await? {
            if method.wrong_in_row > 0 {
                method.wrong_in_row = 0;
                self.tx.put_method(&method).await?;
            }
        }
        Ok(())
    }
}
