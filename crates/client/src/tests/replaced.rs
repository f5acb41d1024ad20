//! Requests that are in progress while the managed settings change the way to the service.

use super::{
    settings::{OTHER_STORE, service_of},
    *,
};
use crate::testing::Gate;
use chiave_protocol::attempt::Purpose;

/// Names another service while a proof of work is computed.
async fn move_while_working(laptop: &Laptop, client: &crate::Client, gate: &Gate) -> Service {
    let other = service_of(OTHER_STORE).await;
    gate.reached.notified().await;
    laptop.policy.name(&other);
    client.look_at_settings().await;
    gate.open.notify_one();
    other
}

// Law 17.
#[tokio::test(flavor = "multi_thread")]
async fn a_password_goes_to_no_service_named_during_the_work() {
    let (laptop, gate) = (Laptop::new(), Arc::<Gate>::default());
    let (random, held) = (laptop.random.clone(), gate.clone());
    let service = Service::start(well(move |seen| {
        busy(seen).inspect(|_| random.hold(held.clone()))
    }));
    let client = laptop.start(&service.await);
    let signing_in = tokio::spawn({
        let client = client.clone();
        async move { client.sign_in("anna".into(), secret("pass word")).await }
    });

    let other = move_while_working(&laptop, &client, &gate).await;

    let failure = signing_in.await.unwrap().unwrap_err();
    assert_eq!(failure.code, Code::Local(LocalCode::ServiceUnreachable));
    assert!(other.seen("POST").is_empty());
}

// Law 17.
#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_opens_at_no_service_named_during_the_work() {
    let (laptop, gate) = (Laptop::new(), Arc::<Gate>::default());
    let service = service_of(OTHER_STORE).await;
    let client = laptop.start(&service);
    client.sync().await.unwrap();
    laptop.random.hold(gate.clone());
    let starting = tokio::spawn({
        let client = client.clone();
        async move { client.start_attempt("anna".into(), Purpose::Reset).await }
    });

    let other = move_while_working(&laptop, &client, &gate).await;

    let failure = starting.await.unwrap().unwrap_err();
    assert_eq!(failure.code, Code::Local(LocalCode::ServiceUnreachable));
    assert!(other.seen("POST").is_empty());
}
