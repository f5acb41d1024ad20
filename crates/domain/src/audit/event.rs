//! What can be written down about an account or the service, and by whom it was done.
//!
//! An event carries its facts. The two texts that are stored of it, the kind and the detail, are made
//! here and nowhere else; rows that were written before read the same.

use crate::{
    account::Role,
    method::{KINDS, spec},
};
use chiave_protocol::{attempt::Purpose, method::MethodKind, state::EventKind};
use std::fmt::{self, Display, Formatter};

/// Who did it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Actor {
    /// The person, or whoever acted under their name, from the computer that the row names.
    Person,
    /// Somebody in IT, by the number of their account on the service's machine; `None` where the
    /// system does not tell.
    Operator(Option<u32>),
    /// The service by itself, because a time was over.
    Service,
}

/// The end of a row's detail: nothing for the person, whom the row names already.
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
    /// Who did what a stored detail tells of: the last word of [`AuditEvent::detail`].
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

/// The kind of method that a stored detail tells of: its first word, for the events about a method.
pub(super) fn method_of_detail(detail: &str) -> Option<MethodKind> {
    let word = detail.split(' ').next();
    let mut kinds = KINDS.iter().copied();
    kinds.find(|kind| word == Some(spec(*kind).word))
}

/// Something worth a row of the audit log (law 13), with its facts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AuditEvent {
    /// An activation code became a first password.
    Activated,
    /// The password of a sign-in was right, and something is missing.
    PasswordAccepted(Missing),
    /// A session can do all that a session can (law 24).
    SignedIn(MadeFull),
    /// A sign-in was refused before any session was there.
    SignInRefused(SignInRefusal),
    /// The second factor of a sign-in did not come.
    SignInAbandoned(Abandonment),
    /// The second factor of a sign-in was right.
    FactorPassed(MethodKind),
    /// A fresh verification was right.
    VerificationPassed(MethodKind),
    /// A code was wrong after the password had been right.
    CodeRefused(CodeUse, CodeFault, MethodKind),
    /// A computer became known to the account, by a method of this kind.
    DeviceKnown(MethodKind),
    /// Sessions were ended by the person.
    SignedOut(Extent),
    /// An activation code was shown, and it was right.
    ActivationStarted,
    /// An activation code was wrong.
    PassRefused,
    /// A change was refused: the current password was wrong.
    ChangeRefused,
    /// A method was begun to be added.
    MethodBegun(MethodKind),
    /// The first code of a method was wrong.
    MethodRefused(MethodKind),
    /// A method was added.
    MethodAdded(MethodKind),
    /// A method was removed.
    MethodRemoved(MethodKind),
    /// A method could not be read any more, and was removed.
    MethodUnreadable,
    /// A request under a session's token was refused, with the word of the check that failed.
    RequestRefused(&'static str),
    /// The password was changed by somebody who knew it.
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
    ProofPassed(MethodKind),
    /// A lock, or the waits after wrong secrets, ended.
    AccountUnlocked(Unlocking),
    /// IT issued an activation code.
    PassIssued,
    /// An unused activation code ended, since the password was changed or reset.
    PassEnded,
    /// IT shut the account.
    AccountDisabled,
    /// IT let the account in again.
    AccountEnabled,
    /// IT locked the account.
    AccountLocked,
    /// IT changed something else of the account.
    AccountChanged(EntryChange),
    /// IT changed something of the service.
    ServiceChanged(ServiceChange),
}

/// Which step made a session full.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MadeFull {
    /// The password, where nothing more was asked for.
    Password,
    /// The second factor.
    SecondFactor(MethodKind),
    /// A new password, where a change was due.
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

/// How a sign-in ended whose second factor did not come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Abandonment {
    /// It was given up on its computer.
    Cancelled,
    /// Its time was over.
    Expired,
    /// The sessions of the account were ended.
    Ended,
}

/// What a code was asked for, after the password had been right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CodeUse {
    /// As the second factor of a sign-in.
    SecondFactor,
    /// As a fresh verification.
    Verification,
}

/// Why a sign-in was refused: for the log alone, since the laptop is told nothing of it (law 5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SignInRefusal {
    /// The password was wrong, or nobody has the name.
    Password,
    /// The account is disabled.
    Disabled,
    /// The account is locked.
    Locked,
}

/// Which sessions a person ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// The one of this computer.
    Here,
    /// All of the account.
    Everywhere,
}

/// What was wrong with a code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CodeFault {
    /// No method gives it.
    Wrong,
    /// It was right and was used before.
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
    /// No try is left.
    OutOfTries,
    /// The account may not be reset.
    Barred,
    /// The account has too few methods.
    NotEnoughMethods,
    /// The person gave the attempt up.
    Cancelled,
    /// The write did not happen.
    NotWritten,
}

/// How a lock ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unlocking {
    /// By the person's security info.
    SecurityInfo,
    /// IT ended the lock.
    Entry,
    /// IT ended the waits after wrong secrets.
    WaitsLifted,
}

/// What IT changed of an account.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EntryChange {
    /// The account is new.
    Added,
    /// The named fields have other values.
    Updated(Vec<String>),
    /// What the account may do for others.
    Role(Role),
    /// The password has to be changed at the next sign-in.
    MustChange,
}

/// What IT did to the service itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ServiceChange {
    /// The settings about people have a new revision.
    People {
        /// Its number.
        revision: u64,
        /// The keys whose values are others than before.
        keys: Vec<String>,
    },
    /// Computers' names were removed from old rows.
    NamesPurged {
        /// The day before which the rows were written, as `2026-05-31`.
        before: String,
        /// From how many rows.
        rows: u64,
    },
    /// Values that no key opened were cleared.
    UnreadableCleared {
        /// How many.
        values: usize,
    },
    /// A key that was dropped is not asked for any more.
    KeyForgotten {
        /// What the key was for.
        purpose: String,
        /// Its id.
        key: String,
    },
    /// A backup was made.
    Backup,
    /// A backup was restored.
    Restored {
        /// The epoch that began with it.
        epoch: u64,
    },
}

impl AuditEvent {
    /// The kind under which the owner of the account is told of it.
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
            Self::PassEnded => EventKind::PassEnded,
            Self::SignInRefused(_) => EventKind::SignInRefused,
            Self::SignedOut(_) => EventKind::SignedOut,
            Self::ActivationStarted => EventKind::ActivationStarted,
            Self::PassRefused => EventKind::PassRefused,
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
            Self::ProofPassed(_) => EventKind::ProofPassed,
            Self::AccountUnlocked(_) => EventKind::AccountUnlocked,
            Self::PassIssued => EventKind::PassIssued,
            Self::AccountDisabled => EventKind::AccountDisabled,
            Self::AccountEnabled => EventKind::AccountEnabled,
            Self::AccountLocked => EventKind::AccountLocked,
            Self::AccountChanged(_) => EventKind::AccountChanged,
            Self::ServiceChanged(_) => EventKind::ServiceChanged,
        }
    }

    /// The event's facts in stable words, without who did it.
    fn facts(&self) -> String {
        let word = match self {
            Self::Activated | Self::PasswordChanged | Self::PasswordReset => "",
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
            Self::ActivationStarted | Self::PassRefused | Self::PassIssued | Self::PassEnded => {
                "activation"
            }
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
            | Self::ProofPassed(kind) => spec(*kind).word,
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

    /// The row's detail: the facts of the event and who did it.
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
