//! The IT department gives orders to the computers of an account, lists and withdraws them.
//!
//! A sign-out and a wipe take sessions away in the service at once: a sign-out those of the account on the computer, a
//! wipe those of everybody on it, and every account forgets the computer. So a stolen computer that is kept off the
//! network has nothing left that the service accepts. The order itself is what the computer removes on its own disk
//! and keyring.

use super::{
    Operator,
    accounts::{Accounts, RosterWork},
    computers::newest_of_each_computer,
};
use crate::{
    end_session::{Ending, Reason},
    error::FlowError,
    work::Event,
};
use chiave_domain::{
    audit::{Actor, AuditEvent},
    computer_order::{ComputerOrder, ListedOrder, OrderOutcome, expires_at},
    device::Device,
    ports::{
        roster::EntryMark,
        store::{LockKey, Store},
    },
    session::{Session, SessionState},
};
use chiave_protocol::{
    AccountId, OrderId, Thumbprint, order::OrderKind, session::MustChangeReason,
};
use std::collections::BTreeSet;

/// An order to the computers of an account.
#[derive(Clone, Copy, Debug)]
pub struct OrderTo {
    /// What is ordered.
    pub kind: OrderKind,
    /// The account.
    pub account: AccountId,
    /// The only computer; without one, every computer on which the account is signed in, or on which a
    /// sign-in waits for its second factor.
    pub only: Option<Thumbprint>,
}

/// What came of an order to the computers of an account.
#[derive(Debug, Default)]
pub struct Given {
    /// The orders, one for each computer with a session of somebody.
    pub orders: Vec<ComputerOrder>,
    /// The computers that get no order, because nobody has a session there, and that no account knows any more.
    pub forgotten: Vec<Device>,
}

/// Every order that is still listed, oldest first, with those that cannot be read.
///
/// # Errors
///
/// An error only if the store fails.
pub async fn orders(store: &dyn Store) -> Result<Vec<ListedOrder>, FlowError> {
    Ok(store.read().await?.all_orders().await?)
}

/// Withdraws an order that still waits for its computer; returns `false` for any other. What the service did at once
/// stays done: the session is ended, the password has to be changed.
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
    work.end_order(order, OrderOutcome::Withdrawn, operator.by)
        .await?;
    work.commit().await?;
    Ok(true)
}

