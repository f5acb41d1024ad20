//! Older events are asked for in the session's name.

use super::*;
use chiave_protocol::{
    EventId,
    state::{EventBy, EventKind},
};

const EVENT: &str = "8c5c1c1e-0000-4000-8000-0000000000e1";

fn listing(seen: &Seen) -> Option<Reply> {
    let event = json!({"id": EVENT, "kind": "password-changed", "at": NOW, "by": "person"});
    let page = json!({"events": [event], "older_before": EVENT});
    let path = format!("GET /v1/activity/{EVENT}");
    seen.line.starts_with(&path).then(|| ok(page.to_string()))
}

fn an_event() -> EventId {
    EVENT.parse().unwrap()
}

#[tokio::test]
async fn events_before_one_are_asked_for_under_the_sessions_token() {
    let (laptop, service) = (Laptop::new(), Service::start(well(listing)).await);
    let client = signed_in(&laptop, &service).await;

    let page = client.activity(an_event()).await.unwrap();

    assert_eq!(page.older_before, Some(an_event()));
    assert_eq!(page.events[0].kind, EventKind::PasswordChanged);
    assert_eq!(page.events[0].by, EventBy::Person);
    let asked = service.seen("GET /v1/activity");
    assert_eq!(asked[0].headers["authorization"], "DPoP cs_t");
}

#[tokio::test]
async fn without_a_session_no_older_events_are_asked_for() {
    let (laptop, service) = (Laptop::new(), Service::start(well(listing)).await);
    let client = laptop.start(&service);

    let failure = client.activity(an_event()).await.unwrap_err();

    assert!(failure.is(ErrorCode::SessionEnded));
    assert!(service.seen("GET /v1/activity").is_empty());
}

/// A service or a stored state of before says neither who caused an event nor which one it is.
#[test]
fn an_event_of_an_earlier_version_can_be_read() {
    let event = json!({"kind": "signed-in", "at": NOW});

    let event: chiave_protocol::state::EventView = serde_json::from_value(event).unwrap();

    assert_eq!((event.id, event.by), (None, EventBy::Unknown));
}
