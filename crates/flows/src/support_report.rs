//! A computer answers the order to send its support report.
//!
//! The report is the word of the person who is signed in there, so it needs the full session of the account that the
//! order is for: a device key alone says nothing of a person, and a computer whose session is over has nobody to agree.

use crate::{
    authenticate::{Full, still_live},
    error::FlowError,
    service::Service,
};
use chiave_domain::{
    audit::Actor,
    computer_order::{ComputerOrder, OrderOutcome, ReceivedReport},
    ports::store::LockKey,
    session::Session,
};
use chiave_protocol::{
    ErrorCode, OrderId, Timestamp,
    order::OrderKind,
    support::{FORMAT, SupportReport},
};

/// What an order asks for that a report may answer.
enum Awaited {
    /// The report.
    Report,
    /// Nothing more: the report was received.
    Nothing,
}

impl Service {
    /// Stores the support report that an order to the computer of a session asked for, and ends the order. A repeated
    /// report of an order that a report ended changes nothing.
    ///
    /// # Errors
    ///
    /// `not-found` for an order to another computer or account, for one that asks for no report, and for one that has
    /// ended in another way or expired; `bad-request` for a report of another form; `session-ended` if the session has
    /// ended meanwhile.
    pub async fn take_report(
        &self,
        Full(session): &Full,
        id: OrderId,
        report: &SupportReport,
    ) -> Result<(), FlowError> {
        if report.format != FORMAT {
            return Err(ErrorCode::BadRequest.into());
        }
        let mut work = self.work(&[LockKey::Account(session.account)]).await?;
        still_live(work.tx.as_mut(), session.id).await?;
        let order = work.tx.order(id).await?.filter(|it| is_to(it, session));
        let order = order.ok_or(ErrorCode::NotFound)?;
        let Awaited::Report = awaited(&order, work.now)? else {
            return Ok(());
        };
        let received = ReceivedReport {
            at: work.now,
            text: report.document(),
        };
        work.tx.put_support_report(&order, &received).await?;
        work.end_order(order, OrderOutcome::Done, Actor::Person)
            .await?;
        work.commit().await
    }
}

/// Whether an order is for the account of a session, on its computer.
fn is_to(order: &ComputerOrder, session: &Session) -> bool {
    order.device == session.device && order.account == session.account
}

/// What an order awaits at `now`; not found if it is no report.
fn awaited(order: &ComputerOrder, now: Timestamp) -> Result<Awaited, FlowError> {
    let how = order.end.map(|end| end.how);
    match (order.kind, how) {
        (OrderKind::SendReport, Some(OrderOutcome::Done)) => Ok(Awaited::Nothing),
        (OrderKind::SendReport, None) if order.waits(now) => Ok(Awaited::Report),
        _ => Err(ErrorCode::NotFound.into()),
    }
}
