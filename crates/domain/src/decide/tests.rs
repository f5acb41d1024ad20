//! Which writes are decided, and which errors are returned otherwise.

use super::*;
use crate::{
    account::{LockVersion, Role, UserName},
    method::MethodDetail,
};
use chiave_protocol::{AccountId, MethodId, Secret, policy::Rule};
use std::sync::Arc;
use uuid::Uuid;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const OPERATION: OperationId = OperationId::from_uuid(Uuid::from_u128(7));

fn id(n: u128) -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(n))
}

fn account() -> Account {
    Account {
        id: id(1),
        user_name: UserName::stored("anna.rossi".into()),
        display_name: "Anna Rossi".into(),
        given_name: "Anna".into(),
        family_name: "Rossi".into(),
        mail: None,
        language: "it".into(),
        role: Role::Employee,
        groups: Vec::new(),
        enabled: true,
        locked: false,
        lock: LockVersion::default(),
        password_changed_at: None,
        must_change: false,
    }
}

fn disabled() -> Account {
    Account {
        enabled: false,
        ..account()
    }
}

fn new() -> NewPassword {
    NewPassword {
        secret: Arc::new(Secret::new("nine quiet harbours turn".into())),
        history: 1,
    }
}

fn broken() -> Vec<BrokenRule> {
    vec![BrokenRule {
        rule: Rule::MinLength,
        limit: 15,
        found: None,
    }]
}

mod a_change {
    use super::*;

    fn decided(
        account: &Account,
        checked: Checked,
        broken: Vec<BrokenRule>,
    ) -> Result<WriteOrder, Undecided> {
        let evidence = Change {
            account,
            checked,
            new: new(),
            broken,
        };
        change(evidence, OPERATION)
    }

    #[test]
    fn by_somebody_who_knew_the_password_is_written() {
        let order = decided(&account(), Checked::Right, Vec::new()).unwrap();

        assert_eq!((order.operation(), order.account()), (OPERATION, id(1)));
        assert!(matches!(order.kind(), OrderKind::Change { .. }));
    }

    #[test]
    fn of_a_disabled_account_is_refused() {
        let decided = |checked| decided(&disabled(), checked, broken()).unwrap_err();

        assert_eq!(decided(Checked::Right), Undecided::Disabled);
        // Law 5: a person who does not know the password learns nothing about the account.
        assert_eq!(decided(Checked::Wrong), Undecided::CurrentPasswordWrong);
    }

    #[test]
    fn to_a_password_that_breaks_rules_is_refused() {
        let decided = |checked| decided(&account(), checked, broken()).unwrap_err();

        assert_eq!(decided(Checked::Right), Undecided::Broken(broken()));
        assert_eq!(decided(Checked::Wrong), Undecided::CurrentPasswordWrong);
    }
}

mod a_first_password {
    use super::*;

    fn activation_code() -> ActivationCode {
        ActivationCode {
            account: id(1),
            phc: String::new(),
            not_before: NOW,
            starts_at: None,
            expires_at: NOW.plus(60),
            used_at: None,
            shown_by: None,
        }
    }

    fn method() -> Method {
        Method {
            id: MethodId::from_uuid(Uuid::from_u128(3)),
            account: id(1),
            label: "mine".into(),
            detail: MethodDetail::Mail {
                address: "anna@posta.example".into(),
            },
            added_at: NOW,
            confirmed: true,
            begun_in: None,
            bound_by_activation_code: true,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: 0,
        }
    }

    fn decided(
        account: &Account,
        activation_code: &ActivationCode,
        method: Method,
        broken: Vec<BrokenRule>,
    ) -> Result<WriteOrder, Undecided> {
        let evidence = FirstPassword {
            account,
            activation_code,
            methods: &[method],
            new: new(),
            broken,
        };
        first_password(evidence, OPERATION, NOW)
    }

    #[test]
    fn by_a_good_code_and_a_method_is_written() {
        let order = decided(&account(), &activation_code(), method(), Vec::new()).unwrap();

        assert_eq!((order.operation(), order.account()), (OPERATION, id(1)));
        assert!(matches!(order.kind(), OrderKind::Set { .. }));
    }

    #[test]
    fn of_a_disabled_account_is_refused() {
        let order = decided(&disabled(), &activation_code(), method(), Vec::new());

        assert_eq!(order.unwrap_err(), Undecided::Disabled);
    }

    #[test]
    fn needs_a_code_of_this_account_that_is_good_by_now() {
        let codes = [
            ActivationCode {
                account: id(2),
                ..activation_code()
            },
            ActivationCode {
                expires_at: NOW,
                ..activation_code()
            },
            ActivationCode {
                not_before: NOW.plus(1),
                ..activation_code()
            },
            ActivationCode {
                starts_at: Some(NOW.plus(1)),
                ..activation_code()
            },
            ActivationCode {
                used_at: Some(NOW),
                ..activation_code()
            },
        ];

        for code in codes {
            let order = decided(&account(), &code, method(), Vec::new());
            assert_eq!(
                order.unwrap_err(),
                Undecided::ActivationCodeNotValid,
                "{code:?}"
            );
        }
    }

    // Law 3.
    #[test]
    fn needs_a_method_of_this_account_that_was_confirmed() {
        let methods = [
            Method {
                account: id(2),
                ..method()
            },
            Method {
                confirmed: false,
                ..method()
            },
        ];

        for method in methods {
            let order = decided(&account(), &activation_code(), method, Vec::new());
            assert_eq!(order.unwrap_err(), Undecided::NothingRegistered);
        }
    }

    #[test]
    fn that_breaks_rules_is_refused() {
        let order = decided(&account(), &activation_code(), method(), broken());

        assert_eq!(order.unwrap_err(), Undecided::Broken(broken()));
    }
}
