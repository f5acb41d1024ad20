//! What a person is told, as references: no code and no address stands in the outbox.

use crate::{account::Account, method::Method};
use chiave_protocol::{AccountId, AttemptId, MethodId, Timestamp, method::ProofKind};
use uuid::Uuid;

/// Days for which notices still go to a removed address (law 3).
pub const REMOVED_ADDRESS_DAYS: i64 = 30;

/// Every channel on which a person is told: the work address and each of `methods` that is a
/// confirmed address. The caller adds the addresses that were removed lately.
pub fn channels<'a>(
    account: &Account,
    methods: impl IntoIterator<Item = &'a Method>,
) -> Vec<Destination> {
    let work = account.mail.iter().map(|_| Destination::Work);
    let addresses = methods
        .into_iter()
        .filter(|method| method.confirmed && method.kind() == ProofKind::Mail)
        .map(|method| Destination::Method(method.id));
    work.chain(addresses).collect()
}

/// A mail that has to go out.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxRow {
    /// Names the row; becomes the mail's Message-ID.
    pub id: Uuid,
    /// Whom it concerns; `None` for a decoy, which costs the same and goes nowhere (law 5).
    pub account: Option<AccountId>,
    /// What it says.
    pub message: Message,
    /// Which mailbox it goes to, taken from the record when it is rendered (law 6).
    pub destination: Destination,
    /// The language of the mail, an IETF tag.
    pub language: String,
    /// What the laptop that asked is called.
    pub device_name: String,
    /// The laptop's offset from UTC in minutes.
    pub utc_offset_min: i16,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// Not before this time.
    pub next_try_at: Timestamp,
    /// Deliveries tried so far.
    pub tries: u32,
}

/// Where a mail goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Destination {
    /// The work address of the account.
    Work,
    /// The address of a registered method.
    Method(MethodId),
    /// To nobody: a decoy.
    Nowhere,
}

/// What a mail says.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Message {
    /// A code for a reset or an unlock.
    AttemptCode {
        /// The code is derived from this, the method and the serial.
        attempt: AttemptId,
        /// Which send it was.
        serial: u32,
        /// After this time the mail is not sent any more.
        expires_at: Timestamp,
    },
    /// A code that confirms an address or gives a fresh proof.
    MethodCode {
        /// The code is derived from this and the serial.
        method: MethodId,
        /// Which send it was.
        serial: u32,
        /// After this time the mail is not sent any more.
        expires_at: Timestamp,
    },
    /// The account was activated.
    Activated,
    /// The password was changed.
    PasswordChanged,
    /// The password was reset.
    PasswordReset,
    /// IT locked the account.
    AccountLocked,
    /// A lock was ended.
    AccountUnlocked,
    /// A method was added.
    MethodAdded,
    /// A method was added with a pass to an account that is in use; it counts at once.
    MethodAddedByPass,
    /// A method was removed.
    MethodRemoved,
}
