//! Delivers the mails of the outbox.
//!
//! The outbox holds references. For each mail, address, code and sentences are combined just before
//! sending, and wiped afterwards. A row is claimed before its mail is sent and ended afterwards, so
//! a crash in between at worst sends the mail twice (with the same Message-ID), and never loses it.
//!
//! Several mails are delivered at the same time, so a slow destination delays no other; the caller
//! of [`Service::take_mail`] and [`Service::deliver`] decides how many. [`Turns`] decides the
//! order, and `chiave_domain::delivery` decides what a refusal means.

mod wording;

use crate::{
    codes::{attempt_code, scoped_code},
    error::FlowError,
    service::{NOBODY, Service},
};
use chiave_domain::{
    account::Account,
    address::deliverable,
    delivery::{Fault, LEASE_S, Relay, Taken, Turns, retry},
    method::Method,
    notice::{Destination, LostMail, Message, OutboxRow, REMOVED_ADDRESS_DAYS},
    ports::{
        mail::{Letter, Mail, MailError},
        store::{LockKey, Refused, WriteTx},
    },
    verification::CodeScope,
};
use chiave_protocol::{MethodId, Secret, Timestamp};
use chiave_words::{Language, Words, mail::Facts};
use wording::{kind, told_time};

/// Seconds after which a mail is tried again if the mail server was busy.
const BUSY_S: i64 = 1;
/// The recorded reason if the directory could not be asked about a mail's account.
const NO_DIRECTORY: &str = "no answer of the directory";
/// The recorded reason if a mail was not handed to the mail server.
const NOT_ASKED: &str = "not handed over";

/// The number of further deliveries that are possible.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// The number of mails that may be taken up.
    pub free: usize,
    /// Whether no delivery is in progress.
    pub idle: bool,
}

/// The result of one delivery.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Delivered {
    /// The mail server accepted the mail, or a decoy was completed.
    Taken,
    /// There was nothing to send any more.
    Nothing,
    /// The mail was refused.
    Refused(Fault),
}

impl Service {
    /// Claims mails that are due, as many as there is room for. To be called repeatedly: if nothing
    /// is due, it reads once and writes nothing.
    ///
    /// If the mail server accepts nothing, it is tried with one mail at a time, and not before its
    /// pause is over; the other mails wait without being tried.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`].
    pub async fn take_mail(
        &self,
        room: Room,
        turns: &mut Turns,
    ) -> Result<Vec<OutboxRow>, FlowError> {
        let now = self.clock.now();
        if room.free == 0 || !self.is_anything_due(now).await? {
            return Ok(Vec::new());
        }
        let mut tx = self.store.work(&[LockKey::Outbox]).await?;
        tx.end_expired_mail(now).await?;
        let relay = tx.relay().await?;
        let free = match &relay.failing {
            Some(_) if !(room.idle && relay.may_be_tried(now)) => 0,
            Some(_) => 1,
            None => room.free,
        };
        let mut taken = Vec::new();
        while taken.len() < free {
            let Some(row) = next_due(tx.as_mut(), turns, now).await? else {
                break;
            };
            tx.claim_mail(row.id, now.plus(LEASE_S)).await?;
            taken.push(row);
        }
        tx.commit().await?;
        Ok(taken)
    }

    async fn is_anything_due(&self, now: Timestamp) -> Result<bool, FlowError> {
        let mut look = self.store.read_once().await?;
        Ok(look.mail_is_due(now).await? && look.relay().await?.may_be_tried(now))
    }

    /// Delivers one claimed mail, and records the result.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; the mail is tried again later.
    pub async fn deliver(&self, row: &OutboxRow, mail: &dyn Mail) -> Result<Delivered, FlowError> {
        let code = row.message.code();
        if code.is_some_and(|code| self.clock.now() >= code.expires_at) {
            return self.end(row).await;
        }
        let letter = match self.compose(row).await {
            Ok(letter) => letter,
            Err(FlowError::Connector(error)) => {
                tracing::warn!(mail.id = %row.id, error = &error as &dyn std::error::Error, "mail waits for the directory");
                let refused = Refused {
                    fault: Fault::Destination,
                    refusal: NO_DIRECTORY.to_owned(),
                };
                return self.refused(row, refused, None).await;
            }
            Err(error) => return Err(error),
        };
        match letter {
            Some(letter) => match mail.send(letter).await {
                Ok(taken) => self.taken(row, taken).await,
                Err(error) => self.not_taken(row, error).await,
            },
            // Up to here, a decoy costs as much as a mail. It then takes as long as a mail, and
            // ends (law 5).
            None if code.is_some() => match mail.rehearse().await {
                Ok(taken) => self.rehearsed(row, taken).await,
                Err(error) => self.not_taken(row, error).await,
            },
            None => self.end(row).await,
        }
    }

