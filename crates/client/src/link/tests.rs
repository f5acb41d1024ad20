//! Signing, sending again, and telling failures apart, with a service over real TLS.

mod client_certificate;
mod pins;
mod proxy;

use super::*;
use crate::{
    Code, LocalCode, Settings,
    error::Delivery,
    testing::{FixedClock, Identity, Reply, Service, ok, refuse},
};
use chiave_crypto::SystemRandom;
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};
use transport::Pace;

fn link(service: &Service) -> Link {
    link_with(&service.settings())
}

fn link_with(settings: &Settings) -> Link {
    Link::new(settings, None, Arc::new(FixedClock), Arc::new(SystemRandom))
}

fn without_token<'a>(key: &'a DeviceKey, call: &'a Call<'a>) -> Signed<'a> {
    Signed {
        key,
        call,
        token: None,
    }
}

fn stale() -> Reply {
    Reply {
        headers: "DPoP-Nonce: n1\r\n",
        ..refuse(401, "nonce-needed")
    }
}

fn code(outcome: Result<Answer, Failure>) -> Code {
    outcome.unwrap_err().code
}

async fn get(link: &Link) -> Result<Answer, Failure> {
    link.send_unsigned(&Call::get("/v1/service")).await
}

#[tokio::test]
async fn a_stale_request_is_signed_again_with_the_new_nonce() {
    let service = Service::start(|seen| match seen.claim("nonce").as_str() {
        Some("n1") => ok("{}"),
        _ => stale(),
    })
    .await;
    let (link, key) = (link(&service), DeviceKey::generate().unwrap());
    let call = Call::post("/v1/session", &serde_json::json!({"user_name": "anna"})).unwrap();

    let token = Secret::new("cs_token".into());
    link.send(Signed {
        key: &key,
        call: &call,
        token: Some(&token),
    })
    .await
    .unwrap();

    let seen = service.seen("POST /v1/session");
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[1].claim("htu"), service.origin.url("/v1/session"));
    assert_eq!(seen[1].headers["authorization"], "DPoP cs_token");
    assert_eq!(seen[1].body, r#"{"user_name":"anna"}"#);
    assert_ne!(seen[0].claim("jti"), seen[1].claim("jti"));
    assert!(seen[1].claim("ath").is_string() && seen[1].claim("bh").is_string());
}

#[tokio::test]
async fn an_older_services_word_for_a_stale_nonce_is_understood() {
    let service = Service::start(|seen| match seen.claim("nonce").as_str() {
        Some("n1") => ok("{}"),
        _ => Reply {
            headers: "DPoP-Nonce: n1\r\n",
            ..refuse(401, "proof-of-possession")
        },
    })
    .await;
    let key = DeviceKey::generate().unwrap();

    let (link, call) = (link(&service), Call::get("/v1/state"));

    assert!(link.send(without_token(&key, &call)).await.is_ok());
}

#[tokio::test]
async fn a_service_that_is_never_content_is_asked_twice_only() {
    let count = AtomicUsize::new(0);
    let service = Service::start(move |_| {
        let nonces = [
            "DPoP-Nonce: a\r\n",
            "DPoP-Nonce: b\r\n",
            "DPoP-Nonce: c\r\n",
        ];
        let headers = nonces[count.fetch_add(1, Ordering::SeqCst) % nonces.len()];
        Reply { headers, ..stale() }
    })
    .await;
    let key = DeviceKey::generate().unwrap();

    let call = Call::get("/v1/state");
    let outcome = link(&service).send(without_token(&key, &call)).await;

    assert_eq!(code(outcome), Code::Service(ErrorCode::NonceNeeded));
    assert_eq!(service.seen("GET").len(), 2);
}

// Law 17.
#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_told_apart() {
    let service = Service::start(|_| ok("{}")).await;
    let settings = Settings {
        authority: None,
        ..service.settings()
    };

    let outcome = get(&link_with(&settings)).await;

    assert_eq!(code(outcome), Code::Local(LocalCode::CertificateNotTrusted));
    assert!(service.seen("").is_empty(), "nothing was sent");
}

/// The failure of a request to a service with the given certificate.
async fn with_certificate(
    heard: Option<Heard>,
    change: impl FnOnce(&mut rcgen::CertificateParams),
) -> Failure {
    let service = Service::start_as(Identity::new(change), |_| ok("{}")).await;
    let mut link = link(&service);
    // The clock of the tests does not move, but the build time of the program does.
    link.transport.built = Timestamp::from_unix(0);
    if let Some(heard) = heard {
        link.remember(heard);
    }
    let failure = get(&link).await.unwrap_err();
    assert_eq!(failure.delivery, Delivery::NotSent);
    assert!(service.seen("").is_empty(), "nothing was sent");
    failure
}

