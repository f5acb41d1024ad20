//! Orders that this computer does not carry out.

use super::*;

#[tokio::test]
async fn an_order_that_somebody_else_signed_is_not_carried_out() {
    for (kind, knows) in [(OrderKind::Wipe, true), (OrderKind::ChangeNeeded, true)] {
        let laptop = Laptop::new();
        let plan = Plan {
            keys: keys_of("b"),
            ..Plan::new(kind, knows)
        };
        let (client, service, _) = ordered(&laptop, plan).await;

        client.sync().await.unwrap();

        assert_eq!(acknowledged(&service), [failed("not-signed")]);
        assert_eq!(client.status().await.session, SessionState::Full);
        assert!(has_state(&laptop) && laptop.vault.holds(Entry::Session));
    }
}

#[tokio::test]
async fn an_order_to_another_computer_is_not_carried_out() {
    let laptop = Laptop::new();
    let (client, service, shared) = ordered(&laptop, Plan::new(OrderKind::Wipe, true)).await;
    let theirs = {
        let plan = shared.lock().unwrap();
        plan.keys
            .sign(plan.order.unwrap(), Thumbprint::from_bytes([9; 32]))
    };

    let token = client.memory().session.token().unwrap();
    client.obey(&token, vec![theirs]).await;

    assert_eq!(acknowledged(&service), [failed("not-signed")]);
    assert!(laptop.vault.holds(Entry::Session));
}

#[tokio::test]
async fn an_order_from_before_the_session_is_not_carried_out() {
    let laptop = Laptop::new();
    let mut plan = Plan::new(OrderKind::SignOut, true);
    plan.order.as_mut().unwrap().made_at = NOW.plus(-1);
    let (client, service, _) = ordered(&laptop, plan).await;

    client.sync().await.unwrap();

    assert_eq!(acknowledged(&service), [failed("other-session")]);
    assert_eq!(client.status().await.session, SessionState::Full);
}

#[tokio::test]
async fn an_order_to_somebody_before_on_the_computer_is_not_told() {
    for kind in [OrderKind::SignOut, OrderKind::ChangeNeeded] {
        for whose in [Some(account(2)), None] {
            let laptop = Laptop::new();
            let by_synchronisation = kind == OrderKind::ChangeNeeded;
            let mut plan = Plan::new(kind, by_synchronisation);
            plan.order.as_mut().unwrap().account = whose;
            let (client, service, _) = ordered(&laptop, plan).await;

            assert_eq!(client.sync().await.is_ok(), by_synchronisation);

            assert_eq!(acknowledged(&service), [failed("other-session")]);
            assert_eq!(client.status().await.removed, None);
        }
    }
}

#[tokio::test]
async fn an_unknown_order_is_acknowledged_as_failed() {
    let laptop = Laptop::new();
    let (client, service, _) = ordered(&laptop, Plan::new(OrderKind::Unknown, true)).await;

    client.sync().await.unwrap();

    assert_eq!(acknowledged(&service), [failed("not-known")]);
    assert_eq!(client.status().await.session, SessionState::Full);
}