    async fn end(&self, row: &OutboxRow) -> Result<Delivered, FlowError> {
        let mut tx = self.store.work(&[LockKey::Outbox]).await?;
        tx.end_mail(row.id).await?;
        tx.commit().await?;
        Ok(Delivered::Nothing)
    }

    async fn taken(&self, row: &OutboxRow, taken: Taken) -> Result<Delivered, FlowError> {
        let now = self.clock.now();
        let mut tx = self.store.work(&[LockKey::Outbox]).await?;
        let mut relay = tx.relay().await?;
        let was_failing = relay.failing.is_some();
        if relay.took(taken, now) {
            tx.wake_mail(now).await?;
        }
        tx.put_relay(&relay).await?;
        tx.end_mail(row.id).await?;
        tx.commit().await?;
        tell_recovery(was_failing);
        tracing::info!(
            mail.id = %row.id,
            mail.kind = row.message.word(),
            mail.tries = row.tries + 1,
            mail.waited_s = now.since(row.created_at),
            "mail delivered"
        );
        Ok(Delivered::Taken)
    }

    async fn rehearsed(&self, row: &OutboxRow, taken: Taken) -> Result<Delivered, FlowError> {
        let mut tx = self.store.work(&[LockKey::Outbox]).await?;
        let mut relay = tx.relay().await?;
        let was_failing = relay.failing.is_some();
        relay.rehearsed(taken, self.clock.now());
        tx.put_relay(&relay).await?;
        tx.end_mail(row.id).await?;
        tx.commit().await?;
        tell_recovery(was_failing);
        Ok(Delivered::Taken)
    }

    async fn not_taken(&self, row: &OutboxRow, error: MailError) -> Result<Delivered, FlowError> {
        let refusal = error
            .refusal
            .map_or_else(|| NOT_ASKED.to_owned(), |refusal| refusal.to_string());
        let fault = error.fault;
        self.refused(row, Refused { fault, refusal }, Some(&error))
            .await
    }

    /// Records that a mail was not accepted: the mail waits, or it is given up and remembered as
    /// lost.
    async fn refused(
        &self,
        row: &OutboxRow,
        refused: Refused,
        error: Option<&MailError>,
    ) -> Result<Delivered, FlowError> {
        let now = self.clock.now();
        let tries = row.tries.saturating_add(1);
        let mut tx = self.store.work(&[LockKey::Outbox]).await?;
        if let Some(error) = error {
            let mut relay = tx.relay().await?;
            note(&mut relay, error, row, now);
            tx.put_relay(&relay).await?;
        }
        match retry(refused.fault, row.message.code().is_some(), tries, now) {
            Some(_) if refused.fault == Fault::Relay => {
                tx.release_mail(row.id, now.plus(BUSY_S), &refused).await?;
            }
            Some(retry) => tx.retry_mail(row.id, retry, &refused).await?,
            None => {
                tracing::error!(
                    mail.id = %row.id,
                    mail.kind = row.message.word(),
                    mail.tries = tries,
                    mail.refusal = refused.refusal,
                    "mail given up"
                );
                tx.put_lost_mail(&lost(row, &refused, now)).await?;
                tx.end_mail(row.id).await?;
            }
        }
        tx.commit().await?;
        Ok(Delivered::Refused(refused.fault))
    }

    /// Composes the mail; returns `None` if it goes nowhere. For a decoy, the same values are read,
    /// derived and written as for a mail (law 5).
    async fn compose(&self, row: &OutboxRow) -> Result<Option<Letter>, FlowError> {
        let account = self.connector.get(row.account.unwrap_or(NOBODY)).await?;
        let holds = self.still_holds(row, account.as_ref()).await?;
        let address = self.address(row, account.as_ref()).await?.filter(|_| holds);
        let words = Words::of(Language::nearest(&row.language));
        let code = self.code(row);
        let facts = Facts {
            organisation: &self.organisation,
            display_name: account.as_ref().map_or("", |account| &account.display_name),
            user_name: account
                .as_ref()
                .map_or("", |account| account.user_name.as_str()),
            device_name: &row.device_name,
            at: told_time(row),
            utc_offset_min: row.utc_offset_min,
        };
        let mail = words.mail(kind(&row.message, &code, row.created_at), &facts);
        // A work address is used as the directory spells it.
        let written = |to: String| deliverable(&to).map_or(to, |address| address.to_string());
        Ok(address.map(written).map(|to| Letter {
            id: row.id,
            to,
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
        }))
    }

