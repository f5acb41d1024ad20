//! A request about a name without methods costs as much as one about a name with methods (law 5).

use crate::fixture::{Company, fresh, keys, number, open};
use chiave_crypto::{SealingKeys, SystemRandom};
use chiave_domain::{
    account::UserName,
    ports::{
        connector::Connector,
        store::{LockKey, Store},
    },
    testing::samples::{account, method},
};
use chiave_protocol::{AccountId, Timestamp};
use chiave_store_sqlite::SqliteStore;
use std::sync::Arc;
use uuid::Uuid;

const NOBODY: AccountId = AccountId::from_uuid(Uuid::nil());

/// The number of methods that are read for an account, and of values that are opened for them.
async fn cost(store: &SqliteStore, whose: AccountId) -> (usize, u64) {
    let before = store.opened();
    let mut tx = store.read().await.unwrap();
    let methods = tx.methods(whose).await.unwrap();
    (methods.len(), store.opened() - before)
}

// Law 5.
#[tokio::test]
async fn up_to_three_methods_cost_the_same_and_decoys_are_nobodys() {
    let (store, _folder) = fresh().await;
    assert_eq!(cost(&store, account(1)).await, (0, 3));
    assert_eq!(cost(&store, NOBODY).await, (0, 3));
    for n in 1..=4 {
        let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
        tx.put_method(&method(n)).await.unwrap();
        tx.commit().await.unwrap();
        let methods = usize::from(n);
        assert_eq!(
            cost(&store, account(1)).await,
            (methods, u64::from(n.max(3)))
        );
    }
}

// Law 5.
#[tokio::test]
async fn a_wrong_code_of_nobody_writes_a_row() {
    let (store, folder) = fresh().await;
    for misses in 1..=2 {
        let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
        tx.count_misses(&[]).await.unwrap();
        tx.commit().await.unwrap();

        let sum = number(&folder, "SELECT SUM(wrong_in_row) FROM methods");
        assert_eq!(sum.await, misses);
    }
}

#[tokio::test]
async fn decoys_keep_no_older_key_in_use() {
    let (store, folder) = fresh().await;
    store.close().await;
    let path = folder.path("chiave.db");
    let older = "k1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let both = format!("k2 {}\n{older}", "ab".repeat(32));
    let both = Arc::new(SealingKeys::parse(&both).unwrap());
    let store = SqliteStore::open(&path, both, Arc::new(SystemRandom))
        .await
        .unwrap();

    store.plant_decoys().await.unwrap();

    let key = keys().current_id().clone();
    let uses = store
        .key_uses("sealing", &key, Timestamp::from_unix(0))
        .await
        .unwrap();
    assert!(uses.is_empty());
    let before = store.counts().writes;
    store.plant_decoys().await.unwrap();
    assert_eq!(store.counts().writes, before);
    store.close().await;
    // The decoys of an older service do not count as lost values.
    assert_eq!(open(&path).await.unreadable().await.unwrap(), []);
}

#[tokio::test]
async fn the_entry_of_nobody_is_read_and_found_nowhere() {
    let company = Company::new().await;
    for name in ["decoy.person", "nobody"] {
        let name = UserName::parse(name).unwrap();
        assert_eq!(company.directory.find(&name).await.unwrap(), None);
    }
    assert_eq!(company.directory.get(NOBODY).await.unwrap(), None);
    assert!(company.directory.get(company.anna).await.unwrap().is_some());
}
