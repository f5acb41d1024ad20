//! The events of the audit log, and who caused them.
//!
//! An event holds its facts. This module alone makes the two texts that are stored of an event, its
//! kind and its detail; rows of earlier versions have the same form.

use crate::{
    account::Role,
    method::{KINDS, spec},
};
use chiave_protocol::{attempt::Purpose, method::MethodKind, state::EventKind};
use std::fmt::{self, Display, Formatter};

/// Who caused an event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Actor {
    /// The person, or somebody using their name, at the computer that the row names.
    Person,
    /// A member of the IT department, by the user id on the service's machine; `None` if the system
    /// does not report the id.
    Operator(Option<u32>),
    /// The service itself, because a time had passed.
    Service,
}

/// The end of a row's detail: nothing for a person, whom the row names already.
impl Display for Actor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person => Ok(()),
            Self::Operator(Some(uid)) => write!(f, "by-uid-{uid}"),
            Self::Operator(None) => f.write_str("by-unknown"),
            Self::Service => f.write_str("by-service"),
        }
    }
}

impl Actor {
    /// Who caused the event, by the last word of its stored [`AuditEvent::detail`].
    #[must_use]
    pub fn of_detail(detail: &str) -> Self {
        match detail.rsplit(' ').next() {
            Some("by-service") => Self::Service,
            Some("by-unknown") => Self::Operator(None),
            Some(word) => word
                .strip_prefix("by-uid-")
                .map_or(Self::Person, |uid| Self::Operator(uid.parse().ok())),
            None => Self::Person,
        }
    }
}

/// The kind of method, by the first word of a stored detail, for the events about a method.
pub(super) fn method_of_detail(detail: &str) -> Option<MethodKind> {
    let word = detail.split(' ').next();
    let mut kinds = KINDS.iter().copied();
    kinds.find(|kind| word == Some(spec(*kind).word))
}

/// An event for the audit log (law 13), with its facts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AuditEvent {
    /// A first password was set with an activation code.
    Activated,
    /// The password of a sign-in was right, but something is missing.
    PasswordAccepted(Missing),
    /// A session became full (law 24).
    SignedIn(MadeFull),
    /// A sign-in was refused before a session existed.
    SignInRefused(SignInRefusal),
    /// The second factor of a sign-in was not verified.
    SignInAbandoned(Abandonment),
    /// The second factor of a sign-in was verified.
    FactorPassed(MethodKind),
    /// A fresh verification succeeded.
    VerificationPassed(MethodKind),
    /// A code was wrong after the password had been right.
    CodeRefused(CodeUse, CodeFault, MethodKind),
    /// A computer became known to the account, by a method of this kind.
    DeviceKnown(MethodKind),
    /// The person ended sessions.
    SignedOut(Extent),
    /// A right activation code was presented.
    ActivationStarted,
    /// A wrong activation code was presented.
    ActivationCodeRefused,
    /// A change of the password was refused: the current password was wrong.
    ChangeRefused,
    /// The registration of a method began.
    MethodBegun(MethodKind),
    /// The first code of a method was wrong.
    MethodRefused(MethodKind),
    /// A method was added.
    MethodAdded(MethodKind),
    /// A method was removed.
    MethodRemoved(MethodKind),
    /// A method could not be read any more and was removed.
    MethodUnreadable,
    /// A request with a session's token was refused; holds the word of the failed check.
    RequestRefused(&'static str),
    /// A person who knew the password changed it.
    PasswordChanged,
    /// The password was reset.
    PasswordReset,
    /// A reset or an unlock was begun.
    ResetStarted(Purpose),
    /// A reset or an unlock failed.
    ResetRefused(ResetRefusal),
    /// A code of a reset or an unlock was wrong.
    ResetCodeRefused(CodeFault, MethodKind),
    /// A gate of a reset or an unlock was passed.
    GatePassed(MethodKind),
    /// A lock ended, or the rate limits after wrong secrets were lifted.
    AccountUnlocked(Unlocking),
    /// The person was mailed that the password expires soon.
    ExpiryMailed,
    /// The IT department issued an activation code.
    ActivationCodeIssued,
    /// An unused activation code ended, because the password was changed or reset.
    ActivationCodeEnded,
    /// The IT department disabled the account.
    AccountDisabled,
    /// The IT department enabled the account.
    AccountEnabled,
    /// The IT department locked the account.
    AccountLocked,
    /// The IT department changed something else about the account.
    AccountChanged(EntryChange),
    /// The IT department changed something about the service.
    ServiceChanged(ServiceChange),
}

/// The step that made a session full.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MadeFull {
    /// The password, if nothing else was required.
    Password,
    /// The second factor.
    SecondFactor(MethodKind),
    /// A new password, if a change was required.
    NewPassword,
}

/// What a sign-in still lacks after the right password.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Missing {
    /// A second factor.
    SecondFactor,
    /// A new password.
    NewPassword,
}

