//! One unit of work of a flow: what is read, decided and written at one moment.

use crate::{
    error::FlowError,
    notices::Notice,
    service::{NOBODY, Service},
};
use chiave_crypto::{LookupKey, Random, random};
use chiave_domain::{
    attempt::AttemptState,
    audit::{Actor, AuditEvent, AuditRow},
    device::DeviceTrust,
    intent::Intent,
    notice::{Destination, Message, OutboxRow, REMOVED_ADDRESS_DAYS, channels},
    ports::store::{LockKey, WriteTx},
    session::Session,
};
use chiave_protocol::{AccountId, ErrorCode, Thumbprint, Timestamp};
use uuid::Uuid;

/// A unit of work. Dropping it undoes what it did.
///
/// It has a store and no directory, so what is written as its method asks no other machine (law 23).
pub(crate) struct Work<'a, T: ?Sized = dyn WriteTx> {
    /// Its transaction.
    pub tx: Box<T>,
    /// When it was opened: the time at which everything in it is decided.
    pub now: Timestamp,
    /// What rows are made with.
    pub with: With<'a>,
}

/// What the rows of a unit of work are made with.
#[derive(Clone, Copy)]
pub(crate) struct With<'a> {
    /// The source of ids.
    pub random: &'a dyn Random,
    /// Names the buckets of the rate limit.
    pub lookup: &'a LookupKey,
}

/// An event for the audit log.
pub(crate) struct Event<'a> {
    pub what: AuditEvent,
    pub by: Actor,
    pub account: Option<AccountId>,
    pub device: Option<Thumbprint>,
    pub device_name: Option<&'a str>,
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

/// The trust of an account in a device.
#[derive(Clone, Copy)]
pub(crate) struct Trusts {
    /// For everything but passwords.
    pub device: DeviceTrust,
    /// The trust under which wrong passwords of the device are counted.
    pub passwords: DeviceTrust,
}

impl<'a> Event<'a> {
    /// What became of a session.
    pub(crate) fn of_session(session: &'a Session, what: AuditEvent, by: Actor) -> Self {
        Self {
            what,
            by,
            account: Some(session.account),
            device: Some(session.device),
            device_name: Some(&session.device_name),
        }
    }

    /// What happened in an attempt.
    pub(crate) fn of_attempt(state: &'a AttemptState, what: AuditEvent) -> Self {
        Self {
            what,
            by: Actor::Person,
            account: state.account,
            device: Some(state.device),
            device_name: Some(&state.device_name),
        }
    }

    /// What became of an intent.
    pub(crate) fn of_intent(intent: &'a Intent, what: AuditEvent, by: Actor) -> Self {
        Self {
            what,
            by,
            account: Some(intent.account),
            device: Some(intent.device),
            device_name: Some(&intent.device_name),
        }
    }
}

impl Service {
    /// Opens a unit of work that is serialised on `keys`.
    pub(crate) async fn work(&self, keys: &[LockKey]) -> Result<Work<'_>, FlowError> {
        let tx = self.store.work(keys).await?;
        Ok(Work {
            tx,
            now: self.clock.now(),
            with: With {
                random: self.random.as_ref(),
                lookup: &self.lookup,
            },
        })
    }
}

