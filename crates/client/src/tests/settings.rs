//! Managed settings that change while the application runs.

use super::*;
use crate::{Client, Theme, testing::Identity};
use chiave_protocol::attempt::Purpose;
use std::{fs, time::Duration};

const STORE: &str = "11111111-0000-4000-8000-000000000001";
pub(super) const OTHER_STORE: &str = "22222222-0000-4000-8000-000000000002";
const MORE: &str = "20-more.json";

/// A service that says which store it serves.
pub(super) async fn service_of(store: &'static str) -> Service {
    Service::start(well(move |seen| match seen.line.split(' ').nth(1)? {
        "/v1/service" => {
            let mut answer: serde_json::Value = serde_json::from_str(&info().body).unwrap();
            answer["store_id"] = store.into();
            let body = answer.to_string();
            Some(Reply { body, ..info() })
        }
        "/v1/attempts" => Some(ok(json!({"token": "ca_t", "view": attempt()}).to_string())),
        _ => None,
    }))
    .await
}

fn attempt() -> serde_json::Value {
    json!({"purpose": "reset", "gates_passed": 0, "gates_needed": 2, "expires_at": NOW,
        "step": {"step": "prove", "offers": []}})
}

/// The faults that the page about this computer names.
fn faults(client: &Client) -> Vec<&'static str> {
    let problems = client.about().problems;
    problems.iter().map(|it| it.fault.name()).collect()
}

/// The requests with a token.
fn with_token(service: &Service) -> usize {
    let is_signed = |seen: &&Seen| seen.headers.contains_key("authorization");
    service.seen("").iter().filter(is_signed).count()
}

// Law 16.
#[tokio::test]
async fn a_mandatory_theme_is_in_force_at_once_and_goes_with_its_file() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = signed_in(&laptop, &service).await;
    let mut events = client.events();

    laptop.policy.write(MORE, r#"{"theme": "dark"}"#);
    client.look_at_settings().await;

    assert_eq!(client.preferences().theme, Theme::Dark);
    assert!(client.status().await.managed.contains(&"theme".to_owned()));
    let told = std::iter::from_fn(|| events.try_recv().ok());
    let abouts = told.filter(|event| matches!(event, Event::About(_)));
    assert_eq!(abouts.count(), 1);
    fs::remove_file(laptop.policy.folder().join(MORE)).unwrap();
    client.look_at_settings().await;
    assert_eq!(client.preferences().theme, Theme::System);
    assert_eq!(service.seen("GET /v1/service").len(), 1, "nobody was asked");
}