/// Why a sign-in ended without its second factor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Abandonment {
    /// The person cancelled on the computer.
    Cancelled,
    /// The time for the second factor ran out.
    Expired,
    /// The sessions of the account were ended.
    Ended,
}

/// What a code was requested for, after the password had been right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CodeUse {
    /// For the second factor of a sign-in.
    SecondFactor,
    /// For a fresh verification.
    Verification,
}

/// Why a sign-in was refused. Only the log contains the reason; the client does not learn it (law
/// 5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SignInRefusal {
    /// The password was wrong, or no account has the name.
    Password,
    /// The account is disabled.
    Disabled,
    /// The account is locked.
    Locked,
}

/// Which sessions a person ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// The session on this computer.
    Here,
    /// All sessions of the account.
    Everywhere,
}

/// What was wrong with a code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CodeFault {
    /// No method gives this code.
    Wrong,
    /// The code was right but used before.
    Used,
}

impl CodeFault {
    const fn suffix(self) -> &'static str {
        match self {
            Self::Wrong => "",
            Self::Used => " used-code",
        }
    }
}

/// Why a reset or an unlock failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResetRefusal {
    /// No try was left.
    OutOfTries,
    /// The account may not be reset.
    Barred,
    /// The account has too few methods.
    NotEnoughMethods,
    /// The person gave the attempt up.
    Cancelled,
    /// The write did not take place.
    NotWritten,
}

/// How a lock ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unlocking {
    /// By a verification with the person's security info.
    SecurityInfo,
    /// The IT department ended the lock.
    Entry,
    /// The IT department lifted the rate limits after wrong secrets.
    WaitsLifted,
}

/// What the IT department changed about an account.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EntryChange {
    /// The account is new.
    Added,
    /// The named fields have new values.
    Updated(Vec<String>),
    /// The role of the account.
    Role(Role),
    /// The password has to be changed at the next sign-in.
    MustChange,
}

/// What the IT department did to the service itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ServiceChange {
    /// The account policy has a new revision.
    People {
        /// The number of the revision.
        revision: u64,
        /// The keys whose values changed.
        keys: Vec<String>,
    },
    /// Names of computers were removed from old rows.
    NamesPurged {
        /// The day before which the rows were written, such as `2026-05-31`.
        before: String,
        /// The number of rows.
        rows: u64,
    },
    /// Values that no key opened were cleared.
    UnreadableCleared {
        /// The number of values.
        values: usize,
    },
    /// The service no longer expects a dropped key.
    KeyForgotten {
        /// The purpose of the key.
        purpose: String,
        /// The id of the key.
        key: String,
    },
    /// A backup was made.
    Backup,
    /// A backup was restored.
    Restored {
        /// The epoch that began with the restore.
        epoch: u64,
    },
}

impl AuditEvent {
    /// The kind that the owner of the account sees.
    #[must_use]
    pub const fn kind(&self) -> EventKind {
        match self {
            Self::Activated => EventKind::Activated,
            Self::PasswordAccepted(_) => EventKind::PasswordAccepted,
            Self::SignedIn(_) => EventKind::SignedIn,
            Self::SignInAbandoned(_) => EventKind::SignInAbandoned,
            Self::FactorPassed(_) => EventKind::FactorPassed,
            Self::VerificationPassed(_) => EventKind::VerificationPassed,
            Self::CodeRefused(..) => EventKind::CodeRefused,
            Self::DeviceKnown(_) => EventKind::DeviceKnown,
            Self::ResetCodeRefused(..) => EventKind::ResetCodeRefused,
            Self::ActivationCodeEnded => EventKind::PassEnded,
            Self::SignInRefused(_) => EventKind::SignInRefused,
            Self::SignedOut(_) => EventKind::SignedOut,
            Self::ActivationStarted => EventKind::ActivationStarted,
            Self::ActivationCodeRefused => EventKind::PassRefused,
            Self::ChangeRefused => EventKind::ChangeRefused,
            Self::MethodBegun(_) => EventKind::MethodBegun,
            Self::MethodRefused(_) => EventKind::MethodRefused,
            Self::MethodAdded(_) => EventKind::MethodAdded,
            Self::MethodRemoved(_) | Self::MethodUnreadable => EventKind::MethodRemoved,
            Self::RequestRefused(_) => EventKind::RequestRefused,
            Self::PasswordChanged => EventKind::PasswordChanged,
            Self::PasswordReset => EventKind::PasswordReset,
            Self::ResetStarted(_) => EventKind::ResetStarted,
            Self::ResetRefused(_) => EventKind::ResetRefused,
            Self::GatePassed(_) => EventKind::ProofPassed,
            Self::AccountUnlocked(_) => EventKind::AccountUnlocked,
            Self::ExpiryMailed => EventKind::ExpiryMailed,
            Self::ActivationCodeIssued => EventKind::PassIssued,
            Self::AccountDisabled => EventKind::AccountDisabled,
            Self::AccountEnabled => EventKind::AccountEnabled,
            Self::AccountLocked => EventKind::AccountLocked,
            Self::AccountChanged(_) => EventKind::AccountChanged,
            Self::ServiceChanged(_) => EventKind::ServiceChanged,
        }
    }

