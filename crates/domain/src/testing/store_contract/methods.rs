//! Methods and their serial numbers.

use super::{Kept, Subject, codes::code};
use crate::ports::store::LockKey;
use crate::{
    method::{Method, MethodDetail},
    testing::samples::{NOW, account, method, method_id, sheet, temporary_code},
};

/// Methods are read back with secret, address and every field, oldest first, without those of other
/// accounts.
pub async fn methods_come_back_whole_oldest_first(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in [3, 2, 1] {
        tx.put_method(&method(n)).await?;
    }
    let foreign = Method {
        account: account(2),
        ..method(4)
    };
    tx.put_method(&foreign).await?;

    let stored = tx.methods(account(1)).await?;

    let whole: Vec<_> = stored.iter().map(seen).collect();
    let expected: Vec<_> = [1, 2, 3].map(|n| seen(&method(n))).into();
    assert_eq!(whole, expected);
    Ok(())
}

/// A recovery sheet is read back with every code, in the order in which the codes are asked for, and
/// with the place of the code that was used last.
pub async fn a_recovery_sheet_comes_back_in_its_order(store: Subject) -> Kept {
    let sheet = sheet(1);
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_method(&sheet).await?;

    let stored = tx.methods(account(1)).await?;

    assert_eq!(stored.first().map(seen), Some(seen(&sheet)));
    assert_eq!(stored.first().and_then(Method::codes_left), Some(9));
    Ok(())
}

/// A temporary code is read back with its end and the number of its uses.
pub async fn a_temporary_code_comes_back_as_it_was_issued(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let issued = [temporary_code(1, false), temporary_code(2, true)];
    for code in &issued {
        tx.put_method(code).await?;
    }

    let stored = tx.methods(account(1)).await?;

    let codes: Vec<_> = stored.iter().map(Method::temporary_code).collect();
    let expected: Vec<_> = issued.iter().map(Method::temporary_code).collect();
    assert_eq!(codes, expected);
    assert!(codes.iter().all(Option::is_some));
    Ok(())
}

/// Storing a method with the same id again replaces it.
pub async fn a_method_changes_in_place(store: Subject) -> Kept {
    let fresh = Method {
        confirmed: false,
        bound_by_activation_code: false,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
        ..method(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_method(&fresh).await?;
    assert_eq!(
        tx.methods(account(1)).await?.first().map(seen),
        Some(seen(&fresh))
    );

    tx.put_method(&method(1)).await?;

    let stored = tx.methods(account(1)).await?;
    assert_eq!(stored.len(), 1);
    assert_eq!(stored.first().map(seen), Some(seen(&method(1))));
    Ok(())
}

/// A removed method is not listed, and its pending code is gone.
pub async fn a_removed_method_is_not_listed(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_method(&method(1)).await?;
    tx.put_method(&method(2)).await?;
    tx.put_code(&code(1, 1)).await?;

    tx.remove_method(method_id(1), NOW).await?;

    let left: Vec<_> = tx.methods(account(1)).await?.iter().map(seen).collect();
    assert_eq!(left, [seen(&method(2))]);
    assert_eq!(tx.waiting_code(code(1, 1).scope, method_id(1)).await?, None);
    Ok(())
}

/// A removed address still gets notices for some time, and no other method does (law 3).
pub async fn a_removed_address_still_gets_notices(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in 1..=4 {
        tx.put_method(&method(n)).await?;
    }
    for (n, at) in [(1, NOW), (2, NOW), (4, NOW.plus(-1))] {
        tx.remove_method(method_id(n), at).await?;
    }
    // Removing the method a second time does not restart the time.
    tx.remove_method(method_id(4), NOW).await?;

    let removed = tx.removed_mail_methods(account(1), NOW.plus(-1)).await?;
    let removed: Vec<_> = removed.iter().map(seen).collect();
    assert_eq!(removed, [seen(&method(2))]);
    assert_eq!(
        tx.removed_mail_methods(account(2), NOW.plus(-1))
            .await?
            .len(),
        0
    );
    Ok(())
}

/// A pending method that is removed leaves nothing behind, however often a registration is begun.
pub async fn a_removed_pending_method_leaves_nothing(store: Subject) -> Kept {
    let pending = Method {
        confirmed: false,
        ..method(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_method(&pending).await?;
    tx.next_code_serial(pending.id).await?;
    tx.put_code(&code(2, 1)).await?;

    tx.remove_method(pending.id, NOW).await?;

    let removed = tx.removed_mail_methods(account(1), NOW.plus(-1)).await?;
    assert_eq!(removed.len(), 0);
    assert_eq!(tx.waiting_code(code(2, 1).scope, pending.id).await?, None);
    assert_eq!(tx.next_code_serial(pending.id).await?, 0);
    Ok(())
}

/// Each serial number is given out once, also for a method that is in no list, like that of an
/// unknown name (law 5).
pub async fn a_serial_is_given_out_once(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_method(&method(2)).await?;

    for serial in 0..3 {
        assert_eq!(tx.next_code_serial(method_id(2)).await?, serial);
    }
    assert_eq!(tx.next_code_serial(method_id(8)).await?, 0);
    assert_eq!(tx.next_code_serial(method_id(8)).await?, 1);
    Ok(())
}

/// A method as text, including its secret: [`Method`] itself neither prints nor compares the
/// secret.
fn seen(method: &Method) -> String {
    let detail = match &method.detail {
        MethodDetail::Authenticator { secret } => secret.expose(),
        MethodDetail::Mail { address } => address,
        // Numbers and hashes are part of the debug output.
        MethodDetail::RecoveryCodes { .. }
        | MethodDetail::TemporaryCode(_)
        | MethodDetail::Unreadable => "",
    };
    format!("{method:?} {detail}")
}

/// A method of which the person was told that it does not count is one of its account, until it counts
/// again.
pub async fn what_a_person_was_told_is_remembered_once(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in [1, 2, 1] {
        tx.tell_not_counted(account(1), method_id(n), NOW).await?;
    }
    tx.tell_not_counted(account(2), method_id(3), NOW).await?;

    assert_eq!(
        tx.told_not_counted(account(1)).await?,
        [method_id(1), method_id(2)]
    );
    tx.forget_not_counted(method_id(1)).await?;
    assert_eq!(tx.told_not_counted(account(1)).await?, [method_id(2)]);
    assert_eq!(tx.told_not_counted(account(2)).await?, [method_id(3)]);
    Ok(())
}
