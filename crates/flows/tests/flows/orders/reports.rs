//! The order to send a support report.

use super::*;
use chiave_flows::admin::answers::{AnswerToOrder, support_report};
use chiave_protocol::support::SupportReport;

/// A report that is told apart from others by how long one request took.
pub(super) fn report(duration_ms: u64) -> SupportReport {
    let least = include_str!("../../../../protocol/src/support/least.json");
    let mut report: serde_json::Value = serde_json::from_str(least).unwrap();
    report["requests"] = serde_json::json!([{"at": "2026-11-30T02:45:10Z", "method": "GET",
        "route": "/v1/state", "duration_ms": duration_ms}]);
    serde_json::from_value(report).unwrap()
}

impl Ordered {
    pub(super) async fn reports(
        &self,
        n: u8,
        id: OrderId,
        report: &SupportReport,
    ) -> Result<(), FlowError> {
        let service = &self.company.service;
        let live = service.live(&self.token(n), &caller(n)).await?;
        service.take_report(&live.full()?, id, report).await
    }

    /// The report that IT reads of an order.
    pub(super) async fn received(&self, id: OrderId) -> Option<String> {
        match support_report(&self.company.store, id).await.unwrap() {
            AnswerToOrder::Report(report) => Some(report.text),
            AnswerToOrder::NoReport(_)
            | AnswerToOrder::UnreadableOrder
            | AnswerToOrder::NoOrder => None,
        }
    }
}

#[tokio::test]
async fn a_report_ends_its_order_and_is_read_by_it() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::SendReport, Some(2)).await[0].id;
    assert_eq!(here.synchronises(2).await.unwrap()[0].id, id);
    assert_eq!(here.synchronises(3).await, Some(Vec::new()));
    assert_eq!(here.received(id).await, None);

    here.reports(2, id, &report(1)).await.unwrap();

    assert_eq!(here.received(id).await, Some(report(1).document()));
    assert_eq!(here.ends().await, [Some(OrderOutcome::Done)]);
    assert_eq!(here.synchronises(2).await, Some(Vec::new()));
    let told = here.rows().await.into_iter().map(|(_, what)| what);
    let told: Vec<_> = told.collect();
    assert_eq!(told, ["send-report by-uid-7", "send-report done"]);
}

#[tokio::test]
async fn a_report_that_is_repeated_changes_nothing() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::SendReport, Some(2)).await[0].id;
    here.reports(2, id, &report(1)).await.unwrap();

    here.reports(2, id, &report(2)).await.unwrap();

    assert_eq!(here.received(id).await, Some(report(1).document()));
    assert_eq!(here.rows().await.len(), 2);
}

// Law 11.
#[tokio::test]
async fn only_the_computer_that_is_asked_sends_a_report() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::SendReport, Some(2)).await[0].id;

    let other = refused(here.reports(3, id, &report(1)).await);
    let unknown = OrderId::from_uuid(Uuid::nil());
    let nothing = refused(here.reports(2, unknown, &report(1)).await);

    assert_eq!(
        (other.code, nothing.code),
        (ErrorCode::NotFound, ErrorCode::NotFound)
    );
    assert_eq!(here.received(id).await, None);
}

#[tokio::test]
async fn a_report_needs_the_session_that_is_asked() {
    use OrderKind::{SendReport, SignOut, Wipe};
    for ends in [SignOut, Wipe] {
        let here = Ordered::new().await;
        let id = here.give(SendReport, Some(2)).await[0].id;
        let live = here.company.service.live(&here.token(2), &caller(2)).await;
        let full = live.unwrap().full().unwrap();
        here.give(ends, Some(2)).await;

        let late = here
            .company
            .service
            .take_report(&full, id, &report(1))
            .await;

        assert_eq!(refused(late).code, ErrorCode::SessionEnded);
        assert_eq!(
            refused(here.reports(2, id, &report(1)).await).code,
            ErrorCode::SessionEnded
        );
        assert_eq!(here.received(id).await, None);
    }
}

#[tokio::test]
async fn a_report_of_another_form_is_not_taken() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::SendReport, Some(2)).await[0].id;
    let later = SupportReport {
        format: 2,
        ..report(1)
    };

    let said = here.reports(2, id, &later).await;

    assert_eq!(refused(said).code, ErrorCode::BadRequest);
    assert_eq!(here.ends().await, [None]);
}

#[tokio::test]
async fn no_report_is_taken_that_nobody_waits_for() {
    let here = Ordered::new().await;
    let declined = here.give(OrderKind::SendReport, Some(2)).await[0].id;
    let why = OrderFailure::Declined;
    here.says(2, declined, Acknowledge::Failed { why })
        .await
        .unwrap();
    let expired = here.give(OrderKind::SendReport, Some(2)).await[0].id;
    for _ in 0..2 {
        here.company.clock.0.fetch_add(15 * DAY, Ordering::Relaxed);
        here.company.live_on(2, &here.on[0]).await;
    }

    for id in [declined, expired] {
        assert_eq!(
            refused(here.reports(2, id, &report(1)).await).code,
            ErrorCode::NotFound
        );
        assert_eq!(here.received(id).await, None);
    }
}

#[tokio::test]
async fn only_the_report_says_that_it_was_sent() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::SendReport, Some(2)).await[0].id;

    let said = here.says(2, id, Acknowledge::Done).await;

    assert_eq!(refused(said).code, ErrorCode::BadRequest);
    assert_eq!(here.ends().await, [None]);
}

#[tokio::test]
async fn asking_for_a_report_takes_nothing_away() {
    let here = Ordered::new().await;

    here.give(OrderKind::SendReport, None).await;

    let live = here.company.live_on(2, &here.on[0]).await;
    assert!(live.full().is_ok());
}
