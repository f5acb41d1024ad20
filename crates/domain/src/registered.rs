//! What an account's registered methods are sufficient for, under the account policy.
//!
//! A reset needs methods in different custodies, so custodies are counted, never kinds: two email
//! addresses count twice, two authenticator apps on one telephone count once.

use crate::{
    account::Account,
    custody::{Custody, custody},
    method::{Method, spec},
    own_domains::OwnDomains,
    settings::AccountPolicy,
};
use chiave_protocol::{
    MethodId, Timestamp,
    method::{Kept, MethodKind, MethodView, NotCounted, SecurityInfo},
};
use std::collections::BTreeMap;

/// The methods of an account that count, confirmed or not: all except for addresses behind its
/// password. A code that is read with the password verifies nothing beside the password.
#[must_use]
pub fn counted(account: &Account, policy: &AccountPolicy, mut methods: Vec<Method>) -> Vec<Method> {
    let own = OwnDomains::of(policy, Some(account));
    methods.retain(|method| !own.has(method));
    methods
}

/// The registered methods of an account, with the policy that decides whether they are enough.
#[derive(Clone, Debug)]
pub struct Registered<'a> {
    /// Every method of the account; unconfirmed ones do not count.
    methods: &'a [Method],
    /// The account policy: which kinds are allowed, and how many of each.
    policy: &'a AccountPolicy,
    /// The domains behind the password: an address there does not count.
    own: OwnDomains,
    /// The number of methods in different custodies that a reset of this account needs.
    gates: u8,
}

/// Whether a method may be removed in a session, given the other methods.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Removal {
    /// The method may be removed: enough methods stay, or there were too few before, or no other
    /// method could be added first.
    Allowed,
    /// The method is the only one.
    LastMethod,
    /// The other methods are too young to be sufficient before this time (law 3).
    OthersYoung(Timestamp),
    /// The other methods are enough for a reset from this time on, and not before.
    TooLittleUntil(Timestamp),
    /// The other methods would not be enough for a reset, and another method can be added first.
    TooLittleLeft,
}

impl<'a> Registered<'a> {
    /// The methods of `account`, under its policy.
    #[must_use]
    pub fn of(account: &Account, policy: &'a AccountPolicy, methods: &'a [Method]) -> Self {
        Self {
            methods,
            policy,
            own: OwnDomains::of(policy, Some(account)),
            // Where nothing can be reset, one method is enough: a second factor, and for fresh verifications.
            gates: match policy.reset || policy.unlock {
                true => policy.gates_for(Some(account)),
                false => 1,
            },
        }
    }

    /// The methods that are shown: a method that cannot be read is of no use to anybody.
    fn shown(&self) -> impl Iterator<Item = &'a Method> + use<'a> {
        let methods = self.methods.iter();
        methods.filter(|method| method.confirmed && method.is_readable())
    }

