//! From a token to what its holder may do: each check returns the value that a flow asks for.

use crate::{
    dpop::refused::RefusedProof,
    error::FlowError,
    service::{Caller, Service},
};
use chiave_domain::{
    account::Account,
    ports::store::LockKey,
    session::{Session, SessionState},
};
use chiave_protocol::{ErrorCode, TokenHash};

/// A live session of any state, on the device it was opened on.
#[derive(Debug)]
pub struct Live(pub(crate) Session);

/// A live session that may change the password: whole, or open for just that.
#[derive(Debug)]
pub struct MayChange(pub(crate) Session);

/// A session that may look at the state of its account, and the revision of that state at the moment
/// the session was looked up.
#[derive(Debug)]
pub struct InStep {
    /// What the session may.
    pub may: MayChange,
    pub(crate) revision: u64,
}

/// A live session that waits for nothing.
#[derive(Debug)]
pub struct Full(pub(crate) Session);

/// A whole session with a proof not older than five minutes (law 3).
#[derive(Debug)]
pub struct Fresh(pub(crate) Session);

impl Service {
    /// The session that a token opens on this device.
    ///
    /// # Errors
    ///
    /// `session-ended` for any token that opens nothing here: unknown, ended, expired, or bound to
    /// another device key.
    pub async fn live(&self, token: &TokenHash, caller: &Caller) -> Result<Live, FlowError> {
        let session = self.store.read_once().await?.session(token).await?;
        let session = self.alive(session, token, caller).await?;
        self.seen(session).await
    }

    /// The session in which a laptop asks for news by itself, with the revision of the state, in one
    /// look at the store: a sync without news has no other. Nobody may be there, so it does not keep
    /// an administrator's session from ending.
    ///
    /// # Errors
    ///
    /// `session-ended` as in [`Service::live`]; `fresh-proof-needed` as in [`Live::may_change`].
    pub async fn in_step(&self, token: &TokenHash, caller: &Caller) -> Result<InStep, FlowError> {
        let found = self.store.read_once().await?.session_in_step(token).await?;
        let (session, revision) = found.unzip();
        let session = self.alive(session, token, caller).await?;
        let live = if session.administers {
            Live(session)
        } else {
            self.seen(session).await?
        };
        Ok(InStep {
            may: live.may_change()?,
            revision: revision.unwrap_or_default(),
        })
    }

    async fn alive(
        &self,
        session: Option<Session>,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<Session, FlowError> {
        let now = self.clock.now();
        let session = session
            .filter(|session| session.is_alive(now))
            .ok_or(ErrorCode::SessionEnded)?;
        if session.device != caller.device {
            let refused = RefusedProof {
                token,
                device: Some(caller.device),
                why: "other-key",
            };
            self.note_refused_proof(refused).await?;
            return Err(ErrorCode::SessionEnded.into());
        }
        Ok(session)
    }

    /// Notes that somebody is there.
    async fn seen(&self, session: Session) -> Result<Live, FlowError> {
        let now = self.clock.now();
        if now.since(session.seen_at) < session.seen_every_s() {
            return Ok(Live(session));
        }
        let mut work = self.work(&[LockKey::Account(session.account)]).await?;
        let Some(mut session) = work.tx.session(&session.token).await? else {
            return Err(ErrorCode::SessionEnded.into());
        };
        session.seen_at = work.now;
        work.tx.put_session(&session).await?;
        work.commit().await?;
        Ok(Live(session))
    }

    /// The entry behind a session; a disabled or locked one ends here.
    pub(crate) async fn account_of(&self, session: &Session) -> Result<Account, FlowError> {
        let account = self.connector.get(session.account).await?;
        match account {
            Some(account) if account.enabled && !account.locked => Ok(account),
            _ => Err(ErrorCode::SessionEnded.into()),
        }
    }
}

impl Live {
    /// A session that may change the password.
    ///
    /// # Errors
    ///
    /// `fresh-proof-needed` where the second proof of the sign-in is missing.
    pub fn may_change(self) -> Result<MayChange, FlowError> {
        match self.0.state {
            SessionState::Pending => Err(ErrorCode::FreshProofNeeded.into()),
            SessionState::MustChange(_) | SessionState::Full => Ok(MayChange(self.0)),
        }
    }

    /// A session that waits for nothing.
    ///
    /// # Errors
    ///
    /// What it waits for: `fresh-proof-needed` or `must-change-password`.
    pub fn full(self) -> Result<Full, FlowError> {
        match self.0.state {
            SessionState::Pending => Err(ErrorCode::FreshProofNeeded.into()),
            SessionState::MustChange(_) => Err(ErrorCode::MustChangePassword.into()),
            SessionState::Full => Ok(Full(self.0)),
        }
    }
}

impl Full {
    /// A session with a fresh proof.
    ///
    /// # Errors
    ///
    /// `fresh-proof-needed`.
    pub fn fresh(self, service: &Service) -> Result<Fresh, FlowError> {
        if service.clock.now() < self.0.fresh_until() {
            Ok(Fresh(self.0))
        } else {
            Err(ErrorCode::FreshProofNeeded.into())
        }
    }
}
