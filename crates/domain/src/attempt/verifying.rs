//! Tries of codes, up to the last gate: counted first, then verified.

use super::{
    Asked, AttemptState, DeskCode, Effect, Ending, Facts, Found, Refusal, Ticket,
    asked::{asked, replace, unsent},
    desk_code,
    gates::{candidates, closed_opens, offered, passed, tries_left},
    passing::{Passing, pass_gate},
    step::{Stepped, end, refused, while_a_gate_is_missing},
};
use crate::{
    audit::{AuditEvent, CodeFault, ResetRefusal},
    method::{Method, spec},
};
use chiave_protocol::{MethodId, Timestamp, method::MethodKind};

/// Counts a try before it is verified (law 4). Parallel tries are counted one by one, since each
/// count is committed.
pub(super) fn count_try(
    state: &AttemptState,
    kind: MethodKind,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    while_a_gate_is_missing(state, facts)?;
    if !facts.kinds(state).contains(&kind) {
        return Err(Refusal::NotOffered);
    }
    if tries_left(state, kind, facts) == 0 {
        return Err(Refusal::NoCodeAwaited);
    }
    if !offered(state, facts).contains(&kind) {
        return Err(Refusal::NotOffered);
    }
    let mut asked = asked(state, kind)
        .cloned()
        .unwrap_or_else(|| unsent(state, kind, facts));
    if facts.now >= asked.expires_at {
        return Err(Refusal::NoCodeAwaited);
    }
    asked.tries += 1;
    asked.verifying.push(asked.tries);
    let ticket = Ticket {
        attempt: state.id,
        gate: passed(state).len(),
        kind,
        method: asked.method,
        serial: asked.serial,
        number: asked.tries,
    };
    let mut next = state.clone();
    replace(&mut next, asked);
    Ok(Stepped {
        state: next,
        effects: vec![Effect::Verify(ticket)],
    })
}

/// Accepts the verification of a counted try once, if the try belongs to this attempt, to this
/// gate, and to the code that is awaited now (law 2).
pub(super) fn verified(
    state: &AttemptState,
    ticket: &Ticket,
    found: Found,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    let asked = redeemed(state, ticket, facts)?;
    match evaluate(state, &asked, found, facts) {
        Evaluated::Passes { method, step } => {
            Ok(pass_gate(state, Passing::by_method(method, step), facts))
        }
        Evaluated::PassesByDeskCode(code) => {
            Ok(pass_gate(state, Passing::by_desk_code(code), facts))
        }
        Evaluated::Used => Ok(right(
            state,
            asked,
            CodeFault::Used,
            Effect::CodeUsed,
            facts,
        )),
        Evaluated::Young(until) => {
            let told = Effect::CodeTooYoung(until);
            Ok(right(state, asked, CodeFault::TooYoung, told, facts))
        }
        Evaluated::Wrong => Ok(miss(state, asked, facts)),
    }
}

/// Gives back a counted try that was not compared: it was no guess, and nobody learned anything.
pub(super) fn not_compared(
    state: &AttemptState,
    ticket: &Ticket,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    let mut asked = redeemed(state, ticket, facts)?;
    asked.given_back += 1;
    let mut next = state.clone();
    replace(&mut next, asked);
    Ok(Stepped {
        state: next,
        effects: Vec::new(),
    })
}

/// The request of a counted try, without its ticket: a ticket is accepted once.
fn redeemed(state: &AttemptState, ticket: &Ticket, facts: &Facts<'_>) -> Result<Asked, Refusal> {
    while_a_gate_is_missing(state, facts)?;
    if ticket.attempt != state.id || ticket.gate != passed(state).len() {
        return Err(Refusal::OutOfOrder);
    }
    let mut asked = asked(state, ticket.kind)
        .filter(|asked| asked.serial == ticket.serial && asked.verifying.contains(&ticket.number))
        .cloned()
        .ok_or(Refusal::NoCodeAwaited)?;
    asked.verifying.retain(|number| *number != ticket.number);
    Ok(asked)
}

