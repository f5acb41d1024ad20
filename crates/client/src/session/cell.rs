//! The session of this computer and the account's state that belongs to the session.
//!
//! A request may be answered after the person signed out and somebody else signed in. Whatever
//! follows from an answer therefore names the token of its request, and changes nothing if a newer
//! session has replaced that of the token.

use super::same_name;
use crate::{state_file::Snapshot, status::SessionState, sync::StateView};
use chiave_protocol::{
    OrderId, Secret, StoreId,
    method::SecurityInfo,
    order::OrderKey,
    service::ServiceInfo,
    session::{MustChangeReason, SignInStep},
    state::AccountState,
};
use std::sync::Arc;

/// A signed-in session.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) token: Arc<Secret>,
    pub(crate) user_name: String,
    pub(crate) step: SignInStep,
    /// The store that knows this session, once the service has reported it.
    pub(crate) store: Option<StoreId>,
    /// What the orders of this session are checked with; absent from a service that gives none.
    pub(crate) order_key: Option<OrderKey>,
    /// The orders that were carried out in this session, the newest last.
    pub(crate) carried_out: Vec<OrderId>,
}

/// The most orders that a session remembers: a session hardly gets more, and the entry in the keyring is
/// short.
pub(crate) const CARRIED_OUT: usize = 8;

/// The session, if there is one, and the last state of its account.
#[derive(Default)]
pub(crate) struct SessionCell {
    session: Option<Session>,
    state: Option<Arc<Snapshot>>,
    /// Whether the state is up to date, as far as the client knows.
    live: bool,
    /// Whether the keyring may still hold a session that ended here while the keyring did not
    /// answer.
    to_forget: bool,
}

impl SessionCell {
    /// Stores a session that the service has just opened.
    pub(crate) fn begin(&mut self, session: Session) {
        self.to_forget = false;
        self.session = Some(session);
    }

    /// Takes over a session that an earlier process stored, unless there is a session or one ended
    /// here.
    pub(crate) fn resume(&mut self, kept: impl FnOnce() -> Option<Session>) {
        if self.session.is_none() && !self.to_forget {
            self.session = kept();
        }
    }

    /// Ends the session and forgets its state.
    pub(crate) fn end(&mut self) {
        self.session = None;
        self.state = None;
        self.live = false;
    }

    /// The session, if there is one.
    pub(crate) const fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The token of the session.
    pub(crate) fn token(&self) -> Option<Arc<Secret>> {
        self.session().map(|session| session.token.clone())
    }

    /// Whether `token` is still that of the session.
    pub(crate) fn is_current(&self, token: &Arc<Secret>) -> bool {
        self.session()
            .is_some_and(|session| Arc::ptr_eq(&session.token, token))
    }

    /// The next step of the session.
    pub(crate) fn step(&self) -> Option<&SignInStep> {
        self.session().map(|session| &session.step)
    }

    /// How far the session is signed in.
    pub(crate) fn progress(&self) -> SessionState {
        match self.step() {
            None => SessionState::None,
            Some(
                SignInStep::MustChange { .. } | SignInStep::Prove { .. } | SignInStep::Unknown,
            ) => SessionState::Limited,
            Some(SignInStep::Done | SignInStep::Register { .. } | SignInStep::Reconfirm) => {
                SessionState::Full
            }
        }
    }

    /// The store that knows the session, once the service has reported it.
    pub(crate) fn store(&self) -> Option<StoreId> {
        self.session().and_then(|session| session.store)
    }

    /// Notes that an order was carried out in the session of `token`, so it is not carried out again.
    pub(crate) fn note_carried_out(&mut self, token: &Arc<Secret>, order: OrderId) {
        let Some(session) = self.own(token) else {
            return;
        };
        if session.carried_out.len() == CARRIED_OUT {
            session.carried_out.remove(0);
        }
        session.carried_out.push(order);
    }

    /// Whether the service with this information serves another store than the one of the session.
    /// An older service reports no store and is accepted.
    pub(crate) fn is_of_another(&self, info: &ServiceInfo) -> bool {
        differ(self.store(), info.store_id)
    }

    /// Whether the session or the state belongs to another account than `user_name`.
    pub(crate) fn is_of_somebody_else(&self, user_name: &str) -> bool {
        let state = self.account().map(|state| &state.account.user_name);
        let session = self.session().map(|session| &session.user_name);
        let mut before = state.into_iter().chain(session);
        before.any(|name| !same_name(name, user_name))
    }

    /// The user name from the service; before the first synchronisation, as typed.
    pub(crate) fn user_name(&self) -> Option<&String> {
        let state = self.account().map(|state| &state.account.user_name);
        state.or(self.session().map(|session| &session.user_name))
    }