impl<T: WriteTx + ?Sized> Work<'_, T> {
    pub(crate) fn fresh_uuid(&self) -> Uuid {
        random::uuid(self.with.random)
    }

    /// Writes an audit row, and increases the revision of the account's document.
    pub(crate) async fn record(&mut self, event: Event<'_>) -> Result<(), FlowError> {
        let shown_to = event.account.unwrap_or(NOBODY);
        let row = self.audit_row(event);
        Ok(self.tx.put_audit_and_bump(&row, shown_to).await?)
    }

    /// Writes an audit row of what no person is shown.
    pub(crate) async fn record_unseen(&mut self, event: Event<'_>) -> Result<(), FlowError> {
        let row = self.audit_row(event);
        Ok(self.tx.put_audit(&row).await?)
    }

    fn audit_row(&self, event: Event<'_>) -> AuditRow {
        AuditRow {
            id: self.fresh_uuid(),
            at: self.now,
            event: event.what,
            by: event.by,
            account: event.account,
            device: event.device,
            device_name: event.device_name.map(str::to_owned),
        }
    }

    /// Writes an audit row about an action of the person in a session.
    pub(crate) async fn record_in(
        &mut self,
        session: &Session,
        what: AuditEvent,
    ) -> Result<(), FlowError> {
        self.record(Event::of_session(session, what, Actor::Person))
            .await
    }

    /// Queues a mail, to be sent at once.
    pub(crate) async fn post(&mut self, mail: Post<'_>) -> Result<(), FlowError> {
        self.post_at(mail, self.now).await
    }

    /// Queues a mail, to be sent at a given time.
    async fn post_at(&mut self, mail: Post<'_>, at: Timestamp) -> Result<(), FlowError> {
        let row = OutboxRow {
            id: self.fresh_uuid(),
            account: mail.account,
            message: mail.message,
            destination: mail.destination,
            language: mail.language.to_owned(),
            device_name: mail.device_name.to_owned(),
            utc_offset_min: mail.utc_offset_min,
            created_at: self.now,
            next_try_at: at,
            tries: 0,
        };
        Ok(self.tx.put_mail(&row).await?)
    }

    /// Queues a notice for the work address, every registered address, and those removed recently.
    ///
    /// To be called before the change is stored, so the destinations are those from before the
    /// event.
    pub(crate) async fn notify(&mut self, notice: &Notice<'_>) -> Result<(), FlowError> {
        let account = notice.account;
        let since = self.now.plus(-REMOVED_ADDRESS_DAYS * 24 * 60 * 60);
        let registered = self.tx.methods(account.id).await?;
        let removed = self.tx.removed_mail_methods(account.id, since).await?;
        for destination in channels(account, registered.iter().chain(&removed)) {
            let at = notice.not_before.unwrap_or(self.now);
            self.post_at(notice.to(destination), at).await?;
        }
        Ok(())
    }

    /// Queues a notice for the work address only.
    pub(crate) async fn notify_at_work(&mut self, notice: &Notice<'_>) -> Result<(), FlowError> {
        match notice.account.mail {
            Some(_) => {
                let at = notice.not_before.unwrap_or(self.now);
                self.post_at(notice.to(Destination::Work), at).await
            }
            None => Ok(()),
        }
    }

    /// Makes everything it did visible and durable, at once.
    pub(crate) async fn commit(self) -> Result<(), FlowError> {
        Ok(self.tx.commit().await?)
    }

    /// Refuses the request, and keeps what it did: its proof and its work are spent (law 11).
    pub(crate) async fn refuse<R>(self, code: ErrorCode) -> Result<R, FlowError> {
        self.commit().await?;
        Err(code.into())
    }
}

impl Work<'_> {
    /// The trust of an account in a device.
    pub(crate) async fn device_trust(
        &mut self,
        account: Option<AccountId>,
        key: &Thumbprint,
    ) -> Result<DeviceTrust, FlowError> {
        Ok(self.device_trusts(account, key).await?.device)
    }

    /// The trust in a device, and the trust level under which its wrong passwords are counted.
    pub(crate) async fn device_trusts(
        &mut self,
        account: Option<AccountId>,
        key: &Thumbprint,
    ) -> Result<Trusts, FlowError> {
        let device = self.tx.device(account.unwrap_or(NOBODY), key).await?;
        Ok(Trusts {
            device: DeviceTrust::of(device.as_ref(), self.now),
            passwords: DeviceTrust::of_passwords(device.as_ref()),
        })
    }

    /// Whether a device can be one that people share: the account does not know it, and nobody is signed in there in
    /// another way. Otherwise a thief could say of a computer that it is shared, so that orders to it expire.
    pub(crate) async fn can_be_shared(
        &mut self,
        account: AccountId,
        key: &Thumbprint,
    ) -> Result<bool, FlowError> {
        let sessions = self.tx.sessions_on(key).await?;
        let seen = self.tx.device(account, key).await?;
        let knows = seen.is_some_and(|device| device.is_known_or_ahead(self.now));
        Ok(!knows && sessions.iter().all(|session| session.is_shared))
    }

    /// The keys of the devices that the account knows at present.
    pub(crate) async fn known_devices(
        &mut self,
        account: AccountId,
    ) -> Result<Vec<Thumbprint>, FlowError> {
        let mut devices = self.tx.devices(account).await?;
        devices.retain(|device| device.is_known(self.now));
        Ok(devices.iter().map(|device| device.key).collect())
    }
}
