use super::*;
use crate::{
    method::{KINDS, MethodDetail, YOUNG_HOURS},
    testing::people::person,
};
use chiave_protocol::{AccountId, Secret};
use uuid::Uuid;

mod sheets;
mod temporary;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const MAIL: MethodKind = MethodKind::Mail;

fn method(n: u128, detail: MethodDetail) -> Method {
    Method {
        id: id(n),
        account: AccountId::from_uuid(Uuid::from_u128(1)),
        label: String::new(),
        detail,
        added_at: NOW,
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: true,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}

fn id(n: u128) -> MethodId {
    MethodId::from_uuid(Uuid::from_u128(n))
}

fn app(n: u128) -> Method {
    let secret = Secret::new(String::new());
    method(n, MethodDetail::Authenticator { secret })
}

fn mail(n: u128) -> Method {
    let address = format!("giulia{n}@posta.example");
    method(n, MethodDetail::Mail { address })
}

fn young(method: Method) -> Method {
    Method {
        bound_by_activation_code: false,
        ..method
    }
}

fn policy(max_authenticators: u8, max_mail_addresses: u8) -> AccountPolicy {
    AccountPolicy {
        max_authenticators,
        max_mail_addresses,
        recovery_codes: false,
        ..AccountPolicy::default()
    }
}

/// The view of `methods` if two gates are needed.
fn view(methods: &[Method], policy: &AccountPolicy) -> SecurityInfo {
    registered(methods, policy).view(NOW)
}

fn registered<'a>(methods: &'a [Method], policy: &'a AccountPolicy) -> Registered<'a> {
    Registered::of(&person(1), policy, methods)
}

fn removals(methods: &[Method], policy: &AccountPolicy) -> Vec<Removal> {
    let registered = registered(methods, policy);
    let removal = |method: &Method| registered.removal(method.id, NOW);
    methods.iter().map(removal).collect()
}

mod of_email_only {
    use super::*;

    #[test]
    fn two_addresses_are_asked_for_and_suffice() {
        let policy = policy(0, 2);

        let none = view(&[], &policy);
        assert_eq!((none.methods_missing, none.missing), (2, vec![MAIL]));
        let one = view(&[mail(1)], &policy);
        assert_eq!((one.methods_missing, one.missing), (1, vec![MAIL]));
        let two = view(&[mail(1), mail(2)], &policy);
        assert_eq!((two.methods_missing, two.missing), (0, vec![]));
        assert!(two.reset_ready && two.registrable.is_empty());
    }

    #[test]
    fn two_spellings_of_one_mailbox_count_once() {
        let tagged = Method {
            detail: MethodDetail::Mail {
                address: "giulia1+work@posta.example".into(),
            },
            ..mail(2)
        };

        let shown = view(&[mail(1), tagged], &policy(0, 3));

        assert_eq!((shown.methods_missing, shown.missing), (1, vec![MAIL]));
    }

    #[test]
    fn an_app_that_is_not_allowed_any_more_counts_for_nothing() {
        let shown = view(&[app(1), mail(2)], &policy(0, 2));

        assert_eq!((shown.methods_missing, shown.missing), (1, vec![MAIL]));
        assert!(!shown.reset_ready);
    }

    #[test]
    fn where_the_app_goes_two_addresses_are_left() {
        let methods = [app(1), mail(2), mail(3)];

        assert_eq!(
            removals(&methods, &AccountPolicy::default()),
            [Removal::Allowed; 3]
        );
    }
}

#[test]
fn a_second_app_brings_no_second_custody() {
    let shown = view(&[app(1), app(2)], &AccountPolicy::default());

    let missing = vec![MAIL, MethodKind::RecoveryCodes];
    assert_eq!((shown.methods_missing, shown.missing), (1, missing));
    assert_eq!(shown.registrable, KINDS);
}

#[test]
fn what_waits_for_its_first_code_does_not_count() {
    let pending = Method {
        confirmed: false,
        ..mail(2)
    };

    let shown = view(&[app(1), pending], &AccountPolicy::default());

    assert_eq!((shown.methods.len(), shown.methods_missing), (1, 1));
}

#[test]
fn a_removal_that_leaves_enough_is_told_from_one_that_does_not() {
    let too_little = |methods: &[Method]| {
        let shown = view(methods, &AccountPolicy::default()).methods;
        let told = shown.iter().map(|it| it.removal_leaves_too_little);
        told.collect::<Vec<_>>()
    };

    assert_eq!(too_little(&[app(1), mail(2)]), [true; 2]);
    assert_eq!(too_little(&[app(1), mail(2), mail(3)]), [false; 3]);
}

#[test]
fn a_young_method_is_not_missing_and_its_time_is_told() {
    let policy = AccountPolicy::default();
    let from = NOW.plus(YOUNG_HOURS * 60 * 60);

    let shown = view(&[app(1), young(mail(2))], &policy);

    assert_eq!(shown.methods_missing, 0);
    assert_eq!(
        (shown.reset_ready, shown.reset_ready_from),
        (false, Some(from))
    );
    let older = view(&[app(1), young(mail(2)), mail(3)], &policy);
    assert_eq!((older.reset_ready, older.reset_ready_from), (true, None));
}

mod removal {
    use super::*;

    #[test]
    fn the_only_method_is_the_last_one() {
        let policy = AccountPolicy::default();

        assert_eq!(removals(&[app(1)], &policy), [Removal::LastMethod]);
        let shown = view(&[app(1)], &policy).methods.remove(0);
        assert_eq!(shown.kept, Some(Kept::Only));
        assert!(shown.removal_leaves_too_little);
    }

    #[test]
    fn one_of_two_that_a_reset_needs_stays() {
        let policy = AccountPolicy::default();

        assert_eq!(
            removals(&[app(1), mail(2)], &policy),
            [Removal::TooLittleLeft; 2]
        );
        assert_eq!(
            removals(&[app(1), app(2), mail(3)], &policy),
            [Removal::Allowed, Removal::Allowed, Removal::TooLittleLeft]
        );
    }

    #[test]
    fn who_had_too_little_before_is_not_told_of_it() {
        let policy = AccountPolicy::default();

        assert_eq!(removals(&[app(1), app(2)], &policy), [Removal::Allowed; 2]);
    }

    #[test]
    fn a_method_of_full_use_stays_where_only_a_young_one_is_left() {
        let policy = policy(5, 3);
        let methods = [app(1), mail(2), young(mail(3))];
        let until = NOW.plus(YOUNG_HOURS * 60 * 60);

        assert_eq!(
            removals(&methods, &policy),
            [
                Removal::TooLittleUntil(until),
                Removal::TooLittleUntil(until),
                Removal::Allowed
            ]
        );
        let strangers = [mail(2), young(mail(3))];
        assert_eq!(
            removals(&strangers, &policy),
            [Removal::OthersYoung(until), Removal::Allowed]
        );
    }

    #[test]
    fn no_time_is_named_after_which_too_little_would_be_left() {
        let policy = AccountPolicy::default();
        let kept = |methods: &[Method]| view(methods, &policy).methods.remove(0).kept;
        let until = NOW.plus(YOUNG_HOURS * 60 * 60);

        let last_of_two = [app(1), young(mail(2))];
        assert_eq!(kept(&last_of_two), Some(Kept::TooLittle));
        let of_one_custody = [app(1), young(app(2))];
        assert_eq!(kept(&of_one_custody), Some(Kept::OthersYoung { until }));
    }

    #[test]
    fn the_phone_that_a_new_one_follows_says_until_when_it_stays() {
        let policy = AccountPolicy::default();
        let methods = [app(1), mail(2), young(app(3))];
        let until = NOW.plus(YOUNG_HOURS * 60 * 60);

        let old = view(&methods, &policy).methods.remove(0);

        assert_eq!(old.kept, Some(Kept::TooLittleUntil { until }));
        let registered = registered(&methods, &policy);
        assert_eq!(registered.removal(id(1), until), Removal::Allowed);
    }

    #[test]
    fn where_nothing_can_be_added_first_the_way_is_free() {
        let full = policy(1, 1);

        assert_eq!(
            removals(&[app(1), mail(2)], &full),
            [Removal::Allowed; 2],
            "a replacement begins with the removal"
        );
    }
}

mod of_addresses_behind_the_password {
    use super::*;
    use chiave_protocol::method::NotCounted;

    #[test]
    fn none_counts_and_each_says_why() {
        let methods = [app(1), mail(2)];
        let before = policy(5, 1);
        let after = AccountPolicy {
            own_mail_domains: vec!["posta.example".into()],
            ..before.clone()
        };

        assert!(view(&methods, &before).reset_ready);
        let seen = view(&methods, &after);

        assert!(!seen.reset_ready);
        assert_eq!(seen.methods_missing, 1);
        assert_eq!(seen.missing, [MethodKind::Mail]);
        let why: Vec<_> = seen.methods.iter().map(|it| it.not_counted).collect();
        assert_eq!(why, [None, Some(NotCounted::OwnDomain)]);
        assert!(
            view(&methods, &before).reset_ready,
            "the setting is withdrawn"
        );
    }

    #[test]
    fn such_an_address_may_be_removed_and_is_no_other_method() {
        let policy = AccountPolicy {
            own_mail_domains: vec!["posta.example".into()],
            ..policy(5, 2)
        };

        let removals = removals(&[app(1), mail(2)], &policy);

        assert_eq!(removals, [Removal::LastMethod, Removal::Allowed]);
    }

    #[test]
    fn a_newer_address_replaces_an_older_one_only_if_it_counts() {
        let newer = Method {
            added_at: NOW.plus(60),
            ..mail(2)
        };
        let methods = [mail(1), newer];
        let counts = policy(5, 2);
        let counts_not = AccountPolicy {
            own_mail_domains: vec!["posta.example".into()],
            ..counts.clone()
        };

        assert!(registered(&methods, &counts).replaces(&methods[0]));
        assert!(!registered(&methods, &counts).replaces(&methods[1]));
        assert!(!registered(&methods, &counts_not).replaces(&methods[0]));
    }
}