    /// Notes the next step of the session of `token`; returns whether the step changed.
    pub(crate) fn set_step(&mut self, token: &Arc<Secret>, step: SignInStep) -> bool {
        match self.own(token) {
            Some(session) if session.step != step => {
                session.step = step;
                true
            }
            _ => false,
        }
    }

    /// Notes that the service requires a new password before anything else; returns whether that is
    /// news.
    pub(crate) fn must_change(&mut self, token: &Arc<Secret>) -> bool {
        let reason = MustChangeReason::Required;
        !self.has_to_change() && self.set_step(token, SignInStep::MustChange { reason })
    }

    /// Notes what the session of `token` may do, as the service says with the state: a change of the
    /// password is required before anything else, or no more. Returns whether that is news.
    pub(crate) fn note_step(&mut self, token: &Arc<Secret>, step: &SignInStep) -> bool {
        let is_limited = matches!(step, SignInStep::MustChange { .. });
        is_limited != self.has_to_change() && self.set_step(token, step.clone())
    }

    /// Notes that the required change of password was made; returns whether one was required.
    pub(crate) fn password_changed(&mut self) -> bool {
        match &mut self.session {
            Some(session) if matches!(session.step, SignInStep::MustChange { .. }) => {
                session.step = SignInStep::Done;
                true
            }
            _ => false,
        }
    }

    /// If the next step of the session of `token` is to register missing methods, updates which
    /// ones are still missing; returns whether the step changed.
    pub(crate) fn note_security(&mut self, token: &Arc<Secret>, info: &SecurityInfo) -> bool {
        let missing = info.missing.clone();
        match self.step() {
            Some(SignInStep::Register { .. }) if missing.is_empty() => {
                self.set_step(token, SignInStep::Done)
            }
            Some(SignInStep::Register { .. }) => {
                self.set_step(token, SignInStep::Register { missing })
            }
            _ => false,
        }
    }

    /// The state as last received.
    pub(crate) const fn snapshot(&self) -> Option<&Arc<Snapshot>> {
        self.state.as_ref()
    }

    /// The account as last received.
    pub(crate) fn account(&self) -> Option<&AccountState> {
        self.state.as_ref().map(|snapshot| &snapshot.state)
    }

    /// What the window shows of the account.
    pub(crate) fn view(&self, sequence: u32) -> StateView {
        let snapshot = self.session().and(self.snapshot());
        StateView {
            sequence,
            state: snapshot.map(|snapshot| snapshot.state.clone()),
            synced_at: snapshot.map(|snapshot| snapshot.synced_at),
            live: self.live && snapshot.is_some(),
        }
    }

    /// Takes over the service's answer to the session of `token`. Returns whether the session has
    /// new data to be stored with it: another user name, or its store.
    pub(crate) fn adopt(
        &mut self,
        token: &Arc<Secret>,
        snapshot: &Snapshot,
        store: Option<StoreId>,
    ) -> bool {
        let name = &snapshot.state.account.user_name;
        let Some(session) = self.own(token) else {
            return false;
        };
        let bound = store.is_some() && session.store != store;
        session.store = store.or(session.store);
        let renamed = !same_name(&session.user_name, name);
        if renamed {
            session.user_name.clone_from(name);
        }
        self.live = true;
        self.state = Some(Arc::new(snapshot.clone()));
        bound || renamed
    }

    /// The session, if it has no state yet.
    pub(crate) fn without_state(&self) -> Option<Session> {
        self.session.clone().filter(|_| self.state.is_none())
    }

    /// Takes over a state that an earlier process stored, unless the session of `token` has ended or
    /// received a state meanwhile. Returns whether the state was taken over.
    pub(crate) fn restore(&mut self, token: &Arc<Secret>, snapshot: Snapshot) -> bool {
        let wanted = self.is_current(token) && self.state.is_none();
        if wanted {
            self.state = Some(Arc::new(snapshot));
        }
        wanted
    }

    /// Notes that the service did not confirm the state when last asked.
    pub(crate) const fn not_confirmed(&mut self) {
        self.live = false;
    }

    /// Notes whether the keyring may still hold a session that ended here.
    pub(crate) const fn set_to_forget(&mut self, to_forget: bool) {
        self.to_forget = to_forget;
    }

    /// Whether the keyring may still hold a session that ended here.
    pub(crate) const fn is_to_forget(&self) -> bool {
        self.to_forget
    }

    /// Whether the person can do nothing but change the password.
    fn has_to_change(&self) -> bool {
        matches!(self.step(), Some(SignInStep::MustChange { .. }))
    }

    /// The session, if `token` is still its token.
    fn own(&mut self, token: &Arc<Secret>) -> Option<&mut Session> {
        self.session
            .as_mut()
            .filter(|session| Arc::ptr_eq(&session.token, token))
    }
}

/// Whether both stores are known and different.
pub(crate) fn differ(one: Option<StoreId>, other: Option<StoreId>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}