impl Accounts<'_> {
    /// Gives an order to the computers on which an account has a session, one to each. A sign-in that waits
    /// for its second factor is a session too: its computer has keys, and a sign-out or a wipe ends it. An order that a
    /// computer has already in its newest session and that still waits is not given again. A wipe also
    /// reaches the computers that the account only knows. Sessions and known computers of a time ahead of
    /// the clock are reached like the others.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`]; in that case nothing changed.
    pub async fn order(&self, to: OrderTo) -> Result<Given, FlowError> {
        let account = [LockKey::Account(to.account)];
        let keys = match to.kind.is_for_everybody() {
            true => LockKey::EVERYTHING,
            false => &account,
        };
        let mut work = self.work(keys).await?;
        let mut sessions = work.tx.sessions_of(to.account).await?;
        let now = work.now;
        sessions.retain(|session| {
            // Only who is signed in can agree to a report.
            let can_answer =
                to.kind != OrderKind::SendReport || session.state == SessionState::Full;
            can_answer
                && session.is_alive_or_ahead(now)
                && to.only.is_none_or(|only| only == session.device)
        });
        let mut given = Given::default();
        for session in newest_of_each_computer(sessions) {
            let order = self.order_one(&mut work, session, to.kind).await?;
            given.orders.push(order);
        }
        // As when the person signs out everywhere.
        let everywhere = to.only.is_none() && !given.orders.is_empty();
        match to.kind {
            OrderKind::SignOut if everywhere => work.void_under_way(to.account).await?,
            OrderKind::Wipe => self.wipe_known(&mut work, to, &mut given).await?,
            OrderKind::ChangeNeeded if !given.orders.is_empty() => {
                self.mark(&mut work, to.account, EntryMark::MustChange)
                    .await?;
            }
            OrderKind::ChangeNeeded
            | OrderKind::SignOut
            | OrderKind::SendReport
            | OrderKind::Unknown => {}
        }
        work.commit().await?;
        Ok(given)
    }

    /// Reaches the computers that the account still knows without being signed in there. Where somebody
    /// else is signed in, the computer gets the order all the same; every other one is forgotten by
    /// every account.
    async fn wipe_known(
        &self,
        work: &mut RosterWork<'_>,
        to: OrderTo,
        given: &mut Given,
    ) -> Result<(), FlowError> {
        let mut known = work.tx.devices(to.account).await?;
        let now = work.now;
        known.retain(|device| {
            device.is_known_or_ahead(now) && to.only.is_none_or(|only| only == device.key)
        });
        for device in known {
            let sessions = work.tx.sessions_on(&device.key).await?;
            if let Some(session) = sessions.into_iter().rfind(|it| it.is_alive_or_ahead(now)) {
                given
                    .orders
                    .push(self.order_one(work, session, to.kind).await?);
                continue;
            }
            work.forget_computer(&device.key, &BTreeSet::new(), self.operator.by)
                .await?;
            given.forgotten.push(device);
        }
        Ok(())
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
            // A computer obeys no order that is older than its session.
            made_at: now.max(session.opened_at),
            by: match self.operator.by {
                Actor::Operator(uid) => uid,
                Actor::Person | Actor::Service => None,
            },
            expires_at: expires_at(&session, now),
            end: None,
        };
        work.tx.put_order(&order).await?;
        self.record_order(work, &session, kind).await?;
        self.take_away(work, &order).await?;
        Ok(order)
    }

    /// Tells everybody whom a wipe concerns beside the account of its order: who is signed in there of the
    /// order, and who only knew the computer that it is forgotten.
    async fn wipe_for_all(
        &self,
        work: &mut RosterWork<'_>,
        order: &ComputerOrder,
        sessions: &[Session],
    ) -> Result<(), FlowError> {
        let mut told = BTreeSet::from([order.account]);
        let now = work.now;
        let signed_in =
            |it: &&Session| it.state != SessionState::Pending && it.is_alive_or_ahead(now);
        for session in sessions.iter().filter(signed_in) {
            if told.insert(session.account) {
                self.record_order(work, session, order.kind).await?;
            }
        }
        let by = self.operator.by;
        work.forget_computer(&order.device, &told, by).await
    }

    async fn record_order(
        &self,
        work: &mut RosterWork<'_>,
        session: &Session,
        kind: OrderKind,
    ) -> Result<(), FlowError> {
        let ordered = AuditEvent::ComputerOrdered(kind);
        let event = Event::of_session(session, ordered, self.operator.by);
        work.record(event).await
    }

    /// What the service does at once, to every session that the order concerns.
    async fn take_away(
        &self,
        work: &mut RosterWork<'_>,
        order: &ComputerOrder,
    ) -> Result<(), FlowError> {
        let mut sessions = work.tx.sessions_on(&order.device).await?;
        sessions.retain(|session| order.comes_to(session.account));
        if order.kind == OrderKind::Wipe {
            let accounts: BTreeSet<_> = sessions.iter().map(|it| it.account).collect();
            for account in accounts {
                work.void_under_way(account).await?;
            }
            self.wipe_for_all(work, order, &sessions).await?;
        }
        for session in sessions {
            match order.kind {
                OrderKind::SendReport => {}
                OrderKind::ChangeNeeded => work.must_change(session).await?,
                OrderKind::Wipe | OrderKind::SignOut | OrderKind::Unknown => {
                    let ending = Ending {
                        session: &session,
                        notified: None,
                        reason: Reason::Other(self.operator.by),
                    };
                    work.end_session(ending).await?;
                }
            }
        }
        Ok(())
    }
}

impl RosterWork<'_> {
    async fn must_change(&mut self, mut session: Session) -> Result<(), FlowError> {
        if session.state == SessionState::Full {
            session.state = SessionState::MustChange(MustChangeReason::Required);
            self.tx.put_session(&session).await?;
        }
        Ok(())
    }
}
