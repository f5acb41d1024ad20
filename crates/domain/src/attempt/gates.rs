//! Which gates are passed, how many are needed, and which methods may open the next one.
//!
//! Nothing here is stored. All results follow from the passed gates and the current facts, so a
//! method that is removed, closed or forbidden by a new policy in the meantime stops counting at
//! once.

use super::{AttemptState, DeskCode, Ending, Facts, Gate, Phase, Shortage};
use crate::{
    custody::{Custody, custody},
    method::{Method, spec},
    verification,
};
use chiave_protocol::{MethodId, method::MethodKind};
use std::collections::BTreeSet;

/// The gates passed so far, including those that do not count any more.
pub(super) fn passed(state: &AttemptState) -> &[Gate] {
    match &state.phase {
        Phase::Verifying { passed, .. } => passed,
        Phase::Writing { spent, .. } => spent,
        Phase::Done { .. } | Phase::Ended(_) => &[],
    }
}

/// Whether no gate is passed: until then, everybody is shown the same (law 5).
#[must_use]
pub fn is_before_first_gate(state: &AttemptState) -> bool {
    passed(state).is_empty()
}

/// Whether a method opens a gate although too many wrong codes closed it. That is so on a known
/// device, and after the first gate, because a method that passes opens the other methods again.
pub(super) fn closed_opens(state: &AttemptState, facts: &Facts<'_>) -> bool {
    facts.device_known || !passed(state).is_empty()
}

/// The custodies behind the gates that count now. Each custody counts once, however many methods it
/// holds.
pub(super) fn held(state: &AttemptState, facts: &Facts<'_>) -> BTreeSet<Custody> {
    let open = closed_opens(state, facts);
    let opened = |method: &&Method| {
        method.opens_reset(facts.now, open)
            && passed(state).iter().any(|gate| gate.method == method.id)
    };
    let methods = facts.methods_of(state).filter(opened).map(custody);
    let issued = state.passed_desk_codes().map(DeskCode::custody);
    methods
        .chain(issued.filter(|_| facts.policy.help_desk_codes))
        .collect()
}

/// The number of gates that are needed: the same for everybody until the first gate is passed (law
/// 5).
pub(super) fn needed(state: &AttemptState, facts: &Facts<'_>) -> usize {
    let gates = if passed(state).is_empty() {
        facts.anybody.gates_for(None)
    } else {
        facts.policy.gates_for(facts.account_of(state))
    };
    usize::from(gates)
}

/// Why the account may not continue, whatever it verifies. Evaluated only after the first gate (law
/// 5).
pub(super) fn barred(state: &AttemptState, facts: &Facts<'_>) -> Option<Ending> {
    match facts.account_of(state) {
        None => Some(Ending::NotAllowed),
        Some(account) if !account.enabled => Some(Ending::NotAllowed),
        Some(_) if !facts.policy.allows(state.purpose) => Some(Ending::ByPolicy),
        Some(account) if account.password_changed_at != state.password_seen => {
            Some(Ending::Superseded)
        }
        Some(_) if state.voided => Some(Ending::Voided),
        Some(_) => None,
    }
}

/// The methods that may open the next gate: old enough, not closed, not used up, and in a custody that
/// was not used yet.
pub(super) fn candidates<'a>(state: &AttemptState, facts: &Facts<'a>) -> Vec<&'a Method> {
    let held = held(state, facts);
    let open = closed_opens(state, facts);
    facts
        .methods_of(state)
        .filter(|method| method.opens_reset(facts.now, open) && !method.is_used_up())
        // Before the first gate, no custody was used and no address is folded: the time that
        // folding takes would reveal who has addresses (law 5).
        .filter(|method| held.is_empty() || !held.contains(&custody(method)))
        .collect()
}

/// The kinds that may be tried now, the strongest first: before the first gate all that the policy
/// allows, after it those that the account really has left.
pub(super) fn offered(state: &AttemptState, facts: &Facts<'_>) -> Vec<MethodKind> {
    let first = passed(state).is_empty();
    let candidates = candidates(state, facts);
    let mut kinds = facts.kinds(state);
    kinds.retain(|kind| {
        // Whoever calls the help desk may be given a code at any time.
        let there = first
            || spec(*kind).issued_by_it
            || candidates.iter().any(|method| method.kind() == *kind);
        there && (spec(*kind).is_sent() || tries_left(state, *kind, facts) > 0)
    });
    kinds
}

/// The number of tries left for a kind: for the last code that was sent or, for a kind that sends
/// nothing, in this attempt and gate.
#[must_use]
pub fn tries_left(state: &AttemptState, kind: MethodKind, facts: &Facts<'_>) -> u32 {
    let asked = match &state.phase {
        Phase::Verifying { asked, .. } => asked.iter().find(|asked| asked.kind == kind),
        Phase::Writing { .. } | Phase::Done { .. } | Phase::Ended(_) => return 0,
    };
    let most = facts.policy.wrong_per_code;
    match asked {
        Some(asked) => {
            let wrong = asked.tries.saturating_sub(asked.given_back);
            verification::tries_left(most, wrong)
        }
        None if spec(kind).is_sent() => 0,
        None => verification::tries_left(most, 0),
    }
}

/// The number of the code that is asked for, for a kind with numbered codes: that of the account's
/// own sheet or, if it has none, one that follows from the name and so stays the same (law 5).
pub(super) fn asked_number(
    state: &AttemptState,
    kind: MethodKind,
    facts: &Facts<'_>,
) -> Option<u8> {
    let codes = spec(kind).codes?;
    let mut of_kind = facts
        .methods_of(state)
        .filter(|method| method.confirmed && method.kind() == kind);
    let own = of_kind.find_map(|method| Some(method.asked_code()?.code.number));
    let drawn = state.subject.iter().fold(0_u32, |sum, byte| {
        (sum * 256 + u32::from(*byte)) % u32::from(codes)
    });
    own.or_else(|| u8::try_from(drawn + 1).ok())
}

/// The method to which the next code of `kind` is sent; `None` if there is none, in which case a
/// decoy is sent. The destination comes from the record, never from the request (law 6).
///
/// A repeated request sends the code to the next address. So if one of two mailboxes is lost, the
/// person can go on although the addresses are not named.
#[must_use]
pub fn next_destination(
    state: &AttemptState,
    kind: MethodKind,
    facts: &Facts<'_>,
) -> Option<MethodId> {
    let of_kind: Vec<_> = candidates(state, facts)
        .into_iter()
        .filter(|method| method.kind() == kind)
        .collect();
    let turn = usize::try_from(state.sends)
        .unwrap_or(0)
        .checked_rem(of_kind.len())?;
    of_kind.get(turn).map(|method| method.id)
}

/// Why no method can open the next gate; the reason that is closest to a solution first.
pub(super) fn shortage(state: &AttemptState, facts: &Facts<'_>) -> Shortage {
    let held = held(state, facts);
    let others: Vec<_> = facts
        .methods_of(state)
        .filter(|method| method.confirmed && !held.contains(&custody(method)))
        .collect();
    if !others.is_empty() {
        Shortage::TooYoung
    } else if facts
        .methods_of(state)
        .filter(|method| method.confirmed)
        .count()
        > held.len()
    {
        Shortage::SameCustody
    } else {
        Shortage::NothingElse
    }
}
