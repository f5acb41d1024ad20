//! Who may register a method, and complete its registration (law 3).

use crate::{
    activation::Activating,
    authenticate::{Fresh, Full},
    error::FlowError,
    service::{Caller, Service},
    work::Event,
};
use chiave_domain::{
    account::Account,
    audit::{Actor, AuditEvent},
    notice::Message,
    session::Session,
    verification::CodeScope,
};
use chiave_protocol::{SessionId, Thumbprint, TokenHash};

/// What gives the right to register a method.
#[derive(Clone, Copy)]
pub(crate) enum By {
    /// An activation that an activation code opened, by its token.
    Activation(TokenHash),
    /// A session with a fresh verification.
    Session(SessionId),
}

impl By {
    /// The session, if a session gives the right.
    pub(crate) fn session(self) -> Option<SessionId> {
        match self {
            Self::Activation(_) => None,
            Self::Session(session) => Some(session),
        }
    }
}

/// The right to register a method (law 3): a session with a fresh verification by the strongest
/// method, or an activation that was opened by an activation code.
pub struct MayBind {
    pub(crate) account: Account,
    pub(crate) by: By,
    pub(crate) device: Thumbprint,
    pub(crate) device_name: String,
    pub(crate) utc_offset_min: i16,
}

/// The right to complete a registration that was begun with [`MayBind`] and waits for its first
/// code: only for the session that began it, or for an activation. The fresh verification was
/// required at the beginning and is not required again (law 3).
pub struct MayConfirm(pub(crate) MayBind);

impl From<MayBind> for MayConfirm {
    fn from(may: MayBind) -> Self {
        Self(may)
    }
}

impl MayBind {
    /// Where the first code of a method that is registered with this right is accepted.
    pub(crate) fn scope(&self) -> CodeScope {
        match self.by {
            By::Activation(_) => CodeScope::Activation(self.account.id),
            By::Session(session) => CodeScope::Session(session),
        }
    }

    /// What somebody with this right did from a device.
    pub(crate) fn event(&self, caller: &Caller, what: AuditEvent) -> Event<'_> {
        Event {
            what,
            by: Actor::Person,
            account: Some(self.account.id),
            device: Some(caller.device),
            device_name: Some(&self.device_name),
        }
    }

    /// The notice about a new method. An activation code may be in wrong hands, and methods
    /// registered with it can be used at once. For the first methods of a new account, only the
    /// work address is informed: an address that was registered a moment ago may be a stranger's.
    pub(crate) fn message(&self) -> Message {
        match (self.by, self.account.password_changed_at) {
            (By::Session(_), _) => Message::MethodAdded,
            (By::Activation(_), Some(_)) => Message::MethodAddedByPass,
            (By::Activation(_), None) => Message::FirstMethodAdded,
        }
    }
}

impl Service {
    /// Gives a session with a fresh verification the right to register a method.
    ///
    /// # Errors
    ///
    /// `session-ended`.
    pub async fn may_bind(&self, fresh: Fresh) -> Result<MayBind, FlowError> {
        self.bound_to(fresh.0).await
    }

    /// Gives a session the right to complete a registration that it began, whether or not its
    /// verification is still fresh.
    ///
    /// # Errors
    ///
    /// `session-ended`.
    pub async fn may_confirm(&self, full: Full) -> Result<MayConfirm, FlowError> {
        self.bound_to(full.0).await.map(MayConfirm)
    }

    async fn bound_to(&self, session: Session) -> Result<MayBind, FlowError> {
        let account = self.account_of(&session).await?;
        Ok(MayBind {
            account,
            by: By::Session(session.id),
            device: session.device,
            device_name: session.device_name,
            utc_offset_min: session.utc_offset_min,
        })
    }

    /// Gives an activation the right to register methods.
    ///
    /// # Errors
    ///
    /// `attempt-ended`.
    pub async fn may_bind_by_activation(
        &self,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<MayBind, FlowError> {
        let Activating {
            activation,
            account,
        } = self.activating(token, caller).await?;
        Ok(MayBind {
            account,
            by: By::Activation(*token),
            device: activation.device,
            device_name: activation.device_name,
            utc_offset_min: activation.utc_offset_min,
        })
    }
}
