//! Where everything but the directory itself is kept.
//!
//! [`Store::begin`] opens a transaction; nothing it does is seen by anybody before
//! [`Tx::commit`], and dropping it undoes it. There is one writer at a time, so a flow that loads,
//! decides and commits inside one transaction is atomic. "Not there" is `None`, never an error.

use crate::{
    account::EntryVersion,
    audit::{AuditRow, Link},
    device::Device,
    intent::{End, Intent},
    method::Method,
    notice::OutboxRow,
    pass::{Activation, Pass},
    session::Session,
    settings::PeopleSettings,
    throttle::Bucket,
};
use async_trait::async_trait;
use chiave_protocol::{
    AccountId, MethodId, OperationId, SessionId, Thumbprint, Timestamp, TokenHash, state::EventView,
};
use uuid::Uuid;

pub use crate::attempt::store::Attempts;

/// The store failed. There is nothing a person could do about it; the log has the cause.
#[derive(Debug, thiserror::Error)]
#[error("the store failed")]
pub struct StoreError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Opens transactions.
#[async_trait]
pub trait Store: Send + Sync {
    /// Opens a writing transaction; waits for the one before to end.
    async fn begin(&self) -> Result<Box<dyn Tx>, StoreError>;

    /// Opens a reading transaction on the last committed state; never waits for a writer.
    async fn read(&self) -> Result<Box<dyn Tx>, StoreError>;

    /// Opens what reads like [`Store::read`], except that each question sees the last state
    /// committed by then: enough for a single one, and cheaper.
    async fn glance(&self) -> Result<Box<dyn Tx>, StoreError>;
}

