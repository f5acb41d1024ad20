//! Temporary codes among the methods of an account.

use super::*;
use crate::testing::samples;

/// A temporary code that ends `hours` from now.
fn temporary(hours: i64) -> Method {
    let mut code = samples::temporary_code(9, false);
    let MethodDetail::TemporaryCode(detail) = &mut code.detail else {
        panic!("a temporary code");
    };
    detail.ends_at = NOW.plus(hours * 60 * 60);
    Method {
        account: method(9, MethodDetail::Unreadable).account,
        added_at: NOW,
        ..code
    }
}

#[test]
fn a_temporary_code_is_shown_until_its_end_and_does_not_count() {
    let methods = [app(1), temporary(1)];
    let policy = AccountPolicy::default();

    let shown = view(&methods, &policy);

    assert_eq!((shown.methods.len(), shown.methods_missing), (2, 1));
    let code = &shown.methods[1];
    assert_eq!(code.ends_at, Some(NOW.plus(60 * 60)));
    assert!(!code.removal_leaves_too_little && code.kept.is_none());
    assert!(!shown.registrable.contains(&MethodKind::TemporaryCode));
    assert_eq!(view(&[app(1), temporary(0)], &policy).methods.len(), 1);
}

// Law 25.
#[test]
fn beside_a_temporary_code_the_only_method_stays() {
    let methods = [app(1), temporary(1)];
    let policy = AccountPolicy::default();
    let registered = registered(&methods, &policy);

    assert_eq!(
        registered.removal(methods[0].id, NOW),
        Removal::LastMethod,
        "the code ends by itself"
    );
    assert_eq!(registered.removal(methods[1].id, NOW), Removal::Allowed);
}
