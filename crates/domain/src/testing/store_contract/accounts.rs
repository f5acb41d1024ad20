//! Devices, activation codes, activations, revisions, and the account policy.

use super::{Kept, Subject};
use crate::ports::store::LockKey;
use crate::{
    activation_code::ActivationCode,
    device::Device,
    method::Method,
    settings::{AccountPolicy, PolicyBook, PolicyRule, Profile},
    testing::samples::{
        NOW, account, activation, activation_code, device, device_key, method, token,
    },
};

/// A key that is known to one account is unknown to another.
pub async fn devices_belong_to_one_account(store: Subject) -> Kept {
    let other = Device {
        account: account(2),
        name: "another name".into(),
        ..device(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_device(&device(1)).await?;
    tx.put_device(&device(2)).await?;
    tx.put_device(&other).await?;

    assert_eq!(
        tx.device(account(1), &device_key(1)).await?,
        Some(device(1))
    );
    assert_eq!(tx.device(account(2), &device_key(1)).await?, Some(other));
    assert_eq!(tx.device(account(2), &device_key(2)).await?, None);
    assert_eq!(tx.devices(account(1)).await?.len(), 2);
    assert_eq!(tx.devices(account(3)).await?, []);
    Ok(())
}

/// A newer verification on a device replaces the older one: a device has one row.
pub async fn a_newer_verification_replaces_the_older(store: Subject) -> Kept {
    let newer = Device {
        verified_at: NOW.plus(500),
        ..device(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_device(&device(1)).await?;
    tx.put_device(&newer).await?;

    assert_eq!(tx.devices(account(1)).await?, [newer]);
    Ok(())
}

/// Removing a device removes the named device and no other.
pub async fn a_removed_device_is_gone(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_device(&device(1)).await?;
    tx.put_device(&device(2)).await?;

    tx.remove_device(account(1), &device_key(1)).await?;

    assert_eq!(tx.devices(account(1)).await?, [device(2)]);
    Ok(())
}

/// A new activation code replaces an earlier one, spent or not: an account has one.
pub async fn a_code_replaces_the_one_before(store: Subject) -> Kept {
    let newer = ActivationCode {
        phc: "$argon2id$newer".into(),
        used_at: Some(NOW.plus(5)),
        ..activation_code(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.activation_code(account(1)).await?, None);
    tx.put_activation_code(&activation_code(1)).await?;
    tx.put_activation_code(&activation_code(2)).await?;
    assert_eq!(
        tx.activation_code(account(1)).await?,
        Some(activation_code(1))
    );

    tx.put_activation_code(&newer).await?;

    assert_eq!(tx.activation_code(account(1)).await?, Some(newer));
    assert_eq!(
        tx.activation_code(account(2)).await?,
        Some(activation_code(2))
    );
    Ok(())
}

/// A code keeps its start, and loses it to a newer code that is valid from its issue on.
pub async fn a_code_keeps_its_start(store: Subject) -> Kept {
    let later = ActivationCode {
        starts_at: Some(NOW.plus(30)),
        ..activation_code(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;

    tx.put_activation_code(&later).await?;
    assert_eq!(tx.activation_code(account(1)).await?, Some(later.clone()));
    assert_eq!(tx.all_activation_codes().await?, [later]);

    tx.put_activation_code(&activation_code(1)).await?;
    assert_eq!(
        tx.activation_code(account(1)).await?,
        Some(activation_code(1))
    );
    Ok(())
}

/// A code has run out at its end, if it was not used and a method that it registered is still there.
pub async fn codes_that_ran_out_are_found(store: Subject) -> Kept {
    let by_its_code = |n: u8, added_at| Method {
        account: account(n),
        added_at,
        ..method(n)
    };
    let used = ActivationCode {
        used_at: Some(NOW),
        ..activation_code(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for code in [
        activation_code(1),
        used,
        activation_code(3),
        activation_code(4),
    ] {
        tx.put_activation_code(&code).await?;
    }
    for n in [1, 2] {
        tx.put_method(&by_its_code(n, NOW)).await?;
    }
    // Registered before the code.
    tx.put_method(&by_its_code(3, NOW.plus(-1))).await?;

    assert_eq!(tx.run_out_codes(NOW.plus(59)).await?, []);
    assert_eq!(tx.run_out_codes(NOW.plus(60)).await?, [account(1)]);
    tx.remove_method(method(1).id, NOW).await?;
    assert_eq!(tx.run_out_codes(NOW.plus(60)).await?, []);
    Ok(())
}

/// After a new activation, the token of the earlier one opens nothing.
pub async fn an_activation_replaces_the_one_before(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_activation(&activation(1)).await?;
    tx.put_activation(&activation(2)).await?;

    assert_eq!(tx.activation(&token(1)).await?, None);
    assert_eq!(tx.activation(&token(2)).await?, Some(activation(2)));
    Ok(())
}

/// An activation that was ended by its account opens nothing.
pub async fn an_ended_activation_opens_nothing(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_activation(&activation(1)).await?;
    tx.end_activation(account(2)).await?;
    assert_eq!(tx.activation(&token(1)).await?, Some(activation(1)));

    tx.end_activation(account(1)).await?;

    assert_eq!(tx.activation(&token(1)).await?, None);
    Ok(())
}

/// Each account has its own revision, which starts at 0 and grows.
pub async fn a_revision_starts_at_nothing_and_grows(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.revision(account(1)).await?, 0);

    tx.bump_revision(account(1)).await?;
    tx.bump_revision(account(1)).await?;
    tx.bump_revision(account(2)).await?;

    assert_eq!(tx.revision(account(1)).await?, 2);
    assert_eq!(tx.revision(account(2)).await?, 1);
    Ok(())
}

/// Each change of an entry gives it a new version and leaves those of other entries unchanged.
pub async fn every_change_of_an_entry_moves_its_version(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let first = tx.entry_version(account(1)).await?;
    tx.entry_changed(account(1)).await?;
    let second = tx.entry_version(account(1)).await?;
    tx.entry_changed(account(1)).await?;

    assert_ne!(first, second);
    assert_ne!(second, tx.entry_version(account(1)).await?);
    assert_eq!(first, tx.entry_version(account(2)).await?);
    Ok(())
}

/// The default policy holds until a policy is stored; afterwards the newest revision holds.
pub async fn settings_are_the_default_until_stored(store: Subject) -> Kept {
    let policy = AccountPolicy {
        gates: 1,
        ..AccountPolicy::default()
    };
    let first = PolicyBook::from(policy.clone());
    let second = PolicyBook {
        default: AccountPolicy {
            profile: Profile::Entra,
            company_words: vec!["contoso".into()],
            max_age_days: Some(90),
            ..policy
        },
        rules: vec![PolicyRule {
            group: "finance".into(),
            max_age_days: Some(0),
            ..PolicyRule::default()
        }],
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.policy_book().await?, PolicyBook::default());
    assert_eq!(tx.people_revision().await?, 0);

    tx.put_policy_book(&first).await?;
    tx.put_policy_book(&second).await?;

    assert_eq!(tx.policy_book().await?, second);
    assert_eq!(tx.people_revision().await?, 2);
    assert_eq!(tx.policy_book_at(1).await?, Some(first));
    assert_eq!(tx.policy_book_at(3).await?, None);
    Ok(())
}

/// A new policy changes the revision of every account, since every account's document repeats it.
pub async fn new_settings_move_every_accounts_revision(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.bump_revision(account(1)).await?;

    tx.put_policy_book(&PolicyBook::default()).await?;

    assert_eq!(tx.revision(account(1)).await?, 2);
    assert_eq!(tx.revision(account(2)).await?, 1);
    Ok(())
}
