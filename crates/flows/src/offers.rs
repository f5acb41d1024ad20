//! What may be offered to whom: proofs, missing methods, readiness.

use chiave_domain::{account::Account, custody::custody, method::Method, settings::PeopleSettings};
use chiave_protocol::{
    Timestamp,
    method::{ProofKind, ProofOffer},
};
use std::collections::BTreeSet;

/// The proofs that count as a second factor beside a password: never mail (docs/design.md, section 6).
pub(crate) fn second_factors(methods: &[Method]) -> Vec<ProofOffer> {
    of_kind(methods, ProofKind::Authenticator)
        .next_back()
        .map(offer)
        .into_iter()
        .collect()
}

/// What a fresh proof may be given with: only the strongest kind that is registered (law 3).
pub(crate) fn fresh_proofs(methods: &[Method], now: Timestamp) -> Vec<ProofOffer> {
    let strong = second_factors(methods);
    if strong.is_empty() {
        let address = proving_address(methods, now);
        address.map(offer).into_iter().collect()
    } else {
        strong
    }
}

/// The address that is asked for a fresh proof: the newest of full use, so that one added lately
/// does not take an older one's place, and the older one can still remove it (law 3).
pub(crate) fn proving_address(methods: &[Method], now: Timestamp) -> Option<&Method> {
    let addresses = || of_kind(methods, ProofKind::Mail);
    let of_use = addresses().rfind(|method| now >= method.usable_from());
    of_use.or_else(|| addresses().next_back())
}

/// A method as an offer, with its name as the hint: the device is the person's own.
fn offer(method: &Method) -> ProofOffer {
    ProofOffer {
        kind: method.kind(),
        hint: Some(method.hint()),
    }
}

/// The methods of a kind, oldest first. One that wrong codes closed for resets is still asked for
/// here: otherwise a stranger could close the second factor and leave the password alone (law 19).
fn of_kind(methods: &[Method], kind: ProofKind) -> impl DoubleEndedIterator<Item = &Method> {
    let usable = move |method: &&Method| method.kind() == kind && method.confirmed;
    methods.iter().filter(usable)
}

/// How many custodies could prove something in a reset, youth aside: a method that is only young
/// is not missing.
fn custodies(methods: &[Method]) -> usize {
    let confirmed = methods.iter().filter(|method| method.confirmed);
    confirmed.map(custody).collect::<BTreeSet<_>>().len()
}

/// The kinds still to be registered before a reset is possible, strongest first.
pub(crate) fn missing(methods: &[Method], gates: u8) -> Vec<ProofKind> {
    if custodies(methods) >= usize::from(gates) {
        return Vec::new();
    }
    let has = |kind| {
        methods
            .iter()
            .any(|method| method.confirmed && method.kind() == kind)
    };
    let kinds = [ProofKind::Authenticator, ProofKind::Mail];
    kinds.into_iter().filter(|kind| !has(*kind)).collect()
}

/// Whether a reset would be possible at `now` with what is registered.
pub(crate) fn reset_ready(methods: &[Method], gates: u8, now: Timestamp) -> bool {
    let usable = methods
        .iter()
        .filter(|method| method.opens_reset(now, true));
    usable.map(custody).collect::<BTreeSet<_>>().len() >= usize::from(gates)
}

/// When a password stops being accepted, where it ever does.
pub(crate) fn expires_at(account: &Account, settings: &PeopleSettings) -> Option<Timestamp> {
    let days = i64::from(settings.max_age_days?);
    Some(account.password_changed_at?.plus(days * 24 * 60 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_domain::method::{MethodDetail, WRONG_IN_A_ROW};
    use chiave_protocol::{AccountId, MethodId, Secret};
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

    fn app(wrong_in_row: u32) -> Method {
        Method {
            id: MethodId::from_uuid(Uuid::from_u128(1)),
            account: AccountId::from_uuid(Uuid::from_u128(2)),
            label: "phone".into(),
            detail: MethodDetail::Authenticator {
                secret: Secret::new(String::new()),
            },
            added_at: NOW,
            confirmed: true,
            begun_in: None,
            bound_by_pass: true,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row,
        }
    }

    #[test]
    fn an_authenticator_closed_for_resets_is_still_asked_for_at_sign_in() {
        let closed = [app(WRONG_IN_A_ROW)];

        assert!(!closed[0].opens_reset(NOW, false));
        assert_eq!(second_factors(&closed).len(), 1);
        assert_eq!(fresh_proofs(&closed, NOW)[0].kind, ProofKind::Authenticator);
    }

    #[test]
    fn no_stranger_closes_a_method_for_a_known_device() {
        assert!(app(WRONG_IN_A_ROW).opens_reset(NOW, true));
    }
}
