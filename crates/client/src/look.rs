//! A look at the session of this computer, for a process that shows it and ends: a command in a terminal.
//!
//! A window may be open at the same time, with the same keyring and the same files. A look therefore makes
//! no key, keeps no state, carries out no order and ends no session: it leaves all of that to the window.
//! The only thing that it notes on the disk is that the service answered.

use crate::{
    AppStatus, Client, Failure, StateView, ask::Ready, link::Call, state_file::Snapshot,
    sync::Brought,
};
use chiave_protocol::{
    ErrorCode, Secret, Timestamp,
    order::{Order, OrderKind, Orders},
};
use std::sync::Arc;

/// What a look found.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The address of the service, if the settings name one.
    pub server: Option<String>,
    /// The status of this process, without a session that the service has ended.
    pub status: AppStatus,
    /// What is known about the account.
    pub state: StateView,
    /// When the session began, by the service's clock; `None` without a session, and for a session of a
    /// service that does not say it.
    pub signed_in_at: Option<Timestamp>,
    /// Whether the service has ended the session that this computer still has.
    pub has_ended: bool,
    /// The names of the locked keyrings that hold what was to be removed from this computer.
    pub left_in: Vec<String>,
    /// The orders that wait for this computer, and that the window carries out.
    pub orders: Vec<OrderKind>,
}

/// What the service said about the session.
#[derive(Default)]
struct Heard {
    has_ended: bool,
    orders: Vec<OrderKind>,
}

impl Client {
    /// Looks at the session of this computer, and asks the service about it. For a process that does
    /// nothing else with its client.
    pub async fn look(&self) -> Look {
        self.look_at_keyring().await;
        let heard = self.hear_about_the_session().await;
        let signed_in_at = {
            let memory = self.memory();
            let key = memory
                .session
                .session()
                .and_then(|it| it.order_key.as_ref());
            key.map(|key| key.since)
        };
        Look {
            server: self
                .settings()
                .server
                .as_ref()
                .map(|it| it.as_str().to_owned()),
            status: self.status().await,
            state: self.state().await,
            signed_in_at,
            has_ended: heard.has_ended,
            left_in: self.left_in(),
            orders: heard.orders,
        }
    }

    async fn hear_about_the_session(&self) -> Heard {
        // Asks even without a session: the answer shows whether the service can be reached.
        if self.ask_service().await.is_err() {
            return Heard::default();
        }
        let (token, before) = {
            let memory = self.memory();
            let Some(token) = memory.session.token() else {
                return Heard::default();
            };
            (token, memory.session.snapshot().cloned())
        };
        let Ok(ready) = self.ready_to_send().await else {
            return Heard::default();
        };
        match self.ask_for_state(&ready, &token, before.as_deref()).await {
            Ok(brought) => self.take_in(&ready, &token, brought),
            Err(failure) if failure.is(ErrorCode::SessionEnded) => {
                self.hear_why(&ready, &token).await
            }
            Err(failure) => {
                if failure.is(ErrorCode::MustChangePassword) {
                    self.memory().session.must_change(&token);
                }
                Heard::default()
            }
        }
    }

    async fn ask_for_state(
        &self,
        ready: &Ready,
        token: &Arc<Secret>,
        before: Option<&Snapshot>,
    ) -> Result<Brought, Failure> {
        let etag = before.and_then(|snapshot| snapshot.etag.as_deref());
        let call = Call::get("/v1/state").unless_tagged(etag);
        let answer = self.send_by(ready, &call, Some(token)).await?;
        self.brought(answer, before)
    }

    /// Takes over a state in memory only.
    fn take_in(&self, ready: &Ready, token: &Arc<Secret>, brought: Brought) -> Heard {
        let Brought {
            snapshot,
            step,
            orders,
        } = brought;
        let orders = self.orders_that_count(token, ready, &orders, false);
        let session = &mut self.memory().session;
        session.adopt(token, &snapshot, None);
        session.note_security(token, &snapshot.state.security);
        if let Some(step) = step {
            session.note_step(token, &step);
        }
        Heard {
            has_ended: false,
            orders,
        }
    }

    /// Hears the orders that ended the session, which is then shown no more.
    async fn hear_why(&self, ready: &Ready, token: &Arc<Secret>) -> Heard {
        let answer = self.send_by(ready, &Call::get("/v1/orders"), None).await;
        let orders: Vec<Order> = answer
            .and_then(|answer| answer.parse::<Orders>())
            .map(|orders| orders.orders)
            .unwrap_or_default();
        let orders = self.orders_that_count(token, ready, &orders, true);
        self.memory().session.end();
        Heard {
            has_ended: true,
            orders,
        }
    }
}
