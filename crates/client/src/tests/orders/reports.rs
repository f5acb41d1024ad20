//! The order for a support report, which the person answers.

use super::*;
use crate::{LocalCode, error::Code};
use std::sync::atomic::{AtomicBool, Ordering};

/// A computer whose person is asked for a report.
async fn asked(laptop: &Laptop) -> (crate::Client, Service, Shared) {
    let plan = Plan::new(OrderKind::SendReport, true);
    let (client, service, shared) = ordered(laptop, plan).await;
    client.sync().await.unwrap();
    (client, service, shared)
}

/// The reports that the service got.
fn reports(service: &Service) -> Vec<serde_json::Value> {
    let seen = service.seen(&format!("POST /v1/orders/{ORDER}/report"));
    let sent = seen.iter().map(|seen| serde_json::from_str(&seen.body));
    sent.collect::<Result<_, _>>().unwrap()
}

async fn is_asked(client: &crate::Client) -> bool {
    client.status().await.report_asked
}

#[tokio::test]
async fn nothing_is_sent_before_the_person_agrees() {
    let laptop = Laptop::new();
    let (client, service, _) = asked(&laptop).await;

    assert!(is_asked(&client).await);
    client.draw_report().await;
    client.sync().await.unwrap();

    assert!(service.seen("POST /v1/orders/").is_empty());
    assert!(is_asked(&client).await);
}

#[tokio::test]
async fn what_is_sent_is_what_was_shown() {
    let laptop = Laptop::new();
    let (client, service, _) = asked(&laptop).await;
    let drawn = client.draw_report().await;

    client.send_report(&drawn).await.unwrap();

    let shown: serde_json::Value = serde_json::from_str(&drawn.text()).unwrap();
    assert_eq!(reports(&service), [shown]);
    assert!(!is_asked(&client).await);
    // An answer that was on its way may bring the order once more.
    client.sync().await.unwrap();
    assert!(!is_asked(&client).await);
    let again = client.send_report(&drawn).await.unwrap_err();
    assert_eq!(again.code, Code::Local(LocalCode::NothingInProgress));
}

#[tokio::test]
async fn a_person_who_declines_is_not_asked_again() {
    let laptop = Laptop::new();
    let (client, service, _) = asked(&laptop).await;

    client.decline_report().await.unwrap();

    assert_eq!(acknowledged(&service), [failed("declined")]);
    assert!(reports(&service).is_empty());
    client.sync().await.unwrap();
    assert!(!is_asked(&client).await);
    assert_eq!(acknowledged(&service).len(), 1);
}

#[tokio::test]
async fn a_report_that_got_lost_can_be_sent_again() {
    let laptop = Laptop::new();
    let (client, service, shared) = asked(&laptop).await;
    let drawn = client.draw_report().await;
    shared.lock().unwrap().deaf = Some(cut);

    client.send_report(&drawn).await.unwrap_err();

    assert!(is_asked(&client).await);
    shared.lock().unwrap().deaf = None;
    client.send_report(&drawn).await.unwrap();
    assert_eq!(reports(&service).last().unwrap()["format"], 1);
    assert!(!is_asked(&client).await);
}

#[tokio::test]
async fn a_request_that_was_withdrawn_is_shown_no_more() {
    let laptop = Laptop::new();
    let (client, service, shared) = asked(&laptop).await;
    shared.lock().unwrap().order = None;

    client.sync().await.unwrap();

    assert!(!is_asked(&client).await);
    let drawn = client.draw_report().await;
    client.send_report(&drawn).await.unwrap_err();
    assert!(service.seen("POST /v1/orders/").is_empty());
}

#[tokio::test]
async fn a_service_that_waits_no_more_is_not_asked_again() {
    let laptop = Laptop::new();
    let (client, _service, shared) = asked(&laptop).await;
    let drawn = client.draw_report().await;
    shared.lock().unwrap().deaf = Some(|| refuse(404, "not-found"));

    client.send_report(&drawn).await.unwrap_err();

    assert!(!is_asked(&client).await);
}

#[tokio::test]
async fn a_service_that_cannot_read_the_report_is_told_so() {
    let laptop = Laptop::new();
    let (client, service, shared) = asked(&laptop).await;
    let drawn = client.draw_report().await;
    shared.lock().unwrap().deaf = Some(|| refuse(400, "bad-request"));

    client.send_report(&drawn).await.unwrap_err();

    assert!(!is_asked(&client).await);
    assert_eq!(acknowledged(&service).last(), Some(&failed("not-known")));
}

#[tokio::test]
async fn a_request_that_is_not_signed_asks_nobody() {
    let laptop = Laptop::new();
    let plan = Plan {
        keys: keys_of("b"),
        ..Plan::new(OrderKind::SendReport, true)
    };
    let (client, service, _) = ordered(&laptop, plan).await;

    client.sync().await.unwrap();

    assert!(!is_asked(&client).await);
    assert_eq!(acknowledged(&service), [failed("not-signed")]);
}

#[tokio::test]
async fn another_person_is_not_asked() {
    let laptop = Laptop::new();
    let (client, _service, shared) = asked(&laptop).await;
    shared.lock().unwrap().order = None;

    client.sign_out(false).await.unwrap();
    client
        .sign_in("bruno".to_owned(), secret("right"))
        .await
        .unwrap();

    assert!(!is_asked(&client).await);
    client.sync().await.unwrap();
    assert!(!is_asked(&client).await);
}

// Law 22.
#[tokio::test]
async fn a_service_with_another_store_gets_no_answer() {
    let laptop = Laptop::new();
    let is_another = Arc::new(AtomicBool::new(false));
    let there = is_another.clone();
    let own = move |seen: &Seen| {
        let is_asked = seen.line.starts_with("GET /v1/service");
        (is_asked && there.load(Ordering::Relaxed)).then(another_store)
    };
    let (service, _) = service_with(Plan::new(OrderKind::SendReport, true), own).await;
    let client = signed_in(&laptop, &service).await;
    client.sync().await.unwrap();
    let drawn = client.draw_report().await;
    is_another.store(true, Ordering::Relaxed);
    client.examine_again().await;

    let sent = client.send_report(&drawn).await.unwrap_err();
    let declined = client.decline_report().await.unwrap_err();

    let another = Code::Local(LocalCode::AnotherService);
    assert_eq!((sent.code, declined.code), (another, another));
    assert!(service.seen("POST /v1/orders/").is_empty());
    assert!(is_asked(&client).await);
}

/// What a service with another store says of itself.
fn another_store() -> Reply {
    let mut answer: serde_json::Value = serde_json::from_str(&info().body).unwrap();
    answer["store_id"] = "11111111-0000-4000-8000-000000000002".into();
    Reply {
        body: answer.to_string(),
        ..info()
    }
}
