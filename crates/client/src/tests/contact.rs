//! What is removed after too long without the service.

use super::*;
use crate::testing::SetClock;
use crate::{Failure, Removed};
use std::{fs, sync::Mutex, time::Duration};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// How a service answers from now on the question what it is.
type Answer = Arc<Mutex<Option<fn() -> Reply>>>;

/// A computer that was signed in and synchronised, and whose service then went away.
async fn alone(days: Option<u32>) -> (Laptop, Service, Arc<SetClock>, crate::Client) {
    let parts = answering(days, Answer::default()).await;
    parts.1.stop();
    parts
}

/// A computer that was signed in and synchronised.
async fn answering(
    days: Option<u32>,
    answer: Answer,
) -> (Laptop, Service, Arc<SetClock>, crate::Client) {
    let laptop = Laptop::new();
    if let Some(days) = days {
        let settings = json!({"wipe_after_days": days});
        laptop.policy.write("20-wipe.json", &settings.to_string());
    }
    let (clock, service) = (
        Arc::new(SetClock::default()),
        Service::start(well(move |seen| {
            let answer = *answer.lock().unwrap();
            answer
                .filter(|_| seen.line.starts_with("GET /v1/service"))
                .map(|answer| answer())
        }))
        .await,
    );
    let client = laptop.start_by(&service, clock.clone());
    client
        .sign_in("anna".into(), secret("pass word"))
        .await
        .unwrap();
    client.sync().await.unwrap();
    (laptop, service, clock, client)
}

async fn looks(client: &crate::Client) {
    let _ = client.sync().await;
    client.look_at_absence().await;
}

#[tokio::test]
async fn after_the_days_that_it_sets_the_account_is_removed() {
    let (laptop, _service, clock, client) = alone(Some(7)).await;
    for _ in 0..7 * 24 - 1 {
        clock.run(HOUR);
    }
    looks(&client).await;
    assert_eq!(client.status().await.session, SessionState::Full);

    clock.run(HOUR);
    looks(&client).await;

    let status = client.status().await;
    assert_eq!(status.session, SessionState::None);
    assert_eq!(status.removed, Some(Removed::NoContact));
    assert_eq!(client.memory().whose(), None, "the person went");
    assert!(!laptop.vault.holds(Entry::Session));
    assert!(!laptop.folder.path().join("data/state.sealed").exists());
}

#[tokio::test]
async fn without_the_setting_nothing_is_removed() {
    let (laptop, _service, clock, client) = alone(None).await;

    clock.run(400 * DAY);
    looks(&client).await;

    assert_eq!(client.status().await.session, SessionState::Full);
    assert!(laptop.vault.holds(Entry::Session));
}

#[tokio::test]
async fn a_contact_begins_the_count_anew() {
    let (_laptop, service, clock, client) = alone(Some(7)).await;
    clock.run(6 * DAY);
    looks(&client).await;
    client.note_contact().await;

    clock.run(6 * DAY);
    looks(&client).await;

    assert_eq!(client.status().await.session, SessionState::Full);
    drop(service);
}

#[tokio::test]
async fn a_contact_during_the_look_takes_it_back() {
    let (laptop, _service, clock, client) = alone(Some(7)).await;
    let _ = client.sync().await;
    clock.run(8 * DAY);

    // The look waits for the disk, and the contact comes then.
    tokio::join!(client.look_at_absence(), client.note_contact());

    assert_eq!(client.status().await.session, SessionState::Full);
    assert!(laptop.vault.holds(Entry::Session));
    drop(client);
    let kept = fs::read(laptop.folder.path().join("data/contact.json")).unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&kept).unwrap();
    assert_eq!(kept["counted_s"], 0, "the contact is on the disk");
}

#[tokio::test]
async fn a_contact_before_the_removal_takes_it_back() {
    let (laptop, _service, clock, client) = alone(Some(7)).await;
    let _ = client.sync().await;
    clock.run(8 * DAY);

    // The removal waits for the keyring, and the contact comes then.
    let keyring = client.0.opening.lock().await;
    let contact = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        client.note_contact().await;
        drop(keyring);
    };
    tokio::join!(client.look_at_absence(), contact);

    assert_eq!(client.status().await.session, SessionState::Full);
    assert!(laptop.vault.holds(Entry::Session));
}

#[tokio::test]
async fn a_clock_that_is_wrong_removes_nothing() {
    let (laptop, _service, clock, client) = alone(Some(7)).await;
    let found = |code: LocalCode| {
        let outcome: Result<(), Failure> = Err(code.into());
        client.note_reach(&client.link(), &outcome);
    };
    clock.run(8 * DAY);

    found(LocalCode::ClockWrong);
    client.look_at_absence().await;
    assert_eq!(client.status().await.session, SessionState::Full);
    assert!(laptop.vault.holds(Entry::Session));

    found(LocalCode::ServiceUnreachable);
    client.look_at_absence().await;
    assert_eq!(client.status().await.removed, Some(Removed::NoContact));
}

