//! Which gates hold, how many are needed, and what may open the next one.
//!
//! Nothing here is stored: it follows from the gates passed and from the facts of the moment, so a
//! method that is removed, closed or refused by a new policy in between stops counting at once.

use super::{AttemptState, Ending, Facts, Gate, Phase, Shortage};
use crate::{
    custody::{Custody, custody},
    method::{Method, spec},
    verification,
};
use chiave_protocol::{MethodId, method::MethodKind};
use std::collections::BTreeSet;

/// The gates passed so far, those that stopped counting included.
pub(super) fn passed(state: &AttemptState) -> &[Gate] {
    match &state.phase {
        Phase::Proving { passed, .. } => passed,
        Phase::Writing { spent, .. } => spent,
        Phase::Done { .. } | Phase::Ended(_) => &[],
    }
}

/// Whether a method that too many wrong codes closed opens a gate all the same: on a known device and,
/// since a method that passes opens the others again, from the first gate on.
pub(super) fn closed_opens(state: &AttemptState, facts: &Facts<'_>) -> bool {
    facts.device_known || !passed(state).is_empty()
}

/// The custodies behind the gates that hold now: each counts once, however many methods it has.
pub(super) fn held(state: &AttemptState, facts: &Facts<'_>) -> BTreeSet<Custody> {
    let open = closed_opens(state, facts);
    let opened = |method: &&Method| {
        method.opens_reset(facts.now, open)
            && passed(state).iter().any(|gate| gate.method == method.id)
    };
    facts
        .methods_of(state)
        .filter(opened)
        .map(custody)
        .collect()
}

/// How many gates are needed: the same for everybody until the first one is passed (law 5).
pub(super) fn needed(state: &AttemptState, facts: &Facts<'_>) -> usize {
    let account = facts
        .account_of(state)
        .filter(|_| !passed(state).is_empty());
    usize::from(facts.settings.gates_for(account))
}

/// Why the account may not go on, whatever it proves. Asked after the first gate only (law 5).
pub(super) fn barred(state: &AttemptState, facts: &Facts<'_>) -> Option<Ending> {
    match facts.account_of(state) {
        None => Some(Ending::NotAllowed),
        Some(account) if !account.enabled => Some(Ending::NotAllowed),
        Some(account) if account.password_changed_at != state.password_seen => {
            Some(Ending::Superseded)
        }
        Some(_) => None,
    }
}

/// The methods that could open the next gate: old enough, not closed, in a custody of their own.
pub(super) fn candidates<'a>(state: &AttemptState, facts: &Facts<'a>) -> Vec<&'a Method> {
    let held = held(state, facts);
    let open = closed_opens(state, facts);
    facts
        .methods_of(state)
        .filter(|method| method.opens_reset(facts.now, open))
        // Before the first gate nothing is held, and no address is folded: whoever has addresses would
        // be told by the time that this takes (law 5).
        .filter(|method| held.is_empty() || !held.contains(&custody(method)))
        .collect()
}

/// The kinds that may be tried now, strongest first: before the first gate what the policy allows,
/// after it what the account really has left.
pub(super) fn offered(state: &AttemptState, facts: &Facts<'_>) -> Vec<MethodKind> {
    let first = passed(state).is_empty();
    let candidates = candidates(state, facts);
    let mut kinds = facts.kinds();
    kinds.retain(|kind| {
        let there = first || candidates.iter().any(|method| method.kind() == *kind);
        there && (spec(*kind).is_sent() || tries_left(state, *kind, facts) > 0)
    });
    kinds
}

/// How many tries may follow for a kind: of the code that was sent last or, for a kind that sends
/// nothing, in this attempt and gate.
#[must_use]
pub fn tries_left(state: &AttemptState, kind: MethodKind, facts: &Facts<'_>) -> u32 {
    let asked = match &state.phase {
        Phase::Proving { asked, .. } => asked.iter().find(|asked| asked.kind == kind),
        Phase::Writing { .. } | Phase::Done { .. } | Phase::Ended(_) => return 0,
    };
    match asked {
        Some(asked) => {
            let wrong = asked.tries.saturating_sub(asked.given_back);
            verification::tries_left(facts.settings, wrong)
        }
        None if spec(kind).is_sent() => 0,
        None => verification::tries_left(facts.settings, 0),
    }
}

/// Where the next code of `kind` goes; `None` where there is nobody to send it to, and a decoy is
/// sent. From the record, never from the request (law 6).
///
/// Whoever asks again gets it at their next address, so that one lost mailbox of two is no dead end
/// although the addresses are not named.
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

/// Why nothing can open the next gate, the nearest reason first.
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
