//! Synchronises the document of the account with the service.

use crate::{
    Client, Event, Failure, LocalCode,
    error::Code,
    link::{Answer, Call},
    memory::Scope,
    state_file::Snapshot,
};
use chiave_protocol::{
    ErrorCode, Timestamp,
    order::{Order, Synchronised},
    session::SignInStep,
    state::AccountState,
};
use serde::Serialize;

/// What the client knows about the account.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StateView {
    /// Of two views, the one with the higher number was read later; as in
    /// [`AppStatus`](crate::AppStatus).
    pub sequence: u32,
    /// The document as the service last sent it; absent before the first synchronisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub state: Option<AccountState>,
    /// The time of the last synchronisation by this computer's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub synced_at: Option<Timestamp>,
    /// Whether the service confirmed the document when last asked.
    pub live: bool,
}

impl Client {
    /// What the client knows, without asking the service. The first call waits for the keyring.
    pub async fn state(&self) -> StateView {
        self.open_keyring_once().await;
        self.current_view()
    }

    /// Asks the service, and also the keyring if it was not available before.
    ///
    /// # Errors
    ///
    /// The service's refusal. If the service cannot be reached, or the session requires another
    /// step first, this is no error: the last state is returned and marked as not live.
    pub async fn sync(&self) -> Result<StateView, Failure> {
        self.look_for_keyring().await;
        self.refresh().await
    }

    /// Synchronises in the background: shows no window of a locked keyring to the person.
    ///
    /// # Errors
    ///
    /// The errors of [`Client::sync`].
    pub async fn refresh(&self) -> Result<StateView, Failure> {
        let _one = self.0.syncing.lock().await;
        match self.fetch_state().await {
            Err(failure) if !can_wait(&failure) => Err(failure),
            outcome => {
                if outcome.is_err() {
                    self.memory().session.not_confirmed();
                }
                let view = self.current_view();
                self.emit(Event::State(Box::new(view.clone())));
                Ok(view)
            }
        }
    }

    pub(crate) fn tell_state(&self) {
        self.emit(Event::State(Box::new(self.current_view())));
    }

    fn current_view(&self) -> StateView {
        let sequence = self.next_in_sequence();
        self.memory().session.view(sequence)
    }

    async fn fetch_state(&self) -> Result<(), Failure> {
        // Asks even without a session: the answer shows whether the service can be reached, and
        // brings a nonce.
        self.open_keyring_once().await;
        let store = self.ask_service().await?.store_id;
        self.acknowledge_again().await;
        let (token, before) = {
            let memory = self.memory();
            let Some(token) = memory.session.token() else {
                return Ok(());
            };
            (token, memory.session.snapshot().cloned())
        };
        let etag = before
            .as_ref()
            .and_then(|snapshot| snapshot.etag.as_deref());
        let call = Call::get("/v1/state")
            .unless_tagged(etag)
            .reporting(&self.report());
        let answer = self.send_as(Scope::Session, &token, &call).await?;
        let Brought {
            snapshot,
            step,
            orders,
        } = self.brought(answer, before.as_deref())?;
        let to_keep = self.memory().session.adopt(&token, &snapshot, store);
        if to_keep {
            self.keep_session().await;
        }
        if self.memory().session.is_current(&token) {
            self.note_security(&token, &snapshot.state.security);
            self.keep_state(&token, &snapshot).await;
        }
        // The service reads the step before the orders, so an order of the same answer may be newer.
        let limits = |step| self.memory().session.note_step(&token, &step);
        if step.is_some_and(limits) {
            self.tell_status();
            self.keep_session().await;
        }
        self.obey(&token, orders).await;
        Ok(())
    }

    /// Reads the answer to a request for the state, of which `before` was known.
    ///
    /// # Errors
    ///
    /// The answer is incomplete, or says that nothing changed although nothing was known.
    pub(crate) fn brought(
        &self,
        answer: Answer,
        before: Option<&Snapshot>,
    ) -> Result<Brought, Failure> {
        let synced_at = self.0.clock.now();
        match (answer.unchanged, before) {
            (true, Some(before)) => Ok(Brought {
                snapshot: Snapshot {
                    synced_at,
                    ..before.clone()
                },
                step: None,
                orders: Vec::new(),
            }),
            (true, None) => Err(LocalCode::ServiceUnreachable.into()),
            (false, _) => {
                let Synchronised {
                    state,
                    step,
                    orders,
                } = answer.parse()?;
                let etag = answer.etag;
                Ok(Brought {
                    snapshot: Snapshot {
                        state,
                        etag,
                        synced_at,
                    },
                    step,
                    orders,
                })
            }
        }
    }
}

/// What the service answered to a request for the state.
pub(crate) struct Brought {
    pub(crate) snapshot: Snapshot,
    /// What the session may do; `None` if nothing is new, or the service does not say it.
    pub(crate) step: Option<SignInStep>,
    pub(crate) orders: Vec<Order>,
}

/// Whether there is simply no newer state at present: the service is out of reach, or the session
/// requires another step first.
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
