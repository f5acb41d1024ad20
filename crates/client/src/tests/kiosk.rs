//! A computer that people share: nothing of one person is there for the next.

mod late;
mod signing_out;

use super::*;
use crate::{Client, Preferences, Theme, settings::Settings};
use chiave_protocol::attempt::Purpose;
use std::{fs, path::Path, time::Duration};

/// Longer than a test takes.
const LONG: Duration = Duration::from_secs(600);
const SHORT: Duration = Duration::from_millis(100);

/// Every file below a folder.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let below = entries.flat_map(|it| match it.path() {
        path if path.is_dir() => files(&path),
        path => vec![path.display().to_string()],
    });
    below.collect()
}

async fn sign_in(client: &Client) {
    let signed_in = client.sign_in("anna".into(), secret("pass word")).await;
    assert_eq!(signed_in.unwrap(), SignInStep::Done);
    client.refresh().await.unwrap();
}

/// Makes a choice that a file holds.
async fn choose_dark(client: &Client) {
    let dark = Preferences {
        theme: Theme::Dark,
        ..Preferences::default()
    };
    client.set_preferences(dark).await;
}

/// The device key that signed the latest request for a session.
fn device_of(service: &Service) -> String {
    let seen = service.seen("POST /v1/session");
    let proof = &seen.last().unwrap().headers["dpop"];
    let header = proof.split('.').next().unwrap();
    header.to_owned()
}

#[tokio::test]
async fn the_service_is_told_that_people_share_the_computer() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);

    sign_in(&laptop.start_shared(&service, LONG)).await;
    sign_in(&laptop.start(&service)).await;

    let asked = service.seen("POST /v1/session");
    let told: Vec<_> = asked
        .iter()
        .map(|it| it.body.contains(r#""is_shared":true"#))
        .collect();
    assert_eq!(told, [true, false]);
}

#[tokio::test]
async fn nothing_goes_to_the_keyring_and_the_folders() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start_shared(&service, LONG);

    sign_in(&client).await;
    choose_dark(&client).await;

    assert!(!files(&laptop.session_folder()).is_empty());
    for entry in Entry::ALL {
        assert!(!laptop.vault.holds(entry), "{entry:?}");
    }
    for folder in ["data", "config"] {
        assert!(!laptop.folder.path().join(folder).exists(), "{folder}");
    }
    assert_eq!(client.status().await.keyring, KeyringState::Ready);
}

#[tokio::test]
async fn the_end_of_a_turn_leaves_nothing_and_tells_the_service() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start_shared(&service, LONG);
    let first = client.status().await;
    sign_in(&client).await;
    choose_dark(&client).await;

    client.finish().await.said().await;

    assert_eq!(service.seen("DELETE /v1/session").len(), 1);
    let left = files(&laptop.session_folder());
    assert!(left.iter().all(|it| it.ends_with("/run")), "{left:?}");
    let status = client.status().await;
    let sequence = first.sequence;
    let reach = first.reach;
    let as_first = crate::AppStatus {
        sequence,
        reach,
        organisation: None,
        ..status.clone()
    };
    assert_eq!(as_first, first);
    assert_eq!(client.state().await.state, None);
    assert!(client.link().log().requests().is_empty());
}

#[tokio::test]
async fn the_next_person_has_another_device_key() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start_shared(&service, LONG);
    sign_in(&client).await;
    let first = device_of(&service);
    sign_in(&client).await;
    assert_eq!(device_of(&service), first);

    client.finish().await.said().await;
    sign_in(&client).await;

    assert_ne!(device_of(&service), first);
}

#[tokio::test]
async fn without_the_network_the_turn_ends_here() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start_shared(&service, LONG);
    sign_in(&client).await;
    service.stop();

    client.finish().await.said().await;

    assert_eq!(client.status().await.session, SessionState::None);
    assert_eq!(client.status().await.user_name, None);
}

