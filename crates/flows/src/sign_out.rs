//! Signing out, here or everywhere.

use crate::{
    authenticate::Live,
    error::FlowError,
    service::{Event, Service},
};
use chiave_domain::{
    audit::{Actor, AuditEvent, Extent},
    session::SessionState,
};
use chiave_protocol::{ErrorCode, session::SignOut};

impl Service {
    /// Ends the session, or all sessions of its account.
    ///
    /// # Errors
    ///
    /// `fresh-proof-needed` for all sessions where this one waits for its second proof: a found
    /// password alone puts nobody out of their laptops (law 3).
    pub async fn sign_out(&self, live: Live, request: SignOut) -> Result<(), FlowError> {
        let now = self.clock.now();
        let session = live.0;
        if request.everywhere && session.state == SessionState::Pending {
            return Err(ErrorCode::FreshProofNeeded.into());
        }
        let mut tx = self.store.begin().await?;
        if request.everywhere {
            tx.end_sessions(session.account, &[]).await?;
        } else {
            tx.end_session(session.id).await?;
        }
        let extent = if request.everywhere {
            Extent::Everywhere
        } else {
            Extent::Here
        };
        let event = Event {
            what: AuditEvent::SignedOut(extent),
            by: Actor::Person,
            account: Some(session.account),
            device: Some(session.device),
            device_name: Some(&session.device_name),
        };
        self.record(tx.as_mut(), event, now).await?;
        Ok(tx.commit().await?)
    }
}
