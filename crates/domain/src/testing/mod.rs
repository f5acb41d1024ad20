//! For tests of adapters only, behind the feature `testing`: one contract suite for every store,
//! and write orders without the decisions behind them.

pub mod samples;
pub mod store_contract;

use crate::order::{OrderKind, WriteOrder};
use chiave_protocol::{AccountId, OperationId};

/// An order that nobody decided, to try a connector with.
#[must_use]
pub fn order(operation: OperationId, account: AccountId, kind: OrderKind) -> WriteOrder {
    WriteOrder::new(operation, account, kind)
}
