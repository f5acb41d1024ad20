//! Gates, ages of passwords and banned words.

use super::*;
use crate::testing::{people::person, samples::NOW};

/// By itself, so that the constant of the code is compared with it.
const DAY: i64 = 24 * 60 * 60;

fn words(organisation: &str) -> Vec<String> {
    let policy = AccountPolicy {
        company_words: vec!["milano".into()],
        ..AccountPolicy::default()
    };
    policy.banning_name(organisation).company_words
}

#[test]
fn under_every_profile_a_reset_compares_with_the_current() {
    for (profile, change) in [(Profile::Nist, 0), (Profile::Entra, 1)] {
        let policy = AccountPolicy {
            profile,
            ..AccountPolicy::default()
        };

        assert_eq!(policy.password_policy().history, change);
        assert_eq!(policy.password_policy_for_reset().history, 1);
    }
}

#[test]
fn the_words_of_the_companys_name_are_banned_by_themselves() {
    assert_eq!(
        words("Bianchi & Ward"),
        ["bianchi", "ward", "bianchiward", "milano"]
    );
    assert_eq!(words("Rossi GmbH"), ["rossi", "rossigmbh", "milano"]);
    assert_eq!(words("A & B"), ["milano"]);
}

#[test]
fn a_reset_needs_one_gate_or_two_and_of_administrators_two() {
    let gates = |gates, account: Option<&Account>| {
        let policy = AccountPolicy {
            gates,
            ..AccountPolicy::default()
        };
        policy.gates_for(account)
    };
    let administrator = Account {
        role: Role::Administrator,
        ..person(1)
    };

    assert_eq!([0, 1, 2, 3].map(|it| gates(it, None)), [1, 1, 2, 2]);
    assert_eq!(gates(1, Some(&person(1))), 1);
    assert_eq!(gates(1, Some(&administrator)), 2);
}

fn aging() -> AccountPolicy {
    AccountPolicy {
        max_age_days: Some(90),
        expiry_mail_days: 7,
        ..AccountPolicy::default()
    }
}

#[test]
fn a_password_expires_where_it_ages_and_its_age_is_known() {
    let undated = Account {
        password_changed_at: None,
        ..person(1)
    };

    let after_ninety_days = Some(NOW.plus(90 * DAY));
    assert_eq!(aging().expires_at(&person(1)), after_ninety_days);
    assert_eq!(aging().expires_at(&undated), None);
    assert_eq!(AccountPolicy::default().expires_at(&person(1)), None);
}

#[test]
fn the_last_days_of_a_password_are_mailed() {
    let end = NOW.plus(90 * DAY);
    let mailed = |account: &Account, now| aging().expiry_to_mail(account, now);

    let first = end.plus(-7 * DAY);
    assert_eq!(mailed(&person(1), first.plus(-1)), None);
    assert_eq!(mailed(&person(1), first), Some(end));
    assert_eq!(mailed(&person(1), end.plus(-1)), Some(end));
    assert_eq!(mailed(&person(1), end), None);

    let unreachable = [
        Account {
            enabled: false,
            ..person(1)
        },
        Account {
            mail: None,
            ..person(1)
        },
    ];
    for account in unreachable {
        assert_eq!(mailed(&account, first), None, "{account:?}");
    }
}

#[test]
fn the_first_day_of_a_password_is_no_time_for_its_last() {
    let policy = AccountPolicy {
        max_age_days: Some(14),
        expiry_mail_days: 30,
        ..AccountPolicy::default()
    };
    let mailed = |now| policy.expiry_to_mail(&person(1), now).is_some();

    assert!(!mailed(NOW.plus(DAY - 1)));
    assert!(mailed(NOW.plus(DAY)));
}
