//! Orders to computers: whoever writes the file without the keys gives none, and old ones go.

use crate::fixture::{Folder, fresh, raw, tamper};
use chiave_domain::{
    computer_order::{ListedOrder, ReceivedReport},
    ports::store::{LockKey, Store},
    testing::samples::{NOW, computer_order, device_key},
};
use chiave_store_sqlite::SqliteStore;
use sqlx::Row as _;

const DAY: i64 = 24 * 60 * 60;

/// A store with one order.
async fn ordered() -> (SqliteStore, Folder) {
    let (store, folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_order(&computer_order(1)).await.unwrap();
    tx.commit().await.unwrap();
    (store, folder)
}

async fn is_there(store: &SqliteStore) -> bool {
    let mut tx = store.read().await.unwrap();
    let one = tx.order(computer_order(1).id).await.unwrap();
    let is_read = |it: &ListedOrder| matches!(it, ListedOrder::Read(_));
    assert_eq!(
        one.is_some(),
        tx.all_orders().await.unwrap().iter().any(is_read)
    );
    one.is_some()
}

// Law 10.
#[tokio::test]
async fn an_order_that_was_changed_is_none() {
    let (store, _folder) = ordered().await;
    assert!(is_there(&store).await);
    for sql in [
        "UPDATE computer_orders SET kind = 'sign-out'",
        "UPDATE computer_orders SET account = x'09090909090909090909090909090909'",
        "UPDATE computer_orders SET session = x'09090909090909090909090909090909'",
        "UPDATE computer_orders SET device = zeroblob(32)",
        "UPDATE computer_orders SET made_at = made_at + 1",
        "UPDATE computer_orders SET by_uid = 0",
        "UPDATE computer_orders SET expires_at = expires_at + 1",
        "UPDATE computer_orders SET outcome = 'done', ended_at = 1",
        "UPDATE computer_orders SET mark = zeroblob(43)",
    ] {
        let (store, folder) = ordered().await;
        tamper(&folder, sql).await;
        assert!(!is_there(&store).await, "{sql}");
    }
}

/// A store with the support report of one order.
async fn reported() -> (SqliteStore, Folder) {
    let (store, folder) = ordered().await;
    let report = ReceivedReport {
        at: NOW,
        text: "{}".to_owned(),
    };
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    let order = computer_order(1);
    tx.put_support_report(&order, &report).await.unwrap();
    tx.commit().await.unwrap();
    (store, folder)
}

async fn has_report(store: &SqliteStore) -> bool {
    let mut tx = store.read().await.unwrap();
    let report = tx.support_report(computer_order(1).id).await.unwrap();
    report.is_some()
}

// Law 10.
#[tokio::test]
async fn a_support_report_that_was_changed_is_none() {
    let (store, _folder) = reported().await;
    assert!(has_report(&store).await);
    for sql in [
        "UPDATE support_reports SET report = '{ }'",
        "UPDATE support_reports SET received_at = received_at + 1",
        "UPDATE support_reports SET mark = zeroblob(43)",
    ] {
        let (store, folder) = reported().await;
        tamper(&folder, sql).await;
        assert!(!has_report(&store).await, "{sql}");
    }
}

#[tokio::test]
async fn a_support_report_is_kept_for_thirty_days() {
    let (store, _folder) = reported().await;
    let gone = NOW.plus(30 * DAY);

    store.sweep(gone.plus(-1)).await.unwrap();
    assert!(has_report(&store).await);

    store.sweep(gone).await.unwrap();
    assert!(!has_report(&store).await);
}

// Law 22.
#[tokio::test]
async fn an_order_that_cannot_be_read_costs_itself() {
    let (store, folder) = ordered().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_order(&computer_order(2)).await.unwrap();
    tx.commit().await.unwrap();

    tamper(
        &folder,
        "UPDATE computer_orders SET session = x'00' WHERE made_at = (SELECT MIN(made_at) FROM computer_orders)",
    )
    .await;

    let mut tx = store.read().await.unwrap();
    let lost = computer_order(1).id;
    let listed = [
        ListedOrder::Unreadable(Some(lost)),
        ListedOrder::Read(computer_order(2)),
    ];
    assert_eq!(tx.all_orders().await.unwrap(), listed);
    assert_eq!(tx.order(lost).await.unwrap(), None);
    assert_eq!(tx.open_orders(&device_key(1)).await.unwrap(), []);
}

// Law 20.
#[tokio::test]
async fn a_restored_store_has_no_order() {
    let (store, _folder) = reported().await;

    store.begin_epoch(NOW).await.unwrap();

    assert!(!is_there(&store).await && !has_report(&store).await);
}

#[tokio::test]
async fn an_order_is_listed_for_thirty_days_after_it_expired() {
    let (store, _folder) = ordered().await;
    let gone = computer_order(1).expires_at.plus(30 * DAY);

    store.sweep(gone.plus(-1)).await.unwrap();
    assert!(is_there(&store).await);

    store.sweep(gone).await.unwrap();
    assert!(!is_there(&store).await);
}

// A wipe looks for them while nobody else can write.
#[tokio::test]
async fn a_computer_is_found_by_its_key_without_reading_all() {
    let (_store, folder) = fresh().await;
    let mut file = raw(&folder).await;

    for (sql, index) in [
        (
            "EXPLAIN QUERY PLAN SELECT * FROM sessions WHERE device = zeroblob(32) ORDER BY opened_at, id",
            "sessions_on_device",
        ),
        (
            "EXPLAIN QUERY PLAN SELECT * FROM devices WHERE key = zeroblob(32) ORDER BY account",
            "devices_by_key",
        ),
        (
            "EXPLAIN QUERY PLAN SELECT * FROM computer_orders WHERE device = zeroblob(32)
             AND outcome IS NOT NULL ORDER BY made_at, id",
            "computer_orders_of_device",
        ),
        (
            "EXPLAIN QUERY PLAN DELETE FROM devices WHERE key = zeroblob(32)",
            "devices_by_key",
        ),
    ] {
        let steps = sqlx::query(sql).fetch_all(&mut file).await.unwrap();
        let steps: Vec<String> = steps.iter().map(|step| step.get("detail")).collect();
        assert!(steps[0].starts_with("SEARCH"), "{steps:?}");
        assert!(steps[0].contains(index), "{steps:?}");
    }
}
