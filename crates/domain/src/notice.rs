//! Notices to a person, as references: the outbox holds no code and no address.

use crate::{
    account::Account,
    delivery::Fault,
    method::{Channel, Method},
    settings::PolicyBook,
    verification::CodeScope,
};
use chiave_protocol::{AccountId, AttemptId, MethodId, Timestamp, method::MethodKind};
use uuid::Uuid;

/// Days for which notices still go to a removed address (law 3).
pub const REMOVED_ADDRESS_DAYS: i64 = 30;
/// Days for which the record of a mail that was given up is kept.
pub const LOST_MAIL_DAYS: i64 = 14;

/// Every destination for notices to a person: the work address and each of `methods` that is a
/// confirmed address. The caller adds addresses that were removed recently.
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

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxRow {
    /// The id of the row, which becomes the mail's Message-ID.
    pub id: Uuid,
    /// The account; `None` for a decoy, which costs the same and is sent nowhere (law 5).
    pub account: Option<AccountId>,
    /// The content of the mail.
    pub message: Message,
    /// The mailbox; its address is read from the record when the mail is rendered (law 6).
    pub destination: Destination,
    /// The language of the mail, an IETF tag.
    pub language: String,
    /// The name of the computer that requested the mail.
    pub device_name: String,
    /// That computer's offset from UTC in minutes.
    pub utc_offset_min: i16,
    /// When the mail was requested.
    pub created_at: Timestamp,
    /// The mail is not tried before this time.
    pub next_try_at: Timestamp,
    /// The number of deliveries tried so far.
    pub tries: u32,
}

/// The destination of a mail.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Destination {
    /// The work address of the account.
    Work,
    /// The address of a registered method.
    Method(MethodId),
    /// Nowhere: a decoy.
    Nowhere,
}

/// The content of a mail.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Message {
    /// A code for a reset or an unlock.
    AttemptCode {
        /// The attempt; the code is derived from its id, the method and the serial.
        attempt: AttemptId,
        /// The serial number of the send.
        serial: u32,
        /// The mail is not sent after this time.
        expires_at: Timestamp,
    },
    /// A code that confirms an address, or for a fresh verification.
    MethodCode {
        /// Where the code was requested; the code is derived from this scope, too.
        scope: CodeScope,
        /// The method; the code is derived from its id and the serial.
        method: MethodId,
        /// The serial number of the send.
        serial: u32,
        /// The mail is not sent after this time.
        expires_at: Timestamp,
    },
    /// The account was activated.
    Activated,
    /// The password was changed.
    PasswordChanged,
    /// The password was reset.
    PasswordReset,
    /// The password expires soon.
    PasswordExpires {
        /// When the password was set; after a later change the mail is no longer sent.
        changed_at: Timestamp,
        /// When the password expires; from that time on the mail is no longer sent.
        expires_at: Timestamp,
    },
    /// The IT department locked the account.
    AccountLocked,
    /// A lock was ended.
    AccountUnlocked,
    /// A method was added.
    MethodAdded,
    /// A method was added with an activation code to an account in use, so the method can be used
    /// at once.
    MethodAddedByPass,
    /// One of the first methods was added with an activation code, before the first password.
    FirstMethodAdded,
    /// Methods were removed that nobody chose, because an activation code was shown elsewhere. Also
    /// waits in the outbox of older versions for a method that the person removed.
    MethodRemoved,
    /// The person removed a method.
    MethodRemovedByPerson {
        /// What it was.
        kind: MethodKind,
        /// Whether a newer method of the kind stays in its place.
        replaced: bool,
    },
    /// A code of the recovery sheet was used.
    RecoveryCodeUsed {
        /// How many codes are left.
        left: u8,
    },
    /// The help desk issued a code for a reset or an unlock that is under way.
    HelpDeskCodeIssued,
    /// The IT department issued a temporary code.
    TemporaryCodeIssued {
        /// When the code ends.
        ends_at: Timestamp,
        /// Whether the code is good for one use only.
        once: bool,
    },
    /// The IT department removed a method, or all of them.
    MethodRemovedByIt,
    /// An activation code ended without a password, and the methods registered with it were removed.
    MethodRemovedWithCode,
    /// An address counts for nothing, because it is behind the password.
    AddressNotCounted,
    /// A sign-in was completed on a computer that is new to the account.
    SignedInOnNewDevice,
    /// The right password was typed, but the second factor was not verified.
    SignInAbandoned,
}

