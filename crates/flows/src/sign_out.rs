//! Signing out, here or everywhere.

use crate::{authenticate::Live, error::FlowError, service::Service};
use chiave_domain::{
    account::Account,
    audit::{Abandonment, Actor, AuditEvent, Extent},
    ports::store::{LockKey, WriteTx},
    session::{Session, SessionState},
};
use chiave_protocol::{ErrorCode, Timestamp, session::SignOut};

impl Service {
    /// Ends the session, or all sessions of its account. The directory is asked only whom to tell;
    /// where it does not answer, nobody is told, and the sessions end all the same (law 9).
    ///
    /// # Errors
    ///
    /// `fresh-proof-needed` for all sessions where this one waits for its second proof: a found
    /// password alone puts nobody out of their laptops (law 3). `session-ended` where it ended
    /// meanwhile.
    pub async fn sign_out(&self, live: Live, request: SignOut) -> Result<(), FlowError> {
        let now = self.clock.now();
        let account = self.to_be_told(&live.0, &request).await;
        let mut tx = self.store.work(&[LockKey::Account(live.0.account)]).await?;
        // As it is by now: a sign-in that was completed meanwhile is not abandoned (law 24).
        let session = tx.session_by_id(live.0.id).await?;
        let session = session.ok_or(ErrorCode::SessionEnded)?;
        let pending = session.state == SessionState::Pending;
        if request.everywhere && pending {
            return Err(ErrorCode::FreshProofNeeded.into());
        }
        tx.end_session(session.id).await?;
        let whose = (account.as_ref(), &session);
        if pending {
            let cancelled = (Abandonment::Cancelled, Actor::Person);
            self.abandoned(tx.as_mut(), whose, cancelled, now).await?;
            return Ok(tx.commit().await?);
        }
        let extent = if request.everywhere {
            self.end_others(tx.as_mut(), whose, now).await?;
            Extent::Everywhere
        } else {
            Extent::Here
        };
        let event = AuditEvent::SignedOut(extent);
        self.record_in(tx.as_mut(), &session, event, now).await?;
        Ok(tx.commit().await?)
    }

    /// The person to tell of sign-ins that end without their second factor.
    async fn to_be_told(&self, session: &Session, request: &SignOut) -> Option<Account> {
        if !request.everywhere && session.state != SessionState::Pending {
            return None;
        }
        match self.connector.get(session.account).await {
            Ok(account) => account,
            Err(error) => {
                tracing::warn!(%error, "signed out, and nobody is told of sign-ins that end by it");
                None
            }
        }
    }

    async fn end_others(
        &self,
        tx: &mut dyn WriteTx,
        (account, session): (Option<&Account>, &Session),
        now: Timestamp,
    ) -> Result<(), FlowError> {
        for other in tx.sessions_of(session.account).await? {
            self.end_one(tx, (account, &other), now).await?;
        }
        // And rows that nobody who has the keys wrote.
        tx.end_sessions(session.account, &[]).await?;
        Ok(())
    }
}
