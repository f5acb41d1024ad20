//! What a support report says, and what it never says.

mod findings;

use super::*;
use crate::testing::{Laptop, NOW, Reply, Seen, Service, ok, refuse, uuid_text};
use chiave_protocol::{Secret, attempt::Purpose, method::MethodKind};
use serde_json::{Value, json};

const REQUEST_ID: &str = "8c5c1c1e-0000-4000-8000-0000000000aa";

fn info() -> Reply {
    let info = json!({"organisation": "Planted Organisation", "version": "0.2.0",
        "min_client_version": "0.1.0", "features": [], "server_time": NOW, "work_bits": 0});
    Reply {
        headers: "DPoP-Nonce: planted-nonce\r\nRequest-Id: 8c5c1c1e-0000-4000-8000-0000000000aa\r\n",
        ..ok(info.to_string())
    }
}

/// A service that signs one person in, and refuses everything else.
fn answer(seen: &Seen) -> Reply {
    let mut words = seen.line.split(' ');
    match (words.next().unwrap(), words.next().unwrap()) {
        ("GET", "/v1/service") => info(),
        ("POST", "/v1/session") if seen.body.contains("planted-password") => {
            ok(json!({"token": "cs_planted-token", "step": {"step": "done"}}).to_string())
        }
        ("POST", "/v1/session") => refuse(401, "sign-in-refused"),
        ("POST", "/v1/session/proof") => refuse(401, "proof-refused"),
        ("POST", "/v1/password") => refuse(422, "current-password-wrong"),
        ("POST", "/v1/attempts") => ok(json!({"token": "ct_planted-token"}).to_string()),
        _ => refuse(500, "internal"),
    }
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn read(drawn: &DrawnReport) -> Value {
    let report: SupportReport = serde_json::from_str(&drawn.text()).unwrap();
    json!(report)
}

async fn signed_in(laptop: &Laptop, service: &Service) -> Client {
    let client = laptop.start(service);
    let name = "plantedname".to_owned();
    client
        .sign_in(name, secret("planted-password"))
        .await
        .unwrap();
    client
}

#[tokio::test]
async fn what_a_person_types_and_the_service_says_is_not_in_it() {
    let (laptop, service) = (Laptop::new(), Service::start(answer).await);
    let help = json!({"organisation_help": "planted-help", "help_url": "https://planted.example"});
    laptop.policy.write("20-planted.json", &help.to_string());
    let client = laptop.start(&service);
    let wrong = client.sign_in("plantedwrong".into(), secret("planted-wrong"));
    assert!(wrong.await.is_err());
    let right = client.sign_in("plantedname".into(), secret("planted-password"));
    right.await.unwrap();
    let code = chiave_protocol::method::Prove {
        kind: MethodKind::Mail,
        method: None,
        secret: secret("424242"),
    };
    assert!(client.session_prove(code).await.is_err());
    let started = client.start_attempt("plantedname".into(), Purpose::Reset);
    assert!(started.await.is_err());
    let change = client.change_password(secret("planted-password"), secret("planted-new"));
    assert!(change.await.is_err());

    let drawn = client.draw_report().await;

    let text = drawn.text().to_lowercase();
    let place = service.origin.as_str().replace("https://", "");
    let folder = laptop.folder.path().display().to_string().to_lowercase();
    for private in [
        "planted",
        "424242",
        "localhost",
        &place,
        &folder,
        "127.0.0.1",
        "https:",
    ] {
        assert!(!text.contains(private), "{private} in {text}");
    }
    assert_eq!(read(&drawn)["session"], "full");
}

#[tokio::test]
async fn each_request_has_the_id_that_the_service_gave_it() {
    let (laptop, service) = (Laptop::new(), Service::start(answer).await);
    let client = laptop.start(&service);
    let refused = client
        .sign_in("anna".into(), secret("wrong"))
        .await
        .unwrap_err();

    let report = read(&client.draw_report().await);

    let asked = &report["requests"][0];
    assert_eq!(asked["route"], "/v1/service");
    assert_eq!(asked["status"], 200);
    assert_eq!(asked["request_id"], REQUEST_ID);
    let failed = &report["requests"][1];
    assert_eq!(failed["method"], "POST");
    assert_eq!(failed["code"], "sign-in-refused");
    assert_eq!(failed["request_id"], json!(refused.request_id));
    assert_eq!(report["failures"][0]["code"], "sign-in-refused");
    assert_eq!(report["failures"][0]["count"], 1);
}

#[tokio::test]
async fn a_request_without_an_answer_has_a_code_and_no_id() {
    let (laptop, service) = (Laptop::new(), Service::start(answer).await);
    let client = laptop.start(&service);
    service.stop();
    while tokio::net::TcpStream::connect(service.origin.as_str().replace("https://", ""))
        .await
        .is_ok()
    {
        tokio::task::yield_now().await;
    }
    assert!(client.sign_in("anna".into(), secret("word")).await.is_err());

    let report = read(&client.draw_report().await);

    let asked = &report["requests"][0];
    assert_eq!(asked["code"], "service-unreachable");
    assert!(asked.get("status").is_none() && asked.get("request_id").is_none());
    assert_eq!(report["reach"], "offline");
    assert_eq!(report["findings"][1]["finding"], "name-found");
}

#[tokio::test]
async fn the_latest_requests_are_kept_and_their_paths_are_not() {
    let (laptop, service) = (Laptop::new(), Service::start(answer).await);
    let client = signed_in(&laptop, &service).await;
    let event = uuid_text();
    for _ in 0..60 {
        assert!(client.activity(event.parse().unwrap()).await.is_err());
    }

    let drawn = client.draw_report().await;

    let requests = read(&drawn)["requests"].as_array().unwrap().clone();
    assert_eq!(requests.len(), 50);
    assert_eq!(requests[0]["route"], "/v1/activity/{id}");
    assert_eq!(requests[49]["route"], "/v1/service");
    assert!(!drawn.text().contains(&event));
}

#[tokio::test]
async fn another_way_to_the_service_forgets_no_request() {
    let (laptop, service) = (Laptop::new(), Service::start(answer).await);
    let client = laptop.start(&service);
    let refused = client.sign_in("anna".into(), secret("wrong")).await;
    assert!(refused.is_err());
    laptop
        .policy
        .write("20-proxy.json", r#"{"proxy": "http://127.0.0.1:9"}"#);
    client.look_at_settings().await;

    let report = read(&client.draw_report().await);

    assert_eq!(report["requests"][1]["code"], "sign-in-refused");
}

#[tokio::test]
async fn settings_are_told_by_key_and_file_and_never_by_value() {
    let (laptop, service) = (Laptop::new(), Service::start(answer).await);
    let more = json!({"organisation": "Planted", "theme": 7});
    laptop.policy.write("20-more.json", &more.to_string());
    let client = laptop.start(&service);

    let report = read(&client.draw_report().await);

    let policy = &report["policy"];
    let keys: Vec<&Value> = policy["settings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["key"])
        .collect();
    assert_eq!(keys, ["authority", "organisation", "server"]);
    assert_eq!(
        [0, 1, 2].map(|it| &policy["settings"][it]["file"]),
        [1, 2, 1]
    );
    assert_eq!(policy["settings"][1]["level"], "mandatory");
    assert_eq!(policy["ignored"], json!(["bad-value"]));
    assert_eq!(policy["hash"], policy_hash(&client.settings()));
}

#[tokio::test]
async fn an_open_write_is_named_as_the_service_knows_it() {
    let (laptop, service) = (Laptop::new(), Service::start(answer).await);
    let id = uuid_text();
    let data = laptop.folder.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    let note = json!({"operation": id, "kind": "reset"});
    std::fs::write(data.join("write"), note.to_string()).unwrap();

    let report = read(&laptop.start(&service).draw_report().await);

    let expected = json!({"kind": "reset", "operation_id": id});
    assert_eq!(report["open_write"], expected);
}

#[tokio::test]
async fn a_saved_report_is_new_and_the_persons_own() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (laptop, service) = (Laptop::new(), Service::start(answer).await);
    let client = laptop.start(&service);
    let drawn = client.draw_report().await;
    let path = laptop.folder.path().join(drawn.name());

    client
        .save_report(drawn.clone(), path.clone())
        .await
        .unwrap();

    assert_eq!(std::fs::read_to_string(&path).unwrap(), drawn.text());
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let link = laptop.folder.path().join("link.json");
    symlink(laptop.folder.path().join("elsewhere"), &link).unwrap();
    for taken in [path, link] {
        let again = client.save_report(drawn.clone(), taken).await.unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
    }
    assert!(!laptop.folder.path().join("elsewhere").exists());
}

#[test]
fn a_report_that_is_too_long_has_the_latest_requests_only() {
    let request = |n: u64| {
        json!({"at": "2026-11-30T02:45:10Z", "method": "GET", "route": "/v1/state", "duration_ms": n,
            "request_id": uuid_text()})
    };
    let report = json!({
        "format": FORMAT,
        "made_at": "2026-11-30T02:45:12Z",
        "system": {"kind": "linux", "processor": "x86_64"},
        "reach": "online",
        "findings": [],
        "policy": {"settings": [], "ignored": [], "kept": false},
        "session": "none",
        "requests": (0..200).map(request).collect::<Vec<_>>(),
        "failures": [],
    });

    let short = shortened(serde_json::from_value(report).unwrap());

    let length = serde_json::to_vec(&short).unwrap().len();
    assert!(
        (BODY_BYTES - 200..=BODY_BYTES).contains(&length),
        "{length}"
    );
    assert_eq!(short.requests.last().unwrap().duration_ms, 199);
}
