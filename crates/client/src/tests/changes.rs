//! A change of the password whose answer is lost, slow, cancelled or refused: the person is told what
//! became of it (law 9).

use super::*;

// Law 9.
#[tokio::test]
async fn a_change_whose_answer_is_lost_is_found_out_by_its_id() {
    let lost = |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" => Some(cut()),
        path if path.starts_with("/v1/operations/") => Some(done()),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(lost)).await);
    let client = signed_in(&laptop, &service).await;
    let mut events = client.events();

    let outcome = client
        .change_password(secret("old"), secret("new"))
        .await
        .unwrap();

    assert!(matches!(outcome, WriteOutcome::Done { .. }));
    let sent = &service.seen("POST /v1/password")[0];
    let id = serde_json::from_str::<serde_json::Value>(&sent.body).unwrap()["operation_id"].clone();
    assert_eq!(
        service
            .seen(&format!("GET /v1/operations/{}", id.as_str().unwrap()))
            .len(),
        1
    );
    assert_eq!(
        stages(&mut events),
        [WriteStage::Sent, WriteStage::Finishing]
    );
}

#[tokio::test]
async fn a_slow_change_is_shown_as_recorded_and_then_as_done() {
    let told = Arc::new(Notify::new());
    let until_told = told.clone();
    let slow = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" => Some(Reply {
            after: Some(until_told.clone()),
            ..done()
        }),
        path if path.starts_with("/v1/operations/") => {
            Some(ok(json!({"outcome": "unknown"}).to_string()))
        }
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(slow)).await);
    let client = signed_in(&laptop, &service).await;
    let mut events = client.events();

    let listen = async {
        while !matches!(
            events.recv().await.unwrap(),
            Event::Stage(WriteStage::Recorded)
        ) {}
        told.notify_one();
    };
    let (outcome, ()) = tokio::join!(client.change_password(secret("old"), secret("new")), listen);

    assert!(matches!(outcome.unwrap(), WriteOutcome::Done { .. }));
}

#[tokio::test]
async fn a_change_that_was_cancelled_too_late_is_told_as_done() {
    let arrived = Arc::new(Notify::new());
    let note = arrived.clone();
    let never = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" => {
            note.notify_one();
            Some(Reply {
                after: Some(Arc::default()),
                ..done()
            })
        }
        path if path.starts_with("/v1/operations/") => Some(done()),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(never)).await);
    let client = signed_in(&laptop, &service).await;

    let cancel = async {
        arrived.notified().await;
        client.cancel().await;
    };
    let (outcome, ()) = tokio::join!(client.change_password(secret("old"), secret("new")), cancel);

    assert!(matches!(outcome.unwrap(), WriteOutcome::Done { .. }));
}

#[tokio::test]
async fn a_change_that_never_arrived_is_sent_again_with_the_same_id() {
    let tries = AtomicUsize::new(0);
    let lossy = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" if tries.fetch_add(1, Ordering::SeqCst) == 0 => Some(cut()),
        path if path.starts_with("/v1/operations/") => Some(refuse(404, "not-found")),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(lossy)).await);
    let client = signed_in(&laptop, &service).await;

    let outcome = client
        .change_password(secret("old"), secret("new"))
        .await
        .unwrap();

    assert!(matches!(outcome, WriteOutcome::Done { .. }));
    let sent = service.seen("POST /v1/password");
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0].body, sent[1].body);
}

#[tokio::test]
async fn a_refused_change_keeps_the_password_and_leaves_no_note() {
    let wrong = |seen: &Seen| {
        seen.line
            .starts_with("POST /v1/password")
            .then(|| refuse(422, "current-password-wrong"))
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(wrong)).await);
    let client = signed_in(&laptop, &service).await;

    let failure = client
        .change_password(secret("old"), secret("new"))
        .await
        .unwrap_err();

    assert!(failure.is(ErrorCode::CurrentPasswordWrong));
    assert_eq!(failure.kept_password, Some(true));
    assert_eq!(client.settle().await.unwrap(), None);
}

// Law 9.
#[tokio::test]
async fn after_a_crash_the_note_settles_what_became_of_the_change() {
    let recorded = |seen: &Seen| seen.line.contains("/v1/operations/").then(done);
    let (laptop, service) = (Laptop::new(), Service::start(well(recorded)).await);
    let client = signed_in(&laptop, &service).await;
    client
        .begin_write(client.new_write(WriteKind::Change))
        .await
        .unwrap();
    drop(client);

    let again = laptop.start(&service);

    assert!(again.status().await.unsettled);
    assert!(matches!(
        again.settle().await.unwrap(),
        Some(WriteOutcome::Done { .. })
    ));
    assert!(!again.status().await.unsettled);
    assert_eq!(again.settle().await.unwrap(), None);
}

#[tokio::test]
async fn a_noted_write_waits_for_the_device_key_that_began_it() {
    let recorded = |seen: &Seen| seen.line.contains("/v1/operations/").then(done);
    let (laptop, service) = (Laptop::new(), Service::start(well(recorded)).await);
    let client = signed_in(&laptop, &service).await;
    client
        .begin_write(client.new_write(WriteKind::Change))
        .await
        .unwrap();
    drop(client);

    let away = laptop.start_with(&service, Arc::new(|| Err(VaultError::Locked)));
    assert!(!away.status().await.unsettled);
    assert_eq!(away.settle().await.unwrap(), None);
    drop(away);

    assert!(laptop.start(&service).status().await.unsettled);
}
