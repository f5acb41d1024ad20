//! A key that something in the store needs counts as used.

use crate::fixture::{fresh, keys, number};
use chiave_domain::{
    computer_order::ReceivedReport,
    ports::store::{LockKey, Store},
    testing::{
        samples::{activation, computer_order, device, method, session},
        store_contract::codes::code,
    },
};
use chiave_protocol::Timestamp;
use chiave_store_sqlite::SqliteStore;

async fn sealed(store: &SqliteStore) -> i64 {
    let key = keys().current_id().clone();
    let uses = store.key_uses("sealing", &key, Timestamp::from_unix(0));
    uses.await.unwrap().sealed.try_into().unwrap()
}

#[tokio::test]
async fn a_row_of_every_table_with_marks_needs_the_key() {
    let (store, folder) = fresh().await;
    let before = sealed(&store).await;
    let waiting = code(2, 1);
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_method(&method(2)).await.unwrap();
    tx.put_device(&device(1)).await.unwrap();
    tx.put_session(&session(1)).await.unwrap();
    tx.put_activation(&activation(1)).await.unwrap();
    tx.put_code(&waiting).await.unwrap();
    tx.put_order(&computer_order(1)).await.unwrap();
    let report = ReceivedReport {
        at: Timestamp::from_unix(0),
        text: "{}".to_owned(),
    };
    let order = computer_order(1);
    tx.put_support_report(&order, &report).await.unwrap();
    tx.commit().await.unwrap();

    let with_marks =
        "SELECT COUNT(*) FROM sqlite_master AS made, pragma_table_info(made.name) AS has
         WHERE made.type = 'table' AND has.name = 'mark'";
    let marks = number(&folder, with_marks).await;
    let one_sealed_detail = 1;
    assert_eq!(sealed(&store).await, before + marks + one_sealed_detail);
}
