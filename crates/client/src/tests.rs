//! The whole client: over real TLS, with a keyring and a disk of the test.

mod activity;
mod changes;
mod contact;
mod kiosk;
mod late;
mod late_mail;
mod looks;
mod orders;
mod outcomes;
mod persons;
mod pins;
mod places;
mod reach;
mod replaced;
mod settings;
mod stores;
mod unsent;
mod writes;

use crate::{
    Code, Entry, Event, FirstCode, KeyringState, LocalCode, OpenVault, Reach, Scope, SessionState,
    VaultError, WriteKind, WriteProgress, WriteStage, WriteStatus,
    testing::{Laptop, NOW, Reply, Seen, Service, cut, ok, refuse, uuid_text},
};
use chiave_protocol::{
    ErrorCode, MethodId, Secret, method::MethodKind, password::WriteOutcome, session::SignInStep,
};
use serde_json::json;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::{Notify, broadcast::Receiver};

fn info() -> Reply {
    let info = json!({"organisation": "Alta Riva", "version": "0.1.0", "min_client_version": "0.1.0",
        "features": [], "server_time": NOW, "work_bits": 4});
    Reply {
        headers: "DPoP-Nonce: n1\r\n",
        ..ok(info.to_string())
    }
}

fn state() -> Reply {
    state_of("anna", "Anna Riva")
}

fn state_of(user_name: &str, display_name: &str) -> Reply {
    let policy = json!({"min_length": 8, "max_length": 256, "kinds": 0, "refuse_name_parts": false,
        "banned_words": false, "min_strength": 0, "history": 0, "breach_list": false});
    let state = json!({"revision": 1, "methods": [], "methods_needed": 2, "reset_ready": false,
        "account": {"id": uuid_text(), "user_name": user_name, "display_name": display_name},
        "password": {"changed_at": NOW}, "fresh_proofs": [], "policy": policy,
        "facts": {"name_parts": []}, "events": [], "server_time": NOW});
    Reply {
        headers: "ETag: \"1\"\r\n",
        ..ok(state.to_string())
    }
}

/// The service's answer about the methods, with the kinds that are still missing.
fn security_info(missing: &[&str]) -> String {
    let info = json!({"methods": [], "methods_needed": 2, "methods_missing": missing.len(),
        "missing": missing, "registrable": ["authenticator", "mail"]});
    info.to_string()
}

fn done() -> Reply {
    ok(json!({"outcome": "done", "at": NOW}).to_string())
}

/// Notes when a write arrives, and answers it once `answer` says so.
fn slow_write(arrived: Arc<Notify>, answer: Arc<Notify>) -> impl Fn(&Seen) -> Option<Reply> {
    move |seen| {
        seen.line.starts_with("POST /v1/password").then(|| {
            arrived.notify_one();
            let after = Some(answer.clone());
            Reply { after, ..done() }
        })
    }
}

/// Asks a sign-in without a proof of work for one.
fn busy(seen: &Seen) -> Option<Reply> {
    if !seen.line.starts_with("POST /v1/session") {
        return None;
    }
    let sent: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
    sent["work"].is_null().then(|| {
        let problem = json!({"code": "work-needed", "status": 422, "work_bits": 4,
            "request_id": uuid_text()});
        Reply {
            status: Some(422),
            headers: "DPoP-Nonce: n2\r\n",
            ..ok(problem.to_string())
        }
    })
}

/// A service that answers every request with success, except those that `own` answers.
fn well(
    own: impl Fn(&Seen) -> Option<Reply> + Send + Sync + 'static,
) -> impl Fn(&Seen) -> Reply + Send + Sync + 'static {
    move |seen| {
        own(seen).unwrap_or_else(|| {
            let mut words = seen.line.split(' ');
            match (words.next().unwrap(), words.next().unwrap()) {
                ("GET", "/v1/service") => info(),
                ("POST", "/v1/session") => {
                    ok(json!({"token": "cs_t", "step": {"step": "done"}}).to_string())
                }
                ("DELETE", _) => Reply {
                    status: Some(204),
                    ..ok("")
                },
                ("GET", "/v1/state") if seen.headers.contains_key("if-none-match") => Reply {
                    status: Some(304),
                    ..ok("")
                },
                ("GET", "/v1/state") => state(),
                ("GET", "/v1/orders") => ok(json!({"orders": []}).to_string()),
                ("POST", "/v1/password") => done(),
                other => panic!("nobody asked for {other:?}"),
            }
        })
    }
}

