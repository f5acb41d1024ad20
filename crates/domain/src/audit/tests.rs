//! How an event is told to the owner of the account.

use super::*;
use crate::testing::samples::{audit, device_key, stored};
use chiave_protocol::method::MethodKind;

#[test]
fn an_event_of_the_asking_computer_is_told_by_its_key() {
    let namesake = AuditRow {
        device_name: audit(1).device_name,
        ..audit(2)
    };

    assert!(seen(&audit(1)));
    assert!(!seen(&namesake));
}

#[test]
fn an_event_without_a_computer_is_of_no_computer() {
    let by_it = AuditRow {
        device: None,
        ..audit(1)
    };

    assert!(!seen(&by_it));
}

#[test]
fn an_event_says_who_caused_it() {
    use chiave_protocol::state::EventBy::{Anybody, It, Person, Service};
    let refused = AuditEvent::SignInRefused(SignInRefusal::Password);
    let operator = Actor::Operator(Some(1000));

    for (event, actor, expected) in [
        (AuditEvent::PasswordChanged, Actor::Person, Person),
        (refused, Actor::Person, Anybody),
        (AuditEvent::AccountLocked, operator, It),
        (
            AuditEvent::CodeIssued(IssuedCode::Activation { from: None }),
            Actor::Operator(None),
            It,
        ),
        (AuditEvent::MethodUnreadable, Actor::Service, Service),
    ] {
        let row = AuditRow {
            event,
            by: actor,
            ..audit(1)
        };
        assert_eq!(stored(1, &row).seen_from(device_key(1)).by, expected);
    }
}

#[test]
fn an_event_about_a_method_says_of_which_kind() {
    let seen = |event| {
        let row = AuditRow { event, ..audit(1) };
        stored(1, &row).seen_from(device_key(1)).method
    };

    let app = MethodKind::Authenticator;
    assert_eq!(seen(AuditEvent::MethodAdded(app)), Some(app));
    let code = AuditEvent::ResetCodeRefused(CodeFault::Used, MethodKind::Mail);
    assert_eq!(seen(code), Some(MethodKind::Mail));
    let signed_in = AuditEvent::SignedIn(MadeFull::Password);
    assert_eq!(seen(signed_in), None);
    let updated = EntryChange::Updated(vec!["mail".into()]);
    assert_eq!(seen(AuditEvent::AccountChanged(updated)), None);
}

#[test]
fn a_computers_name_that_cannot_be_read_is_not_told() {
    let mut row = audit(1);
    let name = |row: &AuditRow| stored(1, row).seen_from(device_key(1)).device_name;
    assert_eq!(name(&row), row.device_name);

    row.device_name = Some(UNREADABLE.into());
    assert_eq!(name(&row), None);
}

fn seen(row: &AuditRow) -> bool {
    stored(1, row).seen_from(device_key(1)).this_device
}
