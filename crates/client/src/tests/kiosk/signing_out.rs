//! Signing out at a shared computer is the end of the turn.

use super::*;

/// Signs in and chooses how the window looks, and waits for the end of the turn after a sign-out.
async fn signed_out(everywhere: bool) -> (Laptop, Service, Client) {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);
    let client = laptop.start_shared(&service, LONG);
    sign_in(&client).await;
    choose_dark(&client).await;
    let mut events = client.events();

    client.sign_out(everywhere).await.unwrap();

    let ended = async { while !matches!(events.recv().await, Ok(Event::TurnEnded)) {} };
    tokio::time::timeout(LONG / 60, ended).await.unwrap();
    assert_eq!(client.status().await.session, SessionState::None);
    let left = files(&laptop.session_folder());
    assert!(left.iter().all(|it| it.ends_with("/run")), "{left:?}");
    (laptop, service, client)
}

#[tokio::test]
async fn whoever_signs_out_is_finished() {
    let (_laptop, service, client) = signed_out(false).await;

    let first = device_of(&service);
    sign_in(&client).await;
    assert_ne!(device_of(&service), first);
}

#[tokio::test]
async fn whoever_signs_out_everywhere_is_finished() {
    let (_laptop, service, client) = signed_out(true).await;

    let told = service.seen("DELETE /v1/session");
    let bodies: Vec<_> = told.iter().map(|it| it.body.as_str()).collect();
    assert_eq!(bodies, [r#"{"everywhere":true}"#]);
    let first = device_of(&service);
    sign_in(&client).await;
    assert_ne!(device_of(&service), first);
}

#[tokio::test]
async fn a_late_sign_out_does_not_end_the_next_turn() {
    let (asked, answer) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (note, after) = (asked.clone(), answer.clone());
    let slow = move |seen: &Seen| {
        let everywhere = seen.body.contains(r#""everywhere":true"#);
        everywhere.then(|| {
            note.notify_one();
            let after = Some(after.clone());
            Reply { after, ..ok("{}") }
        })
    };
    let (laptop, service) = (Laptop::new(), Service::start(well(slow)).await);
    let client = laptop.start_shared(&service, LONG);
    sign_in(&client).await;
    let late = client.clone();
    let signing_out = tokio::spawn(async move { late.sign_out(true).await });
    asked.notified().await;

    client.finish().await.said().await;
    sign_in(&client).await;
    answer.notify_one();
    signing_out.await.unwrap().unwrap();

    assert_eq!(client.status().await.session, SessionState::Full);
}