#[tokio::test]
async fn an_attempt_and_the_typed_name_end_with_the_turn() {
    let opened = |seen: &Seen| {
        let view = json!({"purpose": "reset", "gates_passed": 0, "gates_needed": 2,
            "expires_at": NOW.plus(1800), "step": {"step": "prove", "offers": []}});
        let opened = json!({"token": "ca_t", "view": view});
        let is_asked = seen.line.starts_with("POST /v1/attempts");
        is_asked.then(|| ok(opened.to_string()))
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(opened)).await);
    let more = r#"{"organisation_help": "Call 7, {user}"}"#;
    laptop.policy.write("20-more.json", more);
    let client = laptop.start_shared(&service, LONG);
    let attempt = client.start_attempt("anna".into(), Purpose::Reset).await;
    attempt.unwrap();

    client.finish().await.said().await;

    assert_eq!(service.seen("DELETE /v1/attempt").len(), 1);
    assert!(client.attempt_view().await.is_err());
    let help = client.status().await.help_desk;
    assert_eq!(help.as_deref(), Some("Call 7, –"));
}

// Laws 9, 24.
#[tokio::test]
async fn the_end_of_a_turn_waits_for_a_write() {
    let (arrived, answer) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = slow_write(arrived.clone(), answer.clone());
    let (laptop, service) = (Laptop::new(), Service::start(well(slow)).await);
    let client = laptop.start_shared(&service, LONG);
    sign_in(&client).await;
    let writer = client.clone();
    let writing =
        tokio::spawn(async move { writer.change_password(secret("old"), secret("new")).await });
    arrived.notified().await;

    let end = client.finish();
    tokio::pin!(end);
    let early = tokio::time::timeout(SHORT, &mut end).await;
    assert!(early.is_err(), "the write is in progress");
    assert_eq!(client.status().await.session, SessionState::Full);
    answer.notify_one();
    end.await.said().await;

    let outcome = writing.await.unwrap();
    assert_eq!(outcome, Ok(WriteOutcome::Done { at: NOW }));
    let status = client.status().await;
    assert_eq!((status.session, status.write), (SessionState::None, None));
}

#[tokio::test]
async fn a_turn_without_a_person_ends() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start_shared(&service, 5 * SHORT);
    let mut events = client.events();
    tokio::spawn(client.clone().keep_in_step());
    sign_in(&client).await;
    // Twice as long as a turn without a person.
    for _ in 0..10 {
        tokio::time::sleep(2 * SHORT).await;
        client.still_here();
    }
    assert_eq!(client.status().await.session, SessionState::Full);

    let ended = async { while !matches!(events.recv().await, Ok(Event::TurnEnded)) {} };
    tokio::time::timeout(LONG / 20, ended).await.unwrap();

    assert_eq!(client.status().await.session, SessionState::None);
}

#[tokio::test]
async fn an_examination_says_that_nothing_is_kept() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start_shared(&service, LONG);

    let examination = client.examine().await;

    let mut findings = examination.findings.iter().map(|it| &it.finding);
    assert!(findings.any(|it| *it == crate::Finding::NothingKept));
    assert_eq!(examination.health(), crate::Health::Good);
}

#[tokio::test]
async fn no_report_is_saved_for_the_next_person_to_find() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);

    let refused = laptop.start_shared(&service, LONG).may_save_report();

    let hidden = crate::LocalCode::HiddenHere;
    assert_eq!(refused.unwrap_err().code, crate::error::Code::Local(hidden));
    assert_eq!(laptop.start(&service).may_save_report(), Ok(()));
}

#[tokio::test]
async fn elsewhere_no_turn_ends() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start(&service);
    sign_in(&client).await;

    client.still_here();
    client.finish().await.said().await;

    assert_eq!(client.status().await.session, SessionState::Full);
    assert!(laptop.vault.holds(Entry::Session));
    assert!(!client.is_shared());
}

#[tokio::test]
async fn a_new_value_counts_from_the_next_start() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start(&service);
    laptop.policy.write("20-kiosk.json", r#"{"kiosk": true}"#);

    client.look_at_settings().await;

    assert!(!client.is_shared());
    assert!(client.about().kiosk_waits);
    assert!(Settings::load(&laptop.policy.provider()).kiosk);
}
