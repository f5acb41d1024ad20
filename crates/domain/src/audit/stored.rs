//! The two texts that are stored of an event: its kind and its detail. This module alone, with the facts of events
//! about codes beside it, makes and reads them. Rows of earlier versions have the same form.

use super::{
    Abandonment, ActivatedPassword, ActivationCodeFault, Actor, AuditEvent, CodeFault, CodeUse,
    EntryChange, Extent, MadeFull, Missing, ResetRefusal, ServiceChange, SignInRefusal, Unlocking,
};
use crate::{
    account::Role,
    method::{ALL_KINDS, spec},
};
use chiave_protocol::{attempt::Purpose, method::MethodKind, state::EventKind};

/// The kind of method, by the first word of a stored detail, for the events about a method.
pub(super) fn method_of_detail(detail: &str) -> Option<MethodKind> {
    let word = detail.split(' ').next();
    let mut kinds = ALL_KINDS.iter().copied();
    kinds.find(|kind| word == Some(spec(*kind).word))
}

impl AuditEvent {
    /// The kind that the owner of the account sees.
    #[must_use]
    pub const fn kind(&self) -> EventKind {
        match self {
            Self::Activated(_) => EventKind::Activated,
            Self::PasswordAccepted(_) => EventKind::PasswordAccepted,
            Self::SignedIn(_) => EventKind::SignedIn,
            Self::SignInAbandoned(_) => EventKind::SignInAbandoned,
            Self::FactorPassed(_) => EventKind::FactorPassed,
            Self::VerificationPassed(_) => EventKind::VerificationPassed,
            Self::CodeRefused(..) => EventKind::CodeRefused,
            Self::CodeSent(_) => EventKind::CodeSent,
            Self::ResetCodeSent(_) => EventKind::ResetCodeSent,
            Self::ResetsClosed(_) => EventKind::ResetsClosed,
            Self::DeviceKnown(_) => EventKind::DeviceKnown,
            Self::ResetCodeRefused(..) => EventKind::ResetCodeRefused,
            Self::ActivationCodeEnded => EventKind::PassEnded,
            Self::SignInRefused(_) => EventKind::SignInRefused,
            Self::SignedOut(_) => EventKind::SignedOut,
            Self::ActivationStarted => EventKind::ActivationStarted,
            Self::ActivationCodeRefused(_) => EventKind::PassRefused,
            Self::ChangeRefused => EventKind::ChangeRefused,
            Self::NewPasswordRefused => EventKind::NewPasswordRefused,
            Self::MethodBegun(_) => EventKind::MethodBegun,
            Self::MethodRefused(_) => EventKind::MethodRefused,
            Self::MethodAdded(_) => EventKind::MethodAdded,
            Self::MethodNotCounted(_) => EventKind::MethodNotCounted,
            Self::MethodRemoved(_) | Self::MethodUnreadable => EventKind::MethodRemoved,
            Self::RequestRefused(_) => EventKind::RequestRefused,
            Self::PasswordChanged => EventKind::PasswordChanged,
            Self::PasswordReset => EventKind::PasswordReset,
            Self::ResetStarted(_) => EventKind::ResetStarted,
            Self::ResetRefused(_) => EventKind::ResetRefused,
            Self::GatePassed(_) => EventKind::ProofPassed,
            Self::RecoveryCodeUsed(_) => EventKind::RecoveryCodeUsed,
            Self::AccountUnlocked(_) => EventKind::AccountUnlocked,
            Self::ExpiryMailed => EventKind::ExpiryMailed,
            Self::CodeIssued(issued) => issued.kind(),
            Self::AccountDisabled => EventKind::AccountDisabled,
            Self::AccountEnabled => EventKind::AccountEnabled,
            Self::AccountLocked => EventKind::AccountLocked,
            Self::AccountChanged(_) => EventKind::AccountChanged,
            Self::ComputerOrdered(_) => EventKind::ComputerOrdered,
            Self::ComputerForgotten => EventKind::ComputerForgotten,
            Self::OrderEnded(..) => EventKind::OrderEnded,
            Self::ServiceChanged(_) => EventKind::ServiceChanged,
        }
    }

