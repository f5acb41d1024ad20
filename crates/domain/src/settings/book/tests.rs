use super::*;
use crate::account::{LockVersion, Role};
use chiave_protocol::AccountId;
use uuid::Uuid;

fn rule(group: &str, gates: u8) -> PolicyRule {
    PolicyRule {
        group: group.into(),
        gates: Some(gates),
        ..PolicyRule::default()
    }
}

fn member(groups: &[&str]) -> Account {
    Account {
        id: AccountId::from_uuid(Uuid::from_u128(1)),
        user_name: crate::account::UserName::stored("anna.rossi".into()),
        display_name: "Anna Rossi".into(),
        given_name: "Anna".into(),
        family_name: "Rossi".into(),
        mail: None,
        language: "it".into(),
        role: Role::Employee,
        groups: groups.iter().map(|it| (*it).to_owned()).collect(),
        enabled: true,
        locked: false,
        lock: LockVersion::default(),
        password_changed_at: None,
        must_change: false,
    }
}

#[test]
fn the_first_rule_that_matches_is_in_force() {
    let book = PolicyBook {
        default: AccountPolicy::default(),
        rules: vec![rule("sales", 1), rule("Finance", 2)],
    };

    let why = |groups: &[&str]| match book.explain(&member(groups).groups).why {
        Why::NoRule => 0,
        Why::Rule { number, .. } => number,
    };

    assert_eq!(why(&[]), 0);
    assert_eq!(why(&["it"]), 0);
    assert_eq!(why(&["finance", "sales"]), 1);
    assert_eq!(why(&["it", "FINANCE"]), 2);
    assert_eq!(why(&["Ｆinance\u{a0}"]), 2);
    assert_eq!(book.for_account(&member(&["sales"])).gates, 1);
}

#[test]
fn what_a_rule_leaves_out_comes_from_the_default() {
    let default = AccountPolicy {
        max_age_days: Some(90),
        code_minutes: 7,
        ..AccountPolicy::default()
    };
    let never = PolicyRule {
        max_age_days: Some(0),
        ..rule("sales", 1)
    };

    let policy = never.over(&default);

    assert_eq!((policy.gates, policy.max_age_days), (1, None));
    assert_eq!(policy.code_minutes, 7);
    assert_eq!(rule("sales", 1).over(&default).max_age_days, Some(90));
}

// An upgrade keeps the policy that a release before the book stored.
#[test]
fn one_policy_for_everybody_is_read_as_the_default() {
    let stored = AccountPolicy {
        gates: 1,
        ..AccountPolicy::default()
    };
    let old = serde_json::to_string(&stored).unwrap();
    let book = PolicyBook {
        default: stored.clone(),
        rules: vec![rule("sales", 2)],
    };
    let new = serde_json::to_string(&book).unwrap();

    let read = |text: &str| serde_json::from_str::<PolicyBook>(text);

    assert_eq!(read(&old).unwrap(), stored.into());
    assert_eq!(read(&new).unwrap(), book);
    for wrong in [
        r#"{"no_such_setting":1}"#,
        r#"{"default":{},"rules":[{"group":"a","code_minutes":1}]}"#,
        r#"{"default":{},"rules":[],"more":1}"#,
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

// Law 5.
#[test]
fn nobody_is_offered_every_kind_that_any_account_may_have() {
    let limits = |n: usize| (u8::from(n & 1 != 0), u8::from(n & 2 != 0));
    for (one, other, last) in (0..64).map(|n| (n % 4, n / 4 % 4, n / 16)) {
        let (max_authenticators, max_mail_addresses) = limits(last);
        let default = AccountPolicy {
            max_authenticators,
            max_mail_addresses,
            ..AccountPolicy::default()
        };
        let rules = [one, other].map(|n| PolicyRule {
            max_authenticators: Some(limits(n).0),
            max_mail_addresses: Some(limits(n).1),
            ..PolicyRule::default()
        });
        let book = PolicyBook {
            default,
            rules: rules.to_vec(),
        };

        let mut any = book.default.kinds();
        for rule in &book.rules {
            any.extend(rule.over(&book.default).kinds());
        }

        for kind in crate::method::KINDS {
            let offered = book.for_nobody().kinds().contains(&kind);
            assert_eq!(offered, any.contains(&kind), "{book:?}");
        }
    }
}

// Law 5.
#[test]
fn a_rule_changes_nothing_that_shows_before_the_first_gate() {
    let default = AccountPolicy::default();
    let rule = PolicyRule {
        profile: Some(Profile::Entra),
        max_authenticators: Some(1),
        max_mail_addresses: Some(0),
        second_factor_on_new_device: Some(false),
        two_factors_everywhere: Some(true),
        max_age_days: Some(90),
        ..rule("sales", 1)
    };

    let policy = rule.over(&default);

    let shown = |policy: &AccountPolicy| {
        [
            u32::from(policy.attempt_minutes),
            u32::from(policy.code_minutes),
            policy.wrong_per_code,
            policy.sends_in_ten_minutes,
            policy.sends_a_day,
        ]
    };
    assert_eq!(shown(&policy), shown(&default));
    assert_eq!(policy.own_mail_domains, default.own_mail_domains);
}

#[test]
fn a_book_reminds_where_any_password_expires() {
    let book = |max_age_days, of_rule, expiry_mail_days| PolicyBook {
        default: AccountPolicy {
            max_age_days,
            expiry_mail_days,
            ..AccountPolicy::default()
        },
        rules: vec![PolicyRule {
            max_age_days: of_rule,
            ..rule("sales", 2)
        }],
    };

    assert!(book(Some(90), None, 1).reminds());
    assert!(book(None, Some(90), 1).reminds());
    assert!(!book(None, None, 1).reminds());
    // A rule with 0 days says that passwords of its group never expire.
    assert!(!book(None, Some(0), 1).reminds());
    assert!(!book(Some(90), Some(90), 0).reminds());
}

#[test]
fn the_name_of_the_company_is_banned_for_everybody() {
    let book = PolicyBook {
        default: AccountPolicy::default(),
        rules: vec![rule("sales", 1)],
    };

    let banning = book.clone().banning_name("Bianchi");

    assert_eq!(banning.rules, book.rules);
    let words = banning.for_account(&member(&["sales"])).company_words;
    assert_eq!(words[0], "bianchi");
}

#[test]
fn a_rule_sets_what_it_names_and_its_group_is_no_setting() {
    let rule = rule("sales", 1);

    assert!(rule.sets("gates"));
    assert!(!rule.sets("max_age_days") && !rule.sets("group"));
}

#[test]
fn each_setting_of_a_rule_takes_the_place_of_the_default() {
    let rule = PolicyRule {
        group: "sales".into(),
        profile: Some(Profile::Entra),
        gates: Some(1),
        reset: Some(false),
        unlock: Some(false),
        max_authenticators: Some(1),
        max_mail_addresses: Some(1),
        second_factor_on_new_device: Some(false),
        second_factor_days: Some(7),
        two_factors_everywhere: Some(true),
        max_age_days: Some(30),
    };

    let policy = rule.over(&AccountPolicy::default());

    let expected = AccountPolicy {
        profile: Profile::Entra,
        gates: 1,
        reset: false,
        unlock: false,
        max_authenticators: 1,
        max_mail_addresses: 1,
        second_factor_on_new_device: false,
        second_factor_days: 7,
        two_factors_everywhere: true,
        max_age_days: Some(30),
        ..AccountPolicy::default()
    };
    assert_eq!(policy, expected);
}
