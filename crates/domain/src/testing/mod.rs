//! For tests of adapters, behind the feature `testing`: one contract suite for every store and one
//! for every connector, and write orders without a decision.

pub mod connector_contract;
pub mod people;
pub mod samples;
pub mod store_contract;

use crate::order::{OrderKind, WriteOrder};
use chiave_protocol::{AccountId, OperationId};

/// An order without a decision, for testing a connector.
#[must_use]
pub fn order(operation: OperationId, account: AccountId, kind: OrderKind) -> WriteOrder {
    WriteOrder::new(operation, account, kind)
}
