//! Orders of the IT department to the computers of an account.

mod acknowledged;
mod at_once;
mod needed_change;
mod pending;
mod reports;
mod shared;

use super::*;
use chiave_crypto::{
    AuditKey,
    order::{Between, OrderKeys, is_signed},
};
use chiave_domain::computer_order::{ComputerOrder, ListedOrder, OrderEnd, OrderOutcome};
use chiave_flows::admin::{
    computers::{Computer, computers_of},
    orders::{OrderTo, orders, withdraw_order},
};
use chiave_protocol::{
    ErrorCode, OrderId, StoreId,
    order::{Acknowledge, Order, OrderFailure, OrderKind},
    session::SignedIn,
    state::EventKind,
};

const DAY: i64 = 24 * 60 * 60;

/// The keys that sign the orders of every company here.
pub(super) fn order_keys() -> OrderKeys {
    let audit = AuditKey::parse(&format!("a1 {}", "cd".repeat(32))).unwrap();
    OrderKeys::derive(&audit, store_id()).unwrap()
}

fn store_id() -> StoreId {
    StoreId::from_uuid(Uuid::from_u128(5))
}

/// An account that is signed in on the devices 2 and 3.
struct Ordered {
    company: Company,
    account: AccountId,
    on: [SignedIn; 2],
}

impl Ordered {
    async fn new() -> Self {
        let company = Company::new().await;
        let account = company.add_active("g.ferri").await;
        let on = [company.enters(2).await, company.enters(3).await];
        Self {
            company,
            account,
            on,
        }
    }

    /// Gives an order to device `only`, or to both.
    async fn give(&self, kind: OrderKind, only: Option<u8>) -> Vec<ComputerOrder> {
        let to = OrderTo {
            kind,
            account: self.account,
            only: only.map(|n| caller(n).device),
        };
        let now = self.company.service.clock.now();
        self.company.admin(now).order(to).await.unwrap().orders
    }

    fn token(&self, n: u8) -> TokenHash {
        hash_of::<token::Session>(&self.on[usize::from(n) - 2].token)
    }

    /// The orders that a synchronisation of device `n` brings; `None` if its session ended.
    async fn synchronises(&self, n: u8) -> Option<Vec<Order>> {
        let service = &self.company.service;
        match service.in_step(&self.token(n), &caller(n)).await {
            Ok(in_step) => Some(service.orders_of(&in_step).await.unwrap()),
            Err(FlowError::Refused(refusal)) if refusal.code == ErrorCode::SessionEnded => None,
            Err(failed) => panic!("{failed}"),
        }
    }

    /// The orders that device `n` gets without a session.
    async fn asks(&self, n: u8) -> Vec<Order> {
        self.company.service.orders_to(&caller(n)).await.unwrap()
    }

    async fn says(&self, n: u8, id: OrderId, said: Acknowledge) -> Result<(), FlowError> {
        let service = &self.company.service;
        service.acknowledge(&caller(n), proof(), id, said).await
    }

    /// How each order ended.
    async fn ends(&self) -> Vec<Option<OrderOutcome>> {
        let all = orders(&self.company.store).await.unwrap();
        let end = |listed| match listed {
            ListedOrder::Read(order) => order.end.map(|end| end.how),
            ListedOrder::Unreadable(id) => panic!("{id:?}"),
        };
        all.into_iter().map(end).collect()
    }

    /// The rows about orders, oldest first.
    async fn rows(&self) -> Vec<(EventKind, String)> {
        let of_orders = [
            EventKind::ComputerOrdered,
            EventKind::ComputerForgotten,
            EventKind::OrderEnded,
        ];
        let mut story = self.company.story().await;
        story.retain(|(kind, _)| of_orders.contains(kind));
        story
    }
}

#[tokio::test]
async fn a_wipe_ends_the_session_and_forgets_the_computer() {
    let here = Ordered::new().await;
    here.company.knows(here.account, 2).await;

    let given = here.give(OrderKind::Wipe, Some(2)).await;

    assert_eq!(given.len(), 1);
    assert_eq!(here.synchronises(2).await, None);
    assert_eq!(here.synchronises(3).await, Some(Vec::new()));
    let mut tx = here.company.store.read().await.unwrap();
    let devices = tx.devices(here.account).await.unwrap();
    assert!(devices.iter().all(|device| device.key != caller(2).device));
}

