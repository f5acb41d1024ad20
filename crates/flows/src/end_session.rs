//! The one way in which a session ends: the reason decides the audit row and the notice.

use crate::{
    error::FlowError,
    notice_budgets::Source,
    notices::Notice,
    work::{Event, Work},
};
use chiave_domain::{
    account::Account,
    audit::{Abandonment, Actor, AuditEvent, Extent},
    notice::Message,
    ports::store::WriteTx,
    session::{Session, SessionState},
};
use chiave_protocol::{AccountId, Thumbprint, Timestamp};

/// Why a session ends.
#[derive(Clone, Copy)]
pub(crate) enum Reason {
    /// The person signs out.
    SignedOut(Extent),
    /// The sign-in was begun again on the same device, and completed there.
    BegunAgain,
    /// Something else that has an audit row of its own: a new password, or an act of the IT
    /// department.
    Other(Actor),
    /// The session was opened while the clock was ahead, and would live for as much longer.
    FromAhead,
}

/// A session that ends.
#[derive(Clone, Copy)]
pub(crate) struct Ending<'a> {
    pub session: &'a Session,
    /// The person to notify; `None` if nobody is to be notified or the directory does not know them.
    pub notified: Option<&'a Account>,
    pub reason: Reason,
}

/// The sessions of an account that end together.
#[derive(Clone, Copy)]
pub(crate) struct EndingAll<'a> {
    pub account: AccountId,
    pub notified: Option<&'a Account>,
    pub reason: Reason,
}

/// What the audit log says of a session that ends.
struct Row {
    what: AuditEvent,
    by: Actor,
}

impl Ending<'_> {
    /// The audit row of a session that ends. A sign-in that waited for its second factor is
    /// abandoned; for other sessions, only a sign-out has a row, by whoever signed out.
    fn row(&self, now: Timestamp) -> Option<Row> {
        let row = |what, by| Some(Row { what, by });
        let abandoned = |how, by| row(AuditEvent::SignInAbandoned(how), by);
        let pending = self.session.state == SessionState::Pending;
        match self.reason {
            Reason::BegunAgain => None,
            Reason::SignedOut(_) if pending => abandoned(Abandonment::Cancelled, Actor::Person),
            Reason::SignedOut(extent) => row(AuditEvent::SignedOut(extent), Actor::Person),
            Reason::FromAhead if pending => abandoned(Abandonment::Ended, Actor::Service),
            Reason::FromAhead => row(AuditEvent::SignedOut(Extent::Here), Actor::Service),
            Reason::Other(by) if pending && self.session.is_alive(now) => {
                abandoned(Abandonment::Ended, by)
            }
            Reason::Other(_) if pending => abandoned(Abandonment::Expired, Actor::Service),
            Reason::Other(_) => None,
        }
    }
}

impl<T: WriteTx + ?Sized> Work<'_, T> {
    /// Ends one session. A sign-in without its second factor shows that somebody has the right
    /// password, so the person is notified.
    pub(crate) async fn end_session(&mut self, ending: Ending<'_>) -> Result<(), FlowError> {
        let session = ending.session;
        self.tx.end_session(session.id).await?;
        let Some(Row { what, by }) = ending.row(self.now) else {
            return Ok(());
        };
        let abandoned = matches!(what, AuditEvent::SignInAbandoned(_));
        self.record(Event::of_session(session, what, by)).await?;
        match ending.notified.filter(|_| abandoned) {
            Some(account) => {
                let notice = Notice::of_session(account, session, Message::SignInAbandoned);
                let source = Source::of_password(account, session.device);
                self.alarm(notice, &source).await
            }
            None => Ok(()),
        }
    }

    /// Ends everything that is under way for an account without a session: what an attempt has
    /// verified so far does not count any more, and an activation and temporary codes end. Until its first gate, a
    /// voided attempt behaves like any other (law 5).
    pub(crate) async fn void_under_way(&mut self, account: AccountId) -> Result<(), FlowError> {
        self.tx.void_attempts(account).await?;
        self.end_temporary_codes(account, Actor::Service).await?;
        Ok(self.tx.end_activation(account).await?)
    }

    /// Ends the sessions of an account except the live ones of the devices in `keep`, and returns
    /// those.
    pub(crate) async fn end_sessions(
        &mut self,
        all: EndingAll<'_>,
        keep: &[Thumbprint],
    ) -> Result<Vec<Session>, FlowError> {
        let mut kept = Vec::new();
        for session in self.tx.sessions_of(all.account).await? {
            if keep.contains(&session.device) && session.is_alive(self.now) {
                kept.push(session);
                continue;
            }
            let ending = Ending {
                session: &session,
                notified: all.notified,
                reason: all.reason,
            };
            self.end_session(ending).await?;
        }
        // Rows with invalid marks are ended too.
        self.tx.end_sessions(all.account, keep).await?;
        Ok(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_domain::testing::samples::{NOW, session};

    fn said(state: SessionState, reason: Reason, later_s: i64) -> Option<(AuditEvent, Actor)> {
        let session = Session {
            state,
            opened_at: NOW,
            seen_at: NOW,
            ..session(1)
        };
        let ending = Ending {
            session: &session,
            notified: None,
            reason,
        };
        ending.row(NOW.plus(later_s)).map(|row| (row.what, row.by))
    }

    #[test]
    fn a_full_session_says_only_that_it_was_signed_out() {
        let full = |reason| said(SessionState::Full, reason, 0);

        let signed_out = AuditEvent::SignedOut(Extent::Here);
        assert_eq!(
            full(Reason::SignedOut(Extent::Here)),
            Some((signed_out, Actor::Person))
        );
        let by_the_service = Some((AuditEvent::SignedOut(Extent::Here), Actor::Service));
        assert_eq!(full(Reason::FromAhead), by_the_service);
        assert_eq!(full(Reason::BegunAgain), None);
        assert_eq!(full(Reason::Other(Actor::Operator(Some(7)))), None);
    }

    #[test]
    fn a_sign_in_that_waits_says_how_it_was_abandoned() {
        let waiting = |reason, later_s| said(SessionState::Pending, reason, later_s);
        let abandoned = |how, by| Some((AuditEvent::SignInAbandoned(how), by));
        let it = Actor::Operator(Some(7));

        assert_eq!(
            waiting(Reason::SignedOut(Extent::Here), 0),
            abandoned(Abandonment::Cancelled, Actor::Person)
        );
        assert_eq!(
            waiting(Reason::Other(it), 0),
            abandoned(Abandonment::Ended, it)
        );
        assert_eq!(
            waiting(Reason::Other(it), 60 * 60),
            abandoned(Abandonment::Expired, Actor::Service)
        );
        assert_eq!(waiting(Reason::BegunAgain, 0), None);
    }
}
