//! The start of an activation code in the store.

use crate::fixture::*;
use chiave_domain::{
    activation_code::ActivationCode,
    ports::store::{LockKey, Store},
    testing::samples::{NOW, account, activation_code},
};

// Migration 0045.
#[tokio::test]
async fn a_code_of_an_earlier_version_is_good_from_its_issue_on() {
    let folder = Folder::new();
    older(&folder, 44).await;
    tamper(
        &folder,
        "INSERT INTO passes (account, phc, not_before, expires_at)
         VALUES (x'00112233445566778899aabbccddeeff', 'phc', 1000, 2000)",
    )
    .await;

    let store = open(&folder.path("chiave.db")).await;

    let mut tx = store.read().await.unwrap();
    let codes = tx.all_activation_codes().await.unwrap();
    let [code] = codes.as_slice() else {
        panic!("{codes:?}");
    };
    assert_eq!(code.starts_at, None);
    assert_eq!(code.valid_from().as_unix(), 1000);
}

// Law 20.
#[tokio::test]
async fn a_restore_ends_a_code_that_starts_later() {
    let (store, _folder) = fresh().await;
    let later = ActivationCode {
        starts_at: Some(NOW.plus(30)),
        ..activation_code(1)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_activation_code(&later).await.unwrap();
    tx.commit().await.unwrap();

    store.begin_epoch(NOW).await.unwrap();

    let mut tx = store.read().await.unwrap();
    let code = tx.activation_code(account(1)).await.unwrap().unwrap();
    assert_eq!(code.early_until(NOW), None);
    assert!(!code.is_good(NOW.plus(30)));
}
