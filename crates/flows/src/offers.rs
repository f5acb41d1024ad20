//! Which methods a verification offers.

use chiave_domain::method::{KINDS, Method, SECOND_FACTOR_KINDS, spec};
use chiave_protocol::{
    MethodId, Timestamp,
    method::{MethodKind, MethodOffer},
};

/// The methods that a sign-in on an unknown device asks for: each kind of second factor once, the
/// strongest first and never mail (law 19). A device that the account does not know is told neither
/// hints nor the number of methods (law 5).
///
/// A sheet whose codes are used up is asked for where nothing else is there, with no number: without it,
/// the password alone would be enough (law 22).
pub(crate) fn second_factors(methods: &[Method], now: Timestamp) -> Vec<MethodOffer> {
    let offers: Vec<_> = SECOND_FACTOR_KINDS
        .into_iter()
        .filter(|kind| may_have(methods, *kind, now))
        .map(|kind| unnamed(methods, kind, now))
        .collect();
    if !offers.is_empty() {
        return offers;
    }
    let used_up = |kind: &MethodKind| {
        let mut of_kind = methods.iter().filter(|method| method.kind() == *kind);
        of_kind.any(|method| method.confirmed && method.is_used_up())
    };
    SECOND_FACTOR_KINDS
        .into_iter()
        .filter(used_up)
        .map(|kind| unnamed(methods, kind, now))
        .collect()
}

/// The methods that a fresh verification offers, the default first.
pub(crate) fn fresh_verifications(methods: &[Method], now: Timestamp) -> Vec<MethodOffer> {
    let offers: Vec<_> = fresh_methods(methods, now).map(offer).collect();
    match strongest(methods, now) {
        Some(kind) if offers.is_empty() => vec![unnamed(methods, kind, now)],
        _ => offers,
    }
}

/// The strongest kind that is registered, or that a method which cannot be read may be of.
fn strongest(methods: &[Method], now: Timestamp) -> Option<MethodKind> {
    let factor = |kind: &MethodKind| spec(*kind).uses.second_factor;
    let there = |kind: &MethodKind| may_have(methods, *kind, now);
    let factors = KINDS.into_iter().filter(factor);
    let others = KINDS.into_iter().filter(|kind| !factor(kind));
    factors.chain(others).find(there)
}

/// Whether a kind is as strong as the strongest one.
fn is_as_strong(kind: MethodKind, strongest: MethodKind) -> bool {
    let both = spec(kind).uses.second_factor && spec(strongest).uses.second_factor;
    kind == strongest || both
}

/// Whether a method of the kind is registered, or whether it is not known that none is: a method that
/// cannot be read may have been the strongest there is.
fn may_have(methods: &[Method], kind: MethodKind, now: Timestamp) -> bool {
    let is_uncertain = || methods.iter().any(|method| !method.is_readable());
    of_kind(methods, kind, now).next().is_some() || (kind == KINDS[0] && is_uncertain())
}

/// An offer of a kind that names no method.
fn unnamed(methods: &[Method], kind: MethodKind, now: Timestamp) -> MethodOffer {
    MethodOffer {
        kind,
        method: None,
        hint: None,
        number: of_kind(methods, kind, now).find_map(asked_number),
        words: None,
    }
}

/// The number of the code that a method asks for, if its codes have numbers.
fn asked_number(method: &Method) -> Option<u8> {
    method.asked_code().map(|asked| asked.code.number)
}

/// The methods that a fresh verification may use, newest first of each kind: those of the strongest
/// registered kind and of every kind that is as strong, and of no other (law 3). All kinds of second
/// factor are equally strong, so a lost telephone can be replaced with a recovery code (law 25).
///
/// For a kind that is not a second factor: if some methods can be fully used, only those are
/// offered. So a recently added method does not replace an older one, and the older one can still
/// remove it (law 3).
fn fresh_methods(methods: &[Method], now: Timestamp) -> impl Iterator<Item = &Method> {
    let strongest = strongest(methods, now);
    let of_strongest = move || {
        KINDS
            .into_iter()
            .filter(move |kind| strongest.is_some_and(|it| is_as_strong(*kind, it)))
            .flat_map(move |kind| of_kind(methods, kind, now).rev())
    };
    let of_use = move |method: &&Method| now >= method.usable_from();
    let full = of_strongest().any(|method| of_use(&method) && !method.spec().uses.second_factor);
    of_strongest().filter(move |method| !full || of_use(method))
}

/// The method of `kind` for a fresh verification: the chosen one among those that are offered, or
/// the default.
pub(crate) fn fresh_method(
    methods: &[Method],
    kind: MethodKind,
    chosen: Option<MethodId>,
    now: Timestamp,
) -> Option<&Method> {
    fresh_methods(methods, now)
        .find(|method| method.kind() == kind && chosen.is_none_or(|id| method.id == id))
}

