//! The state of a running client, in cells that each let through only what keeps them right. One
//! lock, held only for moments: a decision may depend on several cells. No secret here is ever
//! printed.

use crate::{
    acknowledgement::Unheard,
    asked_report::AskedReport,
    contact::Contact,
    identity::Keys,
    in_progress::InProgress,
    kiosk::{LeftOpen, Turn},
    mail_delay::MailWatch,
    preferences::Choice,
    removed::RemovedNote,
    session::{Session, SessionCell},
    write::WriteCell,
};
use chiave_protocol::{
    OperationId, Secret, Timestamp, activation::ActivationView, attempt::AttemptView,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The authority for a request.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Scope {
    /// A signed-in session.
    Session,
    /// An activation, opened with an activation code.
    Activation,
    /// An attempt: a reset or an unlock.
    Attempt,
}

#[derive(Default)]
pub(crate) struct Memory {
    /// The turn of the person at a shared computer; elsewhere always the first one.
    pub(crate) turn: Turn,
    pub(crate) keys: Keys,
    pub(crate) session: SessionCell,
    /// The user name that was typed last, for the words of the help desk; dropped when the person goes.
    pub(crate) typed_name: Option<String>,
    pub(crate) activation: InProgress<ActivationView>,
    pub(crate) attempt: InProgress<AttemptView>,
    pub(crate) write: WriteCell,
    /// When the background task last asked the service, by this computer's clock.
    pub(crate) refreshed_at: Option<Timestamp>,
    /// The task that asks whether emails are delayed, while a person waits for a code.
    pub(crate) mail_watch: Option<MailWatch>,
    pub(crate) choice: Choice,
    /// How long the service has been out of reach; `None` before the first look.
    pub(crate) contact: Option<Contact>,
    /// How often this process noted that the service answers.
    pub(crate) contacts: u64,
    /// What was removed from this computer, and whether some of it may still be there.
    pub(crate) removed: RemovedNote,
    /// What the service was not told yet of orders.
    pub(crate) unheard: Vec<Unheard>,
    /// The order that asks for a support report.
    pub(crate) asked_report: AskedReport,
    /// What the service is told of orders that failed, once nothing is left of what they had removed.
    pub(crate) unfinished: Vec<Unheard>,
    /// The names of the locked keyrings that hold what was to be removed.
    pub(crate) left_in: Vec<String>,
}

impl Memory {
    /// The user name of the person at this computer: of the session, otherwise as typed last.
    pub(crate) fn whose(&self) -> Option<String> {
        let of_session = self.session.user_name().cloned();
        of_session.or_else(|| self.typed_name.clone())
    }

    /// Forgets everything of the person whose turn ends. No write may be in progress. What is known of the service
    /// and of this computer stays, and so does what the service has to be told of orders, under their own keys.
    pub(crate) fn end_turn(&mut self) -> LeftOpen {
        let Self {
            turn,
            keys,
            session,
            typed_name,
            activation,
            attempt,
            write,
            mail_watch,
            choice,
            removed,
            left_in,
            asked_report,
            refreshed_at: _,
            contact: _,
            contacts: _,
            unheard: _,
            unfinished: _,
        } = self;
        let left = LeftOpen {
            key: keys.device(),
            session: session.token(),
            attempt: attempt.end(),
        };
        *turn = turn.next();
        activation.end();
        session.end();
        keys.forget();
        write.forget_unless_running();
        if let Some(watch) = mail_watch.take() {
            watch.end();
        }
        (*typed_name, *choice) = (None, Choice::default());
        (*removed, *left_in) = (RemovedNote::default(), Vec::new());
        *asked_report = AskedReport::default();
        left
    }

    /// Ends the session of somebody else before one of `user_name` begins, which was asked for in `turn`; returns
    /// whether there was one. If that turn has ended, the session is the next person's and goes on.
    pub(crate) fn end_session_of_another(&mut self, turn: Turn, user_name: &str) -> bool {
        let ends = self.turn == turn && self.session.is_of_somebody_else(user_name);
        if ends {
            self.session.end();
        }
        ends
    }

    /// Begins a session that was asked for in `turn`; returns whether that turn goes on.
    pub(crate) fn begin_session(&mut self, turn: Turn, session: Session) -> bool {
        let goes_on = self.turn == turn;
        if goes_on {
            self.session.begin(session);
        }
        goes_on
    }

    pub(crate) fn token(&self, scope: Scope) -> Option<Arc<Secret>> {
        match scope {
            Scope::Session => self.session.token(),
            Scope::Activation => self.activation.token(),
            Scope::Attempt => self.attempt.token(),
        }
    }

    /// Whether `token` is still the current one of `scope`: while a request was in flight, the
    /// person may have signed out and somebody else signed in.
    pub(crate) fn is_current(&self, scope: Scope, token: &Arc<Secret>) -> bool {
        self.token(scope)
            .is_some_and(|current| Arc::ptr_eq(&current, token))
    }

    /// Whether anything is bound to the device key in memory, so the key must not be replaced.
    pub(crate) fn in_use(&self) -> bool {
        self.session.session().is_some()
            || self.activation.view().is_some()
            || self.attempt.view().is_some()
            || self.write.holds_the_device_key()
    }

    /// The open write whose outcome the service would tell this computer.
    pub(crate) fn to_settle(&self) -> Option<OperationId> {
        self.write.to_settle(self.keys.are_kept())
    }
}
