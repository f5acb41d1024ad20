use super::*;

fn keys(policy: &AccountPolicy) -> Vec<&'static str> {
    policy.wrong().iter().map(|wrong| wrong.key).collect()
}

#[test]
fn the_default_holds() {
    assert_eq!(AccountPolicy::default().wrong(), []);
}

#[test]
fn every_number_outside_its_range_is_named() {
    let policy = AccountPolicy {
        gates: 3,
        attempt_minutes: 4,
        code_minutes: 11,
        wrong_per_code: 0,
        sends_in_ten_minutes: 11,
        sends_a_day: 51,
        max_authenticators: 11,
        max_mail_addresses: 11,
        max_age_days: Some(13),
        ..AccountPolicy::default()
    };

    assert_eq!(
        keys(&policy),
        [
            "gates",
            "attempt_minutes",
            "code_minutes",
            "wrong_per_code",
            "sends_in_ten_minutes",
            "sends_a_day",
            "max_authenticators",
            "max_mail_addresses",
            "max_age_days",
        ]
    );
    let expected = policy.wrong()[1].expected;
    assert_eq!(expected, Expectation::Between(5, 60));
}

#[test]
fn nobody_is_asked_for_more_methods_than_can_be_registered() {
    let mail_only = |max_mail_addresses| AccountPolicy {
        max_authenticators: 0,
        max_mail_addresses,
        recovery_codes: false,
        ..AccountPolicy::default()
    };
    let app_only = |gates| AccountPolicy {
        max_mail_addresses: 0,
        recovery_codes: false,
        gates,
        ..AccountPolicy::default()
    };

    assert_eq!(keys(&mail_only(2)), [""; 0]);
    assert_eq!(keys(&mail_only(1)), ["gates"]);
    assert_eq!(keys(&app_only(1)), [""; 0]);
    assert_eq!(keys(&app_only(2)), ["gates"]);
    let app_and_sheet = AccountPolicy {
        recovery_codes: true,
        ..app_only(2)
    };
    assert_eq!(keys(&app_and_sheet), [""; 0]);
}

#[test]
fn words_and_domains_look_like_words_and_domains() {
    let with = |word: &str, domain: &str| AccountPolicy {
        company_words: vec![word.into()],
        own_mail_domains: vec![domain.into()],
        ..AccountPolicy::default()
    };

    assert_eq!(keys(&with("chiave", "posta.example")), [""; 0]);
    for word in ["abc", "abcdefghijklmnopq", " word", "wo\u{0}rd"] {
        assert_eq!(keys(&with(word, "a.example")), ["company_words"], "{word}");
    }
    for domain in ["", "example", "@a.example", "a..example", "a b.example"] {
        assert_eq!(keys(&with("word", domain)), ["own_mail_domains"]);
    }
}

#[test]
fn what_is_wrong_in_a_rule_is_named_with_the_rule() {
    let rule = |group: &str| PolicyRule {
        group: group.into(),
        ..PolicyRule::default()
    };
    let paths = |rules: &[PolicyRule]| -> Vec<String> {
        let book = PolicyBook {
            default: AccountPolicy {
                recovery_codes: false,
                ..AccountPolicy::default()
            },
            rules: rules.to_vec(),
        };
        book.wrong().iter().map(WrongSetting::path).collect()
    };
    let app_only = PolicyRule {
        max_mail_addresses: Some(0),
        ..rule("sales")
    };
    let soon = PolicyRule {
        max_age_days: Some(13),
        ..rule("it")
    };

    assert_eq!(paths(&[rule("sales"), rule("it")]), [""; 0]);
    assert_eq!(paths(&[rule("sales"), rule("Sales")]), ["rules.2.group"]);
    assert_eq!(
        paths(&[rule(""), rule(" it")]),
        ["rules.1.group", "rules.2.group"]
    );
    assert_eq!(paths(&[rule("\u{200b}")]), ["rules.1.group"]);
    assert_eq!(
        paths(&[app_only, soon]),
        ["rules.1.gates", "rules.2.max_age_days"]
    );
    assert_eq!(
        paths(
            &(0..=RULES)
                .map(|n| rule(&n.to_string()))
                .collect::<Vec<_>>()
        ),
        ["rules"]
    );
}

#[test]
fn what_is_wrong_in_the_default_is_named_once() {
    let sales = PolicyRule {
        group: "sales".into(),
        ..PolicyRule::default()
    };
    let default = AccountPolicy {
        code_minutes: 0,
        ..AccountPolicy::default()
    };
    let book = PolicyBook {
        default,
        rules: vec![sales],
    };

    let paths: Vec<_> = book.wrong().iter().map(WrongSetting::path).collect();
    assert_eq!(paths, ["code_minutes"]);
}

#[test]
fn more_than_a_thousand_words_are_too_many() {
    let policy = AccountPolicy {
        company_words: vec!["word".into(); WORDS + 1],
        ..AccountPolicy::default()
    };

    assert_eq!(keys(&policy), ["company_words"]);
}

#[test]
fn a_hundred_rules_are_not_too_many() {
    let book = |count: usize| PolicyBook {
        default: AccountPolicy::default(),
        rules: (0..count)
            .map(|number| PolicyRule {
                group: format!("group{number}"),
                ..PolicyRule::default()
            })
            .collect(),
    };

    assert_eq!(book(100).wrong(), []);
    let wrong = book(101).wrong();
    assert_eq!(wrong[0].expected, Expectation::Rules);
}

#[test]
fn an_account_can_reset_where_its_gates_can_be_reached() {
    let account = crate::testing::people::person(1);
    let policy = |gates, max_mail_addresses| AccountPolicy {
        gates,
        max_authenticators: 0,
        max_mail_addresses,
        recovery_codes: false,
        ..AccountPolicy::default()
    };

    assert!(policy(2, 2).can_reset(&account));
    assert!(policy(1, 1).can_reset(&account));
    assert!(!policy(2, 1).can_reset(&account));
}