/// What a verified code means for this gate.
enum Evaluated<'a> {
    /// The code opens the gate.
    Passes {
        /// The method that gave the code.
        method: &'a Method,
        /// The TOTP step or serial number of the code.
        step: u64,
    },
    /// The code of the help desk opens the gate.
    PassesByDeskCode(&'a DeskCode),
    /// The code would open the gate, but was used before.
    Used,
    /// The code is right, but its method opens nothing before this time (law 3).
    Young(Timestamp),
    /// The code opens nothing.
    Wrong,
}

/// Decides whether the result of a verification opens this gate.
fn evaluate<'a>(
    state: &'a AttemptState,
    asked: &Asked,
    found: Found,
    facts: &Facts<'a>,
) -> Evaluated<'a> {
    let Found::Right { method: id, step } = found else {
        return Evaluated::Wrong;
    };
    if spec(asked.kind).issued_by_it {
        let code = desk_code::usable(state, facts).filter(|code| code.id == id);
        return code.map_or(Evaluated::Wrong, Evaluated::PassesByDeskCode);
    }
    let named = |method: &&Method| method.id == id && method.kind() == asked.kind;
    let Some(method) = facts.methods_of(state).find(named) else {
        return Evaluated::Wrong;
    };
    let awaited =
        asked.method == Some(id) && step == u64::from(asked.serial) && facts.now < asked.expires_at;
    if spec(asked.kind).is_sent() && !awaited {
        return Evaluated::Wrong;
    }
    let closed = method.is_closed() && !closed_opens(state, facts);
    if method.confirmed && !closed && facts.now < method.usable_from() {
        return Evaluated::Young(method.usable_from());
    }
    // A closed method reveals nothing about its codes, used or not.
    if !candidates(state, facts).iter().any(|it| it.id == id) {
        return Evaluated::Wrong;
    }
    if method.has_spent(step) {
        Evaluated::Used
    } else {
        Evaluated::Passes { method, step }
    }
}

/// Handles a wrong code.
fn miss(state: &AttemptState, asked: Asked, facts: &Facts<'_>) -> Stepped {
    let methods = missed(state, &asked, facts);
    let effects = vec![
        Effect::MethodsMissed { methods },
        Effect::Audit(AuditEvent::ResetCodeRefused(CodeFault::Wrong, asked.kind)),
    ];
    not_passed(state, asked, effects, facts)
}

/// Handles a right code that opens nothing. Such a code is no guess, so the try is given back, but
/// only as often as a wrong code may be typed; after that it counts, so the attempt ends.
fn right(
    state: &AttemptState,
    mut asked: Asked,
    fault: CodeFault,
    told: Effect,
    facts: &Facts<'_>,
) -> Stepped {
    if asked.given_back < facts.policy.wrong_per_code {
        asked.given_back += 1;
    }
    let refused = AuditEvent::ResetCodeRefused(fault, asked.kind);
    let effects = vec![told, Effect::Audit(refused)];
    not_passed(state, asked, effects, facts)
}

/// Handles a code that opened nothing. The last possible try ends the attempt.
fn not_passed(
    state: &AttemptState,
    asked: Asked,
    mut effects: Vec<Effect>,
    facts: &Facts<'_>,
) -> Stepped {
    let kind = asked.kind;
    let mut next = state.clone();
    replace(&mut next, asked);
    if tries_left(&next, kind, facts) == 0 && offered(&next, facts).is_empty() {
        effects.push(refused(ResetRefusal::OutOfTries));
        next = end(&next, Ending::OutOfTries);
    }
    Stepped {
        state: next,
        effects,
    }
}

/// The methods for which a wrong code was meant: the one to which the code was sent, or all methods
/// of the kind.
fn missed(state: &AttemptState, asked: &Asked, facts: &Facts<'_>) -> Vec<MethodId> {
    let candidates = candidates(state, facts).into_iter();
    candidates
        .filter(|method| {
            let meant = !spec(asked.kind).is_sent() || asked.method == Some(method.id);
            meant && method.kind() == asked.kind
        })
        .map(|method| method.id)
        .collect()
}
