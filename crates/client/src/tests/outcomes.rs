//! A write whose answer says nothing about its outcome: the outcome is asked for, and the note on
//! the disk stays until it is known (law 9).

use super::*;

/// The answer of a gateway whose service cannot be reached or takes too long.
fn gateway(status: u16) -> Reply {
    Reply {
        status: Some(status),
        ..ok("<html>try again later</html>")
    }
}

fn asks_for_the_outcome(seen: &Seen) -> bool {
    seen.line.contains("/v1/operations/")
}

// Law 9.
#[tokio::test]
async fn what_a_gateway_says_of_a_change_is_no_outcome_of_it() {
    for status in [429, 500, 502, 503, 504] {
        let (asked, answer) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (note, after) = (asked.clone(), answer.clone());
        let given_up = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
            "/v1/password" => Some(gateway(status)),
            _ if asks_for_the_outcome(seen) => {
                note.notify_one();
                let after = Some(after.clone());
                Some(Reply { after, ..done() })
            }
            _ => None,
        };
        let (laptop, service) = (Laptop::new(), Service::start(well(given_up)).await);
        let client = signed_in(&laptop, &service).await;

        let change = client.change_password(secret("old"), secret("new"));
        tokio::pin!(change);
        tokio::select! {
            told = &mut change => panic!("{status}: nobody asked, and told {told:?}"),
            () = asked.notified() => {}
        }
        let noted = client.status().await.unsettled;
        answer.notify_one();
        let outcome = change.await;

        assert!(noted, "{status}: the note is there while nobody knows");
        assert!(
            matches!(outcome, Ok(WriteOutcome::Done { .. })),
            "{status}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_change_refused_by_a_gateway_is_sent_again_with_the_same_id() {
    let tries = AtomicUsize::new(0);
    let kept_back = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" if tries.fetch_add(1, Ordering::SeqCst) == 0 => Some(gateway(502)),
        _ if asks_for_the_outcome(seen) => Some(refuse(404, "not-found")),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(kept_back)).await);
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
async fn a_change_before_the_service_proved_its_name_wrote_nothing() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    drop(signed_in(&laptop, &service).await);
    service.stop();
    let down = |seen: &Seen| {
        seen.line
            .starts_with("GET /v1/service")
            .then(|| gateway(503))
    };
    let service = Service::start(well(down)).await;
    let client = laptop.start(&service);
    client.status().await;

    let failure = client
        .change_password(secret("old"), secret("new"))
        .await
        .unwrap_err();

    assert!(failure.is(ErrorCode::Busy));
    assert_eq!(failure.kept_password, Some(true));
    assert!(!client.status().await.unsettled);
    assert!(service.seen("POST").is_empty());
}

#[tokio::test]
async fn a_change_the_directory_never_got_is_reported_at_once() {
    let unreachable = |seen: &Seen| {
        let about_it = seen.line.starts_with("POST /v1/password") || asks_for_the_outcome(seen);
        about_it.then(|| refuse(502, "directory-unreachable"))
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(unreachable)).await);
    let client = signed_in(&laptop, &service).await;

    let outcome = client.change_password(secret("old"), secret("new")).await;

    let failure = outcome.unwrap_err();
    assert!(failure.is(ErrorCode::DirectoryUnreachable));
    assert_eq!(failure.kept_password, Some(true));
    assert_eq!(service.seen("DELETE /v1/operations/").len(), 1);
    assert!(!client.status().await.unsettled);
}

