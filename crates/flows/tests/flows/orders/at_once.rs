//! What happens between the look at an order and the lock of its accounts.

use super::*;
use std::time::Duration;

/// Time in which a request reaches the store's queue.
const QUEUED: Duration = Duration::from_millis(200);

#[tokio::test]
async fn of_two_words_at_once_one_holds() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::Wipe, Some(2)).await[0].id;
    let why = OrderFailure::NotSigned;
    let writer = here.company.store.work(LockKey::EVERYTHING).await.unwrap();
    let release = async {
        tokio::time::sleep(QUEUED).await;
        drop(writer);
    };

    let (done, failed, ()) = tokio::join!(
        here.says(2, id, Acknowledge::Done),
        here.says(2, id, Acknowledge::Failed { why }),
        release
    );

    assert!(done.is_ok() && failed.is_ok());
    let mut rows = here.rows().await;
    rows.retain(|(kind, _)| *kind == EventKind::OrderEnded);
    assert_eq!(rows.len(), 1, "{rows:?}");
}

#[tokio::test]
async fn an_order_given_meanwhile_to_another_account_waits() {
    let here = Ordered::new().await;
    let first = here.give(OrderKind::Wipe, Some(2)).await.remove(0);
    let theirs = here.company.add_active("b.ricci").await;
    let late = ComputerOrder {
        id: OrderId::from_uuid(Uuid::from_u128(77)),
        account: theirs,
        ..first.clone()
    };
    let mut writer = here.company.store.work(LockKey::EVERYTHING).await.unwrap();
    let given = async {
        tokio::time::sleep(QUEUED).await;
        writer.put_order(&late).await.unwrap();
        writer.commit().await.unwrap();
    };

    let (said, ()) = tokio::join!(here.says(2, first.id, Acknowledge::Done), given);

    said.unwrap();
    let mut ends = here.ends().await;
    ends.sort_by_key(Option::is_none);
    assert_eq!(ends, [Some(OrderOutcome::Done), None]);
}
