//! Orders that come while a password is being written.

use super::*;

/// A service that knows one write, and tells its outcome only to the key that began it. The answer to the
/// write waits for `answer`, and gets lost.
fn of_a_write(arrived: Arc<Notify>, answer: Arc<Notify>) -> impl Fn(&Seen) -> Option<Reply> {
    let began: Arc<Mutex<Option<Thumbprint>>> = Arc::default();
    move |seen| {
        let path = seen.line.split(' ').nth(1)?;
        let mut began = began.lock().unwrap();
        match path {
            "/v1/password" if began.is_some() => Some(refuse(401, "session-ended")),
            "/v1/password" => {
                *began = Some(device_of(seen));
                arrived.notify_one();
                let after = Some(answer.clone());
                Some(Reply { after, ..cut() })
            }
            path if path.starts_with("/v1/operations/") => {
                Some(match *began == Some(device_of(seen)) {
                    true => done(),
                    false => refuse(404, "not-found"),
                })
            }
            _ => None,
        }
    }
}

// Law 9.
#[tokio::test]
async fn a_wipe_changes_no_outcome_of_a_write() {
    let (arrived, answer) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let write = of_a_write(arrived.clone(), answer.clone());
    let before = Plan {
        order: None,
        knows: true,
        ..Plan::new(OrderKind::Wipe, true)
    };
    let (service, plan) = service_with(before, write).await;
    let laptop = Laptop::new();
    let client = signed_in(&laptop, &service).await;
    client.sync().await.unwrap();
    plan.lock().unwrap().order = Plan::new(OrderKind::Wipe, true).order;

    let (changed, ()) = tokio::join!(
        client.change_password(secret("old"), secret("new")),
        async {
            arrived.notified().await;
            let _ = client.sync().await;
            answer.notify_one();
        }
    );

    assert_eq!(acknowledged(&service), [json!({"outcome": "done"})]);
    assert_eq!(changed.unwrap(), WriteOutcome::Done { at: NOW });
    let progress = client.status().await.write.unwrap().progress;
    assert_eq!(progress, WriteProgress::Done { at: NOW });
}

// Law 9.
#[tokio::test]
async fn no_later_process_asks_with_another_key_than_the_write() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::Wipe, false);
    let (client, service, _) = ordered(&laptop, plan).await;
    client
        .begin_write(client.new_write(WriteKind::Reset))
        .await
        .unwrap();

    client.sync().await.unwrap_err();

    assert_eq!(laptop.start(&service).status().await.write, None);
}
