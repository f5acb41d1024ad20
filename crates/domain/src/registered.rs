//! What an account's registered methods are enough for, under the settings about people.
//!
//! A reset needs methods of different custody, so custodies are counted and never kinds: two email
//! addresses are two ways, two authenticator apps on one telephone are one.

use crate::{
    custody::{Custody, custody},
    method::{Method, spec},
    settings::AccountPolicy,
};
use chiave_protocol::{
    MethodId, Timestamp,
    method::{Kept, MethodKind, MethodView, SecurityInfo},
};
use std::collections::BTreeMap;

/// What an account has registered, with what decides whether that is enough.
#[derive(Clone, Copy, Debug)]
pub struct Registered<'a> {
    /// Every method of the account; unconfirmed ones are not counted.
    pub methods: &'a [Method],
    /// Which kinds are allowed, and how many of each.
    pub settings: &'a AccountPolicy,
    /// Methods of different custody that a reset of this account needs.
    pub gates: u8,
}

/// Whether a method may be removed in a session, as far as the others are concerned.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Removal {
    /// Enough is left; or too little was there before, or nothing could be added first.
    Allowed,
    /// The method is the only one.
    LastMethod,
    /// The others are too young to do without it until then (law 3).
    OthersYoung(Timestamp),
    /// The others would not be enough for a reset, and another method can be added first.
    TooLittleLeft,
}

impl<'a> Registered<'a> {
    fn confirmed(&self) -> impl Iterator<Item = &'a Method> + use<'a> {
        self.methods.iter().filter(|method| method.confirmed)
    }

    /// The custodies that could open a gate of a reset, youth aside, each with the time from which
    /// it may. `without` is left out.
    fn custodies(&self, without: Option<MethodId>) -> BTreeMap<Custody, Timestamp> {
        let mut custodies = BTreeMap::new();
        let allowed = |method: &&Method| self.settings.most(method.kind()) > 0;
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

    /// How many custodies a reset still lacks. A method that is only too young is not missing.
    #[must_use]
    pub fn methods_missing(&self) -> u8 {
        let there = u8::try_from(self.custodies(None).len()).unwrap_or(u8::MAX);
        self.gates.saturating_sub(there)
    }

    /// The kinds of which another method may be registered, strongest first.
    #[must_use]
    pub fn registrable(&self) -> Vec<MethodKind> {
        let mut kinds = self.settings.kinds();
        kinds.retain(|kind| self.count(*kind) < usize::from(self.settings.most(*kind)));
        kinds
    }

    fn count(&self, kind: MethodKind) -> usize {
        self.confirmed()
            .filter(|method| method.kind() == kind)
            .count()
    }

    /// The kinds that would each bring a custody that is missing, strongest first.
    #[must_use]
    pub fn missing(&self) -> Vec<MethodKind> {
        if self.methods_missing() == 0 {
            return Vec::new();
        }
        self.bringing_a_custody(None)
    }

    /// The kinds that may be registered now and would each bring a custody that the methods but
    /// `without` are not in.
    fn bringing_a_custody(&self, without: Option<MethodId>) -> Vec<MethodKind> {
        let others = self.custodies(without);
        let mut kinds = self.registrable();
        kinds.retain(|kind| spec(*kind).custody.can_add_to(&others));
        kinds
    }

    /// Whether the method `id` may be removed in a session at `now`.
    ///
    /// Only what is of full use by then counts as enough: a method that a stranger added lately is
    /// no reason to keep it.
    #[must_use]
    pub fn removal(&self, id: MethodId, now: Timestamp) -> Removal {
        let others = || self.confirmed().filter(|other| other.id != id);
        let Some(first) = others().map(Method::usable_from).min() else {
            return Removal::LastMethod;
        };
        let method = self.confirmed().find(|method| method.id == id);
        if first > now && method.is_some_and(|method| method.usable_from() <= now) {
            return Removal::OthersYoung(first);
        }
        let gates = usize::from(self.gates);
        let enough = |without| {
            let times = self.custodies(without).into_values();
            times.filter(|from| *from <= now).count() >= gates
        };
        // Where nothing can be added first, a refusal would leave the person with a method that
        // they can neither use nor replace (law 25).
        let loses = enough(None) && !enough(Some(id));
        if loses && !self.bringing_a_custody(Some(id)).is_empty() {
            Removal::TooLittleLeft
        } else {
            Removal::Allowed
        }
    }

    /// What the owner of the account is shown of one method.
    fn view_of(&self, method: &Method, now: Timestamp) -> MethodView {
        let left = self.custodies(Some(method.id)).len();
        MethodView {
            removal_leaves_too_little: left < usize::from(self.gates),
            kept: match self.removal(method.id, now) {
                Removal::Allowed => None,
                Removal::LastMethod => Some(Kept::Only),
                Removal::OthersYoung(until) => Some(Kept::OthersYoung { until }),
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

    /// From when on a reset is possible; `None` where a method is missing.
    #[must_use]
    pub fn ready_from(&self) -> Option<Timestamp> {
        let mut times: Vec<_> = self.custodies(None).into_values().collect();
        times.sort_unstable();
        let last = usize::from(self.gates).checked_sub(1)?;
        times.get(last).copied()
    }

    /// What the owner of the account is shown.
    #[must_use]
    pub fn view(&self, now: Timestamp) -> SecurityInfo {
        let views = self.confirmed().map(|method| self.view_of(method, now));
        SecurityInfo {
            methods: views.collect(),
            methods_needed: self.gates,
            methods_missing: self.methods_missing(),
            missing: self.missing(),
            registrable: self.registrable(),
            reset_ready: self.is_ready(now),
            reset_ready_from: self.ready_from().filter(|from| *from > now),
            bound_with_code: None,
        }
    }
}

#[cfg(test)]
mod tests;
