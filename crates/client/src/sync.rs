//! Keeping the one document of the account in step with the service.

use crate::{
    Client, Event, Failure, LocalCode,
    api::Call,
    error::Code,
    memory::{Memory, Scope},
    session::same_name,
    state_file::Snapshot,
};
use chiave_protocol::{ErrorCode, Secret, StoreId, Timestamp, state::AccountState};
use serde::Serialize;
use std::sync::Arc;

/// What is known of the account.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StateView {
    /// As the service last gave it; absent before the first synchronisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub state: Option<AccountState>,
    /// When that was, by this laptop's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub synced_at: Option<Timestamp>,
    /// Whether the service confirmed it when last asked.
    pub live: bool,
}

impl Client {
    /// What is known, without asking the service. Waits for the keyring the first time only.
    pub async fn state(&self) -> StateView {
        self.open_keyring_once().await;
        view(&self.memory())
    }

    /// Asks the service, and a keyring that was not there before.
    ///
    /// # Errors
    ///
    /// What the service refused. That it cannot be reached, or that something comes first in the
    /// session, is no error: the last state is the answer, and not live.
    pub async fn sync(&self) -> Result<StateView, Failure> {
        self.look_for_keyring().await;
        self.refresh().await
    }

    /// The same in the background: it disturbs nobody.
    ///
    /// # Errors
    ///
    /// As [`Client::sync`].
    pub async fn refresh(&self) -> Result<StateView, Failure> {
        let _one = self.0.syncing.lock().await;
        match self.fetch_state().await {
            Err(failure) if !can_wait(&failure) => Err(failure),
            outcome => {
                if outcome.is_err() {
                    self.memory().live = false;
                }
                let view = view(&self.memory());
                self.tell(Event::State(Box::new(view.clone())));
                Ok(view)
            }
        }
    }

    pub(crate) fn tell_state(&self) {
        let view = view(&self.memory());
        self.tell(Event::State(Box::new(view)));
    }

    async fn fetch_state(&self) -> Result<(), Failure> {
        // Also without a session: it says whether the service is there, and brings a nonce.
        self.open_keyring_once().await;
        let store = self.ask_service().await?.store_id;
        let (token, before) = {
            let memory = self.memory();
            let Some(token) = memory.token(Scope::Session) else {
                return Ok(());
            };
            (token, memory.state.clone())
        };
        let etag = before
            .as_ref()
            .and_then(|snapshot| snapshot.etag.as_deref());
        let call = Call::get("/v1/state").unless_tagged(etag);
        let answer = self.send_as(Scope::Session, &token, &call).await?;
        let synced_at = self.0.clock.now();
        let snapshot = match (answer.unchanged, before.as_deref()) {
            (true, Some(before)) => Snapshot {
                synced_at,
                ..before.clone()
            },
            (true, None) => return Err(LocalCode::ServiceUnreachable.into()),
            (false, _) => Snapshot {
                state: answer.parse()?,
                etag: answer.etag,
                synced_at,
            },
        };
        if self.adopt_state(&token, &snapshot, store) {
            self.keep_session().await;
        }
        if self.memory().is_current(Scope::Session, &token) {
            self.note_security(&snapshot.state.security);
            self.keep_state(&token, &snapshot).await;
        }
        Ok(())
    }

    /// Takes over what the service answered to the session of `token`, unless that has ended in the
    /// meantime: then the answer is nobody's, or somebody else's. Tells whether the session has
    /// learned something to be kept with it: another name of its person, or its store.
    fn adopt_state(
        &self,
        token: &Arc<Secret>,
        snapshot: &Snapshot,
        store: Option<StoreId>,
    ) -> bool {
        let mut memory = self.memory();
        if !memory.is_current(Scope::Session, token) {
            return false;
        }
        memory.live = true;
        memory.state = Some(Arc::new(snapshot.clone()));
        let name = &snapshot.state.account.user_name;
        let Some(session) = memory.session.as_mut() else {
            return false;
        };
        let bound = store.is_some() && session.store != store;
        session.store = store.or(session.store);
        let renamed = !same_name(&session.user_name, name);
        if renamed {
            session.user_name.clone_from(name);
        }
        bound || renamed
    }
}

/// Whether there is simply no newer state now: the service is out of reach, or the session can do
/// only what comes next.
fn can_wait(failure: &Failure) -> bool {
    match failure.code {
        Code::Local(_) => true,
        Code::Service(code) => {
            matches!(
                code,
                ErrorCode::MustChangePassword | ErrorCode::FreshProofNeeded
            )
        }
    }
}

fn view(memory: &Memory) -> StateView {
    let snapshot = memory.session.as_ref().and(memory.state.as_ref());
    StateView {
        state: snapshot.map(|snapshot| snapshot.state.clone()),
        synced_at: snapshot.map(|snapshot| snapshot.synced_at),
        live: memory.live && snapshot.is_some(),
    }
}
