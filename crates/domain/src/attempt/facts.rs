//! What a step may know of the world, loaded in the transaction that stores its result.

use super::AttemptState;
use crate::{account::Account, method::Method, settings::AccountPolicy};
use chiave_protocol::{Thumbprint, Timestamp, method::MethodKind, policy::PasswordPolicy};

/// What a step may know of the world.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The service's clock.
    pub now: Timestamp,
    /// The device key that signed the request; `None` where the service acts by itself.
    pub device: Option<Thumbprint>,
    /// Whether that key is known to the account (law 5: hints).
    pub device_known: bool,
    /// The account of the attempt as the directory reports it now.
    pub account: Option<&'a Account>,
    /// What it has registered.
    pub methods: &'a [Method],
    /// The settings about people.
    pub settings: &'a AccountPolicy,
    /// Whether emails are late for everybody, for what is shown of a code that was sent.
    pub mail_delayed: bool,
}

impl<'a> Facts<'a> {
    /// The rules of the password that is to be chosen.
    #[must_use]
    pub fn password_policy(&self) -> PasswordPolicy {
        self.settings.password_policy()
    }

    /// The attempt's account, if it has one and it still exists.
    pub(super) fn account_of(&self, state: &AttemptState) -> Option<&'a Account> {
        self.account
            .filter(|account| Some(account.id) == state.account)
    }

    /// What the attempt's account has registered, of the kinds that the policy allows.
    pub(super) fn methods_of(&self, state: &AttemptState) -> impl Iterator<Item = &'a Method> {
        let (account, kinds) = (self.account_of(state).map(|it| it.id), self.kinds());
        self.methods
            .iter()
            .filter(move |method| Some(method.account) == account && kinds.contains(&method.kind()))
    }

    /// The kinds of proof that the policy allows, strongest first. The same for everybody.
    pub(super) fn kinds(&self) -> Vec<MethodKind> {
        self.settings.kinds()
    }
}