/// A method as an offer, with its name as the hint: only for its owner, in a full session.
fn offer(method: &Method) -> MethodOffer {
    MethodOffer {
        kind: method.kind(),
        method: Some(method.id),
        hint: Some(method.hint()).filter(|hint| !hint.is_empty()),
        number: asked_number(method),
        words: None,
    }
}

/// The methods of a kind that are not used up or over, oldest first. A method that wrong codes closed for resets is still used
/// here: otherwise a stranger could close the second factor, and the password alone would be enough
/// (law 19).
fn of_kind(
    methods: &[Method],
    kind: MethodKind,
    now: Timestamp,
) -> impl DoubleEndedIterator<Item = &Method> {
    let is_good = move |method: &Method| !method.is_used_up() && !method.is_over(now);
    let usable =
        move |method: &&Method| method.kind() == kind && method.confirmed && is_good(method);
    methods.iter().filter(usable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_domain::method::{MethodDetail, WRONG_IN_A_ROW};
    use chiave_protocol::{AccountId, Secret};
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
            bound_by_activation_code: true,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row,
        }
    }

    // Law 3.
    #[test]
    fn a_method_closed_for_resets_is_still_asked_for_at_sign_in() {
        let closed = [app(WRONG_IN_A_ROW)];

        assert!(!closed[0].opens_reset(NOW, false));
        assert_eq!(second_factors(&closed, NOW).len(), 1);
        assert_eq!(
            fresh_verifications(&closed, NOW)[0].kind,
            MethodKind::Authenticator
        );
    }

    // Law 4.
    #[test]
    fn no_stranger_closes_a_method_for_a_known_device() {
        assert!(app(WRONG_IN_A_ROW).opens_reset(NOW, true));
    }

    // Law 22.
    #[test]
    fn what_cannot_be_read_asks_for_a_second_factor() {
        let lost = Method {
            detail: MethodDetail::Unreadable,
            ..app(0)
        };
        let only_mail = [address(3, NOW), lost];

        for offers in [
            second_factors(&only_mail, NOW),
            fresh_verifications(&only_mail, NOW),
        ] {
            let kinds: Vec<_> = offers.iter().map(|offer| offer.kind).collect();
            assert_eq!(kinds, [MethodKind::Authenticator]);
            assert_eq!(offers[0].method, None);
        }
        for kind in KINDS {
            assert!(fresh_method(&only_mail, kind, None, NOW).is_none());
        }
    }

    fn address(n: u128, added_at: Timestamp) -> Method {
        let address = format!("giulia{n}@posta.example");
        Method {
            id: MethodId::from_uuid(Uuid::from_u128(n)),
            detail: MethodDetail::Mail { address },
            added_at,
            bound_by_activation_code: false,
            ..app(0)
        }
    }

    fn ids(offers: &[MethodOffer]) -> Vec<u128> {
        let id = |offer: &MethodOffer| offer.method.map(|id| id.as_uuid().as_u128());
        offers.iter().filter_map(id).collect()
    }

    #[test]
    fn a_sign_in_on_an_unknown_device_shows_kinds_alone() {
        let two = [app(0), app(0), address(3, NOW)];

        let offers = second_factors(&two, NOW);

        assert_eq!(offers.len(), 1);
        assert_eq!((offers[0].method, offers[0].hint.clone()), (None, None));
        assert_eq!(second_factors(&two[2..], NOW), []);
    }

    #[test]
    fn a_fresh_verification_offers_each_app_and_no_address() {
        let newer = Method {
            id: MethodId::from_uuid(Uuid::from_u128(7)),
            ..app(0)
        };
        let methods = [app(0), newer, address(3, NOW)];

        assert_eq!(ids(&fresh_verifications(&methods, NOW)), [7, 1]);
    }

    #[test]
    fn of_addresses_only_those_of_full_use_are_offered() {
        let (day, old) = (24 * 60 * 60, NOW.plus(-90 * 24 * 60 * 60));
        let methods = [address(3, old), address(4, old.plus(day)), address(5, NOW)];

        assert_eq!(ids(&fresh_verifications(&methods, NOW)), [4, 3]);
        assert_eq!(ids(&fresh_verifications(&methods[2..], NOW)), [5]);
        let asked = |chosen: u128| {
            let chosen = Some(MethodId::from_uuid(Uuid::from_u128(chosen)));
            fresh_method(&methods, MethodKind::Mail, chosen, NOW)
                .map(|method| method.id.as_uuid().as_u128())
        };
        assert_eq!([asked(3), asked(4), asked(5)], [Some(3), Some(4), None]);
    }
}
