//! Answers that arrive after the person began something else: they change nothing of it.

use super::*;
use chiave_protocol::attempt::Purpose;

fn opened(token: &str, passed: u8) -> Reply {
    ok(json!({"token": token, "view": view(passed)}).to_string())
}

fn view(passed: u8) -> serde_json::Value {
    json!({"purpose": "reset", "gates_passed": passed, "gates_needed": 2,
        "expires_at": NOW.plus(1800), "step": {"step": "prove", "offers": []}})
}

/// A service whose first answer about an attempt waits until `after` is notified.
async fn slow(held: &'static str, asked: Arc<Notify>, after: Arc<Notify>) -> Service {
    let opened_so_far = AtomicUsize::new(0);
    Service::start(well(move |seen| {
        let reply = match seen.line.split(' ').nth(1)? {
            "/v1/attempts" => match opened_so_far.fetch_add(1, Ordering::SeqCst) {
                0 => opened("ca_first", 1),
                _ => opened("ca_second", 0),
            },
            "/v1/attempt" if seen.line.starts_with("GET") => ok(view(1).to_string()),
            _ => return None,
        };
        let of_the_first = seen
            .headers
            .get("authorization")
            .is_none_or(|it| it.ends_with("first"));
        let first = opened_so_far.load(Ordering::SeqCst) == 1 && of_the_first;
        if !(first && seen.line.starts_with(held)) {
            return Some(reply);
        }
        asked.notify_one();
        let after = Some(after.clone());
        Some(Reply { after, ..reply })
    }))
    .await
}

async fn begin(
    client: &crate::Client,
) -> Result<chiave_protocol::attempt::AttemptView, crate::Failure> {
    client.start_attempt("anna".into(), Purpose::Reset).await
}

fn passed(client: &crate::Client) -> Option<u8> {
    let memory = client.memory();
    memory.attempt.view().map(|view| view.gates_passed)
}

#[tokio::test]
async fn an_attempt_that_opens_late_replaces_no_newer_one() {
    let (asked, after) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let service = slow("POST /v1/attempts", asked.clone(), after.clone()).await;
    let laptop = Laptop::new();
    let client = laptop.start(&service);

    let again = async {
        asked.notified().await;
        client.cancel().await;
        let view = begin(&client).await;
        after.notify_one();
        view
    };
    let (first, second) = tokio::join!(begin(&client), again);

    assert_eq!(first.unwrap_err().code, Code::Local(LocalCode::Cancelled));
    assert_eq!(second.unwrap().gates_passed, 0);
    assert_eq!(passed(&client), Some(0));
}

#[tokio::test]
async fn a_step_that_is_answered_late_changes_no_newer_attempt() {
    let (asked, after) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let service = slow("GET /v1/attempt ", asked.clone(), after.clone()).await;
    let laptop = Laptop::new();
    let client = laptop.start(&service);
    begin(&client).await.unwrap();

    let again = async {
        asked.notified().await;
        client.cancel().await;
        let view = begin(&client).await;
        after.notify_one();
        view
    };
    let (first, second) = tokio::join!(client.attempt_view(), again);

    assert_eq!(first.unwrap_err().code, Code::Local(LocalCode::Cancelled));
    assert_eq!(second.unwrap().gates_passed, 0);
    assert_eq!(passed(&client), Some(0));
}
