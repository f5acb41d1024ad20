//! The code of the help desk: issued for one attempt, whose matching words the caller has read out.
//!
//! The code is part of the state of its attempt. So it ends with the attempt, and opens nothing in another
//! attempt, for another account or from another device key (law 2).

use super::{
    AttemptState, Effect, Facts, Gate, Phase, Refusal,
    gates::{barred, held, passed},
    step::{Stepped, while_a_gate_is_missing},
};
use crate::{custody::Custody, notice::Message};
use chiave_protocol::{AttemptId, MethodId, Timestamp, method::MethodKind};
use serde::{Deserialize, Serialize};

/// The lifetime of a code of the help desk in minutes (docs/design.md, section 6).
pub const DESK_CODE_MINUTES: i64 = 15;

/// The number of words in each list of matching words.
pub const MATCHING_WORDS: usize = 256;

/// The two matching words of an attempt, by their places in the list of each language. A caller reads the
/// words out, and so the help desk issues its code for the attempt of the caller and for no other one.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct MatchingWords(pub [u8; 2]);

impl MatchingWords {
    /// The words of an attempt. They follow from its id, which is drawn at random and which no client learns,
    /// so nobody chooses them.
    #[must_use]
    pub fn of(attempt: AttemptId) -> Self {
        // The last bytes of a UUIDv4 are random (RFC 9562, section 5.4).
        let [.., first, second] = *attempt.as_uuid().as_bytes();
        Self([first, second])
    }
}

/// A code that the help desk issued for an attempt.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct DeskCode {
    /// The id by which [`Gate::method`] names the code.
    pub id: MethodId,
    /// The Argon2id PHC string of the code's canonical spelling.
    pub phc: String,
    /// The user id of the member of the IT department, on the service's machine.
    pub issued_by: Option<u32>,
    /// The time until which the code is accepted.
    pub expires_at: Timestamp,
}

impl DeskCode {
    /// The member of the help desk who answers for the identity of the caller.
    pub(super) fn custody(&self) -> Custody {
        Custody::HelpDesk(self.issued_by)
    }

    /// Whether the code passed one of `gates`.
    fn passed_any(&self, gates: &[Gate]) -> bool {
        gates.iter().any(|gate| gate.method == self.id)
    }
}

impl AttemptState {
    /// Whether the person may still verify something here.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self.phase, Phase::Verifying { .. })
    }

    /// The code of the help desk that may pass the next gate; `None` if none was issued, and if it passed a
    /// gate already.
    #[must_use]
    pub fn awaited_desk_code(&self) -> Option<&DeskCode> {
        let mut codes = self.desk_codes.iter();
        codes.find(|code| !code.passed_any(passed(self)))
    }

    /// The codes of the help desk that passed a gate.
    pub(super) fn passed_desk_codes(&self) -> impl Iterator<Item = &DeskCode> {
        let codes = self.desk_codes.iter();
        codes.filter(|code| code.passed_any(passed(self)))
    }
}

/// The code of the help desk that may pass the next gate now.
pub(super) fn usable<'a>(state: &'a AttemptState, facts: &Facts<'_>) -> Option<&'a DeskCode> {
    let awaited = state.awaited_desk_code()?;
    (facts.now < awaited.expires_at).then_some(awaited)
}

/// Adds a code of the help desk to its attempt, in place of one that was not used. The attempt lasts at least
/// as long as the code.
///
/// Only the IT department asks for this, so unlike a step of the person it is refused before the first gate
/// with the reason for which the attempt cannot succeed.
pub(super) fn issue(
    state: &AttemptState,
    code: DeskCode,
    facts: &Facts<'_>,
) -> Result<Stepped, Refusal> {
    while_a_gate_is_missing(state, facts)?;
    if let Some(ending) = barred(state, facts) {
        return Err(Refusal::Ended(ending));
    }
    let account = facts.account_of(state);
    // The way to the first password is an activation code, which names its start and its first methods.
    if account.is_some_and(|account| account.password_changed_at.is_none()) {
        return Err(Refusal::NotActivated);
    }
    if !facts.policy.help_desk_codes {
        return Err(Refusal::NotOffered);
    }
    if held(state, facts).contains(&code.custody()) {
        return Err(Refusal::SecondDeskCode);
    }
    let mut next = AttemptState {
        expires_at: state.expires_at.max(code.expires_at),
        desk_codes: state.passed_desk_codes().cloned().collect(),
        ..state.clone()
    };
    next.desk_codes.push(code);
    // Tries of an older code are not tries of this one.
    if let Phase::Verifying { asked, .. } = &mut next.phase {
        asked.retain(|asked| asked.kind != MethodKind::HelpDeskCode);
    }
    Ok(Stepped {
        state: next,
        effects: vec![Effect::Notice(Message::HelpDeskCodeIssued)],
    })
}
