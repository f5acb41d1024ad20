//! Signing out, on this computer or everywhere.

use crate::{
    authenticate::Live,
    end_session::{Ending, EndingAll, Reason},
    error::FlowError,
    service::Service,
};
use chiave_domain::{
    account::Account,
    audit::{Actor, Extent},
    ports::store::LockKey,
    session::{Session, SessionState},
};
use chiave_protocol::{ErrorCode, session::SignOut};

impl Service {
    /// Ends the session; or all sessions of its account, with the attempts and the activation that
    /// are under way. The directory is asked only for the person
    /// to be informed; if it does not answer, nobody is informed, and the sessions still end (law
    /// 9).
    ///
    /// # Errors
    ///
    /// `fresh-proof-needed` for all sessions if this one still lacks its second factor: somebody
    /// who only found a password cannot sign the person out (law 3). `session-ended` if the session
    /// ended meanwhile.
    pub async fn sign_out(&self, live: Live, request: SignOut) -> Result<(), FlowError> {
        let account = self.account_to_notify(&live.0, &request).await;
        let notified = account.as_ref();
        let mut work = self.work(&[LockKey::Account(live.0.account)]).await?;
        // The current state of the session: a sign-in that was completed meanwhile was not
        // abandoned (law 24).
        let session = work.tx.session_by_id(live.0.id).await?;
        let session = session.ok_or(ErrorCode::SessionEnded)?;
        let pending = session.state == SessionState::Pending;
        if request.everywhere && pending {
            return Err(ErrorCode::FreshProofNeeded.into());
        }
        let mut extent = Extent::Here;
        if request.everywhere {
            extent = Extent::Everywhere;
            let all = EndingAll {
                account: session.account,
                notified,
                reason: Reason::Other(Actor::Person),
            };
            work.end_sessions(all, &[]).await?;
            work.void_under_way(session.account).await?;
        }
        let ending = Ending {
            session: &session,
            notified,
            reason: Reason::SignedOut(extent),
        };
        work.end_session(ending).await?;
        work.orders_to_ended_turn(&session).await?;
        work.commit().await
    }

    /// The person to be informed of sign-ins that end without their second factor.
    async fn account_to_notify(&self, session: &Session, request: &SignOut) -> Option<Account> {
        if !request.everywhere && session.state != SessionState::Pending {
            return None;
        }
        match self.connector.get(session.account).await {
            Ok(account) => account,
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "signed out, and nobody is told of sign-ins that end by it"
                );
                None
            }
        }
    }
}
