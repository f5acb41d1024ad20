//! What is removed after too long without the service.

use super::*;
use crate::Removed;
use crate::testing::SetClock;

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// A computer that was signed in and synchronised, and whose service then went away.
async fn alone(days: Option<u32>) -> (Laptop, Service, Arc<SetClock>, crate::Client) {
    let laptop = Laptop::new();
    if let Some(days) = days {
        let settings = json!({"wipe_after_days": days});
        laptop.policy.write("20-wipe.json", &settings.to_string());
    }
    let (clock, service) = (
        Arc::new(SetClock::default()),
        Service::start(well(|_| None)).await,
    );
    let client = laptop.start_by(&service, clock.clone());
    client
        .sign_in("anna".into(), secret("pass word"))
        .await
        .unwrap();
    client.sync().await.unwrap();
    service.stop();
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
