//! Sends the code of a gate.

use super::{
    Asked, AttemptState, Earlier, Effect, Facts, Refusal,
    asked::replace,
    gates::{next_destination, offered, passed},
    step::{Stepped, while_a_gate_is_missing},
};
use crate::{
    method::spec,
    verification::{RESEND_AFTER_S, SendLimit, code_expires_at},
};
use chiave_protocol::method::MethodKind;

/// Sends a code, or a decoy, in place of an older one. The send counts against its destination and
/// nobody else (law 4).
///
/// Accounts with the same mailbox share a limit of codes to it. Before the first gate, a refusal by that
/// limit would reveal that another account has the mailbox (law 5), so a decoy is sent.
pub(super) fn send_code(
    state: &AttemptState,
    kind: MethodKind,
    mut earlier: Earlier,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    while_a_gate_is_missing(state, facts)?;
    if !spec(kind).is_sent() || !offered(state, facts).contains(&kind) {
        return Err(Refusal::NotOffered);
    }
    let limit = SendLimit::of(facts.policy);
    let allowed_at = limit.next_at(&earlier.of_subject, facts.now);
    let mailbox_at = limit.next_at(&earlier.to_mailbox, facts.now);
    let shown_at = if passed(state).is_empty() {
        allowed_at
    } else {
        allowed_at.max(mailbox_at)
    };
    if facts.now < shown_at {
        return Err(Refusal::TooManySends(shown_at));
    }
    earlier.of_subject.push(facts.now);
    let asked = Asked {
        kind,
        method: next_destination(state, kind, facts).filter(|_| facts.now >= mailbox_at),
        serial: state.sends.saturating_add(1),
        expires_at: code_expires_at(facts.policy, facts.now).min(state.expires_at),
        resend_at: limit
            .next_at(&earlier.of_subject, facts.now)
            .max(facts.now.plus(RESEND_AFTER_S)),
        tries: 0,
        given_back: 0,
        verifying: Vec::new(),
    };
    let effect = Effect::SendCode {
        kind,
        method: asked.method,
        serial: asked.serial,
        expires_at: asked.expires_at,
    };
    let mut next = AttemptState {
        sends: asked.serial,
        ..state.clone()
    };
    replace(&mut next, asked);
    Ok(Stepped {
        state: next,
        effects: vec![effect],
    })
}
