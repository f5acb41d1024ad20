//! What the IT department sees of the answer to an order.

use crate::error::FlowError;
use chiave_domain::{
    computer_order::{ComputerOrder, ListedOrder, ReceivedReport},
    ports::store::Store,
};
use chiave_protocol::OrderId;

/// What there is of the support report that an order asks for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AnswerToOrder {
    /// The report.
    Report(ReceivedReport),
    /// No report (any more).
    NoReport(ComputerOrder),
    /// The order cannot be read, so it reaches no computer, and nobody knows what it asks for.
    UnreadableOrder,
    /// No order has the id (any more).
    NoOrder,
}

/// The support report with which a computer answered an order.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn support_report(store: &dyn Store, order: OrderId) -> Result<AnswerToOrder, FlowError> {
    let mut tx = store.read().await?;
    if let Some(report) = tx.support_report(order).await? {
        return Ok(AnswerToOrder::Report(report));
    }
    if let Some(order) = tx.order(order).await? {
        return Ok(AnswerToOrder::NoReport(order));
    }
    // Missing is another thing than unreadable (law 22).
    let all = tx.all_orders().await?;
    Ok(match all.contains(&ListedOrder::Unreadable(Some(order))) {
        true => AnswerToOrder::UnreadableOrder,
        false => AnswerToOrder::NoOrder,
    })
}
