//! Orders of the IT department on their way to a computer, and what the computer says of them.
//!
//! A synchronisation carries the orders to its computer. A sign-out and a wipe have ended their session
//! already, so the computer's next request is refused; it then asks for the orders of its device key,
//! which nobody else can sign with. The service thus never waits for a computer that is kept off the
//! network, and the computer still learns what to remove.

use crate::{
    authenticate::InStep,
    dpop::replay::Proof,
    error::FlowError,
    service::{Caller, Service},
    work::{Event, Work},
};
use chiave_crypto::order::Unsigned;
use chiave_domain::{
    audit::{Actor, AuditEvent},
    computer_order::{ComputerOrder, OrderEnd, OrderOutcome},
    ports::store::{LockKey, ReadOrders, WriteTx},
    session::Session,
};
use chiave_protocol::{
    AccountId, ErrorCode, OrderId, Thumbprint,
    order::{Acknowledge, Order, OrderFailure, OrderKind},
};
use std::collections::BTreeSet;

impl Service {
    /// The orders that wait for the computer of a session and concern its account, signed, oldest first.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`].
    pub async fn orders_of(&self, session: &InStep) -> Result<Vec<Order>, FlowError> {
        if !session.has_orders {
            return Ok(Vec::new());
        }
        let session = &session.may.0;
        self.waiting(&session.device, |order| order.comes_to(session.account))
            .await
    }

    /// The orders that wait for the computer that asks, signed, oldest first. Only the holder of its
    /// device key gets them.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`].
    pub async fn orders_to(&self, caller: &Caller) -> Result<Vec<Order>, FlowError> {
        self.waiting(&caller.device, |_| true).await
    }

    async fn waiting(
        &self,
        device: &Thumbprint,
        which: impl Fn(&ComputerOrder) -> bool,
    ) -> Result<Vec<Order>, FlowError> {
        let now = self.clock.now();
        let mut open = self.store.read_once().await?.open_orders(device).await?;
        open.retain(|order| order.waits(now) && which(order));
        let sign = |order: &ComputerOrder| {
            let unsigned = Unsigned {
                id: order.id,
                kind: order.kind,
                made_at: order.made_at,
                account: order.only_for(),
            };
            self.orders.sign(unsigned, order.device)
        };
        Ok(open.iter().map(sign).collect())
    }

    /// Notes what a computer says of an order, and ends with it the other orders that the computer has
    /// thereby carried out too: a wiped computer has no key left to acknowledge them with. The first
    /// acknowledgement holds, because a computer repeats it until it is answered; only a failure is
    /// followed by the word that the order was carried out later. The DPoP proof is spent only by the
    /// computer of such an order, so no stranger makes the service write (law 11).
    ///
    /// # Errors
    ///
    /// `not-found` for an order to another computer, as for one that does not exist; `bad-request` if the
    /// computer says that it sent a report, which only the report says; `proof-of-possession` if the proof
    /// was spent before.
    pub async fn acknowledge(
        &self,
        caller: &Caller,
        proof: Proof,
        id: OrderId,
        said: Acknowledge,
    ) -> Result<(), FlowError> {
        let mut tx = self.store.read().await?;
        let own = own_order(tx.as_mut(), caller, id).await?;
        let how = match said {
            Acknowledge::Done if own.kind == OrderKind::SendReport => {
                return Err(ErrorCode::BadRequest.into());
            }
            Acknowledge::Done => OrderOutcome::Done,
            Acknowledge::Failed { why } => OrderOutcome::Failed(why),
        };
        if !own.hears(how) {
            return Ok(());
        }
        let open = with_the_same_end(tx.as_mut(), &own).await?;
        drop(tx);
        let accounts: BTreeSet<_> = open.iter().map(|it| it.account).collect();
        let keys: Vec<_> = accounts.iter().copied().map(LockKey::Account).collect();
        let mut work = self.work(&keys).await?;
        work.spend_proof(&proof).await?;
        let order = work.tx.order(id).await?.ok_or(ErrorCode::NotFound)?;
        if !order.hears(how) {
            return Ok(());
        }
        for open in with_the_same_end(work.tx.as_mut(), &order).await? {
            let ends = open.ends_with(&order, how);
            if let Some(how) = ends.filter(|_| accounts.contains(&open.account)) {
                work.end_order(open, how, Actor::Service).await?;
            }
        }
        work.commit().await
    }
}

/// The order `id`, if it is for the computer that asks.
async fn own_order(
    tx: &mut (impl ReadOrders + ?Sized),
    caller: &Caller,
    id: OrderId,
) -> Result<ComputerOrder, FlowError> {
    let found = tx.order(id).await?;
    let own = found.filter(|order| order.device == caller.device);
    own.ok_or_else(|| ErrorCode::NotFound.into())
}

/// The orders to the computer of `order` that are as open as it is; if it failed, those that failed with
/// it by the same word of the computer.
async fn with_the_same_end(
    tx: &mut (impl ReadOrders + ?Sized),
    order: &ComputerOrder,
) -> Result<Vec<ComputerOrder>, FlowError> {
    if order.end.is_none() {
        return Ok(tx.open_orders(&order.device).await?);
    }
    let mut failed = tx.ended_orders(&order.device).await?;
    failed.retain(|other| other.end == order.end);
    Ok(failed)
}

impl Work<'_> {
    /// Ends the orders that ask for a new password: the person has set one.
    pub(crate) async fn needed_change_is_made(
        &mut self,
        account: AccountId,
    ) -> Result<(), FlowError> {
        for order in self.tx.open_orders_of(account).await? {
            if order.kind == OrderKind::ChangeNeeded && order.waits(self.now) {
                self.end_order(order, OrderOutcome::Done, Actor::Person)
                    .await?;
            }
        }
        Ok(())
    }
}

impl<T: WriteTx + ?Sized> Work<'_, T> {
    /// Ends the orders for the account of a session on a shared computer that was signed out: the key that they are for
    /// is gone with the turn.
    pub(crate) async fn orders_to_ended_turn(
        &mut self,
        session: &Session,
    ) -> Result<(), FlowError> {
        if !session.is_shared {
            return Ok(());
        }
        for order in self.tx.open_orders(&session.device).await? {
            if order.account == session.account && order.waits(self.now) {
                let how = OrderOutcome::Failed(OrderFailure::OtherSession);
                self.end_order(order, how, Actor::Service).await?;
            }
        }
        Ok(())
    }

    /// Ends an order, and records that.
    pub(crate) async fn end_order(
        &mut self,
        order: ComputerOrder,
        how: OrderOutcome,
        by: Actor,
    ) -> Result<(), FlowError> {
        let end = Some(OrderEnd { at: self.now, how });
        let ended = ComputerOrder { end, ..order };
        self.tx.put_order(&ended).await?;
        self.record(Event::of_order(&ended, how, by)).await
    }
}

impl<'a> Event<'a> {
    /// An order that ended.
    pub(crate) fn of_order(order: &'a ComputerOrder, how: OrderOutcome, by: Actor) -> Self {
        Self {
            what: AuditEvent::OrderEnded(order.kind, how),
            by,
            account: Some(order.account),
            device: Some(order.device),
            device_name: Some(&order.device_name),
        }
    }
}
