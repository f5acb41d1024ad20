//! The IT department gives orders to the computers of an account, lists and withdraws them.
//!
//! A sign-out and a wipe take the session away in the service at once, and a wipe makes the account
//! forget the computer too: a stolen computer that is kept off the network has nothing left that the
//! service accepts. The order itself is what the computer removes on its own disk and keyring.

use super::{
    Operator,
    accounts::{Accounts, RosterWork},
};
use crate::{
    end_session::{Ending, Reason},
    error::FlowError,
    work::Event,
};
use chiave_domain::{
    audit::{Actor, AuditEvent},
    computer_order::{ComputerOrder, ORDER_DAYS, OrderEnd, OrderOutcome},
    ports::{
        roster::EntryMark,
        store::{LockKey, Store},
    },
    session::{Session, SessionState},
};
use chiave_protocol::{
    AccountId, OrderId, Thumbprint, Timestamp, order::OrderKind, session::MustChangeReason,
};

/// An order to the computers of an account.
#[derive(Clone, Copy, Debug)]
pub struct OrderTo {
    /// What is ordered.
    pub kind: OrderKind,
    /// The account.
    pub account: AccountId,
    /// The only computer; without one, every computer on which the account is signed in.
    pub only: Option<Thumbprint>,
}

/// The live sessions of an account, oldest first: one for each computer on which it is signed in.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn sessions_of(
    store: &dyn Store,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Session>, FlowError> {
    let mut sessions = store.read().await?.sessions_of(account).await?;
    sessions.retain(|session| session.is_alive(now));
    Ok(sessions)
}

/// Every order that is still listed, oldest first.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn orders(store: &dyn Store) -> Result<Vec<ComputerOrder>, FlowError> {
    Ok(store.read().await?.all_orders().await?)
}

/// Withdraws an order that still waits for its computer; returns `false` for any other. What the
/// service did at once stays done: the session is ended, the password has to be changed.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn withdraw_order(
    store: &dyn Store,
    operator: Operator<'_>,
    id: OrderId,
) -> Result<bool, FlowError> {
    let Some(found) = store.read_once().await?.order(id).await? else {
        return Ok(false);
    };
    let keys = [LockKey::Account(found.account)];
    let mut work = operator.over(store.work(&keys).await?);
    let waiting = work.tx.order(id).await?.filter(|it| it.waits(work.now));
    let Some(order) = waiting else {
        return Ok(false);
    };
    let how = OrderOutcome::Withdrawn;
    let end = Some(OrderEnd { at: work.now, how });
    let withdrawn = ComputerOrder { end, ..order };
    work.tx.put_order(&withdrawn).await?;
    work.record(Event::of_order(&withdrawn, how, operator.by))
        .await?;
    work.commit().await?;
    Ok(true)
}

impl Accounts<'_> {
    /// Gives an order to the computers on which an account is signed in; returns the orders, none if
    /// there is no such computer. An order that a session has already and that still waits is not
    /// given again.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; in that case nothing changed.
    pub async fn order(&self, to: OrderTo) -> Result<Vec<ComputerOrder>, FlowError> {
        let mut work = self.work(&[LockKey::Account(to.account)]).await?;
        let mut sessions = work.tx.sessions_of(to.account).await?;
        let now = work.now;
        sessions.retain(|session| {
            session.is_alive(now) && to.only.is_none_or(|only| only == session.device)
        });
        let mut given = Vec::new();
        for session in sessions {
            given.push(self.order_one(&mut work, session, to.kind).await?);
        }
        if to.kind == OrderKind::ChangeNeeded && !given.is_empty() {
            self.mark(&mut work, to.account, EntryMark::MustChange)
                .await?;
        }
        work.commit().await?;
        Ok(given)
    }

    async fn order_one(
        &self,
        work: &mut RosterWork<'_>,
        session: Session,
        kind: OrderKind,
    ) -> Result<ComputerOrder, FlowError> {
        let open = work.tx.open_orders(&session.device).await?;
        let now = work.now;
        let same =
            |it: &ComputerOrder| it.session == session.id && it.kind == kind && it.waits(now);
        if let Some(waiting) = open.into_iter().find(same) {
            return Ok(waiting);
        }
        let order = ComputerOrder {
            id: OrderId::from_uuid(work.fresh_uuid()),
            kind,
            account: session.account,
            session: session.id,
            device: session.device,
            device_name: session.device_name.clone(),
            made_at: now,
            by: match self.operator.by {
                Actor::Operator(uid) => uid,
                Actor::Person | Actor::Service => None,
            },
            expires_at: now.plus(ORDER_DAYS * 24 * 60 * 60),
            end: None,
        };
        work.tx.put_order(&order).await?;
        let ordered = AuditEvent::ComputerOrdered(kind);
        let event = Event::of_session(&session, ordered, self.operator.by);
        work.record(event).await?;
        self.take_away(work, session, kind).await?;
        Ok(order)
    }

    /// What the service does at once.
    async fn take_away(
        &self,
        work: &mut RosterWork<'_>,
        mut session: Session,
        kind: OrderKind,
    ) -> Result<(), FlowError> {
        match kind {
            OrderKind::ChangeNeeded => {
                if session.state == SessionState::Full {
                    session.state = SessionState::MustChange(MustChangeReason::Required);
                    work.tx.put_session(&session).await?;
                }
                return Ok(());
            }
            OrderKind::Wipe => {
                let device = &session.device;
                work.tx.remove_device(session.account, device).await?;
            }
            OrderKind::SignOut | OrderKind::Unknown => {}
        }
        let ending = Ending {
            session: &session,
            notified: None,
            reason: Reason::Other(self.operator.by),
        };
        work.end_session(ending).await
    }
}
