//! The right to write a password, as a value.
//!
//! [`WriteOrder`] has no public constructor and is not `Clone`: only the decisions of this crate
//! make one, each from its own evidence, and a connector takes it by value (law 1).

use chiave_protocol::{AccountId, OperationId, Secret};
use std::sync::Arc;

/// A write that was decided.
#[derive(Debug)]
pub struct WriteOrder {
    operation: OperationId,
    account: AccountId,
    kind: OrderKind,
}

/// A new password inside its order, with the rule about it that only the directory can evaluate.
#[derive(Clone, Debug)]
pub struct NewPassword {
    /// The password, normalised (NFC). It is wiped with its last holder.
    pub secret: Arc<Secret>,
    /// The newest earlier passwords that may not return; 0 where any may. The current one counts as
    /// the first.
    pub history: u8,
}

/// What is to be written.
#[derive(Debug)]
pub enum OrderKind {
    /// A new password by somebody who proved the old one.
    Change {
        /// The new password.
        new: NewPassword,
    },
    /// A new password by proofs or by a pass; the old one is not known.
    Set {
        /// The new password.
        new: NewPassword,
    },
    /// An end to a lock; the password stays.
    Unlock,
}

impl WriteOrder {
    pub(crate) fn new(operation: OperationId, account: AccountId, kind: OrderKind) -> Self {
        Self {
            operation,
            account,
            kind,
        }
    }

    /// Marks the write in the directory, so that it can be found again after a crash.
    #[must_use]
    pub fn operation(&self) -> OperationId {
        self.operation
    }

    /// The account that is written.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// What.
    #[must_use]
    pub fn kind(&self) -> &OrderKind {
        &self.kind
    }
}
