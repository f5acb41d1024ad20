//! From the last gate to the end of the write.

use super::{
    AllVerified, AttemptState, Effect, Ending, Facts, Gate, Outcome, Phase, Refusal,
    WRITES_PER_ATTEMPT,
    all_verified::Spent,
    step::{Stepped, end, refused},
};
use crate::{
    audit::{AuditEvent, ResetRefusal, Unlocking},
    intent::End,
    notice::Message,
    order::NewPassword,
};
use chiave_protocol::{OperationId, Secret, attempt::Purpose, policy::BrokenRule};
use std::sync::Arc;

/// A new password that the person chose, see [`super::Event::Choose`].
pub(super) struct Chosen {
    pub operation: OperationId,
    pub new: Arc<Secret>,
    pub broken: Vec<BrokenRule>,
}

/// Accepts the choice of a new password.
pub(super) fn choose(
    state: &AttemptState,
    chosen: Chosen,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    let verified = AllVerified::check(state, facts)?;
    if state.purpose != Purpose::Reset {
        return Err(Refusal::OutOfOrder);
    }
    if !chosen.broken.is_empty() {
        return Err(Refusal::PasswordRefused(chosen.broken));
    }
    let new = NewPassword {
        secret: chosen.new,
        history: facts.password_policy().history,
    };
    Ok(begin(state, verified.set(chosen.operation, new)))
}

/// Accepts the confirmation of an unlock.
pub(super) fn confirm_unlock(
    state: &AttemptState,
    operation: OperationId,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    let verified = AllVerified::check(state, facts)?;
    if state.purpose != Purpose::Unlock {
        return Err(Refusal::OutOfOrder);
    }
    Ok(begin(state, verified.unlock(operation)))
}

/// Spends the verifications on one write, whose id is stored before the write begins (laws 1, 2,
/// 9).
fn begin(state: &AttemptState, spent: Spent) -> Stepped {
    let Spent {
        phase,
        cause,
        order,
    } = spent;
    let operation = order.operation();
    let next = AttemptState {
        phase,
        ..state.clone()
    };
    Stepped {
        state: next,
        effects: vec![
            Effect::RecordIntent { operation, cause },
            Effect::Write(order),
        ],
    }
}

/// Accepts the connector's answer.
pub(super) fn written(
    state: &AttemptState,
    operation: OperationId,
    outcome: Outcome,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    let spent = match &state.phase {
        Phase::Writing {
            operation: begun,
            spent,
        } if *begun == operation => spent,
        // The flow and the task that settles may both report the outcome; the second report has no
        // effect.
        Phase::Done {
            operation: done, ..
        } if *done == operation && outcome == Outcome::Done => {
            return Ok(unchanged(state));
        }
        Phase::Ended(ending) => return Err(Refusal::Ended(*ending)),
        Phase::Verifying { .. } | Phase::Writing { .. } | Phase::Done { .. } => {
            return Err(Refusal::OutOfOrder);
        }
    };
    Ok(match outcome {
        Outcome::Done => finish(state, operation, facts),
        Outcome::Refused(rules) => give_back(state, spent, Effect::refused(operation, rules)),
        Outcome::LockChanged => overruled(state, operation),
        Outcome::NotSent => give_back(
            state,
            spent,
            Effect::CloseIntent {
                operation,
                end: End::NotSent,
            },
        ),
        Outcome::Unknown => unchanged(state),
    })
}

/// The state stays as it is, and nothing happens.
fn unchanged(state: &AttemptState) -> Stepped {
    Stepped {
        state: state.clone(),
        effects: Vec::new(),
    }
}

/// The directory has written the new value. This signs nobody in (law 19).
fn finish(state: &AttemptState, operation: OperationId, facts: &Facts<'_>) -> Stepped {
    let close = Effect::CloseIntent {
        operation,
        end: End::Done(facts.now),
    };
    let effects = match state.purpose {
        Purpose::Reset => vec![
            close,
            Effect::EndSessions,
            Effect::ClearThrottle,
            Effect::Notice(Message::PasswordReset),
            Effect::Audit(AuditEvent::PasswordReset),
        ],
        Purpose::Unlock => vec![
            close,
            Effect::ClearThrottle,
            Effect::Notice(Message::AccountUnlocked),
            Effect::Audit(AuditEvent::AccountUnlocked(Unlocking::SecurityInfo)),
        ],
    };
    let phase = Phase::Done {
        operation,
        at: facts.now,
    };
    Stepped {
        state: AttemptState {
            phase,
            ..state.clone()
        },
        effects,
    }
}

/// Somebody locked or disabled the account after the write was decided, and so nothing was written.
/// The verifications do not count any more, as in an attempt without a write.
fn overruled(state: &AttemptState, operation: OperationId) -> Stepped {
    let close = Effect::CloseIntent {
        operation,
        end: End::LockChanged,
    };
    Stepped {
        state: end(state, Ending::Voided),
        effects: vec![close, refused(ResetRefusal::NotWritten)],
    }
}

/// Nothing was written: the verifications are valid again, at most ten times (law 9).
fn give_back(state: &AttemptState, spent: &[Gate], close: Effect) -> Stepped {
    let failed_writes = state.failed_writes.saturating_add(1);
    if failed_writes > WRITES_PER_ATTEMPT {
        return Stepped {
            state: end(state, Ending::OutOfTries),
            effects: vec![close, refused(ResetRefusal::OutOfTries)],
        };
    }
    let phase = Phase::Verifying {
        passed: spent.to_vec(),
        asked: Vec::new(),
    };
    let next = AttemptState {
        failed_writes,
        phase,
        ..state.clone()
    };
    Stepped {
        state: next,
        effects: vec![close, refused(ResetRefusal::NotWritten)],
    }
}
