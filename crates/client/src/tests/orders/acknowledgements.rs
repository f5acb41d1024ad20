//! What the service is told of orders, and when it is told again.

use super::*;

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
