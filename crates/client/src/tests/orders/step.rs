//! What the session may do, as the service says with the state: an order may have been withdrawn, or not
//! carried out.

use super::*;

fn limited() -> Option<serde_json::Value> {
    Some(json!({"step": "must-change", "reason": "required"}))
}

// Law 25.
#[tokio::test]
async fn a_needed_change_is_asked_for_without_an_order() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::ChangeNeeded, true);
    let (client, service, shared) = ordered(&laptop, plan).await;
    {
        let mut plan = shared.lock().unwrap();
        plan.order = None;
        plan.step = limited();
    }

    client.sync().await.unwrap();

    let step = client.status().await.step.unwrap();
    assert!(matches!(step, SignInStep::MustChange { .. }), "{step:?}");
    let again = laptop.start(&service);
    again.sync().await.unwrap();
    assert_eq!(again.status().await.session, SessionState::Limited);

    shared.lock().unwrap().step = Some(json!({"step": "done"}));
    again.sync().await.unwrap();
    assert_eq!(again.status().await.session, SessionState::Full);
}

// Law 25.
#[tokio::test]
async fn a_look_shows_it_too() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::ChangeNeeded, true);
    let (_client, service, shared) = ordered(&laptop, plan).await;
    {
        let mut plan = shared.lock().unwrap();
        plan.order = None;
        plan.step = limited();
    }

    let look = laptop.start(&service).look().await;

    assert_eq!(look.status.session, SessionState::Limited);
}

// Laws 9, 24.
#[tokio::test]
async fn an_order_of_the_same_answer_is_newer_than_its_step() {
    let laptop = Laptop::new();
    let plan = Plan::new(OrderKind::ChangeNeeded, true);
    let (client, _service, shared) = ordered(&laptop, plan).await;
    shared.lock().unwrap().step = Some(json!({"step": "done"}));

    client.sync().await.unwrap();

    assert_eq!(client.status().await.session, SessionState::Limited);
}
