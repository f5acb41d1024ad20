//! Turns a token into the authority of its holder: each check returns the value that a flow
//! requires.

use crate::{
    clock::note_if_ahead,
    dpop::refused::RefusedProof,
    error::FlowError,
    service::{Caller, Service},
};
use chiave_domain::{
    account::Account,
    ports::store::{LockKey, ReadTx, SessionInStep},
    session::{Session, SessionState},
};
use chiave_protocol::{
    AccountId, ErrorCode, SessionId, TokenHash, report::Report, session::SignInStep,
};

/// A live session in any state, on the device on which it was opened.
#[derive(Debug)]
pub struct Live(pub(crate) Session);

/// A live session that may change the password: full, or in the state that requires a change.
#[derive(Debug)]
pub struct MayChange(pub(crate) Session);

/// A session that may read the document of its account, and the revision of the document at the
/// moment of the look-up.
#[derive(Debug)]
pub struct InStep {
    /// The session's right to change the password.
    pub may: MayChange,
    pub(crate) revision: u64,
    /// Whether an order to the computer may wait.
    pub(crate) has_orders: bool,
    /// What the computer last said of itself.
    pub(crate) report: Option<Report>,
}

/// A full live session.
#[derive(Debug)]
pub struct Full(pub(crate) Session);

/// A full session with a verification in the last five minutes (law 3).
#[derive(Debug)]
pub struct Fresh(pub(crate) Session);

impl Service {
    /// The session that a token opens on this device.
    ///
    /// # Errors
    ///
    /// `session-ended` for every token that opens nothing here: unknown, ended, expired, or bound
    /// to another device key.
    pub async fn live(&self, token: &TokenHash, caller: &Caller) -> Result<Live, FlowError> {
        let session = self.store.read_once().await?.session(token).await?;
        let session = self.alive(session, token, caller).await?;
        self.seen(session).await
    }

    /// The session in which a computer synchronises by itself, with the revision of the document,
    /// in a single read of the store: a synchronisation without news needs no other. Since the
    /// person may be absent, this request does not keep an administrator's session alive.
    ///
    /// # Errors
    ///
    /// `session-ended` as in [`Service::live`]; `fresh-proof-needed` as in [`Live::may_change`].
    pub async fn in_step(&self, token: &TokenHash, caller: &Caller) -> Result<InStep, FlowError> {
        let found = self.store.read_once().await?.session_in_step(token).await?;
        let SessionInStep {
            session,
            revision,
            orders_until,
            report,
        } = found.ok_or(ErrorCode::SessionEnded)?;
        let session = self.alive(Some(session), token, caller).await?;
        let live = if session.administers {
            Live(session)
        } else {
            self.seen(session).await?
        };
        Ok(InStep {
            may: live.may_change()?,
            revision,
            has_orders: orders_until.is_some_and(|until| self.clock.now() < until),
            report,
        })
    }

    async fn alive(
        &self,
        session: Option<Session>,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<Session, FlowError> {
        let now = self.clock.now();
        if let Some(session) = &session {
            note_if_ahead("a session", session.opened_at, now);
        }
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

    /// Notes a request of the person.
    async fn seen(&self, session: Session) -> Result<Live, FlowError> {
        let now = self.clock.now();
        if !session.is_seen_anew(now) {
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

    /// The account of a session; the session of a disabled or locked account ends here.
    pub(crate) async fn account_of(&self, session: &Session) -> Result<Account, FlowError> {
        may_sign_in(self.connector.get(session.account).await?)
    }
}

/// The session as it is now; `session-ended` if it has ended since it gave a right. Storing the earlier copy could bring
/// an ended session back (law 19).
pub(crate) async fn still_live(tx: &mut dyn ReadTx, id: SessionId) -> Result<Session, FlowError> {
    let session = tx.session_by_id(id).await?;
    session.ok_or_else(|| ErrorCode::SessionEnded.into())
}

/// The account of a session; the session of a disabled or locked account ends here.
pub(crate) fn may_sign_in(account: Option<Account>) -> Result<Account, FlowError> {
    account
        .filter(|account| account.enabled && !account.locked)
        .ok_or_else(|| ErrorCode::SessionEnded.into())
}

impl MayChange {
    /// What the session may do, as the computer is told with the document: an order that asks for a new
    /// password may have been withdrawn, and an order is heard by no more than one session.
    #[must_use]
    pub const fn step(&self) -> SignInStep {
        match self.0.state {
            SessionState::MustChange(reason) => SignInStep::MustChange { reason },
            SessionState::Pending | SessionState::Full => SignInStep::Done,
        }
    }
}

impl InStep {
    /// The account of the session.
    #[must_use]
    pub const fn account_id(&self) -> AccountId {
        self.may.0.account
    }
}

impl Live {
    /// The account of the session.
    #[must_use]
    pub const fn account_id(&self) -> AccountId {
        self.0.account
    }

    /// Checks that the session may change the password.
    ///
    /// # Errors
    ///
    /// `fresh-proof-needed` if the second factor of the sign-in is missing.
    pub fn may_change(self) -> Result<MayChange, FlowError> {
        match self.0.state {
            SessionState::Pending => Err(ErrorCode::FreshProofNeeded.into()),
            SessionState::MustChange(_) | SessionState::Full => Ok(MayChange(self.0)),
        }
    }

    /// Checks that the session is full.
    ///
    /// # Errors
    ///
    /// What the session lacks: `fresh-proof-needed` or `must-change-password`.
    pub fn full(self) -> Result<Full, FlowError> {
        match self.0.state {
            SessionState::Pending => Err(ErrorCode::FreshProofNeeded.into()),
            SessionState::MustChange(_) => Err(ErrorCode::MustChangePassword.into()),
            SessionState::Full => Ok(Full(self.0)),
        }
    }
}

impl Full {
    /// Checks that the session has a fresh verification.
    ///
    /// # Errors
    ///
    /// `fresh-proof-needed`.
    pub fn fresh(self, service: &Service) -> Result<Fresh, FlowError> {
        if self.0.is_fresh(service.clock.now()) {
            Ok(Fresh(self.0))
        } else {
            Err(ErrorCode::FreshProofNeeded.into())
        }
    }
}
