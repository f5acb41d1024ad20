//! The id of a store, and what it keeps of its machine's clock.

use crate::fixture::{fresh, open, tamper};
use chiave_domain::testing::samples::NOW;

#[tokio::test]
async fn a_store_keeps_its_id_and_no_other_store_has_it() {
    let (store, folder) = fresh().await;
    let id = store.id().await.unwrap();
    store.close().await;

    let again = open(&folder.path("chiave.db")).await;
    let (other, _elsewhere) = fresh().await;

    assert_eq!(again.id().await.unwrap(), id);
    assert_ne!(other.id().await.unwrap(), id);
}

#[tokio::test]
async fn a_restored_backup_is_the_same_store() {
    let (store, folder) = fresh().await;
    store.backup_to(&folder.path("backup.db")).await.unwrap();

    let restored = open(&folder.path("backup.db")).await;
    restored.begin_epoch(NOW).await.unwrap();

    assert_eq!(restored.id().await.unwrap(), store.id().await.unwrap());
}

#[tokio::test]
async fn a_store_from_before_there_were_ids_gets_one() {
    let (store, folder) = fresh().await;
    let first = store.id().await.unwrap();
    store.close().await;
    tamper(&folder, "DELETE FROM identity").await;

    let drawn = open(&folder.path("chiave.db")).await;

    assert_ne!(drawn.id().await.unwrap(), first);
}

// Law 20.
#[tokio::test]
async fn a_clock_that_was_set_back_stays_so_through_every_start() {
    let (store, folder) = fresh().await;
    assert_eq!(store.clock_set_back_from().await.unwrap(), 0);
    for slot in [7, 9] {
        store.note_clock_set_back(slot).await.unwrap();
    }
    store.close().await;

    let again = open(&folder.path("chiave.db")).await;

    assert_eq!(again.clock_set_back_from().await.unwrap(), 9);
}
