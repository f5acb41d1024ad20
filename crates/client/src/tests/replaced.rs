//! Requests that are in progress while the managed settings change the way to the service.

use super::{
    settings::{OTHER_STORE, service_of},
    *,
};
use crate::{
    Failure, Theme,
    testing::{Gate, Identity},
};
use chiave_protocol::attempt::Purpose;
use std::time::Duration;

/// Longer than a look at the settings takes.
const SOON: Duration = Duration::from_secs(5);

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

/// Changes the settings while a sign-in waits for its answer; returns how the sign-in ended.
async fn change_while_signing_in(change: impl FnOnce(&Laptop)) -> Result<SignInStep, Failure> {
    let (laptop, answered) = (Laptop::new(), Arc::<Notify>::default());
    let gate = answered.clone();
    let service = Service::start(well(move |seen| {
        let session = json!({"token": "cs_t", "step": {"step": "done"}}).to_string();
        seen.line.starts_with("POST /v1/session").then(|| Reply {
            after: Some(gate.clone()),
            ..ok(session)
        })
    }));
    let service = service.await;
    let client = laptop.start(&service);
    let signing_in = tokio::spawn({
        let client = client.clone();
        async move { client.sign_in("anna".into(), secret("pass word")).await }
    });
    while service.seen("POST /v1/session").is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    change(&laptop);
    client.look_at_settings().await;
    answered.notify_one();
    signing_in.await.unwrap()
}

// Law 9.
#[tokio::test]
async fn a_sign_in_that_was_answered_counts_behind_a_new_proxy() {
    let proxy = r#"{"proxy": "http://localhost:1"}"#;

    let outcome = change_while_signing_in(|laptop| laptop.policy.write("20-more.json", proxy));

    assert_eq!(outcome.await.unwrap(), SignInStep::Done);
}

// Law 17.
#[tokio::test]
async fn an_answer_counts_only_by_the_authority_in_force() {
    let other = Identity::new(|_| {}).authority;

    let outcome = change_while_signing_in(|laptop| laptop.policy.write("company.pem", &other));

    let failure = outcome.await.unwrap_err();
    assert_eq!(failure.code, Code::Local(LocalCode::ServiceUnreachable));
}

#[tokio::test]
async fn a_change_is_seen_while_the_service_is_asked() {
    let (laptop, answered) = (Laptop::new(), Arc::<Notify>::default());
    let service = Service::start(well(|_| None)).await;
    let client = signed_in(&laptop, &service).await;
    let gate = answered.clone();
    let slow = Service::start(well(move |seen| {
        seen.line.starts_with("GET /v1/service").then(|| Reply {
            after: Some(gate.clone()),
            ..info()
        })
    }));
    let slow = slow.await;
    laptop.policy.name(&slow);
    let following = tokio::spawn({
        let client = client.clone();
        async move { client.follow_settings(Duration::from_millis(10)).await }
    });
    while slow.seen("GET /v1/service").is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }

    laptop.policy.write("20-more.json", r#"{"theme": "dark"}"#);
    let seen = async {
        while client.preferences().theme != Theme::Dark {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };

    tokio::time::timeout(SOON, seen).await.unwrap();
    following.abort();
    answered.notify_one();
}

#[tokio::test]
async fn a_window_that_comes_back_asks_a_new_service_once() {
    let laptop = Laptop::new();
    let service = Service::start(well(|_| None)).await;
    let client = signed_in(&laptop, &service).await;
    let other = service_of(OTHER_STORE).await;

    laptop.policy.name(&other);
    client.refresh_if_old().await;

    assert_eq!(other.seen("GET /v1/service").len(), 1);
}
