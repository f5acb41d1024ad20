//! Where a notice goes, and whether it is still true.

use super::*;
use crate::{
    method::MethodDetail,
    settings::AccountPolicy,
    testing::{
        people::person,
        samples::{NOW, account, method_id, session, uuid},
    },
};
use chiave_protocol::Secret;

const DAY_S: i64 = 24 * 60 * 60;

fn method(n: u8, detail: MethodDetail) -> Method {
    Method {
        id: method_id(n),
        account: account(1),
        label: "mine".into(),
        detail,
        added_at: NOW,
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: false,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}

fn mailbox(n: u8) -> Method {
    let address = "anna@posta.example".into();
    method(n, MethodDetail::Mail { address })
}

#[test]
fn a_notice_goes_to_the_work_address_and_confirmed_mailboxes() {
    let app = MethodDetail::Authenticator {
        secret: Secret::new(String::new()),
    };
    let unconfirmed = Method {
        confirmed: false,
        ..mailbox(4)
    };
    let methods = [method(2, app), mailbox(3), unconfirmed];
    let addressless = Account {
        mail: None,
        ..person(1)
    };

    let mailbox = Destination::Method(method_id(3));
    assert_eq!(channels(&person(1), &methods), [Destination::Work, mailbox]);
    assert_eq!(channels(&addressless, &methods), [mailbox]);
}

#[test]
fn a_code_is_of_its_attempt_or_of_its_method_and_scope() {
    let attempt = Message::AttemptCode {
        attempt: AttemptId::from_uuid(uuid(5)),
        serial: 1,
        expires_at: NOW,
    };
    let scope = CodeScope::Session(session(6).id);
    let method = Message::MethodCode {
        scope,
        method: method_id(7),
        serial: 1,
        expires_at: NOW,
    };

    let of = |whose, scope| {
        Some(CodeOf {
            whose,
            scope,
            expires_at: NOW,
        })
    };
    assert_eq!(attempt.code(), of(uuid(5), None));
    assert_eq!(method.code(), of(uuid(7), Some(scope)));
    assert_eq!(Message::PasswordReset.code(), None);
}

// Law 24.
#[test]
fn a_mail_of_an_expiry_goes_out_while_it_is_true() {
    let ages = AccountPolicy {
        max_age_days: Some(90),
        ..AccountPolicy::default()
    };
    let (ages, ageless) = (ages.into(), PolicyBook::default());
    let expires_at = NOW.plus(90 * DAY_S);
    let message = Message::PasswordExpires {
        changed_at: NOW,
        expires_at,
    };
    let now = expires_at.plus(-DAY_S);
    let changed_since = Account {
        password_changed_at: Some(NOW.plus(1)),
        ..person(1)
    };

    assert!(message.holds(Some(&person(1)), &ages, now));
    assert!(!message.holds(Some(&person(1)), &ageless, now));
    assert!(!message.holds(Some(&person(1)), &ages, expires_at));
    assert!(!message.holds(Some(&changed_since), &ages, now));
    assert!(!message.holds(None, &ages, now));
    assert!(Message::PasswordReset.holds(None, &ages, now));
}

// The words are stored and stand in the log, so they stay.
#[test]
fn a_message_has_the_word_of_its_stored_name() {
    let code = Message::AttemptCode {
        attempt: AttemptId::from_uuid(uuid(5)),
        serial: 1,
        expires_at: NOW,
    };

    assert_eq!(code.word(), "attempt-code");
    assert_eq!(Message::PasswordReset.word(), "password-reset");
    assert_eq!(Message::MethodRemovedByIt.word(), "method-removed-by-it");
}