#[tokio::test]
async fn an_ended_session_gets_its_order_by_its_device_key_alone() {
    let here = Ordered::new().await;
    here.give(OrderKind::Wipe, Some(2)).await;

    let orders = here.asks(2).await;

    let [order] = &orders[..] else {
        panic!("{orders:?}")
    };
    assert_eq!(order.kind, OrderKind::Wipe);
    let key = here.on[0].order_key.as_ref().unwrap();
    let device = caller(2).device;
    let store = store_id();
    assert!(is_signed(order, key, Between { store, device }));
    assert_eq!(key.since, NOW);
    assert!(here.asks(3).await.is_empty() && here.asks(9).await.is_empty());
}

#[tokio::test]
async fn an_order_comes_until_it_is_acknowledged_and_no_longer() {
    let here = Ordered::new().await;
    let given = here.give(OrderKind::SignOut, Some(2)).await;
    for _ in 0..2 {
        assert_eq!(here.asks(2).await.len(), 1);
    }

    here.says(2, given[0].id, Acknowledge::Done).await.unwrap();

    assert!(here.asks(2).await.is_empty());
    assert_eq!(here.ends().await, [Some(OrderOutcome::Done)]);
    let told = [
        (EventKind::ComputerOrdered, "sign-out by-uid-7".to_owned()),
        (EventKind::OrderEnded, "sign-out done by-service".to_owned()),
    ];
    assert_eq!(here.rows().await, told);
}

#[tokio::test]
async fn a_needed_change_leaves_the_session_and_asks_for_a_password() {
    let here = Ordered::new().await;

    let given = here.give(OrderKind::ChangeNeeded, None).await;
    let again = here.give(OrderKind::ChangeNeeded, None).await;

    assert_eq!(given, again, "an order that waits is not given twice");
    for n in [2, 3] {
        let brought = here.synchronises(n).await.unwrap();
        assert_eq!(brought.len(), 1);
        let live = here.company.service.live(&here.token(n), &caller(n)).await;
        let lacks = refused(live.unwrap().full());
        assert_eq!(lacks.code, ErrorCode::MustChangePassword);
    }
    let name = UserName::parse("g.ferri").unwrap();
    let entry = here.company.admin(NOW).show(&name).await.unwrap();
    assert!(entry.unwrap().must_change);
}

#[tokio::test]
async fn an_order_without_a_computer_changes_nothing() {
    let here = Ordered::new().await;
    here.company.clock.0.fetch_add(31 * DAY, Ordering::Relaxed);

    assert_eq!(here.give(OrderKind::ChangeNeeded, None).await, []);

    let name = UserName::parse("g.ferri").unwrap();
    let entry = here.company.admin(NOW).show(&name).await.unwrap();
    assert!(!entry.unwrap().must_change);
}

#[tokio::test]
async fn an_order_waits_for_thirty_days() {
    let here = Ordered::new().await;
    here.give(OrderKind::Wipe, Some(2)).await;

    here.company.clock.0.fetch_add(30 * DAY, Ordering::Relaxed);

    assert!(here.asks(2).await.is_empty());
}

#[tokio::test]
async fn a_withdrawn_order_reaches_nobody() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::Wipe, Some(2)).await[0].id;
    let it = || it(&here.company.service.lookup, NOW);

    let store = &here.company.store;
    assert!(withdraw_order(store, it(), id).await.unwrap());
    assert!(!withdraw_order(store, it(), id).await.unwrap(), "it ended");

    assert!(here.asks(2).await.is_empty());
    assert_eq!(here.ends().await, [Some(OrderOutcome::Withdrawn)]);
    let last = here.rows().await.pop().unwrap();
    assert_eq!(last.1, "wipe withdrawn by-uid-7");
}

#[tokio::test]
async fn a_restored_store_gives_no_order() {
    let here = Ordered::new().await;
    here.give(OrderKind::Wipe, Some(2)).await;

    here.company.store.begin_epoch(NOW).await.unwrap();

    assert!(here.asks(2).await.is_empty());
}

#[tokio::test]
async fn computers_are_the_live_sessions_of_the_account() {
    let here = Ordered::new().await;
    let names = |computers: Vec<Computer>| {
        let devices = computers.into_iter().map(|computer| computer.device);
        devices.collect::<Vec<_>>()
    };
    let (store, account) = (&here.company.store, here.account);
    let mut found = names(computers_of(store, account, NOW).await.unwrap());
    found.sort_unstable();
    assert_eq!(found, [caller(2).device, caller(3).device]);

    here.give(OrderKind::SignOut, Some(3)).await;

    let left = names(computers_of(store, account, NOW).await.unwrap());
    assert_eq!(left, [caller(2).device]);
    let later = NOW.plus(31 * DAY);
    assert!(
        computers_of(store, account, later)
            .await
            .unwrap()
            .is_empty()
    );
}
