//! What the service is told of orders, and when it is told again.

use super::*;
use crate::tests::settings::{OTHER_STORE, service_of};

#[tokio::test]
async fn an_acknowledgement_that_got_lost_is_sent_again() {
    let laptop = Laptop::new();
    let plan = Plan {
        deaf: Some(cut),
        ..Plan::new(OrderKind::Wipe, false)
    };
    let (client, service, shared) = ordered(&laptop, plan).await;
    client.sync().await.unwrap_err();
    let device = device_of(&service.seen("GET /v1/orders")[0]);
    let before = acknowledged(&service).len();
    shared.lock().unwrap().deaf = None;

    client.sync().await.unwrap();

    let seen = service.seen("POST /v1/orders/");
    assert_eq!(seen.len(), before + 1);
    assert_eq!(device_of(seen.last().unwrap()), device, "the wiped key");
    client.sync().await.unwrap();
    assert_eq!(acknowledged(&service).len(), before + 1);
}

/// A computer whose acknowledgement of a wipe was answered with `answer`.
async fn unheard(laptop: &Laptop, answer: fn() -> Reply) -> (crate::Client, Service, Shared) {
    let plan = Plan {
        deaf: Some(answer),
        ..Plan::new(OrderKind::Wipe, false)
    };
    let (client, service, shared) = ordered(laptop, plan).await;
    client.sync().await.unwrap_err();
    (client, service, shared)
}

#[tokio::test]
async fn it_is_sent_again_on_the_way_of_the_settings_in_force() {
    let laptop = Laptop::new();
    let (client, before, _) = unheard(&laptop, cut).await;
    let device = device_of(&before.seen("GET /v1/orders")[0]);
    before.stop();
    let plan = Plan {
        order: None,
        ..Plan::new(OrderKind::Wipe, true)
    };
    let (now, _) = service(plan).await;

    laptop.policy.name(&now);
    client.look_at_settings().await;

    assert_eq!(acknowledged(&now), [json!({"outcome": "done"})]);
    let seen = now.seen("POST /v1/orders/");
    assert_eq!(device_of(&seen[0]), device, "the wiped key");
}

// Law 22.
#[tokio::test]
async fn another_store_is_told_nothing() {
    let laptop = Laptop::new();
    let (client, _before, _) = unheard(&laptop, cut).await;
    let other = service_of(OTHER_STORE).await;

    laptop.policy.name(&other);
    client.look_at_settings().await;

    assert_eq!(client.status().await.reach, Reach::Online);
    assert!(other.seen("POST").is_empty());
}

#[tokio::test]
async fn what_is_refused_for_good_is_not_sent_again() {
    for (answer, again) in [
        (bad_request as fn() -> Reply, false),
        (not_found, false),
        (busy, true),
    ] {
        let laptop = Laptop::new();
        let (client, service, _) = unheard(&laptop, answer).await;
        let before = acknowledged(&service).len();

        client.sync().await.unwrap();

        let sent_again = acknowledged(&service).len() > before;
        assert_eq!(sent_again, again, "{}", answer().body);
    }
}

fn bad_request() -> Reply {
    refuse(400, "bad-request")
}

fn not_found() -> Reply {
    refuse(404, "not-found")
}

fn busy() -> Reply {
    refuse(503, "busy")
}
