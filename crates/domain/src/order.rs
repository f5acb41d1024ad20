//! The right to write a password, as a value.
//!
//! [`WriteOrder`] has no public constructor and is not `Clone`: only the decisions of this crate
//! make one, each from its own evidence, and a connector takes it by value (law 1).

use crate::account::LockVersion;
use chiave_protocol::{AccountId, OperationId, Secret};
use std::sync::Arc;

/// A write that was decided.
#[derive(Debug)]
pub struct WriteOrder {
    operation: OperationId,
    account: AccountId,
    kind: OrderKind,
}

/// A new password inside an order, with the one rule about it that only the directory can evaluate.
#[derive(Clone, Debug)]
pub struct NewPassword {
    /// The password in NFC. It is wiped when its last holder drops it.
    pub secret: Arc<Secret>,
    /// The number of earlier passwords that must not be repeated; 0 allows any. The current
    /// password counts as the first.
    pub history: u8,
}

/// The content of an order.
#[derive(Debug)]
pub enum OrderKind {
    /// Set a new password, for a person who knew the old one.
    Change {
        /// The new password.
        new: NewPassword,
    },
    /// Set a new password after verifications or with an activation code, and end a lock; the old
    /// password is not known.
    Set {
        /// The new password.
        new: NewPassword,
        /// The version of the lock on which the order was decided.
        decided_on: LockVersion,
    },
    /// End a lock; the password stays unchanged.
    Unlock {
        /// The version of the lock on which the order was decided.
        decided_on: LockVersion,
    },
}

impl WriteOrder {
    pub(crate) fn new(operation: OperationId, account: AccountId, kind: OrderKind) -> Self {
        Self {
            operation,
            account,
            kind,
        }
    }

    /// The id that marks the write in the directory, so the write can be found after a crash.
    #[must_use]
    pub fn operation(&self) -> OperationId {
        self.operation
    }

    /// The account to be written.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The version of the lock on which an order that ends a lock was decided; `None` for an order
    /// that leaves a lock as it is.
    #[must_use]
    pub fn decided_on(&self) -> Option<LockVersion> {
        match self.kind {
            OrderKind::Change { .. } => None,
            OrderKind::Set { decided_on, .. } | OrderKind::Unlock { decided_on } => {
                Some(decided_on)
            }
        }
    }

    /// The content of the order.
    #[must_use]
    pub fn kind(&self) -> &OrderKind {
        &self.kind
    }
}
