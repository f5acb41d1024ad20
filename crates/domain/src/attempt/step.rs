//! The only transition of the attempt machine.

use super::{
    AttemptState, Effect, Ending, Event, Facts, Opening, Phase, Refusal, desk_code,
    gates::{barred, held, needed, passed},
    send_code, verifying, writing,
};
use crate::{
    audit::{AuditEvent, ResetRefusal},
    clock_set_back::is_ahead,
};

/// The result of a transition.
#[derive(Debug)]
pub struct Stepped {
    /// The new state.
    pub state: AttemptState,
    /// What has to happen with it, in this order.
    pub effects: Vec<Effect>,
}

/// Opens an attempt, for an unknown name as for a known one (law 5). Opening counts against nobody
/// (law 4).
#[must_use]
pub fn open(opening: Opening, facts: &Facts<'_>) -> Stepped {
    let minutes = facts.policy.attempt_minutes.clamp(5, 60);
    let state = AttemptState {
        id: opening.id,
        purpose: opening.purpose,
        account: facts.account.map(|account| account.id),
        subject: opening.subject,
        device: opening.device,
        device_name: opening.device_name,
        language: opening.language,
        utc_offset_min: opening.utc_offset_min,
        opened_at: facts.now,
        expires_at: facts.now.plus(i64::from(minutes) * 60),
        password_seen: facts
            .account
            .and_then(|account| account.password_changed_at),
        voided: false,
        sends: 0,
        failed_writes: 0,
        desk_codes: Vec::new(),
        phase: Phase::Verifying {
            passed: Vec::new(),
            asked: Vec::new(),
        },
    };
    let started = Effect::Audit(AuditEvent::ResetStarted(state.purpose));
    Stepped {
        state,
        effects: vec![started],
    }
}

/// Takes one step from `state`, or returns the reason why not.
///
/// The client never chooses the step: an event that is not due is refused (law 2). Events of the
/// person are accepted only from the attempt's own device key.
///
/// # Errors
///
/// [`Refusal`]; the state stays unchanged.
pub fn step(state: &AttemptState, event: Event, facts: &Facts<'_>) -> Result<Stepped, Refusal> {
    if event.is_from_the_person() && facts.device != Some(state.device) {
        return Err(Refusal::ForeignDevice);
    }
    match event {
        Event::SendCode { kind, earlier } => send_code::send_code(state, kind, earlier, facts),
        Event::CountTry { kind } => verifying::count_try(state, kind, facts),
        Event::Verified { ticket, found } => verifying::verified(state, &ticket, found, facts),
        Event::NotCompared { ticket } => verifying::not_compared(state, &ticket, facts),
        Event::IssueDeskCode { code } => desk_code::issue(state, code, facts),
        Event::Choose {
            operation,
            new,
            broken,
        } => writing::choose(
            state,
            writing::Chosen {
                operation,
                new,
                broken,
            },
            facts,
        ),
        Event::ConfirmUnlock { operation } => writing::confirm_unlock(state, operation, facts),
        Event::Written { operation, outcome } => writing::written(state, operation, outcome, facts),
        Event::Cancel => {
            while_verifying(state, facts)?;
            Ok(Stepped {
                state: end(state, Ending::Cancelled),
                effects: vec![refused(ResetRefusal::Cancelled)],
            })
        }
    }
}

/// Refuses an event for an attempt that is past its verifications, or that may not continue.
pub(super) fn while_verifying(state: &AttemptState, facts: &Facts<'_>) -> Result<(), Refusal> {
    match &state.phase {
        Phase::Ended(ending) => return Err(Refusal::Ended(*ending)),
        Phase::Done { .. } => return Err(Refusal::OutOfOrder),
        Phase::Writing { .. } => return Err(Refusal::Settling),
        Phase::Verifying { .. } => {}
    }
    // An attempt that was opened while the clock was ahead would last for as much longer.
    if facts.now >= state.expires_at || is_ahead(state.opened_at, facts.now) {
        return Err(Refusal::Ended(Ending::Expired));
    }
    let ending = if passed(state).is_empty() {
        None
    } else {
        barred(state, facts)
    };
    ending.map_or(Ok(()), |ending| Err(Refusal::Ended(ending)))
}

/// Refuses if no gate is missing any more: the next step is then the person's choice.
pub(super) fn while_a_gate_is_missing(
    state: &AttemptState,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    while_verifying(state, facts)?;
    if held(state, facts).len() >= needed(state, facts) {
        return Err(Refusal::OutOfOrder);
    }
    Ok(())
}

/// The state with the given ending.
pub(super) fn end(state: &AttemptState, ending: Ending) -> AttemptState {
    AttemptState {
        phase: Phase::Ended(ending),
        ..state.clone()
    }
}

/// The audit effect of a failure.
pub(super) fn refused(refusal: ResetRefusal) -> Effect {
    Effect::Audit(AuditEvent::ResetRefused(refusal))
}