/// What the code of a mail belongs to, and how long the code is valid.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CodeOf {
    /// The attempt, or the method if there is no attempt. A newer code of the same attempt, or of the
    /// same method in the same scope, invalidates an older one.
    pub whose: Uuid,
    /// Where the code of a method was asked for; `None` for the code of an attempt.
    pub scope: Option<CodeScope>,
    /// The mail is not sent after this time.
    pub expires_at: Timestamp,
}

impl Message {
    /// The code of the mail; `None` for a notice.
    #[must_use]
    pub fn code(&self) -> Option<CodeOf> {
        let (whose, scope, expires_at) = match self {
            Self::AttemptCode {
                attempt,
                expires_at,
                ..
            } => (attempt.as_uuid(), None, *expires_at),
            Self::MethodCode {
                scope,
                method,
                expires_at,
                ..
            } => (method.as_uuid(), Some(*scope), *expires_at),
            _ => return None,
        };
        Some(CodeOf {
            whose,
            scope,
            expires_at,
        })
    }

    /// Whether a reminder of an expiry is still true of `account` at `now` (law 24): the password is the
    /// same, and the policy of the account's groups reminds of this expiry. True for every other mail.
    #[must_use]
    pub fn holds(&self, account: Option<&Account>, policies: &PolicyBook, now: Timestamp) -> bool {
        let Self::PasswordExpires {
            changed_at,
            expires_at,
        } = self
        else {
            return true;
        };
        account.is_some_and(|account| {
            let policy = policies.for_account(account);
            account.password_changed_at == Some(*changed_at)
                && policy.expiry_to_mail(account, now) == Some(*expires_at)
        })
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
            Self::PasswordExpires { .. } => "password-expires",
            Self::AccountLocked => "account-locked",
            Self::AccountUnlocked => "account-unlocked",
            Self::MethodAdded => "method-added",
            Self::MethodAddedByPass => "method-added-by-pass",
            Self::FirstMethodAdded => "first-method-added",
            Self::MethodRemoved => "method-removed",
            Self::MethodRemovedByPerson { replaced, .. } => match replaced {
                true => "method-replaced",
                false => "method-removed",
            },
            Self::RecoveryCodeUsed { .. } => "recovery-code-used",
            Self::HelpDeskCodeIssued => "help-desk-code-issued",
            Self::TemporaryCodeIssued { .. } => "temporary-code-issued",
            Self::MethodRemovedByIt => "method-removed-by-it",
            Self::MethodRemovedWithCode => "method-removed-with-code",
            Self::AddressNotCounted => "address-not-counted",
            Self::SignedInOnNewDevice => "signed-in-on-new-device",
            Self::SignInAbandoned => "sign-in-abandoned",
        }
    }
}

/// The mails that wait for one reason, for the administrator of the service.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct WaitingMails {
    /// Whether these mails bring codes; decoys are included (law 5).
    pub codes: bool,
    /// What their last refusal was about; `None` if they were not refused.
    pub fault: Option<Fault>,
    /// The reply in codes.
    pub refusal: Option<String>,
    /// The number of mails.
    pub count: u64,
    /// When the oldest mail was requested.
    pub oldest: Timestamp,
    /// When the next of these mails is tried.
    pub next_try_at: Timestamp,
}

/// A mail that was given up.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LostMail {
    /// The mail's id, as in the log.
    pub id: Uuid,
    /// When the mail was given up.
    pub at: Timestamp,
    /// The account of the mail.
    pub account: Option<AccountId>,
    /// The content of the mail, see [`Message::word`].
    pub message: String,
    /// The number of tries.
    pub tries: u32,
    /// The reply in codes.
    pub refusal: String,
}

#[cfg(test)]
mod tests;
