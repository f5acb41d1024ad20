//! Looks at this computer beside an open window: they change nothing.

use super::{
    orders::{Plan, Shared, service},
    *,
};
use chiave_protocol::order::OrderKind;
use std::{collections::BTreeMap, fs};

/// What keyring and disk hold.
#[derive(Debug, PartialEq)]
struct Kept {
    entries: Vec<Option<Vec<u8>>>,
    files: BTreeMap<String, Vec<u8>>,
}

fn kept(laptop: &Laptop) -> Kept {
    let files = fs::read_dir(laptop.folder.path().join("data"));
    let files = files.into_iter().flatten().map(Result::unwrap);
    Kept {
        entries: Entry::ALL.map(|entry| laptop.vault.value(entry)).into(),
        files: files
            .map(|file| {
                let name = file.file_name().into_string().unwrap();
                (name, fs::read(file.path()).unwrap())
            })
            .filter(|(name, _)| name != "heard.json")
            .collect(),
    }
}

/// A computer on which Anna signed in, with an open window, and the plan of its service.
async fn computer(plan: Plan) -> (Laptop, Service, Shared) {
    let laptop = Laptop::new();
    let (service, shared) = service(Plan {
        order: None,
        ..plan
    })
    .await;
    shared.lock().unwrap().knows = true;
    signed_in(&laptop, &service).await.sync().await.unwrap();
    (laptop, service, shared)
}

#[tokio::test]
async fn a_look_on_a_new_computer_makes_no_device_key() {
    let (laptop, service) = (Laptop::new(), Service::start(well(|_| None)).await);

    let look = laptop.start(&service).look().await;

    assert_eq!(look.status.session, SessionState::None);
    assert_eq!(look.status.reach, Reach::Online);
    assert_eq!(look.status.keyring, KeyringState::Ready);
    assert!(Entry::ALL.iter().all(|entry| !laptop.vault.holds(*entry)));
    assert_eq!(
        service.seen("").len(),
        service.seen("GET /v1/service").len()
    );
}

#[tokio::test]
async fn a_look_shows_the_state_of_now_and_keeps_nothing() {
    let (laptop, service, _) = computer(Plan::new(OrderKind::Wipe, true)).await;
    let before = kept(&laptop);

    let look = laptop.start(&service).look().await;

    assert_eq!(look.status.user_name.as_deref(), Some("anna"));
    assert_eq!(look.signed_in_at, Some(NOW));
    assert!(look.state.live && !look.has_ended && look.orders.is_empty());
    assert_eq!(kept(&laptop), before);
}

#[tokio::test]
async fn out_of_reach_a_look_shows_the_last_state() {
    let (laptop, service, _) = computer(Plan::new(OrderKind::Wipe, true)).await;
    service.stop();

    let look = laptop.start(&service).look().await;

    assert_eq!(look.status.display_name.as_deref(), Some("Anna Riva"));
    assert!(!look.state.live);
    assert_eq!(look.state.synced_at, Some(NOW));
    assert_ne!(look.status.reach, Reach::Online);
}

/// What a look finds, and what the computer keeps before and after it, when an order was given.
async fn look_after(kind: OrderKind, knows: bool) -> crate::Look {
    let (laptop, service, shared) = computer(Plan::new(kind, knows)).await;
    *shared.lock().unwrap() = Plan::new(kind, knows);
    let before = kept(&laptop);

    let look = laptop.start(&service).look().await;

    assert_eq!(kept(&laptop), before);
    assert_eq!(service.seen("POST /v1/orders/").len(), 0);
    look
}

#[tokio::test]
async fn orders_are_told_and_left_to_the_window() {
    let look = look_after(OrderKind::ChangeNeeded, true).await;

    assert_eq!(look.orders, [OrderKind::ChangeNeeded]);
    assert_eq!(look.status.session, SessionState::Full);
}

#[tokio::test]
async fn a_session_that_was_ended_shows_no_account() {
    for kind in [OrderKind::SignOut, OrderKind::Wipe] {
        let look = look_after(kind, false).await;

        assert!(look.has_ended);
        assert_eq!(look.orders, [kind]);
        assert_eq!(look.status.session, SessionState::None);
        assert_eq!(look.status.user_name, None);
        assert_eq!(look.state.state, None);
    }
}

#[tokio::test]
async fn an_order_that_nobody_signed_is_not_told() {
    let (laptop, service, shared) = computer(Plan::new(OrderKind::Wipe, true)).await;
    *shared.lock().unwrap() = Plan {
        keys: super::orders::keys_of("b"),
        ..Plan::new(OrderKind::ChangeNeeded, true)
    };

    let look = laptop.start(&service).look().await;

    assert_eq!(look.orders, []);
}
