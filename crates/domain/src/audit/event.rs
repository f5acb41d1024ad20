//! The events of the audit log. An event holds its facts.

use super::reason::{
    Abandonment, ActivationCodeFault, CodeFault, CodeUse, Extent, ResetRefusal, SignInRefusal,
};
use crate::{account::Role, computer_order::OrderOutcome, method::UsedCode};
use chiave_protocol::{RequestId, attempt::Purpose, method::MethodKind, order::OrderKind};

/// An event for the audit log (law 13), with its facts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AuditEvent {
    /// A password was set with an activation code.
    Activated(ActivatedPassword),
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
    /// A code was sent, or sent again, after the password or an activation code had been right.
    CodeSent(CodeSending),
    /// A code of a reset or an unlock was sent, or sent again. A decoy has a row too (law 5).
    ResetCodeSent(CodeSending),
    /// Resets closed on computers that the account does not know, because of what anybody can do.
    ResetsClosed(ResetClosing),
    /// A computer became known to the account, by a method of this kind.
    DeviceKnown(MethodKind),
    /// The person ended sessions, or the service one that was opened while its clock was ahead.
    SignedOut(Extent),
    /// A right activation code was presented.
    ActivationStarted,
    /// An activation code was refused.
    ActivationCodeRefused(ActivationCodeFault),
    /// A change of the password was refused: the current password was wrong.
    ChangeRefused,
    /// The directory refused the password that an activation was to set.
    NewPasswordRefused,
    /// The registration of a method began.
    MethodBegun(MethodKind),
    /// The first code of a method was wrong.
    MethodRefused(MethodKind),
    /// A method was added.
    MethodAdded(MethodKind),
    /// A method was removed.
    MethodRemoved(MethodKind),
    /// The person was told that a method counts for nothing, because its address is behind the password.
    MethodNotCounted(MethodKind),
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
    /// A code of a recovery sheet was used, for whatever the row before says.
    RecoveryCodeUsed(UsedCode),
    /// A lock ended, or the rate limits after wrong secrets were lifted.
    AccountUnlocked(Unlocking),
    /// The person was mailed that the password expires soon.
    ExpiryMailed,
    /// The IT department issued a code.
    CodeIssued(IssuedCode),
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
    /// The IT department ordered a computer of the account to do something.
    ComputerOrdered(OrderKind),
    /// The account no longer knows a computer, because the IT department ordered the computer wiped, or because
    /// it became known while the clock of the service was ahead.
    ComputerForgotten,
    /// An order to a computer ended.
    OrderEnded(OrderKind, OrderOutcome),
    /// The IT department changed something about the service.
    ServiceChanged(ServiceChange),
}

/// A code that the IT department issued. The code itself is in no row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum IssuedCode {
    /// An activation code.
    Activation {
        /// The time from which the code is good, such as `2026-12-14T08:00:00Z`; `None` if from its issue on.
        from: Option<String>,
    },
    /// A code of the help desk for a reset or an unlock.
    HelpDesk(Purpose),
    /// A temporary code.
    Temporary(TemporaryCodeTerms),
}

/// For how long and how often a temporary code is good.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TemporaryCodeTerms {
    /// The lifetime in hours.
    pub hours: u8,
    /// Whether the code is good for one use only.
    pub once: bool,
}

/// A code that was sent. The code itself is in no row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CodeSending {
    /// What the code is for.
    pub sent_for: SentFor,
    /// The kind of method.
    pub kind: MethodKind,
    /// The destination in masked form; `None` for a decoy, which goes nowhere.
    pub destination: Option<String>,
    /// The request that asked for the code, as the service's log names it.
    pub request: RequestId,
}

/// What a sent code is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SentFor {
    /// A gate of a reset or an unlock.
    Attempt(Purpose),
    /// A fresh verification in a session.
    Verification,
    /// The registration of a method in a session.
    Registration,
    /// The registration of a method with an activation code.
    Activation,
}

/// What closed resets on computers that the account does not know.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResetClosing {
    /// As many codes of this kind were requested as are sent in a day.
    CodesUsedUp(MethodKind),
    /// Too many wrong codes in a row closed a method of this kind.
    MethodClosed(MethodKind),
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

/// Which password an activation code set.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ActivatedPassword {
    /// The first password of the account.
    First,
    /// A password in place of another one.
    Another,
}

/// How a lock ended. No lock of the embedded directory ends by time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unlocking {
    /// By an unlock, which follows verifications with the person's security info.
    SecurityInfo,
    /// By a reset of the password.
    Reset,
    /// By a password that an activation code set.
    Activation,
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
    /// A drill proved that a backup can be restored.
    Drill {
        /// The number of accounts in the backup.
        accounts: u64,
        /// The number of chained rows of its audit log.
        rows: u64,
    },
    /// A drill did not prove that a backup can be restored.
    DrillFailed,
    /// A backup was restored.
    Restored {
        /// The epoch that began with the restore.
        epoch: u64,
    },
}
