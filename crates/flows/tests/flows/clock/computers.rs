//! A computer on which somebody signed in while the clock was ahead: the clock comes to that time later.

use super::*;
use chiave_flows::admin::{computers::computers_of, orders::OrderTo};
use chiave_protocol::{order::OrderKind, session::SignedIn, state::EventKind};

const DEVICE: u8 = 2;

/// A company whose only computer has a session, and is known, since a year ahead of the clock.
struct Ahead {
    company: Company,
    account: AccountId,
    signed_in: SignedIn,
}

impl Ahead {
    async fn new() -> Self {
        let company = Company::new().await;
        let account = company.add_with_app().await;
        let signed_in = company
            .a_year_ahead(async || {
                let signed_in = company.enters(DEVICE).await;
                let code = app_code(&company);
                company.shows(DEVICE, &signed_in, code).await.unwrap();
                signed_in
            })
            .await;
        Self {
            company,
            account,
            signed_in,
        }
    }

    /// Whether the only computer in the list is signed in.
    async fn is_signed_in(&self) -> bool {
        let now = self.company.service.clock.now();
        let found = computers_of(&self.company.store, self.account, now).await;
        let found = found.unwrap();
        let [computer] = &found[..] else {
            panic!("another number of computers")
        };
        computer.signed_in_at.is_some()
    }

    /// Whether the session or the known computer counts once the clock has come to their times.
    async fn comes_back(&self) -> bool {
        self.company.clock.0.fetch_add(YEAR_S, Ordering::Relaxed);
        let (service, on) = (&self.company.service, caller(DEVICE));
        let token = hash_of::<token::Session>(&self.signed_in.token);
        let lives = service.live(&token, &on).await.is_ok();
        let mut tx = self.company.store.read().await.unwrap();
        let device = tx.device(self.account, &on.device).await.unwrap();
        lives || device.is_some_and(|it| it.is_known(service.clock.now()))
    }
}

// Laws 19, 20.
#[tokio::test]
async fn an_order_reaches_it_and_it_stays_away() {
    for kind in [OrderKind::Wipe, OrderKind::SignOut] {
        let ahead = Ahead::new().await;
        assert!(ahead.is_signed_in().await);
        let company = &ahead.company;
        let to = OrderTo {
            kind,
            account: ahead.account,
            only: None,
        };

        let given = company.admin(NOW).order(to).await.unwrap();

        let [order] = &given.orders[..] else {
            panic!("{kind:?}: {given:?}")
        };
        let key = ahead.signed_in.order_key.as_ref().unwrap();
        assert!(order.made_at >= key.since, "the computer obeys it");
        let mut tx = company.store.read().await.unwrap();
        assert_eq!(tx.sessions_of(ahead.account).await.unwrap(), []);
        let device = tx.device(ahead.account, &caller(DEVICE).device).await;
        let wiped = kind == OrderKind::Wipe;
        assert_eq!(device.unwrap().is_none(), wiped);
    }
}

// Laws 19, 20.
#[tokio::test]
async fn a_wipe_reaches_it_although_it_is_only_known() {
    let ahead = Ahead::new().await;
    let company = &ahead.company;
    company
        .write(async |tx| tx.end_sessions(ahead.account, &[]).await.map(drop))
        .await;
    assert!(!ahead.is_signed_in().await, "only known");
    let to = OrderTo {
        kind: OrderKind::Wipe,
        account: ahead.account,
        only: None,
    };

    let given = company.admin(NOW).order(to).await.unwrap();

    assert_eq!(given.forgotten.len(), 1);
    assert!(!ahead.comes_back().await);
}

// Law 20.
#[tokio::test]
async fn a_settled_clock_ends_it_for_good() {
    let ahead = Ahead::new().await;

    ahead.company.service.end_from_ahead().await.unwrap();

    let mut tx = ahead.company.store.read().await.unwrap();
    assert_eq!(tx.sessions_of(ahead.account).await.unwrap(), []);
    drop(tx);
    assert!(!ahead.comes_back().await);
}

// Law 4.
#[tokio::test]
async fn its_wrong_passwords_are_counted_apart_all_the_same() {
    let ahead = Ahead::new().await;

    ahead.company.service.end_from_ahead().await.unwrap();

    let mut tx = ahead.company.store.read().await.unwrap();
    let found = tx.device(ahead.account, &caller(DEVICE).device).await;
    assert!(found.unwrap().is_some());
}

// Laws 13, 20.
#[tokio::test]
async fn its_end_is_in_the_audit_log_by_the_service() {
    let ahead = Ahead::new().await;
    let before = ahead.company.rows().await.len();

    ahead.company.service.end_from_ahead().await.unwrap();

    let mut rows = ahead.company.rows().await;
    rows.truncate(rows.len() - before);
    let device = Some(caller(DEVICE).device);
    let ends = rows.iter().map(|row| (row.event_kind(), row.device));
    let expected = [EventKind::ComputerForgotten, EventKind::SignedOut];
    assert!(ends.eq(expected.map(|kind| (kind, device))), "{rows:?}");
    let by = |row: &StoredRow| Actor::of_detail(&row.detail);
    assert!(rows.iter().all(|row| by(row) == Actor::Service));
    ahead.company.service.end_from_ahead().await.unwrap();
    assert_eq!(ahead.company.rows().await.len(), before + 2, "once");
}

// Law 20.
#[tokio::test]
async fn its_sign_in_that_waited_is_mailed_as_any_other() {
    let company = Company::new().await;
    company.add_with_app().await;
    company
        .a_year_ahead(async || company.enters(DEVICE).await)
        .await;

    company.service.end_from_ahead().await.unwrap();

    assert_eq!(company.told(Message::SignInAbandoned).await, 3);
}