fn stages(events: &mut Receiver<Event>) -> Vec<WriteStage> {
    let told = std::iter::from_fn(|| events.try_recv().ok());
    told.filter_map(|event| match event {
        Event::Stage(stage) => Some(stage),
        _ => None,
    })
    .collect()
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

async fn signed_in(laptop: &Laptop, service: &Service) -> crate::Client {
    let client = laptop.start(service);
    client
        .sign_in("anna".into(), secret("pass word"))
        .await
        .unwrap();
    client
}

#[tokio::test]
async fn session_and_last_state_outlive_the_window_offline() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    signed_in(&laptop, &service).await.sync().await.unwrap();
    service.stop();

    let again = laptop.start(&service);

    let status = again.status().await;
    assert_eq!(status.session, SessionState::Full);
    assert_eq!(status.display_name.as_deref(), Some("Anna Riva"));
    assert_eq!(status.keyring, KeyringState::Ready);
    let view = again.sync().await.unwrap();
    assert_eq!(view.synced_at, Some(NOW));
    assert!(view.state.is_some() && !view.live);
    assert_eq!(again.status().await.reach, Reach::Offline);
}

#[tokio::test]
async fn a_sync_without_news_sends_the_tag_and_confirms_the_state() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = signed_in(&laptop, &service).await;

    client.sync().await.unwrap();
    let view = client.sync().await.unwrap();

    assert!(view.live && view.state.is_some());
    assert_eq!(
        service.seen("GET /v1/state")[1].headers["if-none-match"],
        "\"1\""
    );
}

fn first_code(id: MethodId) -> FirstCode {
    FirstCode {
        id,
        code: secret("123456"),
        label: None,
    }
}

#[tokio::test]
async fn what_was_registered_is_no_longer_asked_for() {
    let step = json!({"step": "register", "missing": ["authenticator", "mail"]});
    let info = security_info(&["mail"]);
    let lacking = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/session" => Some(ok(json!({"token": "cs_t", "step": step}).to_string())),
        "/v1/methods/confirm" => Some(ok(info.clone())),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(lacking)).await);
    let client = signed_in(&laptop, &service).await;

    let id = uuid_text().parse().unwrap();
    client
        .confirm_method(Scope::Session, first_code(id))
        .await
        .unwrap();

    let missing = vec![MethodKind::Mail];
    assert_eq!(
        client.status().await.step,
        Some(SignInStep::Register { missing })
    );
}

#[tokio::test]
async fn what_is_told_in_a_notice_carries_the_laptops_time_of_now() {
    let methods = |seen: &Seen| {
        seen.line
            .contains(" /v1/methods/")
            .then(|| ok(security_info(&[])))
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(methods)).await);
    let client = signed_in(&laptop, &service).await;
    let id = uuid_text().parse().unwrap();

    let changed = client.change_password(secret("old"), secret("new")).await;
    let confirmed = client.confirm_method(Scope::Session, first_code(id)).await;
    let removed = client.remove_method(Scope::Session, id).await;

    assert!(changed.is_ok() && confirmed.is_ok() && removed.is_ok());
    let removal = format!("DELETE /v1/methods/{id}");
    for line in ["POST /v1/password", "POST /v1/methods/confirm", &removal] {
        let body: serde_json::Value = serde_json::from_str(&service.seen(line)[0].body).unwrap();
        assert_eq!(body["utc_offset_min"], 60, "{line}");
    }
}

#[tokio::test]
async fn signing_out_leaves_nothing_behind_but_the_keys() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = signed_in(&laptop, &service).await;
    client.sync().await.unwrap();
    assert!(client.expects_session());

    client.sign_out(false).await.unwrap();

    assert_eq!(client.status().await.session, SessionState::None);
    assert!(!client.expects_session());
    assert!(!laptop.vault.holds(Entry::Session));
    assert!(laptop.vault.holds(Entry::Device));
    assert!(!laptop.folder.path().join("data/state.sealed").exists());
}

#[tokio::test]
async fn a_session_that_the_service_ended_is_ended_here() {
    let ended = |seen: &Seen| {
        seen.line
            .starts_with("GET /v1/state")
            .then(|| refuse(401, "session-ended"))
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(ended)).await);
    let client = signed_in(&laptop, &service).await;

    let failure = client.sync().await.unwrap_err();

    assert!(failure.is(ErrorCode::SessionEnded));
    assert_eq!(client.status().await.session, SessionState::None);
    assert!(!laptop.vault.holds(Entry::Session));
}

// Law 11.
#[tokio::test]
async fn the_client_does_the_work_that_a_busy_service_asks_for() {
    let (laptop, service) = (Laptop::new(), Service::start(well(busy)).await);

    signed_in(&laptop, &service).await;

    let sent = service.seen("POST /v1/session");
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[1].claim("nonce"), "n2");
}
