//! The facts that a step may use, loaded in the transaction that stores its result.

use super::{AttemptState, gates::passed};
use crate::{account::Account, method::Method, own_domains::OwnDomains, settings::AccountPolicy};
use chiave_protocol::{Thumbprint, Timestamp, method::MethodKind, policy::PasswordPolicy};

/// The facts that a step may use.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The time by the service's clock.
    pub now: Timestamp,
    /// The device key that signed the request; `None` if the service acts by itself.
    pub device: Option<Thumbprint>,
    /// Whether that key is known to the account, which decides about hints (law 5).
    pub device_known: bool,
    /// The account of the attempt as the directory reports it now.
    pub account: Option<&'a Account>,
    /// The registered methods of the account.
    pub methods: &'a [Method],
    /// The policy of the account.
    pub policy: &'a AccountPolicy,
    /// The policy that everybody is shown until the first gate is passed (law 5).
    pub anybody: &'a AccountPolicy,
    /// Whether emails are delayed for everybody, which is shown beside a sent code.
    pub mail_delayed: bool,
}

impl<'a> Facts<'a> {
    /// The rules for the new password.
    #[must_use]
    pub fn password_policy(&self) -> PasswordPolicy {
        self.policy.password_policy_for_reset()
    }

    /// The attempt's account, if the attempt has one and it still exists.
    pub(super) fn account_of(&self, state: &AttemptState) -> Option<&'a Account> {
        self.account
            .filter(|account| Some(account.id) == state.account)
    }

    /// The methods of the attempt's account, of the kinds that the policy allows, except for addresses
    /// behind the password.
    pub(super) fn methods_of(&self, state: &AttemptState) -> impl Iterator<Item = &'a Method> {
        let account = self.account_of(state);
        let own = OwnDomains::of(self.policy, account);
        let (account, kinds) = (account.map(|it| it.id), self.policy.kinds());
        self.methods.iter().filter(move |method| {
            let allowed = Some(method.account) == account && kinds.contains(&method.kind());
            allowed && !own.has(method)
        })
    }

    /// The kinds of method that may open the next gate, the strongest first: for the first gate the same
    /// for everybody (law 5), afterwards those of the account's policy.
    ///
    /// A kind that only the policy of other accounts allows is a decoy here: [`Facts::methods_of`] has
    /// none of it.
    pub(super) fn kinds(&self, state: &AttemptState) -> Vec<MethodKind> {
        if passed(state).is_empty() {
            self.anybody.gate_kinds()
        } else {
            self.policy.gate_kinds()
        }
    }
}
