//! The decisions about the two writes that need no attempt: a change by a person who knows the
//! password, and a first password with an activation code. Each is decided from its evidence alone.

use crate::{
    account::Account,
    activation_code::ActivationCode,
    method::Method,
    order::{NewPassword, OrderKind, WriteOrder},
    ports::connector::Checked,
};
use chiave_protocol::{OperationId, Timestamp, policy::BrokenRule};

/// Why a write was refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Undecided {
    /// The current password did not match.
    #[error("the current password did not match")]
    CurrentPasswordWrong,
    /// The new password breaks rules.
    #[error("the password breaks rules")]
    Broken(Vec<BrokenRule>),
    /// The account may not sign in (law 8).
    #[error("the account is disabled")]
    Disabled,
    /// The activation code is spent, not valid yet, or expired.
    #[error("the activation code is not valid")]
    ActivationCodeNotValid,
    /// No method was registered with the activation code.
    #[error("nothing is registered")]
    NothingRegistered,
}

/// The evidence for a change.
pub struct Change<'a> {
    /// The account.
    pub account: &'a Account,
    /// The directory's verdict on the current password.
    pub checked: Checked,
    /// The new password.
    pub new: NewPassword,
    /// The rules that the new password breaks.
    pub broken: Vec<BrokenRule>,
}

/// Decides a change: the old password was right just now, and the new one keeps the rules.
///
/// # Errors
///
/// [`Undecided`], in the order in which the reasons are worth telling.
pub fn change(evidence: Change<'_>, operation: OperationId) -> Result<WriteOrder, Undecided> {
    let Change {
        account,
        checked,
        new,
        broken,
    } = evidence;
    match checked {
        Checked::Wrong => Err(Undecided::CurrentPasswordWrong),
        Checked::Right if !account.enabled => Err(Undecided::Disabled),
        Checked::Right if !broken.is_empty() => Err(Undecided::Broken(broken)),
        Checked::Right => {
            let change = OrderKind::Change { new };
            Ok(WriteOrder::new(operation, account.id, change))
        }
    }
}

/// The evidence for a first password.
pub struct FirstPassword<'a> {
    /// The account.
    pub account: &'a Account,
    /// The activation code that opened the activation.
    pub activation_code: &'a ActivationCode,
    /// The methods that were registered with the activation code.
    pub methods: &'a [Method],
    /// The new password.
    pub new: NewPassword,
    /// The rules that the new password breaks.
    pub broken: Vec<BrokenRule>,
}

/// Whether a method was registered with exactly this activation code (law 3).
#[must_use]
pub fn has_bound(activation_code: &ActivationCode, methods: &[Method]) -> bool {
    methods
        .iter()
        .any(|method| method.confirmed && activation_code.bound(method))
}

/// Decides a first password: the activation code is still valid, and a method was registered with
/// it (law 3).
///
/// # Errors
///
/// [`Undecided`].
pub fn first_password(
    evidence: FirstPassword<'_>,
    operation: OperationId,
    now: Timestamp,
) -> Result<WriteOrder, Undecided> {
    let FirstPassword {
        account,
        activation_code,
        methods,
        new,
        broken,
    } = evidence;
    if !account.enabled {
        return Err(Undecided::Disabled);
    }
    if activation_code.account != account.id || !activation_code.is_good(now) {
        return Err(Undecided::ActivationCodeNotValid);
    }
    if !has_bound(activation_code, methods) {
        return Err(Undecided::NothingRegistered);
    }
    if !broken.is_empty() {
        return Err(Undecided::Broken(broken));
    }
    let set = OrderKind::Set {
        new,
        decided_on: account.lock,
    };
    Ok(WriteOrder::new(operation, account.id, set))
}

#[cfg(test)]
mod tests;
