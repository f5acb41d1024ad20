//! Recovery sheets among the methods of an account.

use super::*;
use crate::testing::samples;

/// A sheet as an activation registers it, of which `used` codes are used.
fn sheet(used: u64) -> Method {
    let detail = samples::sheet(9).detail;
    Method {
        last_used_step: Some(used),
        ..method(9, detail)
    }
}

#[test]
fn a_sheet_is_a_custody_of_its_own_and_can_be_replaced() {
    let shown = view(&[app(1), sheet(9)], &AccountPolicy::default());

    assert_eq!((shown.methods_missing, shown.missing), (0, vec![]));
    assert_eq!(shown.registrable, KINDS);
    assert_eq!(shown.methods[1].codes_left, Some(1));
}

#[test]
fn a_sheet_without_codes_counts_for_nothing_and_may_go() {
    let methods = [app(1), sheet(10)];
    let policy = AccountPolicy::default();

    let shown = view(&methods, &policy);

    assert_eq!(shown.methods_missing, 1);
    assert!(shown.missing.contains(&MethodKind::RecoveryCodes));
    let removal = registered(&methods, &policy).removal(methods[1].id, NOW);
    assert_eq!(removal, Removal::Allowed);
}