    /// The address of the mail, from the current record (law 6).
    async fn address(
        &self,
        row: &OutboxRow,
        account: Option<&Account>,
    ) -> Result<Option<String>, FlowError> {
        let id = row.account.unwrap_or(NOBODY);
        let mut tx = self.store.read().await?;
        let registered = tx.methods(id).await?;
        match row.destination {
            _ if !code_is_of_destination(row) => Ok(None),
            Destination::Work => Ok(account.and_then(|account| account.mail.clone())),
            Destination::Nowhere => Ok(None),
            // A code is never sent to an address that was removed; a notice is.
            Destination::Method(method) if row.message.code().is_some() => {
                Ok(address_of(&registered, method))
            }
            Destination::Method(method) => {
                let since = self.clock.now().plus(-REMOVED_ADDRESS_DAYS * 24 * 60 * 60);
                let removed = tx.removed_mail_methods(id, since).await?;
                Ok(address_of(&registered, method).or_else(|| address_of(&removed, method)))
            }
        }
    }

    /// The code of the mail. A code is derived for mails without one too; nobody sees it.
    fn code(&self, row: &OutboxRow) -> Secret {
        let to = match row.destination {
            Destination::Method(method) => Some(method),
            Destination::Work | Destination::Nowhere => None,
        };
        self.codes.code(&match row.message {
            Message::AttemptCode {
                attempt, serial, ..
            } => attempt_code(attempt, to, serial),
            Message::MethodCode {
                scope,
                method,
                serial,
                ..
            } => scoped_code(scope, method, serial),
            _ => scoped_code(
                CodeScope::Activation(NOBODY),
                MethodId::from_uuid(row.id),
                0,
            ),
        })
    }
}

/// Whether a mail with a code goes to the method that the code belongs to; true for every mail
/// without a code.
///
/// A row of the outbox has no mark, so its destination may have been changed. The code of an
/// attempt is derived from the destination, so a code that was sent to another destination is never
/// right.
fn code_is_of_destination(row: &OutboxRow) -> bool {
    match row.message {
        Message::MethodCode { method, .. } => row.destination == Destination::Method(method),
        _ => true,
    }
}

fn address_of(methods: &[Method], id: MethodId) -> Option<String> {
    let method = methods.iter().find(|method| method.id == id)?;
    method.address().map(str::to_owned)
}

/// The mail that is next.
async fn next_due(
    tx: &mut dyn WriteTx,
    turns: &mut Turns,
    now: Timestamp,
) -> Result<Option<OutboxRow>, FlowError> {
    for due in turns.take() {
        if let Some(row) = tx.due_mail(now, due).await? {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Notes what a refusal shows about the mail server, and logs what the administrator should know.
fn note(relay: &mut Relay, error: &MailError, row: &OutboxRow, now: Timestamp) {
    let (id, kind, cause) = (row.id, row.message.word(), &error.cause);
    if let Some(takes) = error.takes {
        relay.rehearsed(takes, now);
    }
    let Some(refusal) = &error.refusal else {
        tracing::warn!(mail.id = %id, mail.kind = kind, error = %cause, "mail not handed over");
        return;
    };
    match error.fault {
        Fault::Relay => {
            let raised = relay.failed(refusal, now);
            if raised {
                tracing::error!(mail.refusal = %refusal, error = %cause, "the mail server takes no mail of ours");
            } else {
                tracing::debug!(mail.refusal = %refusal, error = %cause, "the mail server takes no mail yet");
            }
        }
        Fault::Policy | Fault::Unclear => {
            relay.refused(refusal, now);
            // Each mail is logged at first and then ever more rarely, because it is tried for as
            // long as necessary.
            if (row.tries + 1).is_power_of_two() {
                tracing::error!(
                    mail.id = %id, mail.kind = kind, mail.tries = row.tries + 1, mail.refusal = %refusal,
                    "the mail server refuses a mail for a reason of its own; it is kept"
                );
            }
        }
        Fault::Address | Fault::Destination => {
            if refusal.stage.is_past_us() {
                relay.reached(now);
            }
            tracing::warn!(
                mail.id = %id, mail.kind = kind, mail.tries = row.tries + 1, mail.refusal = %refusal,
                "mail not taken"
            );
        }
    }
}

fn tell_recovery(was_failing: bool) {
    if was_failing {
        tracing::info!("the mail server takes mail again");
    }
}

fn lost(row: &OutboxRow, refused: &Refused, now: Timestamp) -> LostMail {
    LostMail {
        id: row.id,
        at: now,
        account: row.account,
        message: row.message.word().to_owned(),
        tries: row.tries.saturating_add(1),
        refusal: refused.refusal.clone(),
    }
}
