//! The view of an attempt, which the computer receives.

use super::{
    Asked, AttemptState, Facts, Phase, Refusal,
    gates::{asked_number, candidates, held, needed, next_destination, offered, tries_left},
    step::while_verifying,
};
use crate::method::{Method, spec};
use chiave_protocol::{
    attempt::{AttemptStep, AttemptView, Purpose},
    method::{CodeSent, MethodKind, MethodOffer},
};

/// The view of an attempt.
///
/// # Errors
///
/// [`Refusal::Ended`] with the reason, or [`Refusal::ForeignDevice`].
pub fn view(state: &AttemptState, facts: &Facts<'_>) -> Result<AttemptView, Refusal> {
    if facts.device != Some(state.device) {
        return Err(Refusal::ForeignDevice);
    }
    let (gates_passed, gates_needed) = (held(state, facts).len(), needed(state, facts));
    let step = match &state.phase {
        Phase::Ended(ending) => return Err(Refusal::Ended(*ending)),
        Phase::Writing { .. } => AttemptStep::Settling,
        Phase::Done { .. } => AttemptStep::Done,
        Phase::Verifying { asked, .. } => {
            while_verifying(state, facts)?;
            if gates_passed < gates_needed {
                prove(state, asked, facts)
            } else {
                choice(state, facts)
            }
        }
    };
    let gates_passed = match step {
        AttemptStep::Done => gates_needed,
        _ => gates_passed.min(gates_needed),
    };
    Ok(AttemptView {
        purpose: state.purpose,
        gates_passed: u8::try_from(gates_passed).unwrap_or(u8::MAX),
        gates_needed: u8::try_from(gates_needed).unwrap_or(u8::MAX),
        expires_at: state.expires_at,
        step,
    })
}

/// The offers, and the code that was sent last.
fn prove(state: &AttemptState, asked: &[Asked], facts: &Facts<'_>) -> AttemptStep {
    let offers = offered(state, facts)
        .into_iter()
        .map(|kind| MethodOffer {
            kind,
            method: None,
            hint: hint(state, kind, facts),
            number: asked_number(state, kind, facts),
            words: None,
        })
        .collect();
    let sent = asked
        .iter()
        .find(|asked| spec(asked.kind).is_sent() && facts.now < asked.expires_at)
        .map(|asked| CodeSent {
            kind: asked.kind,
            expires_at: asked.expires_at,
            resend_at: asked.resend_at,
            tries_left: tries_left(state, asked.kind, facts),
            delayed: facts.mail_delayed,
        });
    AttemptStep::Prove { offers, sent }
}

/// What the person may choose once every gate is passed.
fn choice(state: &AttemptState, facts: &Facts<'_>) -> AttemptStep {
    match state.purpose {
        Purpose::Unlock => AttemptStep::ConfirmUnlock,
        Purpose::Reset => AttemptStep::ChoosePassword {
            policy: facts.password_policy(),
            facts: facts
                .account_of(state)
                .map(crate::account::Account::personal_facts)
                .unwrap_or_default(),
        },
    }
}

/// The hint which mailbox or app is meant; given only on a device known to the account (law 5).
fn hint(state: &AttemptState, kind: MethodKind, facts: &Facts<'_>) -> Option<String> {
    if !facts.device_known {
        return None;
    }
    let mut candidates = candidates(state, facts).into_iter();
    let shown = if spec(kind).is_sent() {
        let next = next_destination(state, kind, facts)?;
        candidates.find(|method| method.id == next)
    } else {
        candidates.find(|method| method.kind() == kind)
    };
    let hint = shown.map(Method::hint);
    // A recovery sheet has no name.
    hint.filter(|hint| !hint.is_empty())
}
