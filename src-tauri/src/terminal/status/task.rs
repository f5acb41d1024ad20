//! What the person has to do.

use chiave_client::Look;
use chiave_protocol::{order::OrderKind, session::SignInStep, state::AccountState};
use serde::Serialize;

/// Something that the person has to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Task {
    /// Find out how the last write ended.
    Settle,
    /// Install a newer version.
    Update,
    /// Finish the sign-in with a second factor.
    Verify,
    /// Choose a new password.
    ChangePassword,
    /// Add the methods that are missing.
    Register,
    /// Check whether the security info is still right.
    Confirm,
    /// Look at the support report that the IT department asks for, and send it or not.
    AnswerReport,
}

impl Task {
    /// Everything that there is to do in the session of this computer, the most urgent first.
    pub(super) fn all(look: &Look) -> Vec<Self> {
        let settle = look.status.unsettled.then_some(Self::Settle);
        let is_ordered = look.orders.contains(&OrderKind::ChangeNeeded);
        let step = look.status.step.as_ref().and_then(Self::of);
        let is_needed = is_ordered || look.state.state.as_ref().is_some_and(has_expired);
        let change =
            (is_needed && step != Some(Self::ChangePassword)).then_some(Self::ChangePassword);
        let is_asked = look.orders.contains(&OrderKind::SendReport);
        let report = is_asked.then_some(Self::AnswerReport);
        [settle, change, step, report]
            .into_iter()
            .flatten()
            .collect()
    }

    const fn of(step: &SignInStep) -> Option<Self> {
        match step {
            SignInStep::Done => None,
            SignInStep::MustChange { .. } => Some(Self::ChangePassword),
            SignInStep::Prove { .. } => Some(Self::Verify),
            SignInStep::Register { .. } => Some(Self::Register),
            SignInStep::Reconfirm => Some(Self::Confirm),
            SignInStep::Unknown => Some(Self::Update),
        }
    }
}

/// Whether the password had expired when the service last told of the account, by the service's clock. A session that
/// was opened before goes on, and every later sign-in asks for a new password.
pub(super) fn has_expired(account: &AccountState) -> bool {
    let expires = account.password.expires_at;
    expires.is_some_and(|at| at <= account.server_time)
}
