//! What is read of every account at once.

use super::{Kept, Subject};
use crate::{
    audit::{AuditEvent, AuditRow, MadeFull},
    device::Device,
    method::Method,
    ports::store::{ClosedBucket, LockKey, SentCode, ToldNotCounted},
    rate_limit::Bucket,
    testing::samples::{
        NOW, account, activation_code, audit, device, device_key, method, method_id,
    },
};

/// The devices of every account are all devices, those of one account beside each other.
pub async fn all_devices_are_found_by_account(store: Subject) -> Kept {
    let other = Device {
        account: account(2),
        ..device(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for device in [&device(1), &other, &device(3)] {
        tx.put_device(device).await?;
    }
    tx.remove_device(account(1), &device_key(3)).await?;

    let mut all = tx.all_devices().await?;

    all.sort_by_key(|device| device.account);
    let mut expected = [device(1), other];
    expected.sort_by_key(|device| device.account);
    assert_eq!(all, expected);
    Ok(())
}

/// Devices of all accounts that were verified after a time are found.
pub async fn devices_of_a_later_time_are_found(store: Subject) -> Kept {
    let verified = |n: u8| Device {
        account: account(n),
        verified_at: NOW.plus(i64::from(n)),
        ..device(n)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in [1, 2, 3] {
        tx.put_device(&verified(n)).await?;
    }

    let found = tx.devices_verified_after(NOW.plus(1)).await?;
    assert_eq!(found, [verified(2), verified(3)]);
    Ok(())
}

/// The methods of every account are those that were not removed, the oldest of an account first, and
/// no method that stands for nobody.
pub async fn all_methods_are_found_by_account(store: Subject) -> Kept {
    let other = Method {
        account: account(2),
        ..method(4)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for method in [&method(3), &other, &method(1), &method(2)] {
        tx.put_method(method).await?;
    }
    tx.remove_method(method_id(2), NOW).await?;

    let mut all = tx.all_methods().await?;

    all.sort_by_key(|method| method.account != account(1));
    let ids: Vec<_> = all.iter().map(|method| method.id).collect();
    assert_eq!(ids, [1, 3, 4].map(method_id));
    assert_eq!(all[2].account, account(2));
    assert_eq!(all[2].address(), other.address());
    Ok(())
}

/// What was told of methods that count for nothing is found of every account.
pub async fn all_that_is_told_of_methods_is_found(store: Subject) -> Kept {
    let told = |of: u8, n: u8| ToldNotCounted {
        account: account(of),
        method: method_id(n),
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for it in [told(1, 1), told(2, 3), told(1, 2), told(1, 4)] {
        tx.tell_not_counted(it.account, it.method, NOW).await?;
    }
    tx.forget_not_counted(method_id(4)).await?;

    let mut all = tx.all_told_not_counted().await?;

    all.sort_by_key(|it| it.account != account(1));
    assert_eq!(all, [told(1, 1), told(1, 2), told(2, 3)]);
    Ok(())
}

/// The codes of every account are the newest of each.
pub async fn all_activation_codes_are_found(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in [1, 2, 1] {
        tx.put_activation_code(&activation_code(n)).await?;
    }

    let mut all = tx.all_activation_codes().await?;

    all.sort_by_key(|code| code.account != account(1));
    assert_eq!(all, [activation_code(1), activation_code(2)]);
    Ok(())
}

/// The last completed sign-in is the newest row of that kind, of one account or of each.
pub async fn the_last_sign_ins_are_found(store: Subject) -> Kept {
    let signed_in = |n: u8, of: u8| AuditRow {
        event: AuditEvent::SignedIn(MadeFull::Password),
        account: Some(account(of)),
        ..audit(n)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let rows = [signed_in(1, 1), signed_in(2, 2), signed_in(3, 1), audit(4)];
    for row in &rows {
        tx.put_audit(row).await?;
    }

    let all = tx.last_sign_ins(None).await?;
    let own = tx.last_sign_ins(Some(account(1))).await?;
    let never = tx.last_sign_ins(Some(account(3))).await?;

    let ids: Vec<_> = all.iter().map(|row| row.id).collect();
    assert_eq!(ids, [rows[1].id, rows[2].id]);
    assert_eq!(own.len(), 1);
    assert_eq!(
        (own[0].id, &own[0].device_name),
        (rows[2].id, &rows[2].device_name)
    );
    assert_eq!(never, []);
    Ok(())
}

/// A bucket is closed until its time, and no longer.
pub async fn closed_buckets_are_found_until_their_end(store: Subject) -> Kept {
    let until = |seconds| Bucket {
        closed_until: NOW.plus(seconds),
        ..Bucket::default()
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_bucket(&[1; 16], &until(0)).await?;
    tx.put_bucket(&[2; 16], &until(5)).await?;

    let closed = tx.closed_buckets(NOW).await?;

    let expected = ClosedBucket {
        key: [2; 16],
        bucket: until(5),
    };
    assert_eq!(closed, [expected]);
    assert_eq!(tx.closed_buckets(NOW.plus(5)).await?, []);
    Ok(())
}

/// The codes to every destination are listed from a time on, the oldest first.
pub async fn all_sends_are_listed_from_a_time_on(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.add_send(&[1; 16], NOW.plus(9)).await?;
    tx.add_send(&[2; 16], NOW.plus(1)).await?;
    tx.add_send(&[1; 16], NOW).await?;

    let sends = tx.all_sends(NOW.plus(1)).await?;

    let sent = |destination, at| SentCode { destination, at };
    let expected = [sent([2; 16], NOW.plus(1)), sent([1; 16], NOW.plus(9))];
    assert_eq!(sends, expected);
    Ok(())
}
