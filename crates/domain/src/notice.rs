//! What a person is told, as references: no code and no address stands in the outbox.

use crate::{
    account::Account,
    delivery::Fault,
    method::{Channel, Method},
};
use chiave_protocol::{AccountId, AttemptId, MethodId, Timestamp};
use uuid::Uuid;

/// Days for which notices still go to a removed address (law 3).
pub const REMOVED_ADDRESS_DAYS: i64 = 30;
/// Days for which it is kept that a mail was given up.
pub const LOST_MAIL_DAYS: i64 = 14;

/// Every channel on which a person is told: the work address and each of `methods` that is a
/// confirmed address. The caller adds the addresses that were removed lately.
pub fn channels<'a>(
    account: &Account,
    methods: impl IntoIterator<Item = &'a Method>,
) -> Vec<Destination> {
    let work = account.mail.iter().map(|_| Destination::Work);
    let addresses = methods
        .into_iter()
        .filter(|method| method.confirmed && method.spec().channel == Some(Channel::Mail))
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
    /// One of the first methods was added with an activation code, before the first password.
    FirstMethodAdded,
    /// A method was removed.
    MethodRemoved,
    /// IT removed a method, or all of them.
    MethodRemovedByIt,
    /// Somebody signed in on a computer on which the account was never signed in before.
    SignedInOnNewDevice,
    /// The right password was typed, and the second factor did not come.
    SignInAbandoned,
}

/// What a code in a mail belongs to, and until when it is of use.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CodeOf {
    /// The attempt, or the method outside of one. A newer code of it makes an older one worthless.
    pub whose: Uuid,
    /// After this time the mail is not sent any more.
    pub expires_at: Timestamp,
}

impl Message {
    /// The code that the mail brings; `None` for a notice.
    #[must_use]
    pub fn code(&self) -> Option<CodeOf> {
        let (whose, expires_at) = match self {
            Self::AttemptCode {
                attempt,
                expires_at,
                ..
            } => (attempt.as_uuid(), *expires_at),
            Self::MethodCode {
                method, expires_at, ..
            } => (method.as_uuid(), *expires_at),
            _ => return None,
        };
        Some(CodeOf { whose, expires_at })
    }

    /// A stable word for the log and the command line.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::AttemptCode { .. } => "attempt-code",
            Self::MethodCode { .. } => "method-code",
            Self::Activated => "activated",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::AccountLocked => "account-locked",
            Self::AccountUnlocked => "account-unlocked",
            Self::MethodAdded => "method-added",
            Self::MethodAddedByPass => "method-added-by-pass",
            Self::FirstMethodAdded => "first-method-added",
            Self::MethodRemoved => "method-removed",
            Self::MethodRemovedByIt => "method-removed-by-it",
            Self::SignedInOnNewDevice => "signed-in-on-new-device",
            Self::SignInAbandoned => "sign-in-abandoned",
        }
    }
}

/// Mails that wait for the same reason, for whoever looks after the service.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct WaitingMails {
    /// Whether they bring codes; decoys are among them (law 5).
    pub codes: bool,
    /// Whom their last refusal was about; `None` where they were not refused.
    pub fault: Option<Fault>,
    /// What was answered, in codes.
    pub refusal: Option<String>,
    /// How many.
    pub count: u64,
    /// When the oldest was asked for.
    pub oldest: Timestamp,
    /// When the next of them is tried.
    pub next_try_at: Timestamp,
}

/// A mail that was given up.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LostMail {
    /// The mail's id, as in the log.
    pub id: Uuid,
    /// When it was given up.
    pub at: Timestamp,
    /// Whom it concerned.
    pub account: Option<AccountId>,
    /// What it said, see [`Message::word`].
    pub message: String,
    /// How often it was tried.
    pub tries: u32,
    /// What was answered, in codes.
    pub refusal: String,
}
