//! Whether the service can be reached, and how soon its return is noticed.

use super::*;
use crate::Client;
use std::{sync::atomic::AtomicBool, time::Duration};

/// A service behind a gateway; reachable while `up` is true.
async fn behind_a_gateway(up: Arc<AtomicBool>) -> Service {
    Service::start(well(move |_| match up.load(Ordering::SeqCst) {
        true => None,
        false => Some(Reply {
            status: Some(502),
            ..ok("<html>bad gateway</html>")
        }),
    }))
    .await
}

async fn until(client: &Client, reach: Reach, limit: Duration) {
    let reached = async {
        while client.status().await.reach != reach {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let reached = tokio::time::timeout(limit, reached).await;
    assert!(reached.is_ok(), "{reach:?} within {limit:?}");
}

#[tokio::test]
async fn a_gateway_is_not_the_service_behind_it() {
    let up = Arc::new(AtomicBool::new(false));
    let (laptop, service) = (Laptop::new(), behind_a_gateway(up.clone()).await);
    let client = laptop.start(&service);

    let _ = client.sync().await;
    let down = client.status().await.reach;
    up.store(true, Ordering::SeqCst);
    client.sync().await.unwrap();

    assert_eq!(down, Reach::NoService);
    assert_eq!(client.status().await.reach, Reach::Online);
}

#[tokio::test]
async fn a_change_of_networks_is_answered_at_once() {
    let up = Arc::new(AtomicBool::new(false));
    let (laptop, service) = (Laptop::new(), behind_a_gateway(up.clone()).await);
    let client = laptop.start(&service);
    let running = tokio::spawn(client.clone().keep_in_step());
    until(&client, Reach::NoService, Duration::from_secs(10)).await;

    up.store(true, Ordering::SeqCst);
    laptop.platform.move_on();

    until(&client, Reach::Online, Duration::from_secs(10)).await;
    running.abort();
}

#[tokio::test]
async fn a_service_that_went_away_is_looked_for_until_it_is_back() {
    let up = Arc::new(AtomicBool::new(true));
    let (laptop, service) = (Laptop::new(), behind_a_gateway(up.clone()).await);
    let client = laptop.start(&service);
    let running = tokio::spawn(client.clone().keep_in_step());
    until(&client, Reach::Online, Duration::from_secs(10)).await;

    // The long interval has begun; another request finds that the service is gone.
    up.store(false, Ordering::SeqCst);
    let _ = client.refresh().await;
    until(&client, Reach::NoService, Duration::from_secs(1)).await;
    up.store(true, Ordering::SeqCst);

    until(&client, Reach::Online, Duration::from_secs(35)).await;
    running.abort();
}

#[tokio::test]
async fn a_maintenance_page_is_not_the_service() {
    let page = |status, headers| Reply {
        status: Some(status),
        headers,
        ..ok("<html>Back at noon</html>")
    };
    let pages = [
        (200, ""),
        (302, "location: https://example.org/\r\n"),
        (403, ""),
        (404, ""),
        (500, ""),
    ];
    for (status, headers) in pages {
        let always = well(move |_| Some(page(status, headers)));
        let (laptop, service) = (Laptop::new(), Service::start(always).await);
        let client = laptop.start(&service);

        let failure = client.ask_service().await.unwrap_err();

        let no_service = Code::Local(LocalCode::NoService);
        assert_eq!(failure.code, no_service, "{status}");
        assert_eq!(client.status().await.reach, Reach::NoService, "{status}");
    }
}

#[tokio::test]
async fn json_of_something_else_is_not_the_service() {
    let other = well(|_| Some(ok(r#"{"status":"maintenance"}"#)));
    let (laptop, service) = (Laptop::new(), Service::start(other).await);
    let client = laptop.start(&service);

    let failure = client.ask_service().await.unwrap_err();

    assert_eq!(failure.code, Code::Local(LocalCode::NoService));
    assert_eq!(client.status().await.reach, Reach::NoService);
}

#[tokio::test]
async fn a_service_that_asks_for_a_newer_application_is_told_apart() {
    let newer = |seen: &Seen| {
        let newer = info().body.replace(
            r#""min_client_version":"0.1.0""#,
            r#""min_client_version":"99.0.0""#,
        );
        seen.line.starts_with("GET /v1/service").then(|| ok(newer))
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(newer)).await);
    let client = laptop.start(&service);

    let failure = client
        .sign_in("anna".into(), secret("pass word"))
        .await
        .unwrap_err();

    assert_eq!(failure.code, Code::Local(LocalCode::ServiceTooNew));
    assert_eq!(client.status().await.reach, Reach::UpdateNeeded);
    assert!(service.seen("POST").is_empty(), "no password was sent");
}

#[tokio::test]
async fn a_status_and_a_view_that_are_read_later_have_a_higher_number() {
    let service = Service::start(well(|_| None)).await;
    let client = Laptop::new().start(&service);

    let first = client.status().await.sequence;
    let view = client.state().await.sequence;
    let second = client.status().await.sequence;

    assert!(first < view && view < second, "{first} {view} {second}");
}
