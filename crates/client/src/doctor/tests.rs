//! Examinations over real TLS.

mod certificates;
mod locked;
mod proxies;
mod silent_bus;

use super::*;
use crate::{
    KeyringState,
    testing::{Identity, Laptop, NOW, Reply, Seen, Service, ok},
};
use serde_json::json;
use std::time::Duration;

fn service_at(time: chiave_protocol::Timestamp) -> impl Fn(&Seen) -> Reply + Send + Sync {
    move |seen| match seen.line.starts_with("GET /v1/service") {
        true => {
            let info = json!({"organisation": "Alta Riva", "version": "0.2.0",
                "min_client_version": "0.1.0", "features": [], "server_time": time,
                "work_bits": 4});
            ok(info.to_string())
        }
        false => ok(""),
    }
}

async fn examined(laptop: &Laptop, service: &Service) -> Examination {
    laptop.start(service).examine().await
}

/// The findings that are not good.
fn amiss(examination: &Examination) -> Vec<Finding> {
    let findings = examination.findings.iter();
    let amiss = findings.filter(|it| it.health != Health::Good);
    amiss.map(|it| it.finding.clone()).collect()
}

#[tokio::test]
async fn a_computer_in_order_is_good_throughout() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);

    let examination = examined(&laptop, &service).await;

    assert_eq!(amiss(&examination), []);
    assert!(examination.is_good());
    let findings: Vec<_> = examination.findings.iter().map(|it| &it.finding).collect();
    assert!(findings.contains(&&Finding::ClockAgrees));
    assert!(findings.contains(&&Finding::ServiceAnswers {
        organisation: "Alta Riva".into(),
        version: "0.2.0".into(),
    }));
    assert!(findings.contains(&&Finding::Keyring {
        state: KeyringState::Ready,
        owner: Some("test-keyring".into()),
    }));
    let certificate = |it: &&&Finding| matches!(it, Finding::CertificateTrusted { issuer: Some(issuer), .. } if !issuer.is_empty());
    assert_eq!(findings.iter().filter(certificate).count(), 1);
}

#[tokio::test]
async fn whoever_intercepts_the_connection_is_named() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    let client = laptop.start(&service);
    let other = Identity::new(|_| {});
    laptop.policy.write("company.pem", &other.authority);
    client.look_at_settings().await;

    let examination = client.examine().await;

    let issuer = Some("rcgen self signed cert".to_owned());
    let not_trusted = Finding::CertificateNotTrusted { issuer };
    assert_eq!(amiss(&examination), [not_trusted]);
    assert!(!examination.is_good());
}

#[tokio::test]
async fn a_certificate_for_another_name_tells_its_names() {
    let identity = Identity::new(|params| {
        params.subject_alt_names =
            vec![rcgen::SanType::DnsName("other.example".try_into().unwrap())];
    });
    let service = Service::start_as(identity, service_at(NOW)).await;

    let examination = examined(&Laptop::new(), &service).await;

    let names = Some("other.example".to_owned());
    assert_eq!(
        amiss(&examination),
        [Finding::CertificateOtherName { names }]
    );
}

#[tokio::test]
async fn a_service_that_does_not_run_is_a_closed_port() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    let client = laptop.start(&service);
    service.stop();
    let place = service.origin.as_str().replace("https://", "");
    while tokio::net::TcpStream::connect(&place).await.is_ok() {
        tokio::task::yield_now().await;
    }

    let examination = client.examine().await;

    assert_eq!(amiss(&examination), [Finding::PortClosed { place }]);
}

#[tokio::test]
async fn a_name_that_nobody_has_is_named() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    let client = laptop.start(&service);
    // RFC 6761: nobody has a name under "invalid".
    let settings = json!({"server": "https://chiave.invalid"});
    laptop
        .policy
        .write("10-company.json", &settings.to_string());
    client.look_at_settings().await;

    let examination = client.examine().await;

    let host = "chiave.invalid".to_owned();
    assert_eq!(amiss(&examination), [Finding::NameNotFound { host }]);
}

#[tokio::test]
async fn a_clock_that_differs_is_measured() {
    for (ahead_s, wrong) in [(-301, true), (-300, false), (300, false), (301, true)] {
        let service = Service::start(service_at(NOW.plus(-ahead_s))).await;

        let examination = examined(&Laptop::new(), &service).await;

        let differs = Finding::ClockDiffers { ahead_s };
        assert_eq!(amiss(&examination).contains(&differs), wrong, "{ahead_s}");
        assert!(examination.is_good());
    }
}

#[tokio::test]
async fn settings_without_a_service_explain_the_rest() {
    let laptop = Laptop::new();
    let service = Service::start(service_at(NOW)).await;
    let client = laptop.start(&service);
    laptop.policy.write("10-company.json", "{}");
    client.look_at_settings().await;

    let examination = client.examine().await;

    assert_eq!(amiss(&examination), [Finding::NoServer]);
    assert!(service.seen("").is_empty());
}

#[tokio::test]
async fn a_proxy_that_does_not_run_is_named_instead_of_the_service() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    let client = laptop.start(&service);
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = free.local_addr().unwrap().to_string();
    drop(free);
    let server = service.origin.as_str();
    let settings = json!({"server": server, "authority": "company.pem",
        "proxy": format!("http://{place}")});
    laptop
        .policy
        .write("10-company.json", &settings.to_string());
    client.look_at_settings().await;

    let examination = client.examine().await;

    assert_eq!(amiss(&examination), [Finding::PortClosed { place }]);
}

#[test]
fn what_is_not_known_is_null() {
    let unknown = [
        Finding::CertificateNotTrusted { issuer: None },
        Finding::CertificateNotPinned { issuer: None },
        Finding::CertificateOtherName { names: None },
        Finding::PinsOnlyReported { issuer: None },
        Finding::CertificateExpired { at: None, now: NOW },
        Finding::CertificateNotYetValid { at: None, now: NOW },
        Finding::Keyring {
            state: KeyringState::Missing,
            owner: None,
        },
    ];
    for finding in unknown {
        let written = json!(Checked::from(finding));

        let fields = written.as_object().unwrap().values();
        assert_eq!(fields.filter(|it| it.is_null()).count(), 1, "{written}");
    }
}

#[tokio::test]
async fn a_certificate_without_names_tells_none() {
    let identity = Identity::new(|params| {
        params.subject_alt_names = Vec::new();
    });
    let service = Service::start_as(identity, service_at(NOW)).await;

    let examination = examined(&Laptop::new(), &service).await;

    let names = None;
    assert_eq!(
        amiss(&examination),
        [Finding::CertificateOtherName { names }]
    );
}

// Law 15.
#[tokio::test]
async fn a_keyring_that_hangs_ends_no_examination() {
    let (laptop, service) = (Laptop::new(), Service::start(service_at(NOW)).await);
    let client = laptop.start(&service);
    client.open_keyring_once().await;
    *laptop.platform.owner_hangs.lock().unwrap() = Duration::from_secs(30);

    let found = tokio::time::timeout(Duration::from_secs(15), client.of_the_keyring()).await;

    let (state, owner) = (KeyringState::Ready, None);
    assert_eq!(found.unwrap(), Finding::Keyring { state, owner });
}

#[tokio::test]
async fn a_page_of_something_else_is_no_service() {
    let (laptop, service) = (Laptop::new(), Service::start(|_| ok("<html>")).await);

    let examination = examined(&laptop, &service).await;

    assert_eq!(amiss(&examination), [Finding::NoService]);
}
