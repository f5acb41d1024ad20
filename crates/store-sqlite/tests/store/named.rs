//! Rows that are written by a unit of work which did not name their key: a fault of the flow, shown in every
//! build with debug assertions.

use crate::fixture::fresh;
use chiave_domain::{
    ports::store::{LockKey, Store},
    testing::samples::{account, activation_code, intent},
};

#[tokio::test]
#[should_panic(expected = "writes what Account")]
async fn the_code_of_another_account() {
    let (store, _keep) = fresh().await;

    let keys = [LockKey::Account(account(2))];
    let mut tx = store.work(&keys).await.unwrap();
    let _ = tx.put_activation_code(&activation_code(1)).await;
}

#[tokio::test]
#[should_panic(expected = "writes what Operation")]
async fn an_operation_under_the_key_of_its_account() {
    let (store, _keep) = fresh().await;

    let keys = [LockKey::Account(intent(1).account)];
    let mut tx = store.work(&keys).await.unwrap();
    let _ = tx.put_intent(&intent(1)).await;
}

#[tokio::test]
async fn nobodys_revision_needs_no_key() {
    let (store, _keep) = fresh().await;

    let mut tx = store.work(&[]).await.unwrap();
    assert!(tx.bump_revision(account(0)).await.is_ok());
}
