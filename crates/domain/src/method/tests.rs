//! When a method counts, and how long a code of it does.

use super::*;
use uuid::Uuid;

const ADDED: Timestamp = Timestamp::from_unix(1_800_000_000);

fn added(hours: i64) -> Method {
    Method {
        id: MethodId::from_uuid(Uuid::from_u128(1)),
        account: AccountId::from_uuid(Uuid::from_u128(2)),
        label: "phone".into(),
        detail: MethodDetail::Authenticator {
            secret: Secret::new(String::new()),
        },
        added_at: ADDED.plus(hours * 60 * 60),
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: false,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}

#[test]
fn a_young_method_removes_itself_and_younger_ones_only() {
    let young = added(0).usable_from();
    let by_activation_code = Method {
        bound_by_activation_code: true,
        ..added(-1)
    };

    for older in [added(-100), added(-1), by_activation_code] {
        assert!(!older.yields_to(young, young.plus(-1)));
        assert!(older.yields_to(young, young));
    }
    assert!(added(0).yields_to(young, ADDED));
    assert!(added(1).yields_to(young, ADDED));
}

// Law 2.
#[test]
fn a_code_holds_once_and_no_older_one_after_it() {
    let mut app = added(0);
    assert!(!app.has_spent(7));

    app.spend(7, ADDED);

    let spent = [6, 7, 8].map(|step| app.has_spent(step));
    assert_eq!(spent, [true, true, false]);
}

#[test]
fn a_masked_address_keeps_two_letters_and_the_ending() {
    assert_eq!(
        mask_address("giulia.ferri@posta.example"),
        "g•••@p•••.example"
    );
}

// Law 3.
#[test]
fn a_method_opens_a_reset_after_three_days() {
    let young = added(0);
    let three_days = ADDED.plus(72 * 60 * 60);
    assert!(!young.opens_reset(three_days.plus(-1), true));
    assert!(young.opens_reset(three_days, true));

    let bound = Method {
        bound_by_activation_code: true,
        ..added(0)
    };
    assert!(bound.opens_reset(ADDED, true) && !bound.opens_reset(ADDED.plus(-1), true));

    let unconfirmed = Method {
        confirmed: false,
        ..added(0)
    };
    assert!(!unconfirmed.opens_reset(three_days, true));
}

// Law 4.
#[test]
fn a_hundred_wrong_codes_close_a_method_to_strangers() {
    let missed = |wrong_in_row| Method {
        wrong_in_row,
        ..added(-100)
    };

    assert!(!missed(99).is_closed() && missed(100).is_closed());
    assert!(missed(99).opens_reset(ADDED, false));
    assert!(!missed(100).opens_reset(ADDED, false));
    assert!(missed(100).opens_reset(ADDED, true));
}

#[test]
fn a_right_code_ends_the_row_of_wrong_ones() {
    let mut app = Method {
        wrong_in_row: 100,
        ..added(0)
    };

    app.spend(7, ADDED);

    assert_eq!((app.wrong_in_row, app.last_used_at), (0, Some(ADDED)));
}

#[test]
fn a_mailed_code_is_spent_with_its_request_alone() {
    let mut address = Method {
        detail: MethodDetail::Mail {
            address: "giulia@posta.example".into(),
        },
        ..added(0)
    };

    address.spend(7, ADDED);

    assert!(!address.has_spent(7));
    assert_eq!(address.last_used_step, None);
}

#[test]
fn only_a_detail_that_cannot_be_read_is_unreadable() {
    let unreadable = Method {
        detail: MethodDetail::Unreadable,
        ..added(0)
    };

    assert!(added(0).is_readable() && !unreadable.is_readable());
}
