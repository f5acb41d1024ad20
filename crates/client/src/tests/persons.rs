//! Two people at one computer, one after the other: neither sees, stores or is evaluated by the
//! state of the other.

use super::*;
use chiave_protocol::attempt::Purpose;
use std::sync::atomic::AtomicBool;

/// A service that gives everybody their own session and state. A request for the state of the
/// person named by `hold` is answered only after `after` is notified.
fn everybody(
    hold: &'static str,
    asked: Arc<Notify>,
    after: Arc<Notify>,
) -> impl Fn(&Seen) -> Reply {
    well(move |seen| {
        let mut words = seen.line.split(' ');
        match (words.next()?, words.next()?) {
            ("POST", "/v1/session") => {
                let body: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
                let name = body["user_name"].as_str().unwrap();
                let answer = json!({"token": format!("cs_{name}"), "step": {"step": "done"}});
                Some(ok(answer.to_string()))
            }
            ("GET", "/v1/state") => {
                let name = seen.headers["authorization"].strip_prefix("DPoP cs_")?;
                let state = state_of(name, name);
                if name != hold {
                    return Some(state);
                }
                asked.notify_one();
                let after = Some(after.clone());
                Some(Reply { after, ..state })
            }
            _ => None,
        }
    })
}

async fn sign_in(client: &crate::Client, name: &str) {
    client
        .sign_in(name.into(), secret("pass word"))
        .await
        .unwrap();
}

async fn shown(client: &crate::Client) -> Option<String> {
    let state = client.state().await.state;
    state.map(|state| state.account.user_name)
}

#[tokio::test]
async fn a_late_state_is_not_shown_to_the_next_person() {
    let (asked, after) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let service = Service::start(everybody("anna", asked.clone(), after.clone())).await;
    let laptop = Laptop::new();
    let client = laptop.start(&service);
    sign_in(&client, "anna").await;

    let change_of_persons = async {
        asked.notified().await;
        client.sign_out(false).await.unwrap();
        sign_in(&client, "bruno").await;
        after.notify_one();
    };
    let (view, ()) = tokio::join!(client.refresh(), change_of_persons);

    assert_eq!(view.unwrap().state, None);
    assert_eq!(shown(&client).await, None);
    assert!(!laptop.folder.path().join("data/state.sealed").exists());
    client.refresh().await.unwrap();
    assert_eq!(shown(&client).await.as_deref(), Some("bruno"));
    let tag = |seen: &Seen| seen.headers.get("if-none-match").cloned();
    let asked = service.seen("GET /v1/state");
    assert_eq!(asked.iter().filter_map(tag).count(), 0);
}

#[tokio::test]
async fn a_late_refusal_does_not_end_the_next_persons_session() {
    let (asked, after) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (note, answer) = (asked.clone(), after.clone());
    let expired = move |seen: &Seen| {
        seen.line.starts_with("GET /v1/state").then(|| {
            note.notify_one();
            let after = Some(answer.clone());
            let refused = refuse(403, "must-change-password");
            Reply { after, ..refused }
        })
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(expired)).await);
    let client = laptop.start(&service);
    sign_in(&client, "anna").await;

    let change_of_persons = async {
        asked.notified().await;
        client.sign_out(false).await.unwrap();
        sign_in(&client, "bruno").await;
        after.notify_one();
    };
    let (view, ()) = tokio::join!(client.refresh(), change_of_persons);

    view.unwrap();
    assert_eq!(client.status().await.step, Some(SignInStep::Done));
}

#[tokio::test]
async fn a_late_keyring_does_not_open_somebody_elses_file() {
    let nobody = || Arc::new(Notify::new());
    let service = Service::start(everybody("bruno", nobody(), nobody())).await;
    let laptop = Laptop::new();
    let before = laptop.start(&service);
    sign_in(&before, "anna").await;
    before.sync().await.unwrap();
    drop(before);
    let (vault, there) = (laptop.vault.clone(), Arc::new(AtomicBool::new(false)));
    let is_there = there.clone();
    let late: OpenVault = Arc::new(move || match is_there.load(Ordering::SeqCst) {
        true => Ok(Box::new(vault.clone())),
        false => Err(VaultError::Missing),
    });

    let client = laptop.start_with(&service, late);
    sign_in(&client, "bruno").await;
    there.store(true, Ordering::SeqCst);
    client.look_for_keyring().await;

    assert_eq!(client.status().await.keyring, KeyringState::Ready);
    assert_eq!(shown(&client).await, None);
    assert_eq!(client.status().await.user_name.as_deref(), Some("bruno"));
}

#[tokio::test]
async fn the_last_state_is_there_offline_after_a_change_of_the_name() {
    let renamed = |seen: &Seen| {
        seen.line
            .starts_with("GET /v1/state")
            .then(|| state_of("anna.riva", "Anna Riva"))
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(renamed)).await);
    let before = laptop.start(&service);
    sign_in(&before, " Anna ").await;
    before.sync().await.unwrap();
    drop(before);
    service.stop();

    let again = laptop.start(&service);

    assert_eq!(shown(&again).await.as_deref(), Some("anna.riva"));
}

#[tokio::test]
async fn help_names_who_typed_a_name_until_that_person_goes() {
    let laptop = Laptop::new();
    let refusing = |seen: &Seen| {
        let attempt = seen.line.starts_with("POST /v1/attempts");
        attempt.then(|| refuse(403, "not-allowed"))
    };
    let service = Service::start(well(refusing)).await;
    let client = laptop.start(&service);
    let help = json!({"organisation_help": "Say {user}"}).to_string();
    laptop.policy.write("20-help.json", &help);
    client.look_at_settings().await;
    let said = async || client.status().await.help_desk.unwrap();
    assert_eq!(said().await, "Say –");

    let begun = client.start_attempt(" bruno".into(), Purpose::Reset).await;
    assert!(begun.is_err());
    assert_eq!(said().await, "Say bruno");
    client.cancel().await;
    assert_eq!(said().await, "Say –");

    sign_in(&client, "anna").await;
    assert_eq!(said().await, "Say anna");
    client.sign_out(false).await.unwrap();
    assert_eq!(said().await, "Say –");
}
