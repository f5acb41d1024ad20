//! Orders of the IT department to this computer: checked, carried out, acknowledged.
//!
//! An order counts if it is signed with the key that this computer was given when the session began, for
//! the store of the session and for this device key, and if it is for the account of the session or for
//! everybody on the computer. Every order is acknowledged, and one that was not carried out never as done.
//! The service repeats an order until it is acknowledged, so the session remembers what was carried out.

use crate::{
    Client, Failure, acknowledgement::Unheard, ask::Ready, error::Code, link::Call,
    removed::Ordered,
};
use chiave_crypto::order::{Between, is_signed};
use chiave_protocol::{
    ErrorCode, OrderId, Secret, StoreId,
    order::{Acknowledge, Order, OrderFailure, OrderKey, OrderKind, Orders},
};
use std::sync::Arc;

/// What an order is checked with.
struct Bound {
    key: Option<OrderKey>,
    between: Option<Between>,
    /// The orders that were carried out in the session.
    carried_out: Vec<OrderId>,
    /// Whether the service has ended the session.
    is_over: bool,
}

impl Client {
    /// Asks for the orders that ended the session of `token`, which the service knows no more, and
    /// carries them out.
    ///
    /// # Errors
    ///
    /// If the service could not be asked: the session is then ended another time, because nothing else
    /// would tell this computer of the orders.
    pub(crate) async fn ask_why_it_ended(&self, token: &Arc<Secret>) -> Result<(), Failure> {
        let has_key = {
            let memory = self.memory();
            let session = memory.session.session();
            session.is_some_and(|session| session.order_key.is_some())
        };
        if !has_key || !self.memory().session.is_current(token) {
            return Ok(());
        }
        let asked = self.send(&Call::get("/v1/orders"), None).await;
        let orders = match asked.and_then(|answer| answer.parse::<Orders>()) {
            Ok(orders) => orders.orders,
            Err(failure) => match failure.code {
                Code::Local(_)
                | Code::Service(
                    ErrorCode::Busy | ErrorCode::Internal | ErrorCode::DirectoryUnreachable,
                ) => return Err(failure),
                // Such as `not-found` of an earlier version, which has no orders.
                Code::Service(_) => Vec::new(),
            },
        };
        self.obey_all(token, orders, true).await;
        Ok(())
    }

    /// Carries out the orders that came with a synchronisation of the session of `token`.
    pub(crate) async fn obey(&self, token: &Arc<Secret>, orders: Vec<Order>) {
        if let Some(asked) = self.obey_all(token, orders, false).await {
            self.ask_for_report(token, &asked);
        }
    }

    /// The orders among `orders` that this computer would carry out in the session of `token`, or, if
    /// the session `is_over`, because of its end.
    pub(crate) fn orders_that_count(
        &self,
        token: &Arc<Secret>,
        ready: &Ready,
        orders: &[Order],
        is_over: bool,
    ) -> Vec<OrderKind> {
        let Some(bound) = self.bound(token, ready, is_over) else {
            return Vec::new();
        };
        let counts = |order: &&Order| {
            bound.refuses(order).is_none() && !bound.carried_out.contains(&order.id)
        };
        orders.iter().filter(counts).map(|it| it.kind).collect()
    }

    /// Carries out and acknowledges `orders`. Returns those for a support report, which the person answers; `None` if
    /// nothing could be sent, so the orders come again.
    async fn obey_all(
        &self,
        token: &Arc<Secret>,
        orders: Vec<Order>,
        is_over: bool,
    ) -> Option<Vec<OrderId>> {
        let mut asked = Vec::new();
        if orders.is_empty() {
            return Some(asked);
        }
        // A wipe removes the key that signs its acknowledgement.
        let ready = match self.ready_to_send().await {
            Ok(ready) => ready,
            Err(failure) => {
                tracing::info!(code = %failure, "orders wait for the next synchronisation");
                return None;
            }
        };
        for order in orders {
            let bound = self.bound(token, &ready, is_over)?;
            let store = bound.between.map(|between| between.store);
            let said = match bound.refuses(&order) {
                Some(why) => {
                    tracing::warn!(order.id = %order.id, why = why.word(), "an order is not carried out");
                    Acknowledge::Failed { why }
                }
                None if order.kind == OrderKind::SendReport => {
                    asked.push(order.id);
                    continue;
                }
                None if bound.carried_out.contains(&order.id) => Acknowledge::Done,
                None => self.carry_out_order(token, &order, store).await,
            };
            let unheard = Unheard::new(ready.key.clone(), store, order.id, said);
            if self.is_to_be_emptied() && unheard.is_unfinished() {
                self.memory().unfinished.push(unheard.finished());
            }
            self.acknowledge(unheard).await;
        }
        Some(asked)
    }

    /// What orders are checked with; `None` if another session has replaced that of `token`.
    fn bound(&self, token: &Arc<Secret>, ready: &Ready, is_over: bool) -> Option<Bound> {
        let memory = self.memory();
        let session = memory.session.session()?;
        if !memory.session.is_current(token) {
            return None;
        }
        let store = session.store.or(ready.link.store());
        Some(Bound {
            key: session.order_key.clone(),
            between: store.map(|store| Between {
                store,
                device: ready.key.thumbprint(),
            }),
            carried_out: session.carried_out.clone(),
            is_over,
        })
    }

    async fn carry_out_order(
        &self,
        token: &Arc<Secret>,
        order: &Order,
        store: Option<StoreId>,
    ) -> Acknowledge {
        let id = order.id;
        let done = match order.kind {
            OrderKind::Wipe => self.wipe(Ordered { id, store }).await,
            OrderKind::SignOut => {
                self.note_signed_out().await;
                self.forget_session().await;
                Ok(())
            }
            OrderKind::ChangeNeeded => {
                self.memory().session.note_carried_out(token, id);
                self.change_session(|session| session.must_change(token));
                self.keep_session().await;
                Ok(())
            }
            OrderKind::SendReport | OrderKind::Unknown => Err(OrderFailure::NotKnown),
        };
        match done {
            Ok(()) => {
                tracing::info!(order.id = %id, order.kind = order.kind.word(), "an order was carried out");
                Acknowledge::Done
            }
            Err(why) => Acknowledge::Failed { why },
        }
    }
}

impl Bound {
    /// Why an order is not carried out; `None` if it is.
    fn refuses(&self, order: &Order) -> Option<OrderFailure> {
        if order.kind == OrderKind::Unknown {
            return Some(OrderFailure::NotKnown);
        }
        let (Some(key), Some(between)) = (&self.key, self.between) else {
            return Some(OrderFailure::NotSigned);
        };
        if !is_signed(order, key, between) {
            return Some(OrderFailure::NotSigned);
        }
        let to_another = !order.kind.is_for_everybody() && order.account != Some(key.account);
        let is_old = order.made_at < key.since;
        let other = is_old || to_another || (self.is_over && order.kind.needs_a_session());
        other.then_some(OrderFailure::OtherSession)
    }
}