#[tokio::test]
async fn an_account_in_a_locked_keyring_is_removed_too() {
    for has_state in [true, false] {
        let (laptop, service, clock, client) = alone(Some(7)).await;
        drop(client);
        laptop.vault.lock(true);
        let state = laptop.folder.path().join("data/state.sealed");
        if !has_state {
            fs::remove_file(&state).unwrap();
        }
        let client = laptop.start_by(&service, clock.clone());
        client.status().await;
        looks(&client).await;

        clock.run(9 * DAY);
        looks(&client).await;

        let removed = client.status().await.removed;
        assert_eq!(removed, has_state.then_some(Removed::Unfinished));
        assert!(!state.exists());
        laptop.vault.lock(false);
        clock.run(HOUR);
        client.look_for_keyring().await;
        let removed = client.status().await.removed;
        assert_eq!(removed, has_state.then_some(Removed::NoContact));
        assert_eq!(laptop.vault.holds(Entry::Session), !has_state);
    }
}

#[tokio::test]
async fn after_a_restart_the_days_begin_with_the_last_contact() {
    let (laptop, service, clock, client) = answering(Some(7), Answer::default()).await;
    // The note of the first contact is not a day old, so it stays.
    clock.run(23 * HOUR);
    client.sync().await.unwrap();
    service.stop();
    drop(client);

    let client = laptop.start_by(&service, clock.clone());
    client.status().await;
    looks(&client).await;
    clock.run(7 * DAY - HOUR);
    looks(&client).await;

    assert_eq!(client.status().await.session, SessionState::Full);
    clock.run(2 * DAY);
    looks(&client).await;
    assert_eq!(client.status().await.removed, Some(Removed::NoContact));
}

#[tokio::test]
async fn the_count_goes_on_after_a_restart() {
    let (laptop, service, clock, client) = alone(Some(7)).await;
    clock.run(6 * DAY);
    looks(&client).await;
    drop(client);

    // The computer was off for two days; its clock is believed an hour later.
    clock.sleep(2 * DAY);
    let client = laptop.start_by(&service, clock.clone());
    client.status().await;
    looks(&client).await;
    assert_eq!(client.status().await.session, SessionState::Full);
    clock.run(HOUR);
    looks(&client).await;

    assert_eq!(client.status().await.removed, Some(Removed::NoContact));
}

fn info_with(key: &str, value: &str) -> Reply {
    let mut answer: serde_json::Value = serde_json::from_str(&info().body).unwrap();
    answer[key] = value.into();
    ok(answer.to_string())
}

fn needs_an_update() -> Reply {
    info_with("min_client_version", "99.0.0")
}

fn is_too_old() -> Reply {
    info_with("version", "0.0.1")
}

fn refuses() -> Reply {
    refuse(426, "update-needed")
}

fn gateway() -> Reply {
    Reply {
        status: Some(502),
        ..ok("<html>")
    }
}

#[tokio::test]
async fn a_service_that_answers_is_a_contact_whatever_it_says() {
    for (answer, is_contact) in [
        (needs_an_update as fn() -> Reply, true),
        (is_too_old, true),
        (refuses, true),
        (gateway, false),
    ] {
        let says = Answer::default();
        let (_laptop, service, clock, client) = answering(Some(7), says.clone()).await;
        *says.lock().unwrap() = Some(answer);
        for _ in 0..6 {
            clock.run(2 * DAY);
            looks(&client).await;
        }
        service.stop();
        clock.run(HOUR);
        looks(&client).await;

        let is_here = client.status().await.session == SessionState::Full;
        assert_eq!(is_here, is_contact, "{}", answer().body);
    }
}

#[tokio::test]
async fn the_count_is_on_the_disk_only_where_it_is_needed() {
    let (laptop, _service, clock, client) = alone(None).await;
    let file = laptop.folder.path().join("data/contact.json");
    looks(&client).await;
    let mut kept = vec![file.exists()];

    for settings in [json!({"wipe_after_days": 7}), json!({})] {
        laptop.policy.write("20-wipe.json", &settings.to_string());
        client.look_at_settings().await;
        clock.run(HOUR);
        looks(&client).await;
        kept.push(file.exists());
    }

    assert_eq!(kept, [false, true, false]);
}

#[tokio::test]
async fn the_window_does_not_wait_for_the_count() {
    let (laptop, service, clock, _) = alone(Some(7)).await;
    assert!(laptop.folder.path().join("data/contact.json").exists());

    let client = laptop.start_by(&service, clock);

    assert!(client.memory().contact.is_none(), "not read yet");
}