    /// The methods that count. A code of the IT department is none of them: it ends by itself.
    fn confirmed(&self) -> impl Iterator<Item = &'a Method> {
        self.shown()
            .filter(|method| !self.counts_for_nothing(method))
    }

    fn counts_for_nothing(&self, method: &Method) -> bool {
        self.own.has(method) || method.is_used_up() || method.spec().issued_by_it
    }

    /// Whether a method that was registered later counts in the place of `method`: one of the same kind.
    #[must_use]
    pub fn replaces(&self, method: &Method) -> bool {
        let newer =
            |other: &Method| other.kind() == method.kind() && other.added_at > method.added_at;
        self.confirmed().any(newer)
    }

    /// The custodies that could open a gate of a reset, ignoring youth, each with the time from
    /// which it may. The method `without` is left out.
    fn custodies(&self, without: Option<MethodId>) -> BTreeMap<Custody, Timestamp> {
        let mut custodies = BTreeMap::new();
        let allowed = |method: &&Method| self.policy.most(method.kind()) > 0;
        for method in self.confirmed().filter(allowed) {
            if Some(method.id) != without {
                let from = custodies
                    .entry(custody(method))
                    .or_insert(method.usable_from());
                *from = method.usable_from().min(*from);
            }
        }
        custodies
    }

    /// The number of custodies that a reset still lacks. A method that is only too young is not
    /// missing.
    #[must_use]
    pub fn methods_missing(&self) -> u8 {
        let there = u8::try_from(self.custodies(None).len()).unwrap_or(u8::MAX);
        self.gates.saturating_sub(there)
    }

    /// The kinds of which another method may be registered, the strongest first.
    #[must_use]
    pub fn registrable(&self) -> Vec<MethodKind> {
        let mut kinds = self.policy.kinds();
        kinds.retain(|kind| {
            spec(*kind).replaces || self.count(*kind) < usize::from(self.policy.most(*kind))
        });
        kinds
    }

    fn count(&self, kind: MethodKind) -> usize {
        self.confirmed()
            .filter(|method| method.kind() == kind)
            .count()
    }

    /// The kinds that would each bring a missing custody, the strongest first.
    #[must_use]
    pub fn missing(&self) -> Vec<MethodKind> {
        if self.methods_missing() == 0 {
            return Vec::new();
        }
        self.bringing_a_custody(None)
    }

    /// The kinds that may be registered now and would each bring a custody that no method other
    /// than `without` has.
    fn bringing_a_custody(&self, without: Option<MethodId>) -> Vec<MethodKind> {
        let others = self.custodies(without);
        let mut kinds = self.registrable();
        kinds.retain(|kind| spec(*kind).custody.can_add_to(&others));
        kinds
    }

    /// Whether the method `id` may be removed in a session at `now`.
    ///
    /// Only methods that can be fully used at that time count: a method that a stranger added
    /// recently must not allow the removal.
    #[must_use]
    pub fn removal(&self, id: MethodId, now: Timestamp) -> Removal {
        if self
            .shown()
            .any(|it| it.id == id && self.counts_for_nothing(it))
        {
            return Removal::Allowed;
        }
        let others = || self.confirmed().filter(|other| other.id != id);
        let Some(first) = others().map(Method::usable_from).min() else {
            return Removal::LastMethod;
        };
        let method = self.confirmed().find(|method| method.id == id);
        if first > now && method.is_some_and(|method| method.usable_from() <= now) {
            return Removal::OthersYoung(first);
        }
        let left = self.enough_from(Some(id));
        let loses = self.is_ready(now) && left.is_none_or(|from| from > now);
        // If no other method can be added first, a refusal would leave the person with a method
        // that they can neither use nor replace (law 25).
        if !loses || self.bringing_a_custody(Some(id)).is_empty() {
            return Removal::Allowed;
        }
        left.map_or(Removal::TooLittleLeft, Removal::TooLittleUntil)
    }

    /// Why the method `id` cannot be removed, for its owner: what keeps it longest, so that no time is
    /// named after which something else keeps it.
    fn longest_reason(&self, id: MethodId, now: Timestamp) -> Removal {
        match self.removal(id, now) {
            Removal::OthersYoung(until) => match self.removal(id, until) {
                Removal::Allowed => Removal::OthersYoung(until),
                longer => longer,
            },
            reason => reason,
        }
    }

    /// The owner's view of one method.
    fn view_of(&self, method: &Method, now: Timestamp) -> MethodView {
        let left = self.custodies(Some(method.id)).len();
        MethodView {
            not_counted: self.own.has(method).then_some(NotCounted::OwnDomain),
            removal_leaves_too_little: self.policy.reset
                && !method.spec().issued_by_it
                && left < usize::from(self.gates),
            kept: match self.longest_reason(method.id, now) {
                Removal::Allowed => None,
                Removal::LastMethod => Some(Kept::Only),
                Removal::OthersYoung(until) => Some(Kept::OthersYoung { until }),
                Removal::TooLittleUntil(until) => Some(Kept::TooLittleUntil { until }),
                Removal::TooLittleLeft => Some(Kept::TooLittle),
            },
            ..method.view()
        }
    }

    /// Whether a reset is possible at `now`. Methods that wrong codes closed count: a known device
    /// may still use them.
    #[must_use]
    pub fn is_ready(&self, now: Timestamp) -> bool {
        self.ready_from().is_some_and(|from| from <= now)
    }

    /// The time from which a reset is possible; `None` if a method is missing.
    #[must_use]
    pub fn ready_from(&self) -> Option<Timestamp> {
        self.enough_from(None)
    }

    /// The time from which the methods other than `without` are enough for a reset; `None` if a
    /// method is missing then.
    fn enough_from(&self, without: Option<MethodId>) -> Option<Timestamp> {
        let mut times: Vec<_> = self.custodies(without).into_values().collect();
        times.sort_unstable();
        let last = usize::from(self.gates).checked_sub(1)?;
        times.get(last).copied()
    }

    /// The owner's view of the security info.
    #[must_use]
    pub fn view(&self, now: Timestamp) -> SecurityInfo {
        let lasting = self.shown().filter(|method| !method.is_over(now));
        let views = lasting.map(|method| self.view_of(method, now));
        SecurityInfo {
            methods: views.collect(),
            methods_needed: self.gates,
            methods_missing: self.methods_missing(),
            missing: self.missing(),
            registrable: self.registrable(),
            reset_off: !self.policy.reset,
            reset_ready: self.policy.reset && self.is_ready(now),
            reset_ready_from: self
                .ready_from()
                .filter(|from| self.policy.reset && *from > now),
            bound_with_code: None,
        }
    }
}

#[cfg(test)]
mod tests;
