//! A service with another store answers under the same name: this computer then forgets nothing
//! (law 22).

use super::*;
use std::sync::Mutex;

const OURS: &str = "11111111-0000-4000-8000-000000000001";
const THEIRS: &str = "22222222-0000-4000-8000-000000000002";

/// The store of the service at present.
type Store = Arc<Mutex<&'static str>>;

/// A service with `store`, in which every other store does not know the session.
async fn service(store: Store) -> Service {
    Service::start(well(move |seen| {
        let now = *store.lock().unwrap();
        let path = seen.line.split(' ').nth(1)?;
        let is_token_of_ours = seen.headers.contains_key("authorization");
        match path {
            "/v1/service" => {
                let mut answer: serde_json::Value = serde_json::from_str(&info().body).unwrap();
                answer["store_id"] = now.into();
                let body = answer.to_string();
                Some(Reply { body, ..info() })
            }
            _ if path.starts_with("/v1/operations/") => Some(match now {
                OURS => done(),
                _ => refuse(404, "not-found"),
            }),
            _ if is_token_of_ours && now == THEIRS => Some(refuse(401, "session-ended")),
            _ => None,
        }
    }))
    .await
}

// Law 22.
#[tokio::test]
async fn a_session_and_its_state_outlive_the_word_of_another_store() {
    let store: Store = Arc::new(Mutex::new(OURS));
    let (laptop, service) = (Laptop::new(), service(store.clone()).await);
    signed_in(&laptop, &service).await.sync().await.unwrap();
    *store.lock().unwrap() = THEIRS;

    let client = laptop.start(&service);
    let view = client.sync().await.unwrap();
    let status = client.status().await;

    assert_eq!(status.reach, Reach::AnotherService);
    assert_eq!(status.session, SessionState::Full);
    assert!(view.state.is_some() && !view.live);
    assert!(laptop.vault.holds(Entry::Session));
    *store.lock().unwrap() = OURS;
    assert!(client.sync().await.unwrap().live, "ours is back");
    assert_eq!(client.status().await.reach, Reach::Online);
}

// Law 22.
#[tokio::test]
async fn a_store_exchanged_between_two_questions_is_noticed() {
    let store: Store = Arc::new(Mutex::new(OURS));
    let (laptop, service) = (Laptop::new(), service(store.clone()).await);
    let client = signed_in(&laptop, &service).await;
    client.sync().await.unwrap();
    *store.lock().unwrap() = THEIRS;

    let outcome = client.change_password(secret("old"), secret("new")).await;

    let failure = outcome.unwrap_err();
    assert_eq!(failure.code, Code::Local(LocalCode::AnotherService));
    assert_eq!(failure.kept_password, Some(true));
    assert_eq!(client.status().await.session, SessionState::Full);
}

#[tokio::test]
async fn signing_out_ends_the_session_here_whatever_store_answers() {
    let store: Store = Arc::new(Mutex::new(OURS));
    let (laptop, service) = (Laptop::new(), service(store.clone()).await);
    let client = signed_in(&laptop, &service).await;
    client.sync().await.unwrap();
    *store.lock().unwrap() = THEIRS;
    client.sync().await.unwrap();

    client.sign_out(false).await.unwrap();
    client.sync().await.unwrap();

    assert_eq!(client.status().await.session, SessionState::None);
    assert_eq!(client.status().await.reach, Reach::Online);
}

// Laws 9, 22.
#[tokio::test]
async fn another_store_says_nothing_of_a_write_that_it_never_saw() {
    let store: Store = Arc::new(Mutex::new(OURS));
    let (laptop, service) = (Laptop::new(), service(store.clone()).await);
    let client = signed_in(&laptop, &service).await;
    // With a reset, no session says which store this computer belongs to.
    client.sign_out(false).await.unwrap();
    client
        .begin_write(client.new_write(WriteKind::Reset))
        .await
        .unwrap();
    *store.lock().unwrap() = THEIRS;

    for client in [client, laptop.start(&service)] {
        let failure = client.settle().await.unwrap_err();

        assert_eq!(failure.code, Code::Local(LocalCode::AnotherService));
        assert_eq!(failure.kept_password, None);
        assert!(client.status().await.unsettled);
    }

    let asked = service.seen("DELETE /v1/operations/");
    assert!(asked.is_empty(), "another store was asked");
    *store.lock().unwrap() = OURS;
    let outcome = laptop.start(&service).settle().await.unwrap();
    assert!(matches!(outcome, Some(WriteOutcome::Done { .. })));
}

// Laws 9, 22.
#[tokio::test]
async fn a_write_before_any_answer_is_noted_with_the_store() {
    let store: Store = Arc::new(Mutex::new(OURS));
    let (laptop, service) = (Laptop::new(), service(store.clone()).await);
    signed_in(&laptop, &service).await.sync().await.unwrap();
    let client = laptop.start(&service);
    // Only the keyring was read: this process has asked the service nothing yet.
    client.status().await;
    client
        .begin_write(client.new_write(WriteKind::Change))
        .await
        .unwrap();
    *store.lock().unwrap() = THEIRS;
    let again = laptop.start(&service);
    again.status().await;
    // Without a session, only the note says which store the write was sent to.
    again.sign_out(false).await.unwrap();

    let failure = again.settle().await.unwrap_err();

    assert_eq!(failure.code, Code::Local(LocalCode::AnotherService));
    assert!(service.seen("DELETE /v1/operations/").is_empty());
}
