//! Orders to computers.

use crate::{
    computer_order::{ComputerOrder, ListedOrder, ReceivedReport},
    ports::store::StoreError,
};
use async_trait::async_trait;
use chiave_protocol::{AccountId, OrderId, Thumbprint};

/// The questions about orders. An order that cannot be read, or whose mark is not valid, reaches no
/// computer: it is left out of every answer but the list of all (law 22).
#[async_trait]
pub trait ReadOrders {
    /// The order with this id.
    async fn order(&mut self, id: OrderId) -> Result<Option<ComputerOrder>, StoreError>;
    /// The orders to one computer that did not end, oldest first, expired ones included.
    async fn open_orders(&mut self, device: &Thumbprint) -> Result<Vec<ComputerOrder>, StoreError>;
    /// The orders to one computer that ended, oldest first.
    async fn ended_orders(&mut self, device: &Thumbprint)
    -> Result<Vec<ComputerOrder>, StoreError>;
    /// The orders to the computers of one account that did not end, oldest first, expired ones included.
    async fn open_orders_of(
        &mut self,
        account: AccountId,
    ) -> Result<Vec<ComputerOrder>, StoreError>;
    /// Every order, oldest first, with those that cannot be read.
    async fn all_orders(&mut self) -> Result<Vec<ListedOrder>, StoreError>;
    /// The support report with which a computer answered an order; `None` also if its mark is not valid.
    async fn support_report(
        &mut self,
        order: OrderId,
    ) -> Result<Option<ReceivedReport>, StoreError>;
}

/// What a writing transaction does beside [`ReadOrders`].
#[async_trait]
pub trait WriteOrders {
    /// Stores a new order or a new state of an old one.
    async fn put_order(&mut self, order: &ComputerOrder) -> Result<(), StoreError>;
    /// Stores the support report with which a computer answered an order.
    async fn put_support_report(
        &mut self,
        order: &ComputerOrder,
        report: &ReceivedReport,
    ) -> Result<(), StoreError>;
}
