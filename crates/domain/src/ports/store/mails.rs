//! Mails that have to go out, and how deliveries go.

use crate::{
    delivery::{Due, Fault, Relay, Retry},
    notice::{LostMail, OutboxRow, WaitingMails},
    ports::store::StoreError,
};
use async_trait::async_trait;
use chiave_protocol::Timestamp;
use uuid::Uuid;

/// Mails that have to go out.
#[async_trait]
pub trait ReadOutbox {
    /// Whether any row is due.
    async fn mail_is_due(&mut self, now: Timestamp) -> Result<bool, StoreError>;
    /// The row whose turn it is, of those that are due.
    async fn due_mail(&mut self, now: Timestamp, due: Due)
    -> Result<Option<OutboxRow>, StoreError>;
    /// What waits, and why.
    async fn waiting_mail(&mut self) -> Result<Vec<WaitingMails>, StoreError>;
}

/// What a writing transaction does beside [`ReadOutbox`].
#[async_trait]
pub trait WriteOutbox {
    /// Queues a mail. A code takes the place of an older one of the same attempt, or of the same method in
    /// the same scope: a code for another session is accepted there alone, and has to arrive.
    async fn put_mail(&mut self, row: &OutboxRow) -> Result<(), StoreError>;
    /// Counts a try of a row, and leaves it to whoever took it up until `until`.
    async fn claim_mail(&mut self, id: Uuid, until: Timestamp) -> Result<(), StoreError>;
    /// The try was none, since the mail server took nothing: the row is due again at `at`.
    async fn release_mail(
        &mut self,
        id: Uuid,
        at: Timestamp,
        refused: &Refused,
    ) -> Result<(), StoreError>;
    /// The mail was refused, and is tried again.
    async fn retry_mail(
        &mut self,
        id: Uuid,
        retry: Retry,
        refused: &Refused,
    ) -> Result<(), StoreError>;
    /// Makes rows due that wait for a mail to be taken.
    async fn wake_mail(&mut self, now: Timestamp) -> Result<(), StoreError>;
    /// The row was delivered, or is given up.
    async fn end_mail(&mut self, id: Uuid) -> Result<(), StoreError>;
    /// Ends the rows whose code is of no use any more.
    async fn end_expired_mail(&mut self, now: Timestamp) -> Result<(), StoreError>;
}

/// Why a mail waits, in codes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refused {
    /// Whom the refusal was about.
    pub fault: Fault,
    /// What was answered, without words and without an address.
    pub refusal: String,
}

/// How deliveries go, for the next one and for whoever looks after the service.
#[async_trait]
pub trait ReadDeliveries {
    /// How the mail server is met.
    async fn relay(&mut self) -> Result<Relay, StoreError>;
    /// Mails given up after `since`, oldest first.
    async fn lost_mail(&mut self, since: Timestamp) -> Result<Vec<LostMail>, StoreError>;
}

/// What a writing transaction does beside [`ReadDeliveries`].
#[async_trait]
pub trait WriteDeliveries {
    /// Stores how the mail server is met.
    async fn put_relay(&mut self, relay: &Relay) -> Result<(), StoreError>;
    /// Keeps a mail that was given up, without what it said.
    async fn put_lost_mail(&mut self, lost: &LostMail) -> Result<(), StoreError>;
}