#[tokio::test]
async fn a_running_client_looks_by_itself() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start(&service);
    let running = tokio::spawn(client.clone().keep_in_step());

    laptop.policy.write(MORE, r#"{"theme": "dark"}"#);

    let follows = async {
        while client.preferences().theme != Theme::Dark {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let followed = tokio::time::timeout(Duration::from_secs(20), follows).await;
    running.abort();
    assert!(followed.is_ok());
}

#[tokio::test]
async fn the_settings_name_the_company_and_help_names_the_person() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = signed_in(&laptop, &service).await;
    let named = client.status().await.organisation;

    let company = json!({"organisation": "Valle Verde", "organisation_help": "Say {user}"});
    laptop.policy.write(MORE, &company.to_string());
    client.look_at_settings().await;

    let status = client.status().await;
    assert_eq!(named.as_deref(), Some("Alta Riva"));
    assert_eq!(status.organisation.as_deref(), Some("Valle Verde"));
    assert_eq!(status.help_desk.as_deref(), Some("Say anna"));
}

// Law 22.
#[tokio::test]
async fn a_file_that_cannot_be_read_keeps_the_last_good_state() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = signed_in(&laptop, &service).await;
    laptop.policy.write(MORE, r#"{"theme": "dark"}"#);
    client.look_at_settings().await;

    laptop.policy.write(MORE, r#"{"theme": "li"#);
    client.look_at_settings().await;

    assert_eq!(client.preferences().theme, Theme::Dark);
    assert!(client.about().kept);
    assert_eq!(faults(&client), ["not-json"]);
    assert!(client.sync().await.unwrap().live);
    laptop.policy.write("company.pem", "-----BEGIN CERT");
    client.look_at_settings().await;
    assert_eq!(faults(&client), ["not-json", "bad-value"]);
    assert!(client.sync().await.unwrap().live);
    laptop.policy.name(&service);
    laptop.policy.write(MORE, r#"{"theme": "light"}"#);
    client.look_at_settings().await;
    assert_eq!(client.preferences().theme, Theme::Light);
    assert!(!client.about().kept && faults(&client).is_empty());
}

// Law 16.
#[tokio::test]
async fn a_wrong_proxy_closes_the_way_and_a_good_one_opens_it() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = signed_in(&laptop, &service).await;

    laptop.policy.write(MORE, r#"{"proxy": "socks5://proxy"}"#);
    client.look_at_settings().await;

    let closed = client.status().await;
    assert_eq!(closed.reach, Reach::NotConfigured);
    assert_eq!(closed.session, SessionState::Full);
    fs::remove_file(laptop.policy.folder().join(MORE)).unwrap();
    client.look_at_settings().await;
    assert_eq!(client.status().await.reach, Reach::Online);
}

// Law 17.
#[tokio::test]
async fn another_authority_counts_from_the_next_request_on() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = signed_in(&laptop, &service).await;
    let before = service.seen("").len();

    let other = Identity::new(|_| {}).authority;
    laptop.policy.write("company.pem", &other);
    client.look_at_settings().await;

    assert_eq!(client.status().await.reach, Reach::CertificateNotTrusted);
    assert_eq!(service.seen("").len(), before);
}

// Law 22.
#[tokio::test]
async fn a_session_waits_until_its_own_store_is_named_again() {
    let laptop = Laptop::new();
    let (ours, other) = (service_of(STORE).await, service_of(OTHER_STORE).await);
    let client = signed_in(&laptop, &ours).await;
    client.sync().await.unwrap();

    laptop.policy.name(&other);
    client.look_at_settings().await;

    let status = client.status().await;
    assert_eq!(status.reach, Reach::AnotherService);
    assert_eq!(status.session, SessionState::Full);
    assert_eq!(with_token(&other), 0);
    laptop.policy.name(&ours);
    client.look_at_settings().await;
    assert!(client.sync().await.unwrap().live);
}

#[tokio::test]
async fn a_moved_service_goes_on_with_the_session() {
    let laptop = Laptop::new();
    let (before, after) = (service_of(STORE).await, service_of(STORE).await);
    let client = signed_in(&laptop, &before).await;
    client.sync().await.unwrap();

    laptop.policy.name(&after);
    client.look_at_settings().await;

    assert!(client.sync().await.unwrap().live);
    assert!(with_token(&after) > 0);
}

#[tokio::test]
async fn what_names_no_store_ends_when_another_service_is_named() {
    let laptop = Laptop::new();
    let (ours, other) = (service_of(STORE).await, service_of(OTHER_STORE).await);
    let client = signed_in(&laptop, &ours).await;
    client
        .start_attempt("anna".into(), Purpose::Reset)
        .await
        .unwrap();

    laptop.policy.name(&other);
    client.look_at_settings().await;

    let failure = client.attempt_view().await.unwrap_err();
    assert_eq!(failure.code, Code::Local(LocalCode::NothingInProgress));
    assert_eq!(client.status().await.session, SessionState::None);
    assert!(!laptop.vault.holds(Entry::Session));
    assert_eq!(with_token(&other), 0);
}

#[tokio::test]
async fn a_late_answer_of_the_service_before_opens_no_session() {
    let laptop = Laptop::new();
    let answered = Arc::new(Notify::new());
    let gate = answered.clone();
    let slow = Service::start(well(move |seen| {
        let session = json!({"token": "cs_t", "step": {"step": "done"}}).to_string();
        seen.line.starts_with("POST /v1/session").then(|| Reply {
            after: Some(gate.clone()),
            ..ok(session)
        })
    }))
    .await;
    let other = service_of(OTHER_STORE).await;
    let client = laptop.start(&slow);
    let signing_in = tokio::spawn({
        let client = client.clone();
        async move { client.sign_in("anna".into(), secret("pass word")).await }
    });
    while slow.seen("POST /v1/session").is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }

    laptop.policy.name(&other);
    client.look_at_settings().await;
    answered.notify_one();

    let failure = signing_in.await.unwrap().unwrap_err();
    assert_eq!(failure.code, Code::Local(LocalCode::ServiceUnreachable));
    assert_eq!(client.status().await.session, SessionState::None);
    assert_eq!(with_token(&other), 0);
}

#[tokio::test]
async fn an_action_that_is_hidden_is_refused_whoever_asks() {
    let laptop = Laptop::new();
    let service = service_of(STORE).await;
    let client = signed_in(&laptop, &service).await;
    let hidden = json!({"reset": "hidden", "change_password": "hidden", "security_info": "hidden"});
    laptop.policy.write(MORE, &hidden.to_string());
    client.look_at_settings().await;
    let before = service.seen("").len();

    let reset = client.start_attempt("anna".into(), Purpose::Reset).await;
    let change = client.change_password(secret("old"), secret("new")).await;
    let app = client
        .begin_authenticator(Scope::Session, String::new())
        .await;
    let mail = client
        .begin_mail(Scope::Session, "a@b.example".into())
        .await;
    let removal = client.remove_method(Scope::Session, uuid_text().parse().unwrap());
    let removal = removal.await;

    let refusals = [
        reset.err(),
        change.err(),
        app.err(),
        mail.err(),
        removal.err(),
    ];
    for refusal in refusals {
        assert_eq!(refusal.unwrap().code, Code::Local(LocalCode::HiddenHere));
    }
    assert_eq!(service.seen("").len(), before, "nothing was sent");
    let unlock = client.start_attempt("anna".into(), Purpose::Unlock).await;
    assert!(unlock.is_ok());
}

// Law 25.
#[tokio::test]
async fn a_change_that_the_service_requires_is_never_hidden() {
    let step = json!({"step": "must-change", "reason": "required"});
    let must = move |seen: &Seen| {
        let session = json!({"token": "cs_t", "step": step}).to_string();
        seen.line
            .starts_with("POST /v1/session")
            .then(|| ok(session))
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(must)).await);
    laptop
        .policy
        .write(MORE, r#"{"change_password": "hidden"}"#);
    let client = signed_in(&laptop, &service).await;

    let outcome = client.change_password(secret("old"), secret("new")).await;

    assert!(matches!(outcome, Ok(WriteOutcome::Done { .. })));
}
