//! What every flow works with, and the small steps that several flows share.

use crate::{error::FlowError, waits};
use chiave_crypto::{CodeKey, LookupKey, Random, random};
use chiave_domain::{
    account::{Account, UserName},
    audit::AuditRow,
    device::Lane,
    notice::{Destination, Message, OutboxRow},
    ports::{
        clock::Clock,
        connector::Connector,
        hashing::Hashing,
        store::{Store, Tx},
    },
    session::Session,
};
use chiave_protocol::{AccountId, RequestId, Secret, Thumbprint, Timestamp, state::EventKind};
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
    /// Names throttle buckets and marks wrong passwords.
    pub lookup: LookupKey,
    /// Derives the codes in mails.
    pub codes: CodeKey,
    /// The company's name, shown in authenticator apps and mails.
    pub organisation: String,
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

/// Stands in for the id of an account that does not exist, so that an unknown name costs the same
/// reads and writes as a known one (law 5). No account ever has it.
pub(crate) const NOBODY: AccountId = AccountId::from_uuid(Uuid::nil());

impl Service {
    pub(crate) fn fresh_uuid(&self) -> Uuid {
        random::uuid(self.random.as_ref())
    }

    /// Which lane a request is on.
    pub(crate) async fn lane(
        &self,
        tx: &mut dyn Tx,
        account: Option<AccountId>,
        key: &Thumbprint,
        now: Timestamp,
    ) -> Result<Lane, FlowError> {
        let device = tx.device(account.unwrap_or(NOBODY), key).await?;
        Ok(Lane::of(device.as_ref(), now))
    }

    /// Its lane, and the one on which its wrong passwords are counted.
    pub(crate) async fn lanes(
        &self,
        tx: &mut dyn Tx,
        account: Option<AccountId>,
        key: &Thumbprint,
        now: Timestamp,
    ) -> Result<(Lane, Lane), FlowError> {
        let device = tx.device(account.unwrap_or(NOBODY), key).await?;
        let device = device.as_ref();
        Ok((Lane::of(device, now), Lane::of_passwords(device)))
    }

    /// The entry as it is now, where it is let in and its password is still the one that was
    /// checked.
    ///
    /// Asked inside a writing transaction: a reset that was closed before it is seen here, and one
    /// that is closed after it ends what is opened in it (law 19).
    pub(crate) async fn unchanged(&self, checked: &Account) -> Result<Option<Account>, FlowError> {
        let now = self.connector.get(checked.id).await?;
        let same = |now: &Account| {
            now.enabled && !now.locked && now.password_changed_at == checked.password_changed_at
        };
        Ok(now.filter(same))
    }

    /// The keys of the devices that the account knows now.
    pub(crate) async fn known_devices(
        &self,
        tx: &mut dyn Tx,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Thumbprint>, FlowError> {
        let devices = tx.devices(account).await?;
        Ok(devices
            .iter()
            .filter(|device| device.is_known(now))
            .map(|device| device.key)
            .collect())
    }

    /// The bucket that guards one secret of one name on one lane, see [`waits::bucket_key`].
    pub(crate) fn bucket_key(
        &self,
        secret: &str,
        name: &UserName,
        lane: Lane,
        device: &Thumbprint,
    ) -> [u8; 16] {
        waits::bucket_key(&self.lookup, secret, name, (lane, device))
    }

    /// A short keyed mark by which the same wrong secret is recognised for a day.
    pub(crate) fn wrong_mark(&self, name: &UserName, secret: &str) -> u32 {
        let subject = self.lookup.decoy_id(name.as_str());
        u32::from(self.lookup.wrong_mark(subject, secret).as_u16())
    }

    /// Writes an audit row and counts a change of what the person sees.
    pub(crate) async fn record(
        &self,
        tx: &mut dyn Tx,
        event: Event<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        tx.put_audit(&AuditRow {
            id: self.fresh_uuid(),
            at: now,
            kind: event.kind,
            account: event.account,
            device: event.device,
            device_name: event.device_name.map(str::to_owned),
            detail: event.detail.to_owned(),
        })
        .await?;
        tx.bump_revision(event.account.unwrap_or(NOBODY)).await?;
        Ok(())
    }

    /// The same for what happened in a session.
    pub(crate) async fn record_in(
        &self,
        tx: &mut dyn Tx,
        session: &Session,
        (kind, detail): (EventKind, &str),
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let event = Event {
            kind,
            account: Some(session.account),
            device: Some(session.device),
            device_name: Some(&session.device_name),
            detail,
        };
        self.record(tx, event, now).await
    }

    /// Queues a mail.
    pub(crate) async fn post(
        &self,
        tx: &mut dyn Tx,
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

/// Something worth an audit row.
pub(crate) struct Event<'a> {
    pub kind: EventKind,
    pub account: Option<AccountId>,
    pub device: Option<Thumbprint>,
    pub device_name: Option<&'a str>,
    pub detail: &'a str,
}

/// A mail to be queued.
pub(crate) struct Post<'a> {
    pub account: Option<AccountId>,
    pub message: Message,
    pub destination: Destination,
    pub language: &'a str,
    pub device_name: &'a str,
    pub utc_offset_min: i16,
}

/// What a laptop calls itself, cut to a length that fits a line: text from outside, shown in
/// notices and never trusted.
pub(crate) fn device_name(claimed: &str) -> String {
    claimed
        .chars()
        .filter(|c| !c.is_control())
        .take(chiave_protocol::limits::LABEL_CHARACTERS)
        .collect()
}

/// A password in the one form that is checked and written (NFC), so that the same characters typed
/// on two keyboards are the same password.
pub(crate) fn normalised(typed: &Secret) -> Arc<Secret> {
    let mut text = chiave_rules::normalise(typed.expose());
    Arc::new(Secret::new(std::mem::take(&mut *text)))
}
