//! An event of each kind, for the samples.

use super::uuid;
use crate::audit::{
    Abandonment, ActivatedPassword, ActivationCodeFault, AuditEvent, CodeFault, CodeSending,
    CodeUse, EntryChange, Extent, IssuedCode, MadeFull, Missing, ResetClosing, ResetRefusal,
    SentFor, ServiceChange, SignInRefusal, TemporaryCodeTerms, Unlocking,
};
use crate::{computer_order::OrderOutcome, method::UsedCode};
use chiave_protocol::{RequestId, attempt::Purpose, method::MethodKind, order::OrderKind};

/// One event of each kind.
#[must_use]
pub fn events() -> Vec<AuditEvent> {
    let app = MethodKind::Authenticator;
    let sending = CodeSending {
        sent_for: SentFor::Verification,
        kind: MethodKind::Mail,
        destination: Some("g•••@p•••.example".into()),
        request: RequestId::from_uuid(uuid(1)),
    };
    vec![
        AuditEvent::Activated(ActivatedPassword::First),
        AuditEvent::PasswordAccepted(Missing::SecondFactor),
        AuditEvent::SignedIn(MadeFull::Password),
        AuditEvent::SignInAbandoned(Abandonment::Expired),
        AuditEvent::FactorPassed(app),
        AuditEvent::VerificationPassed(app),
        AuditEvent::CodeRefused(CodeUse::SecondFactor, CodeFault::Wrong, app),
        AuditEvent::CodeSent(sending.clone()),
        AuditEvent::ResetCodeSent(sending),
        AuditEvent::ResetsClosed(ResetClosing::MethodClosed(app)),
        AuditEvent::DeviceKnown(app),
        AuditEvent::SignInRefused(SignInRefusal::Password),
        AuditEvent::SignedOut(Extent::Here),
        AuditEvent::ActivationStarted,
        AuditEvent::ActivationCodeRefused(ActivationCodeFault::Wrong),
        AuditEvent::ChangeRefused,
        AuditEvent::NewPasswordRefused,
        AuditEvent::MethodBegun(app),
        AuditEvent::MethodRefused(app),
        AuditEvent::MethodAdded(app),
        AuditEvent::MethodRemoved(app),
        AuditEvent::MethodNotCounted(MethodKind::Mail),
        AuditEvent::RequestRefused("other-key"),
        AuditEvent::PasswordChanged,
        AuditEvent::PasswordReset,
        AuditEvent::ResetStarted(Purpose::Reset),
        AuditEvent::ResetRefused(ResetRefusal::Cancelled),
        AuditEvent::ResetCodeRefused(CodeFault::Wrong, app),
        AuditEvent::GatePassed(app),
        AuditEvent::CodeIssued(IssuedCode::HelpDesk(Purpose::Unlock)),
        AuditEvent::CodeIssued(IssuedCode::Temporary(TemporaryCodeTerms {
            hours: 8,
            once: false,
        })),
        AuditEvent::RecoveryCodeUsed(UsedCode { number: 4, left: 6 }),
        AuditEvent::AccountUnlocked(Unlocking::SecurityInfo),
        AuditEvent::ExpiryMailed,
        AuditEvent::CodeIssued(IssuedCode::Activation { from: None }),
        AuditEvent::ActivationCodeEnded,
        AuditEvent::AccountDisabled,
        AuditEvent::AccountEnabled,
        AuditEvent::AccountLocked,
        AuditEvent::AccountChanged(EntryChange::MustChange),
        AuditEvent::ComputerOrdered(OrderKind::Wipe),
        AuditEvent::ComputerForgotten,
        AuditEvent::OrderEnded(OrderKind::Wipe, OrderOutcome::Done),
        AuditEvent::ServiceChanged(ServiceChange::Backup),
    ]
}
