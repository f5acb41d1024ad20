//! A write that the service never began: nothing was changed, and nothing else is said.

use super::*;

// Law 24.
#[tokio::test]
async fn a_write_that_never_began_leaves_no_doubt() {
    let late = |seen: &Seen| match seen.line.split(' ').nth(1)? {
        "/v1/password" => Some(refuse(503, "outcome-unknown")),
        _ if seen.line.contains("/v1/operations/") => Some(refuse(404, "not-found")),
        _ => None,
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(late)).await);
    let client = signed_in(&laptop, &service).await;

    let outcome = client.change_password(secret("old"), secret("new")).await;

    let failure = outcome.unwrap_err();
    assert!(failure.is(ErrorCode::Busy), "{failure:?}");
    assert_eq!(failure.kept_password, Some(true));
    let write = client.status().await.write.unwrap();
    let error = Some(failure);
    assert_eq!(write.progress, WriteProgress::NotDone { error });
}

#[tokio::test]
async fn a_change_cancelled_before_it_was_sent_changed_nothing() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    drop(signed_in(&laptop, &service).await);
    service.stop();
    let never = Arc::new(Notify::new());
    let silent = move |seen: &Seen| {
        let after = Some(never.clone());
        let asked = seen.line.starts_with("GET /v1/service");
        asked.then(|| Reply { after, ..info() })
    };
    let service = Service::start(well(silent)).await;
    let client = laptop.start(&service);
    client.status().await;

    let change = client.change_password(secret("old"), secret("new"));
    tokio::pin!(change);
    let outcome = loop {
        tokio::select! {
            outcome = &mut change => break outcome,
            () = tokio::time::sleep(std::time::Duration::from_millis(20)) => client.cancel().await,
        }
    };

    let failure = outcome.unwrap_err();
    assert_eq!(failure.code, Code::Local(LocalCode::Cancelled));
    assert_eq!(failure.kept_password, Some(true));
    assert!(!client.status().await.unsettled);
    assert!(service.seen("POST").is_empty());
}
