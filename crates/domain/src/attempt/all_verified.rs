//! The evidence that every gate is passed.

use super::{
    AttemptState, Facts, Gate, Phase, Refusal,
    gates::{barred, held, needed, passed},
    step::while_verifying,
};
use crate::{
    account::LockVersion,
    intent::Cause,
    order::{NewPassword, OrderKind, WriteOrder},
};
use chiave_protocol::{AccountId, AttemptId, OperationId};

/// The evidence that every gate is passed by verifications that count now, and that the account may
/// do this.
///
/// The type has no public constructor and is neither `Clone` nor storable: [`super::step`] makes a
/// value from the current facts and consumes it for one [`WriteOrder`] (law 1).
///
/// ```compile_fail
/// fn twice(verified: chiave_domain::attempt::AllVerified) {
///     let _again = verified.clone();
/// }
/// ```
#[derive(Debug)]
pub struct AllVerified {
    attempt: AttemptId,
    account: AccountId,
    lock: LockVersion,
    gates: Vec<Gate>,
}

impl AllVerified {
    /// Returns the evidence if every gate of `state` is passed; otherwise the reason why not.
    pub(super) fn check(state: &AttemptState, facts: &Facts<'_>) -> Result<Self, Refusal> {
        while_verifying(state, facts)?;
        let account = match facts.account_of(state) {
            Some(account) if held(state, facts).len() >= needed(state, facts) => account,
            Some(_) | None => return Err(Refusal::OutOfOrder),
        };
        match barred(state, facts) {
            Some(ending) => Err(Refusal::Ended(ending)),
            None => Ok(Self {
                attempt: state.id,
                account: account.id,
                lock: account.lock,
                gates: passed(state).to_vec(),
            }),
        }
    }

    /// Exchanges the verifications for the right to set a password once.
    pub(super) fn set(self, operation: OperationId, new: NewPassword) -> Spent {
        let cause = Cause::Reset(self.attempt);
        let set = OrderKind::Set {
            new,
            decided_on: self.lock,
        };
        self.spend(operation, cause, set)
    }

    /// Exchanges the verifications for the right to end the lock once.
    pub(super) fn unlock(self, operation: OperationId) -> Spent {
        let cause = Cause::Unlock(self.attempt);
        let unlock = OrderKind::Unlock {
            decided_on: self.lock,
        };
        self.spend(operation, cause, unlock)
    }

    fn spend(self, operation: OperationId, cause: Cause, kind: OrderKind) -> Spent {
        Spent {
            phase: Phase::Writing {
                operation,
                spent: self.gates,
            },
            cause,
            order: WriteOrder::new(operation, self.account, kind),
        }
    }
}

/// What the verifications were exchanged for.
pub(super) struct Spent {
    pub phase: Phase,
    pub cause: Cause,
    pub order: WriteOrder,
}
