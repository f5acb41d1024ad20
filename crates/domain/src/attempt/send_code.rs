//! Sends the code of a gate.

use super::{
    Asked, AttemptState, Effect, Facts, Refusal,
    asked::replace,
    gates::{next_destination, offered},
    step::{Stepped, while_a_gate_is_missing},
};
use crate::{
    method::spec,
    verification::{SendLimit, code_expires_at},
};
use chiave_protocol::{Timestamp, method::MethodKind};

/// Sends a code, or a decoy, in place of an older one. The send counts against its destination and
/// nobody else (law 4).
pub(super) fn send_code(
    state: &AttemptState,
    kind: MethodKind,
    mut earlier: Vec<Timestamp>,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    while_a_gate_is_missing(state, facts)?;
    if !spec(kind).is_sent() || !offered(state, facts).contains(&kind) {
        return Err(Refusal::NotOffered);
    }
    let limit = SendLimit::of(facts.policy);
    let allowed_at = limit.next_at(&earlier, facts.now);
    if facts.now < allowed_at {
        return Err(Refusal::TooManySends(allowed_at));
    }
    earlier.push(facts.now);
    let asked = Asked {
        kind,
        method: next_destination(state, kind, facts),
        serial: state.sends.saturating_add(1),
        expires_at: code_expires_at(facts.policy, facts.now).min(state.expires_at),
        resend_at: limit.next_at(&earlier, facts.now),
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