#[tokio::test]
async fn a_second_sending_after_a_first_that_worked_counts_as_done() {
    let (sent, asked) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let late = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" if sent.fetch_add(1, Ordering::SeqCst) == 0 => Some(cut()),
        "/v1/password" => Some(refuse(422, "current-password-wrong")),
        _ if asks_for_the_outcome(seen) => Some(match asked.fetch_add(1, Ordering::SeqCst) {
            0 => refuse(404, "not-found"),
            _ => done(),
        }),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(late)).await);
    let client = signed_in(&laptop, &service).await;

    let outcome = client.change_password(secret("old"), secret("new")).await;

    assert!(
        matches!(outcome, Ok(WriteOutcome::Done { .. })),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn a_refused_second_sending_says_nothing_about_the_first() {
    let (sent, asked) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let silent = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" if sent.fetch_add(1, Ordering::SeqCst) == 0 => Some(cut()),
        "/v1/password" => Some(refuse(429, "too-many-attempts")),
        _ if asks_for_the_outcome(seen) => Some(match asked.fetch_add(1, Ordering::SeqCst) {
            0 => refuse(404, "not-found"),
            _ => refuse(500, "internal"),
        }),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(silent)).await);
    let client = signed_in(&laptop, &service).await;

    let outcome = client.change_password(secret("old"), secret("new")).await;

    assert!(matches!(outcome, Ok(WriteOutcome::Unknown)), "{outcome:?}");
    assert!(client.status().await.unsettled);
}

#[tokio::test]
async fn a_refused_second_sending_keeps_the_password_if_none_began() {
    let sent = AtomicUsize::new(0);
    let lossy = move |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" if sent.fetch_add(1, Ordering::SeqCst) == 0 => Some(cut()),
        "/v1/password" => Some(refuse(422, "current-password-wrong")),
        _ if asks_for_the_outcome(seen) => Some(refuse(404, "not-found")),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(lossy)).await);
    let client = signed_in(&laptop, &service).await;

    let outcome = client.change_password(secret("old"), secret("new")).await;

    let failure = outcome.unwrap_err();
    assert!(failure.is(ErrorCode::CurrentPasswordWrong));
    assert_eq!(failure.kept_password, Some(true));
    assert!(!client.status().await.unsettled);
}

// Law 9.
#[tokio::test]
async fn the_note_stays_until_the_service_answers_about_the_write() {
    let answers = [
        || gateway(502),
        || gateway(504),
        || refuse(503, "busy"),
        || refuse(500, "internal"),
        || refuse(429, "too-many-attempts"),
        || refuse(401, "session-ended"),
        || refuse(401, "proof-of-possession"),
        cut,
    ];
    let next = AtomicUsize::new(0);
    let count = answers.len();
    let mute = move |seen: &Seen| {
        asks_for_the_outcome(seen).then(|| match next.fetch_add(1, Ordering::SeqCst) {
            now if now < answers.len() => answers[now](),
            _ => done(),
        })
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(mute)).await);
    let client = signed_in(&laptop, &service).await;
    client
        .begin_write(client.new_write(WriteKind::Change))
        .await
        .unwrap();

    for _ in 0..count {
        client.settle().await.unwrap_err();
        assert!(client.status().await.unsettled);
    }

    let outcome = client.settle().await.unwrap();
    assert!(matches!(outcome, Some(WriteOutcome::Done { .. })));
    assert!(!client.status().await.unsettled);
}

#[tokio::test]
async fn a_write_that_ended_without_a_new_password_is_settled_so() {
    let ends = [
        (502, "directory-unreachable", None),
        (404, "not-found", None),
        (422, "password-refused", Some(ErrorCode::PasswordRefused)),
        (401, "attempt-ended", Some(ErrorCode::AttemptEnded)),
    ];
    for (status, code, told) in ends {
        let ended = move |seen: &Seen| asks_for_the_outcome(seen).then(|| refuse(status, code));
        let (laptop, service) = (Laptop::new(), Service::start(well(ended)).await);
        let client = signed_in(&laptop, &service).await;
        client
            .begin_write(client.new_write(WriteKind::Change))
            .await
            .unwrap();

        let outcome = client.settle().await;

        match told {
            None => assert_eq!(outcome.unwrap(), None),
            Some(code) => {
                let failure = outcome.unwrap_err();
                assert!(failure.is(code));
                assert_eq!(failure.kept_password, Some(true));
            }
        }
        assert!(!client.status().await.unsettled);
    }
}
