//! Delayed emails, as the window learns of them while a person waits for a code.

use super::*;
use std::{sync::atomic::AtomicBool, time::Duration};

fn info_with(mail_delayed: bool) -> Reply {
    let info = json!({"organisation": "Alta Riva", "version": "0.1.0", "min_client_version": "0.1.0",
        "features": [], "server_time": NOW, "work_bits": 4, "mail_delayed": mail_delayed});
    ok(info.to_string())
}

fn sent(delayed: bool) -> Reply {
    let sent = json!({"kind": "mail", "expires_at": NOW.plus(600), "resend_at": NOW.plus(30),
        "tries_left": 5, "delayed": delayed});
    ok(sent.to_string())
}

/// A service whose emails are delayed while `late` is true; answers about codes say so from the
/// next code on.
async fn service(late: Arc<AtomicBool>, at_once: bool) -> Service {
    Service::start(well(move |seen| {
        match seen.line.split(' ').nth(1).unwrap() {
            "/v1/service" => Some(info_with(late.load(Ordering::SeqCst))),
            "/v1/session/code" => Some(sent(at_once)),
            _ => None,
        }
    }))
    .await
}

async fn until_delayed(client: &crate::Client, delayed: bool) {
    let told = async {
        while client.status().await.mail_delayed != delayed {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let told = tokio::time::timeout(Duration::from_secs(20), told).await;
    assert!(told.is_ok(), "never told: {delayed}");
}

#[tokio::test]
async fn the_answer_to_a_code_says_that_it_is_late() {
    let service = service(Arc::new(AtomicBool::new(true)), true).await;
    let laptop = Laptop::new();
    let client = signed_in(&laptop, &service).await;

    client.session_code(MethodKind::Mail, None).await.unwrap();

    assert!(client.status().await.mail_delayed);
}

#[tokio::test]
async fn a_delay_that_begins_with_this_very_code_is_learned() {
    let late = Arc::new(AtomicBool::new(false));
    let (laptop, service) = (Laptop::new(), service(late.clone(), false).await);
    let client = signed_in(&laptop, &service).await;
    client.session_code(MethodKind::Mail, None).await.unwrap();
    assert!(!client.status().await.mail_delayed);

    late.store(true, Ordering::SeqCst);
    until_delayed(&client, true).await;
    late.store(false, Ordering::SeqCst);

    until_delayed(&client, false).await;
}

/// How often the service was asked about itself within the next five seconds, in which a watch asks
/// at least once.
async fn asked_again(service: &Service) -> usize {
    let asked = || service.seen("GET /v1/service").len();
    let before = asked();
    tokio::time::sleep(Duration::from_secs(5)).await;
    asked() - before
}

mod the_watch {
    use super::*;

    #[tokio::test]
    async fn goes_on_while_a_code_is_awaited() {
        let service = service(Arc::default(), false).await;
        let laptop = Laptop::new();
        let client = signed_in(&laptop, &service).await;

        client.session_code(MethodKind::Mail, None).await.unwrap();

        assert!(asked_again(&service).await > 0);
    }

    #[tokio::test]
    async fn ends_with_the_code_that_passed() {
        let service = service(Arc::default(), false).await;
        let laptop = Laptop::new();
        let client = signed_in(&laptop, &service).await;
        client.session_code(MethodKind::Mail, None).await.unwrap();

        client.code_ended(Scope::Attempt);
        client.code_ended(Scope::Session);

        assert_eq!(asked_again(&service).await, 0);
    }

    #[tokio::test]
    async fn ends_with_the_session_that_asked() {
        let service = service(Arc::default(), false).await;
        let laptop = Laptop::new();
        let client = signed_in(&laptop, &service).await;
        client.session_code(MethodKind::Mail, None).await.unwrap();

        client.sign_out(false).await.unwrap();

        assert_eq!(asked_again(&service).await, 0);
    }
}
