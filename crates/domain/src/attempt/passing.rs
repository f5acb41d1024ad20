//! A gate that is passed, and what an attempt that passed it still lacks.

use super::{
    AttemptState, DeskCode, Effect, Ending, Facts, Gate, Phase,
    gates::{barred, held, needed, offered, passed, shortage},
    step::{Stepped, end, refused},
};
use crate::{
    audit::{AuditEvent, ResetRefusal},
    method::{Method, Spend, UsedCode, spec},
    notice::Message,
};
use chiave_protocol::{MethodId, method::MethodKind};

/// What passes a gate.
pub(super) struct Passing {
    /// The method, or the code of the help desk.
    id: MethodId,
    kind: MethodKind,
    /// The TOTP step, the serial number of the mailed code, or the place of the recovery code.
    step: u64,
    /// The code of a recovery sheet.
    used: Option<UsedCode>,
}

impl Passing {
    pub(super) fn by_method(method: &Method, step: u64) -> Self {
        Self {
            id: method.id,
            kind: method.kind(),
            step,
            used: method.used_code(step),
        }
    }

    pub(super) fn by_desk_code(code: &DeskCode) -> Self {
        Self {
            id: code.id,
            kind: MethodKind::HelpDeskCode,
            step: 0,
            used: None,
        }
    }
}

/// Passes one more gate. After the first gate, the person is told what prevents the reset (law 12).
pub(super) fn pass_gate(state: &AttemptState, by: Passing, facts: &Facts<'_>) -> Stepped {
    let mut passed = passed(state).to_vec();
    passed.push(Gate {
        method: by.id,
        step: by.step,
        at: facts.now,
    });
    let phase = Phase::Verifying {
        passed,
        asked: Vec::new(),
    };
    let next = AttemptState {
        phase,
        ..state.clone()
    };
    let mut effects = vec![
        Effect::MethodUsed {
            method: by.id,
            step: (spec(by.kind).spend != Spend::Awaited).then_some(by.step),
        },
        Effect::Audit(AuditEvent::GatePassed(by.kind)),
    ];
    if let Some(used) = by.used {
        effects.push(Effect::Audit(AuditEvent::RecoveryCodeUsed(used)));
        effects.push(Effect::Notice(Message::RecoveryCodeUsed {
            left: used.left,
        }));
    }
    match dead_end(&next, facts) {
        None => Stepped {
            state: next,
            effects,
        },
        Some(DeadEnd { ending, refusal }) => {
            effects.push(refused(refusal));
            Stepped {
                state: end(&next, ending),
                effects,
            }
        }
    }
}

/// Why an attempt cannot succeed after it passed a gate.
struct DeadEnd {
    ending: Ending,
    /// The reason for the audit log.
    refusal: ResetRefusal,
}

/// Returns what makes it impossible for the attempt to succeed, if anything does.
fn dead_end(state: &AttemptState, facts: &Facts<'_>) -> Option<DeadEnd> {
    if let Some(ending) = barred(state, facts) {
        let refusal = match ending {
            Ending::ByPolicy => ResetRefusal::ByPolicy,
            _ => ResetRefusal::Barred,
        };
        return Some(DeadEnd { ending, refusal });
    }
    let missing = held(state, facts).len() < needed(state, facts);
    (missing && offered(state, facts).is_empty()).then(|| DeadEnd {
        ending: Ending::NotEnoughMethods(shortage(state, facts)),
        refusal: ResetRefusal::NotEnoughMethods,
    })
}
