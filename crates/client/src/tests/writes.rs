//! A write belongs to the application and not to the screen that began it (law 24).

use super::*;
use crate::Client;
use std::time::Duration;

/// Longer than any answer of the service takes in these tests.
const SOON: Duration = Duration::from_secs(10);

/// A service that answers a change, and a question about it, as specified.
async fn service(change: fn() -> Reply, outcome: fn() -> Reply) -> Service {
    Service::start(well(move |seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" => Some(change()),
        path if path.starts_with("/v1/operations/") => Some(outcome()),
        _ => None,
    }))
    .await
}

async fn change(client: &Client) -> Result<WriteOutcome, crate::Failure> {
    client.change_password(secret("old"), secret("new")).await
}

async fn progress(client: &Client) -> Option<WriteProgress> {
    client.status().await.write.map(|write| write.progress)
}

fn busy() -> Reply {
    refuse(503, "busy")
}

fn never_begun() -> Reply {
    refuse(404, "not-found")
}

#[tokio::test]
async fn a_change_goes_on_when_its_screen_is_left() {
    let (arrived, answer) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = slow_write(arrived.clone(), answer.clone());
    let (laptop, service) = (Laptop::new(), Service::start(well(slow)).await);
    let client = signed_in(&laptop, &service).await;
    let mut events = client.events();

    tokio::select! {
        told = change(&client) => panic!("not answered yet, and told {told:?}"),
        () = arrived.notified() => {}
    }
    let stage = WriteStage::Sent;
    let running = client.status().await.write;
    answer.notify_one();
    let told = async {
        loop {
            match events.recv().await.unwrap() {
                Event::Status(status) if status.write != running => break status.write,
                _ => {}
            }
        }
    };
    let told = tokio::time::timeout(SOON, told).await.unwrap();

    let kind = WriteKind::Change;
    let progress = WriteProgress::Running { stage };
    assert_eq!(running, Some(WriteStatus { kind, progress }));
    let progress = WriteProgress::Done { at: NOW };
    assert_eq!(told, Some(WriteStatus { kind, progress }));
}

#[tokio::test]
async fn an_outcome_is_told_until_it_was_seen() {
    let (laptop, service) = (Laptop::new(), service(done, never_begun).await);
    let client = signed_in(&laptop, &service).await;

    change(&client).await.unwrap();
    let before = progress(&client).await;
    client.write_seen();

    assert_eq!(before, Some(WriteProgress::Done { at: NOW }));
    assert_eq!(progress(&client).await, None);
}

#[tokio::test]
async fn a_refused_change_says_that_the_password_was_kept() {
    let wrong = || refuse(422, "current-password-wrong");
    let (laptop, service) = (Laptop::new(), service(wrong, never_begun).await);
    let client = signed_in(&laptop, &service).await;

    let refused = change(&client).await.unwrap_err();

    assert_eq!(refused.kept_password, Some(true));
    let error = Some(refused);
    assert_eq!(
        progress(&client).await,
        Some(WriteProgress::NotDone { error })
    );
}

#[tokio::test]
async fn after_a_restart_it_is_known_what_was_begun() {
    let (laptop, service) = (Laptop::new(), service(done, never_begun).await);
    let client = signed_in(&laptop, &service).await;
    client
        .begin_write(client.new_write(WriteKind::Reset))
        .await
        .unwrap();
    drop(client);

    let again = laptop.start(&service);
    let found = again.status().await.write.unwrap();
    let outcome = again.settle().await.unwrap();
    let settled = again.status().await.write.unwrap();

    assert_eq!(found.kind, WriteKind::Reset);
    assert_eq!(found.progress, WriteProgress::Unknown);
    assert_eq!(outcome, None);
    assert_eq!(settled.kind, WriteKind::Reset);
    assert_eq!(settled.progress, WriteProgress::NotDone { error: None });
}

#[tokio::test]
async fn without_a_keyring_an_open_write_is_still_asked_about() {
    let (laptop, service) = (Laptop::new(), service(done, busy).await);
    let none: OpenVault = Arc::new(|| Err(VaultError::Missing));
    let client = laptop.start_with(&service, none);
    let signed_in = client.sign_in("anna".into(), secret("pass word")).await;
    signed_in.unwrap();
    client
        .begin_write(client.new_write(WriteKind::Change))
        .await
        .unwrap();

    let unsettled = client.status().await.unsettled;
    let settled = client.settle().await;

    assert!(unsettled);
    let failure = settled.unwrap_err();
    assert!(failure.is(ErrorCode::Busy) && failure.kept_password.is_none());
    assert_eq!(progress(&client).await, Some(WriteProgress::Unknown));
}

#[tokio::test]
async fn asked_while_it_runs_it_is_told_how_it_ended() {
    let (arrived, answer) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = slow_write(arrived.clone(), answer.clone());
    let (laptop, service) = (Laptop::new(), Service::start(well(slow)).await);
    let client = signed_in(&laptop, &service).await;

    let asked = async {
        arrived.notified().await;
        let settled = client.settle();
        tokio::pin!(settled);
        tokio::select! {
            told = &mut settled => panic!("not answered yet, and told {told:?}"),
            () = tokio::task::yield_now() => answer.notify_one(),
        }
        settled.await
    };
    let (changed, settled) = tokio::join!(change(&client), asked);

    let done = WriteOutcome::Done { at: NOW };
    assert_eq!(changed.unwrap(), done);
    assert_eq!(settled.unwrap(), Some(done));
}

#[tokio::test]
async fn whoever_signs_in_next_hears_nothing_of_it() {
    let (laptop, service) = (Laptop::new(), service(done, never_begun).await);
    let client = signed_in(&laptop, &service).await;
    change(&client).await.unwrap();

    client.sign_out(false).await.unwrap();
    let left = progress(&client).await;
    client
        .begin_write(client.new_write(WriteKind::Reset))
        .await
        .unwrap();
    client.settle().await.unwrap();
    client
        .sign_in("bruno".into(), secret("pass word"))
        .await
        .unwrap();

    assert_eq!(left, None);
    assert_eq!(progress(&client).await, None);
}