    /// The facts of the event in stable words, without who caused it.
    fn facts(&self) -> String {
        let word = match self {
            Self::PasswordChanged
            | Self::PasswordReset
            | Self::ExpiryMailed
            | Self::ComputerForgotten => "",
            Self::Activated(ActivatedPassword::First) => "first-password",
            Self::Activated(ActivatedPassword::Another) => "new-password",
            Self::PasswordAccepted(Missing::SecondFactor) => "second-factor-missing",
            Self::PasswordAccepted(Missing::NewPassword) => "new-password-missing",
            Self::SignedIn(MadeFull::Password) => "password",
            Self::SignedIn(MadeFull::NewPassword) => "new-password",
            Self::SignInAbandoned(abandonment) => abandonment.word(),
            Self::CodeRefused(code_use, fault, kind) => {
                let (kind, code_use) = (spec(*kind).word, code_use.word());
                return format!("{kind} {code_use}{}", fault.suffix());
            }
            Self::CodeSent(sending) | Self::ResetCodeSent(sending) => return sending.facts(),
            Self::ResetsClosed(closing) => return closing.facts(),
            Self::ResetCodeRefused(fault @ (CodeFault::Used | CodeFault::TooYoung), kind) => {
                return format!("{}{}", spec(*kind).word, fault.suffix());
            }
            Self::SignInRefused(refusal) => refusal.word(),
            Self::SignedOut(Extent::Here) => "here",
            Self::SignedOut(Extent::Everywhere) => "everywhere",
            Self::ActivationStarted | Self::NewPasswordRefused | Self::ActivationCodeEnded => {
                "activation"
            }
            Self::ActivationCodeRefused(fault) => fault.words(),
            Self::CodeIssued(issued) => return issued.facts(),
            Self::ChangeRefused => "current-password",
            Self::MethodBegun(kind)
            | Self::MethodRefused(kind)
            | Self::MethodAdded(kind)
            | Self::MethodRemoved(kind)
            | Self::MethodNotCounted(kind)
            | Self::SignedIn(MadeFull::SecondFactor(kind))
            | Self::FactorPassed(kind)
            | Self::VerificationPassed(kind)
            | Self::DeviceKnown(kind)
            | Self::ResetCodeRefused(CodeFault::Wrong, kind)
            | Self::GatePassed(kind) => spec(*kind).word,
            Self::RecoveryCodeUsed(used) => return used.facts(),
            Self::MethodUnreadable => "unreadable",
            Self::RequestRefused(why) => why,
            Self::ResetStarted(purpose) => purpose_word(*purpose),
            Self::ResetRefused(refusal) => refusal.word(),
            Self::AccountUnlocked(unlocking) => unlocking.word(),
            Self::AccountDisabled => "entry-disabled",
            Self::AccountEnabled => "entry-enabled",
            Self::AccountLocked => "entry-locked",
            Self::AccountChanged(change) => return change.facts(),
            Self::ComputerOrdered(kind) => kind.word(),
            Self::OrderEnded(kind, outcome) => {
                return format!("{} {}", kind.word(), outcome.words());
            }
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

/// What an attempt is for.
pub(super) const fn purpose_word(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Reset => "reset",
        Purpose::Unlock => "unlock",
    }
}

impl ActivationCodeFault {
    const fn words(self) -> &'static str {
        match self {
            Self::Wrong => "activation",
            Self::TooEarly => "activation too-early",
        }
    }
}

impl CodeUse {
    const fn word(self) -> &'static str {
        match self {
            Self::SecondFactor => "second-factor",
            Self::Verification => "verification",
        }
    }
}

impl CodeFault {
    const fn suffix(self) -> &'static str {
        match self {
            Self::Wrong => "",
            Self::Used => " used-code",
            Self::TooYoung => " too-young",
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

impl Unlocking {
    const fn word(self) -> &'static str {
        match self {
            Self::SecurityInfo => "unlock",
            Self::Reset => "reset",
            Self::Activation => "activation",
            Self::Entry => "entry-unlocked",
            Self::WaitsLifted => "waits-lifted",
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
            Self::ByPolicy => "by-policy",
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
            Self::Drill { accounts, rows } => format!("drill accounts-{accounts} rows-{rows}"),
            Self::DrillFailed => "drill-failed".to_owned(),
            Self::Restored { epoch } => format!("restored epoch-{epoch}"),
        }
    }
}

#[cfg(test)]
mod tests;
