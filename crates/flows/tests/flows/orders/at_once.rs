//! What happens between the look at an order and the lock of its accounts.

use super::{reports::report, *};
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
async fn of_two_reports_at_once_one_is_kept() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::SendReport, Some(2)).await[0].id;
    let writer = here.company.store.work(LockKey::EVERYTHING).await.unwrap();
    let release = async {
        tokio::time::sleep(QUEUED).await;
        drop(writer);
    };
    let (one, other) = (report(1), report(2));

    let (first, second, ()) = tokio::join!(
        here.reports(2, id, &one),
        here.reports(2, id, &other),
        release
    );

    assert!(first.is_ok() && second.is_ok());
    assert_eq!(here.ends().await, [Some(OrderOutcome::Done)]);
    let mut rows = here.rows().await;
    rows.retain(|(kind, _)| *kind == EventKind::OrderEnded);
    assert_eq!(rows.len(), 1, "{rows:?}");
}

#[tokio::test]
async fn a_report_of_an_order_withdrawn_meanwhile_is_not_kept() {
    let here = Ordered::new().await;
    let mut order = here.give(OrderKind::SendReport, Some(2)).await.remove(0);
    let sent = report(1);
    let mut writer = here.company.store.work(LockKey::EVERYTHING).await.unwrap();
    let id = order.id;
    let withdrawn = async {
        tokio::time::sleep(QUEUED).await;
        order.end = Some(OrderEnd {
            at: NOW,
            how: OrderOutcome::Withdrawn,
        });
        writer.put_order(&order).await.unwrap();
        writer.commit().await.unwrap();
    };

    let (late, ()) = tokio::join!(here.reports(2, id, &sent), withdrawn);

    assert_eq!(refused(late).code, ErrorCode::NotFound);
    assert_eq!(here.received(id).await, None);
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