#[tokio::test]
async fn a_certificate_out_of_its_time_is_told_as_such() {
    let over = with_certificate(None, |params| {
        params.not_after = rcgen::date_time_ymd(2000, 1, 1);
    });
    let begins = with_certificate(None, |params| {
        params.not_before = rcgen::date_time_ymd(4000, 1, 1);
    });
    let (over, begins) = tokio::join!(over, begins);

    assert_eq!(over.code, Code::Local(LocalCode::CertificateExpired));
    let then = rcgen::date_time_ymd(2000, 1, 1).unix_timestamp();
    assert_eq!(over.certificate_at, Some(Timestamp::from_unix(then)));
    assert_eq!(begins.code, Code::Local(LocalCode::CertificateNotYetValid));
}

#[tokio::test]
async fn the_clock_is_blamed_where_the_service_said_otherwise() {
    let then = rcgen::date_time_ymd(2000, 1, 1).unix_timestamp();
    // The clock here was ahead by as much as makes the certificate valid.
    let heard = Heard {
        service: Timestamp::from_unix(then - 100),
        here: FixedClock.now(),
    };
    let failure = with_certificate(Some(heard), |params| {
        params.not_after = rcgen::date_time_ymd(2000, 1, 1);
    });

    assert_eq!(failure.await.code, Code::Local(LocalCode::ClockWrong));
}

#[tokio::test]
async fn a_certificate_for_another_name_is_told_as_such() {
    let failure = with_certificate(None, |params| {
        params.subject_alt_names =
            vec![rcgen::SanType::DnsName("other.example".try_into().unwrap())];
    });

    assert_eq!(
        failure.await.code,
        Code::Local(LocalCode::CertificateOtherName)
    );
}

/// A service that cuts off the first request.
async fn lossy(asked: Arc<AtomicUsize>) -> Service {
    Service::start(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
        0 => crate::testing::cut(),
        _ => ok("{}"),
    })
    .await
}

#[tokio::test]
async fn a_question_without_an_answer_is_asked_once_more() {
    let service = lossy(Arc::default()).await;

    get(&link(&service)).await.unwrap();

    assert_eq!(service.seen("GET").len(), 2);
}

#[tokio::test]
async fn what_changes_something_is_not_sent_twice() {
    let service = lossy(Arc::default()).await;
    let call = Call::post("/v1/session", &serde_json::json!({})).unwrap();

    let failure = link(&service).send_unsigned(&call).await.unwrap_err();

    assert!(failure.is_lost() && failure.leaves_a_write_open());
    assert_eq!(service.seen("POST").len(), 1);
}

#[test]
fn a_sleep_and_a_set_clock_are_noticed() {
    let pace = |clock_s, uptime_s| Pace {
        clock: crate::testing::NOW.plus(clock_s),
        uptime: Duration::from_secs(uptime_s),
    };
    let before = pace(0, 100);

    assert!(!pace(60, 161).jumped_since(before));
    assert!(pace(8 * 3600, 160).jumped_since(before), "it slept");
    assert!(pace(-3600, 160).jumped_since(before), "it was set");
}

#[tokio::test]
async fn a_service_that_is_not_there_got_nothing() {
    let service = Service::start(|_| ok("{}")).await;
    let link = link(&service);
    service.stop();

    let failure = get(&link).await.unwrap_err();

    assert_eq!(failure.code, Code::Local(LocalCode::ServiceUnreachable));
    assert!(!failure.leaves_a_write_open());
}

#[tokio::test]
async fn an_answer_that_never_comes_leaves_a_write_open() {
    let service = Service::start(|_| crate::testing::cut()).await;

    let failure = get(&link(&service)).await.unwrap_err();

    assert_eq!(failure.code, Code::Local(LocalCode::ServiceUnreachable));
    assert!(failure.leaves_a_write_open());
}

#[tokio::test]
async fn what_stands_between_may_answer_without_a_problem_document() {
    let answer = |status| Reply {
        status: Some(status),
        ..ok("<html>")
    };
    let busy = Service::start(move |_| answer(502)).await;
    let broken = Service::start(move |_| answer(404)).await;

    let busy = (busy, Code::Service(ErrorCode::Busy));
    let broken = (broken, Code::Local(LocalCode::NoService));
    for (service, code) in [busy, broken] {
        let failure = get(&link(&service)).await.unwrap_err();
        assert_eq!(failure.code, code);
        assert!(failure.leaves_a_write_open());
    }
}
