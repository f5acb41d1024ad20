//! Orders of the IT department to the computers of an account.
//!
//! An order is for one session on one computer. A sign-out and a wipe end the session in the service at
//! once: what the computer does later removes what is left on it.

use chiave_protocol::{
    AccountId, OrderId, SessionId, Thumbprint, Timestamp,
    order::{OrderFailure, OrderKind},
};

/// Days for which an order waits for its computer.
pub const ORDER_DAYS: i64 = 30;
/// Days for which an order is listed after it can reach no computer any more.
pub const LISTED_DAYS: i64 = 30;

/// An order as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ComputerOrder {
    /// The id of the order.
    pub id: OrderId,
    /// What is ordered.
    pub kind: OrderKind,
    /// The account.
    pub account: AccountId,
    /// The session that the order is for.
    pub session: SessionId,
    /// The device key of the computer.
    pub device: Thumbprint,
    /// The name of the computer.
    pub device_name: String,
    /// When the order was given.
    pub made_at: Timestamp,
    /// The user id of who gave it on the service's machine; `None` if the system does not report it.
    pub by: Option<u32>,
    /// From when on the order reaches no computer.
    pub expires_at: Timestamp,
    /// How and when the order ended; `None` while nobody knows.
    pub end: Option<OrderEnd>,
}

/// The end of an order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OrderEnd {
    /// When the order ended.
    pub at: Timestamp,
    /// How the order ended.
    pub how: OrderOutcome,
}

/// How an order ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OrderOutcome {
    /// The computer carried the order out.
    Done,
    /// The computer did not carry the order out, or not in full.
    Failed(OrderFailure),
    /// The IT department withdrew the order.
    Withdrawn,
}

impl ComputerOrder {
    /// Whether the order waits for its computer at `now`.
    #[must_use]
    pub fn waits(&self, now: Timestamp) -> bool {
        self.end.is_none() && now < self.expires_at
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::samples::{NOW, computer_order};

    #[test]
    fn an_order_waits_until_its_end_or_for_thirty_days() {
        let order = computer_order(1);
        let over = order.made_at.plus(30 * 24 * 60 * 60);

        assert!(order.waits(NOW) && order.waits(over.plus(-1)));
        assert!(!order.waits(over));
        let ended = super::ComputerOrder {
            end: Some(super::OrderEnd {
                at: NOW,
                how: super::OrderOutcome::Done,
            }),
            ..order
        };
        assert!(!ended.waits(NOW));
    }
}
