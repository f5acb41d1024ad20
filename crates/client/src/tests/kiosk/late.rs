//! Answers that arrive in a later turn than the one that asked.

use super::*;

/// A service that gives everybody a session of their own. The answer to a sign-in of `anna` waits for `after`.
fn late_for_anna(asked: Arc<Notify>, after: Arc<Notify>) -> impl Fn(&Seen) -> Reply {
    well(move |seen| {
        if !seen.line.starts_with("POST /v1/session ") {
            return None;
        }
        let body: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
        let name = body["user_name"].as_str().unwrap();
        let session = json!({"token": format!("cs_{name}"), "step": {"step": "done"}});
        let answer = ok(session.to_string());
        if name != "anna" {
            return Some(answer);
        }
        asked.notify_one();
        let after = Some(after.clone());
        Some(Reply { after, ..answer })
    })
}

/// A sign-in of anna whose turn ended before the service answered.
struct LateSignIn {
    client: Client,
    service: Service,
    answer: Arc<Notify>,
    signing_in: tokio::task::JoinHandle<Result<SignInStep, crate::Failure>>,
}

impl LateSignIn {
    async fn begin(laptop: &Laptop) -> Self {
        let (asked, answer) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let service = Service::start(late_for_anna(asked.clone(), answer.clone())).await;
        let client = laptop.start_shared(&service, LONG);
        let late = client.clone();
        let signing_in =
            tokio::spawn(async move { late.sign_in("anna".into(), secret("pass word")).await });
        asked.notified().await;
        client.finish().await.said().await;
        Self {
            client,
            service,
            answer,
            signing_in,
        }
    }

    /// Lets the service answer; the sign-in is refused, and its session is ended.
    async fn arrive(self) -> Client {
        self.answer.notify_one();
        let outcome = self.signing_in.await.unwrap();
        assert_eq!(outcome.unwrap_err().code, Code::Local(LocalCode::Cancelled));
        let ended = self.service.seen("DELETE /v1/session");
        let tokens: Vec<_> = ended
            .iter()
            .map(|it| &it.headers["authorization"])
            .collect();
        assert_eq!(tokens, ["DPoP cs_anna"]);
        self.client
    }
}

#[tokio::test]
async fn a_sign_in_of_the_last_turn_begins_no_session() {
    let laptop = Laptop::new();
    let late = LateSignIn::begin(&laptop).await;

    let client = late.arrive().await;

    assert_eq!(client.status().await.session, SessionState::None);
}

#[tokio::test]
async fn a_sign_in_of_the_last_turn_ends_no_session() {
    let laptop = Laptop::new();
    let late = LateSignIn::begin(&laptop).await;
    let next = late.client.sign_in("bruno".into(), secret("pass word"));
    assert_eq!(next.await.unwrap(), SignInStep::Done);

    let client = late.arrive().await;

    let status = client.status().await;
    assert_eq!(status.session, SessionState::Full);
    assert_eq!(status.user_name.as_deref(), Some("bruno"));
}
