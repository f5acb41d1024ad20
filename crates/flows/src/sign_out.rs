//! Signing out, here or everywhere.

use crate::{authenticate::Live, error::FlowError, service::Service};
use chiave_domain::{
    audit::{Abandonment, Actor, AuditEvent, Extent},
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
        let account = self.connector.get(session.account).await?;
        let mut tx = self.store.begin().await?;
        tx.end_session(session.id).await?;
        if session.state == SessionState::Pending {
            let cancelled = (Abandonment::Cancelled, Actor::Person);
            let whose = (account.as_ref(), &session);
            self.abandoned(tx.as_mut(), whose, cancelled, now).await?;
            return Ok(tx.commit().await?);
        }
        let extent = if request.everywhere {
            if let Some(account) = &account {
                for other in tx.sessions_of(account.id).await? {
                    self.end_one(tx.as_mut(), (account, &other), now).await?;
                }
            }
            tx.end_sessions(session.account, &[]).await?;
            Extent::Everywhere
        } else {
            Extent::Here
        };
        let event = AuditEvent::SignedOut(extent);
        self.record_in(tx.as_mut(), &session, event, now).await?;
        Ok(tx.commit().await?)
    }
}