    /// The facts of the event in stable words, without who caused it.
    fn facts(&self) -> String {
        let word = match self {
            Self::Activated | Self::PasswordChanged | Self::PasswordReset | Self::ExpiryMailed => {
                ""
            }
            Self::PasswordAccepted(Missing::SecondFactor) => "second-factor-missing",
            Self::PasswordAccepted(Missing::NewPassword) => "new-password-missing",
            Self::SignedIn(MadeFull::Password) => "password",
            Self::SignedIn(MadeFull::NewPassword) => "new-password",
            Self::SignInAbandoned(abandonment) => abandonment.word(),
            Self::CodeRefused(code_use, fault, kind) => {
                let code_use = match code_use {
                    CodeUse::SecondFactor => "second-factor",
                    CodeUse::Verification => "verification",
                };
                return format!("{} {code_use}{}", spec(*kind).word, fault.suffix());
            }
            Self::ResetCodeRefused(fault @ CodeFault::Used, kind) => {
                return format!("{}{}", spec(*kind).word, fault.suffix());
            }
            Self::SignInRefused(refusal) => refusal.word(),
            Self::SignedOut(Extent::Here) => "here",
            Self::SignedOut(Extent::Everywhere) => "everywhere",
            Self::ActivationStarted
            | Self::ActivationCodeRefused
            | Self::ActivationCodeIssued
            | Self::ActivationCodeEnded => "activation",
            Self::ChangeRefused => "current-password",
            Self::MethodBegun(kind)
            | Self::MethodRefused(kind)
            | Self::MethodAdded(kind)
            | Self::MethodRemoved(kind)
            | Self::SignedIn(MadeFull::SecondFactor(kind))
            | Self::FactorPassed(kind)
            | Self::VerificationPassed(kind)
            | Self::DeviceKnown(kind)
            | Self::ResetCodeRefused(CodeFault::Wrong, kind)
            | Self::GatePassed(kind) => spec(*kind).word,
            Self::MethodUnreadable => "unreadable",
            Self::RequestRefused(why) => why,
            Self::ResetStarted(Purpose::Reset) => "reset",
            Self::ResetStarted(Purpose::Unlock) => "unlock",
            Self::ResetRefused(refusal) => refusal.word(),
            Self::AccountUnlocked(Unlocking::SecurityInfo) => "",
            Self::AccountUnlocked(Unlocking::Entry) => "entry-unlocked",
            Self::AccountUnlocked(Unlocking::WaitsLifted) => "waits-lifted",
            Self::AccountDisabled => "entry-disabled",
            Self::AccountEnabled => "entry-enabled",
            Self::AccountLocked => "entry-locked",
            Self::AccountChanged(change) => return change.facts(),
            Self::ServiceChanged(change) => return change.facts(),
        };
        word.to_owned()
    }

    /// The detail of the row: the facts of the event and who caused it.
    #[must_use]
    pub fn detail(&self, by: Actor) -> String {
        match (self.facts(), by.to_string()) {
            (facts, by) if by.is_empty() => facts,
            (facts, by) if facts.is_empty() => by,
            (facts, by) => format!("{facts} {by}"),
        }
    }
}

impl SignInRefusal {
    const fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Disabled => "disabled",
            Self::Locked => "locked",
        }
    }
}

impl Abandonment {
    const fn word(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Ended => "ended",
        }
    }
}

impl ResetRefusal {
    const fn word(self) -> &'static str {
        match self {
            Self::OutOfTries => "out-of-tries",
            Self::Barred => "barred",
            Self::NotEnoughMethods => "not-enough-methods",
            Self::Cancelled => "cancelled",
            Self::NotWritten => "not-written",
        }
    }
}

impl EntryChange {
    fn facts(&self) -> String {
        match self {
            Self::Added => "entry-added".to_owned(),
            Self::Updated(fields) => format!("entry-updated {}", fields.join(" ")),
            Self::Role(Role::Employee) => "entry-role-employee".to_owned(),
            Self::Role(Role::Administrator) => "entry-role-administrator".to_owned(),
            Self::MustChange => "entry-must-change".to_owned(),
        }
    }
}

impl ServiceChange {
    fn facts(&self) -> String {
        match self {
            Self::People { revision, keys } => {
                format!("people revision-{revision} {}", keys.join(" "))
            }
            Self::NamesPurged { before, rows } => {
                format!("audit-names before-{before} rows-{rows}")
            }
            Self::UnreadableCleared { values } => format!("unreadable-values {values}"),
            Self::KeyForgotten { purpose, key } => format!("key-forgotten {purpose} {key}"),
            Self::Backup => "backup".to_owned(),
            Self::Restored { epoch } => format!("restored epoch-{epoch}"),
        }
    }
}
#[cfg(test)]
mod tests;
