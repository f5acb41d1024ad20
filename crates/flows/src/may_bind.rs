//! Who may bind a method, and finish binding one (law 3).

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
};
use chiave_protocol::{SessionId, Thumbprint, TokenHash};

/// What gives the right to bind a method.
#[derive(Clone, Copy)]
pub(crate) enum By {
    /// An activation that a pass opened, by its token.
    Activation(TokenHash),
    /// A session with a fresh proof.
    Session(SessionId),
}

impl By {
    /// The session, where one does.
    pub(crate) fn session(self) -> Option<SessionId> {
        match self {
            Self::Activation(_) => None,
            Self::Session(session) => Some(session),
        }
    }
}

/// The right to bind a method (law 3): a session with a fresh proof by the strongest method, or an
/// activation opened by a pass.
pub struct MayBind {
    pub(crate) account: Account,
    pub(crate) by: By,
    pub(crate) device: Thumbprint,
    pub(crate) device_name: String,
    pub(crate) utc_offset_min: i16,
}

/// The right to finish what was begun with [`MayBind`], while that waits for its first code: for
/// the very session that began it, or for an activation. The fresh proof stood at its beginning
/// and need not be given again (law 3).
pub struct MayConfirm(pub(crate) MayBind);

impl From<MayBind> for MayConfirm {
    fn from(may: MayBind) -> Self {
        Self(may)
    }
}

impl MayBind {
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

    /// What is told of a new method. An activation code may be in wrong hands, and what it binds counts
    /// at once. Of the first methods of a new account the work address is told and no other: one that
    /// was bound a moment ago may be a stranger's.
    pub(crate) fn message(&self) -> Message {
        match (self.by, self.account.password_changed_at) {
            (By::Session(_), _) => Message::MethodAdded,
            (By::Activation(_), Some(_)) => Message::MethodAddedByPass,
            (By::Activation(_), None) => Message::FirstMethodAdded,
        }
    }
}

impl Service {
    /// A session with a fresh proof may bind a later method.
    ///
    /// # Errors
    ///
    /// `session-ended`.
    pub async fn may_bind(&self, fresh: Fresh) -> Result<MayBind, FlowError> {
        self.bound_to(fresh.0).await
    }

    /// A session may finish what it began, whether or not its proof is still fresh.
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

    /// An activation may bind the first ones.
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
