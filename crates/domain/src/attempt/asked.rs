//! The pending requests for codes in the state of an attempt.

use super::{Asked, AttemptState, Facts, Phase};
use chiave_protocol::method::MethodKind;

/// The pending request for a code of this kind.
pub(super) fn asked(state: &AttemptState, kind: MethodKind) -> Option<&Asked> {
    match &state.phase {
        Phase::Verifying { asked, .. } => asked.iter().find(|asked| asked.kind == kind),
        Phase::Writing { .. } | Phase::Done { .. } | Phase::Ended(_) => None,
    }
}

/// The counter for a kind that sends nothing, before its first try.
pub(super) fn unsent(state: &AttemptState, kind: MethodKind, facts: &Facts<'_>) -> Asked {
    Asked {
        kind,
        method: None,
        serial: 0,
        expires_at: state.expires_at,
        resend_at: facts.now,
        tries: 0,
        given_back: 0,
        verifying: Vec::new(),
    }
}

/// Replaces the pending request of the same kind by `new`.
pub(super) fn replace(state: &mut AttemptState, new: Asked) {
    if let Phase::Verifying { asked, .. } = &mut state.phase {
        asked.retain(|old| old.kind != new.kind);
        asked.push(new);
    }
}