/// A transaction over all repositories.
#[async_trait]
pub trait Tx:
    Activations
    + Attempts
    + Audit
    + Devices
    + Entries
    + Intents
    + Methods
    + Outbox
    + Passes
    + Replays
    + Revisions
    + Sessions
    + Settings
    + Throttles
    + Send
{
    /// Makes everything it did visible and durable, at once.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}

/// Sessions, by the hash of their token.
#[async_trait]
pub trait Sessions {
    /// The session that `token` opens, dead ones included: the caller judges.
    async fn session(&mut self, token: &TokenHash) -> Result<Option<Session>, StoreError>;
    /// The session that `token` opens and the revision of its account's state, of one moment.
    async fn session_in_step(
        &mut self,
        token: &TokenHash,
    ) -> Result<Option<(Session, u64)>, StoreError>;
    /// The session with this id, for whoever already knows that it may.
    async fn session_by_id(&mut self, id: SessionId) -> Result<Option<Session>, StoreError>;
    /// Stores a new session or a new standing of an old one.
    async fn put_session(&mut self, session: &Session) -> Result<(), StoreError>;
    /// Ends one session.
    async fn end_session(&mut self, id: SessionId) -> Result<(), StoreError>;
    /// Ends the sessions of an account, except those of the device keys in `keep`; says how many.
    async fn end_sessions(
        &mut self,
        account: AccountId,
        keep: &[Thumbprint],
    ) -> Result<u64, StoreError>;
}

/// Device keys and the accounts that know them.
#[async_trait]
pub trait Devices {
    /// The device as this account knows it.
    async fn device(
        &mut self,
        account: AccountId,
        key: &Thumbprint,
    ) -> Result<Option<Device>, StoreError>;
    /// Every device of an account.
    async fn devices(&mut self, account: AccountId) -> Result<Vec<Device>, StoreError>;
    /// Stores a device or its newest proof.
    async fn put_device(&mut self, device: &Device) -> Result<(), StoreError>;
}

/// What the store knows of the directory's entries: how often they changed.
#[async_trait]
pub trait Entries {
    /// The version of an entry; the first one where nothing ever changed.
    async fn entry_version(&mut self, account: AccountId) -> Result<EntryVersion, StoreError>;
    /// Counts one more change of its password, its lock, or whether it is enabled. Whatever was
    /// decided on an earlier version is decided anew.
    async fn entry_changed(&mut self, account: AccountId) -> Result<(), StoreError>;
}

/// Throttle buckets, by a keyed hash of what they guard.
#[async_trait]
pub trait Throttles {
    /// The bucket; an empty one where there is none.
    async fn bucket(&mut self, key: &[u8; 16]) -> Result<Bucket, StoreError>;
    /// Stores it.
    async fn put_bucket(&mut self, key: &[u8; 16], bucket: &Bucket) -> Result<(), StoreError>;
    /// Times at which codes went to one destination within the last day, oldest first.
    async fn sends(
        &mut self,
        destination: &[u8; 16],
        since: Timestamp,
    ) -> Result<Vec<Timestamp>, StoreError>;
    /// Counts one more send.
    async fn add_send(&mut self, destination: &[u8; 16], at: Timestamp) -> Result<(), StoreError>;
}

/// Registered methods. Their details are sealed at rest.
#[async_trait]
pub trait Methods {
    /// All methods of an account that were not removed, oldest first, unconfirmed ones included.
    async fn methods(&mut self, account: AccountId) -> Result<Vec<Method>, StoreError>;
    /// Stores a new method or a new state of an old one.
    async fn put_method(&mut self, method: &Method) -> Result<(), StoreError>;
    /// Counts one more wrong code in a row for these methods. As much work for none of them as for
    /// any number up to ten (law 5).
    async fn count_misses(&mut self, ids: &[MethodId]) -> Result<(), StoreError>;
    /// Removes a method. Its address still gets notices for 30 days (law 3); of a method that was
    /// never confirmed nothing is kept.
    async fn remove_method(&mut self, id: MethodId, at: Timestamp) -> Result<(), StoreError>;
    /// Confirmed addresses removed after `since`, to which notices still go.
    async fn removed_mail_methods(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Method>, StoreError>;
    /// How many codes were ever sent for a method; the serial of the next one.
    async fn next_code_serial(&mut self, id: MethodId) -> Result<u32, StoreError>;
    /// The code of a method that waits to be typed outside an attempt.
    async fn method_code(&mut self, id: MethodId) -> Result<Option<MethodCode>, StoreError>;
    /// Stores it; `None` where it was used or given up.
    async fn put_method_code(
        &mut self,
        id: MethodId,
        code: Option<&MethodCode>,
    ) -> Result<(), StoreError>;
}

/// A mailed code that waits to be typed: to confirm an address, or as a fresh proof.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MethodCode {
    /// Which send it was; the code is derived from it.
    pub serial: u32,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Until when it is accepted.
    pub expires_at: Timestamp,
    /// Wrong codes typed so far.
    pub wrong: u32,
}

/// Activation passes, one an account.
#[async_trait]
pub trait Passes {
    /// The account's newest pass, spent or not.
    async fn pass(&mut self, account: AccountId) -> Result<Option<Pass>, StoreError>;
    /// Stores a pass in place of any older one.
    async fn put_pass(&mut self, pass: &Pass) -> Result<(), StoreError>;
}

/// Activations in flight, one an account.
#[async_trait]
pub trait Activations {
    /// The activation that `token` opens.
    async fn activation(&mut self, token: &TokenHash) -> Result<Option<Activation>, StoreError>;
    /// Stores it in place of any other of the same account.
    async fn put_activation(&mut self, activation: &Activation) -> Result<(), StoreError>;
    /// Ends it.
    async fn end_activation(&mut self, account: AccountId) -> Result<(), StoreError>;
}

/// Begun writes.
#[async_trait]
pub trait Intents {
    /// The intent of an operation.
    async fn intent(&mut self, operation: OperationId) -> Result<Option<Intent>, StoreError>;
    /// Every intent that is still open, to be settled.
    async fn open_intents(&mut self) -> Result<Vec<Intent>, StoreError>;
    /// Records a new intent.
    async fn put_intent(&mut self, intent: &Intent) -> Result<(), StoreError>;
    /// Says how it ended. Returns whether it was open: only one caller may close it.
    async fn close_intent(&mut self, operation: OperationId, end: &End)
    -> Result<bool, StoreError>;
}

/// Mails that have to go out.
#[async_trait]
pub trait Outbox {
    /// Queues a mail.
    async fn put_mail(&mut self, row: &OutboxRow) -> Result<(), StoreError>;
    /// Up to `limit` rows that are due, oldest first.
    async fn due_mail(&mut self, now: Timestamp, limit: u32) -> Result<Vec<OutboxRow>, StoreError>;
    /// The row was delivered, or is given up.
    async fn end_mail(&mut self, id: Uuid) -> Result<(), StoreError>;
    /// The row was not delivered; again at `next_try_at`.
    async fn postpone_mail(&mut self, id: Uuid, next_try_at: Timestamp) -> Result<(), StoreError>;
}

/// The audit log.
#[async_trait]
pub trait Audit {
    /// Writes a row; the sealer chains it later.
    async fn put_audit(&mut self, row: &AuditRow) -> Result<(), StoreError>;
    /// The newest rows of an account, newest first, as its owner sees them. At most a quarter of
    /// them are of the kinds that anybody who knows the user name can cause.
    async fn events(
        &mut self,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<EventView>, StoreError>;
    /// The newest rows with their numbers, newest first: of one account, or of all.
    async fn newest_rows(
        &mut self,
        account: Option<AccountId>,
        limit: u32,
    ) -> Result<Vec<(i64, AuditRow)>, StoreError>;
    /// Removes the laptops' names from rows written before `before`; the chain does not cover them.
    /// Says how many.
    async fn purge_names(&mut self, before: Timestamp) -> Result<u64, StoreError>;
    /// Rows that no link of the chain covers yet, in the order they were committed.
    async fn unsealed(&mut self, limit: u32) -> Result<Vec<(i64, AuditRow)>, StoreError>;
    /// The hash of the newest link, and its number.
    async fn chain_head(&mut self) -> Result<Option<(i64, [u8; 32])>, StoreError>;
    /// Adds a link over the row with sequence number `row`.
    async fn put_link(&mut self, link: i64, row: i64, hash: &[u8; 32]) -> Result<(), StoreError>;
    /// Up to `limit` links after number `after`, in their order, with their rows.
    async fn links(&mut self, after: i64, limit: u32) -> Result<Vec<Link>, StoreError>;
    /// How many rows there are up to sequence number `number`, covered or not.
    async fn rows_up_to(&mut self, number: i64) -> Result<u64, StoreError>;
}

/// Spent DPoP proofs of changing requests (RFC 9449, section 11.1).
#[async_trait]
pub trait Replays {
    /// Remembers a `jti`; `false` where it was there already.
    async fn spend_jti(&mut self, jti: &str, expires_at: Timestamp) -> Result<bool, StoreError>;
    /// Forgets those that no nonce lets through any more.
    async fn forget_jtis(&mut self, now: Timestamp) -> Result<(), StoreError>;
}

/// The revision of an account's state document.
#[async_trait]
pub trait Revisions {
    /// The current revision; 0 where nothing ever changed. It moves with the settings about people
    /// too, which the document repeats.
    async fn revision(&mut self, account: AccountId) -> Result<u64, StoreError>;
    /// Counts one more change.
    async fn bump_revision(&mut self, account: AccountId) -> Result<(), StoreError>;
}

/// The settings about people.
#[async_trait]
pub trait Settings {
    /// The document; the default where none was stored.
    async fn people_settings(&mut self) -> Result<PeopleSettings, StoreError>;
    /// The revision of the document; 0 where none was stored.
    async fn people_revision(&mut self) -> Result<u64, StoreError>;
    /// Stores it as a new revision.
    async fn put_people_settings(&mut self, settings: &PeopleSettings) -> Result<(), StoreError>;
}
