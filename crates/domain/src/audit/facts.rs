//! The facts of events about codes, as they are stored.

use super::{
    CodeSending, IssuedCode, ResetClosing, SentFor, TemporaryCodeTerms, stored::purpose_word,
};
use crate::method::{UsedCode, spec};
use chiave_protocol::{method::MethodKind, state::EventKind};

impl CodeSending {
    /// The last word is never part of the address, because who caused the event is read from there.
    pub(super) fn facts(&self) -> String {
        let sent_for = match self.sent_for {
            SentFor::Attempt(purpose) => purpose_word(purpose),
            SentFor::Verification => "verification",
            SentFor::Registration => "registration",
            SentFor::Activation => "activation",
        };
        let to = self.destination.as_deref().unwrap_or("decoy");
        let kind = spec(self.kind).word;
        format!("{kind} {sent_for} {to} request-{}", self.request)
    }
}

impl ResetClosing {
    pub(super) fn facts(self) -> String {
        match self {
            Self::CodesUsedUp(kind) => format!("{} codes-used-up", spec(kind).word),
            Self::MethodClosed(kind) => format!("{} wrong-codes", spec(kind).word),
        }
    }
}

impl UsedCode {
    pub(super) fn facts(self) -> String {
        let kind = spec(MethodKind::RecoveryCodes).word;
        format!("{kind} number-{} left-{}", self.number, self.left)
    }
}

impl IssuedCode {
    pub(super) const fn kind(&self) -> EventKind {
        match self {
            Self::Activation { .. } => EventKind::PassIssued,
            Self::HelpDesk(_) => EventKind::HelpDeskCodeIssued,
            Self::Temporary(_) => EventKind::TemporaryCodeIssued,
        }
    }

    pub(super) fn facts(&self) -> String {
        match self {
            Self::Activation { from: None } => "activation".to_owned(),
            Self::Activation { from: Some(from) } => format!("activation from-{from}"),
            Self::HelpDesk(purpose) => purpose_word(*purpose).to_owned(),
            Self::Temporary(terms) => terms.facts(),
        }
    }
}

impl TemporaryCodeTerms {
    fn facts(self) -> String {
        let kind = spec(MethodKind::TemporaryCode).word;
        let once = if self.once { " one-use" } else { "" };
        format!("{kind} hours-{}{once}", self.hours)
    }
}
