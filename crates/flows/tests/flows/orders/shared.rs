//! A computer on which more than one session is open.

use super::*;

impl Ordered {
    /// Signs in on computer 2 again, a second later; returns the earlier sign-in.
    async fn enters_again(&mut self) -> SignedIn {
        self.company.clock.0.fetch_add(1, Ordering::Relaxed);
        let newer = self.company.enters(2).await;
        std::mem::replace(&mut self.on[0], newer)
    }
}

#[tokio::test]
async fn it_gets_one_order_and_loses_all_sessions() {
    for kind in [OrderKind::Wipe, OrderKind::SignOut] {
        let mut here = Ordered::new().await;
        let earlier = here.enters_again().await;

        let given = here.give(kind, Some(2)).await;

        assert_eq!(given.len(), 1, "{kind:?}");
        assert_eq!(here.synchronises(2).await, None);
        here.on[0] = earlier;
        assert_eq!(here.synchronises(2).await, None);
        assert_eq!(here.asks(2).await.len(), 1);
        here.says(2, given[0].id, Acknowledge::Done).await.unwrap();
        assert_eq!(here.ends().await, [Some(OrderOutcome::Done)]);
    }
}

#[tokio::test]
async fn an_order_comes_to_the_session_of_a_later_sign_in() {
    let mut here = Ordered::new().await;
    let given = here.give(OrderKind::ChangeNeeded, Some(2)).await;
    here.enters_again().await;

    let brought = here.synchronises(2).await.unwrap();

    assert_eq!(brought[0].id, given[0].id);
    assert_eq!(here.synchronises(3).await, Some(Vec::new()));
}

#[tokio::test]
async fn it_is_listed_once() {
    let mut here = Ordered::new().await;
    here.enters_again().await;
    let (store, account) = (&here.company.store, here.account);
    let now = here.company.service.clock.now();

    let listed = computers_of(store, account, now).await.unwrap();

    let since: Vec<_> = listed
        .iter()
        .map(|it| (it.device, it.signed_in_at))
        .collect();
    let expected = [(caller(3).device, Some(NOW)), (caller(2).device, Some(now))];
    assert_eq!(since, expected);
}

/// Signs `b.ricci` in on computer 2 too.
async fn with_another_person(here: &Ordered) -> SignedIn {
    here.company.add_active("b.ricci").await;
    here.company.enters_as("b.ricci", 2).await
}

#[tokio::test]
async fn a_wipe_is_for_everybody_on_it() {
    let mut here = Ordered::new().await;
    let theirs = with_another_person(&here).await;

    here.give(OrderKind::Wipe, Some(2)).await;

    here.on[0] = theirs;
    assert_eq!(here.synchronises(2).await, None);
    let mut tx = here.company.store.read().await.unwrap();
    let devices = tx.all_devices().await.unwrap();
    assert!(devices.iter().all(|known| known.key != caller(2).device));
    let ordered = here.rows().await;
    let told = (EventKind::ComputerOrdered, "wipe by-uid-7".to_owned());
    assert_eq!(ordered, [told.clone(), told], "one row for each person");
}

#[tokio::test]
async fn a_wipe_reaches_it_although_only_another_person_is_signed_in() {
    let mut here = Ordered::new().await;
    here.company.knows(here.account, 2).await;
    let admin = here.company.admin(NOW);
    assert!(admin.set_locked(here.account, true).await.unwrap());
    let theirs = with_another_person(&here).await;

    let given = here.give(OrderKind::Wipe, Some(2)).await;

    assert_eq!(given.len(), 1);
    here.on[0] = theirs;
    assert_eq!(here.synchronises(2).await, None);
    assert_eq!(here.asks(2).await.len(), 1);
}

impl Ordered {
    /// What the audit log says of orders to an account, oldest first.
    async fn told(&self, account: AccountId) -> Vec<(EventKind, String)> {
        let mut rows = self.company.rows().await;
        rows.retain(|row| row.account == Some(account));
        rows.reverse();
        let told = rows.into_iter().map(|row| (row.event_kind(), row.detail));
        let of_computers = [EventKind::ComputerOrdered, EventKind::ComputerForgotten];
        told.filter(|(kind, _)| of_computers.contains(kind))
            .collect()
    }

    /// Adds `b.ricci`, who knows computer 2 and is not signed in.
    async fn with_an_acquaintance(&self) -> AccountId {
        let theirs = self.company.add_active("b.ricci").await;
        self.company.knows(theirs, 2).await;
        theirs
    }
}

fn forgotten() -> Vec<(EventKind, String)> {
    vec![(EventKind::ComputerForgotten, "by-uid-7".to_owned())]
}

fn ordered() -> Vec<(EventKind, String)> {
    vec![(EventKind::ComputerOrdered, "wipe by-uid-7".to_owned())]
}

#[tokio::test]
async fn a_wipe_tells_everybody_who_only_knew_it() {
    let here = Ordered::new().await;
    here.company.knows(here.account, 2).await;
    let theirs = here.with_an_acquaintance().await;

    here.give(OrderKind::Wipe, Some(2)).await;

    assert_eq!(here.told(here.account).await, ordered());
    assert_eq!(here.told(theirs).await, forgotten());
}

#[tokio::test]
async fn without_a_session_all_are_told_that_it_is_forgotten() {
    let here = Ordered::new().await;
    here.company.knows(here.account, 2).await;
    let theirs = here.with_an_acquaintance().await;
    let admin = here.company.admin(NOW);
    assert!(admin.set_locked(here.account, true).await.unwrap());

    let given = here.give(OrderKind::Wipe, Some(2)).await;

    assert_eq!(given, []);
    for account in [here.account, theirs] {
        assert_eq!(here.told(account).await, forgotten());
    }
}

#[tokio::test]
async fn an_order_in_the_name_of_another_is_a_row_of_theirs() {
    let here = Ordered::new().await;
    here.company.knows(here.account, 2).await;
    let admin = here.company.admin(NOW);
    assert!(admin.set_locked(here.account, true).await.unwrap());
    with_another_person(&here).await;

    let given = here.give(OrderKind::Wipe, Some(2)).await;

    assert_eq!(here.told(given[0].account).await, ordered());
    assert_eq!(here.told(here.account).await, forgotten());
}

#[tokio::test]
async fn a_sign_out_is_for_one_person() {
    let mut here = Ordered::new().await;
    let theirs = with_another_person(&here).await;

    here.give(OrderKind::SignOut, Some(2)).await;

    assert_eq!(here.synchronises(2).await, None);
    here.on[0] = theirs;
    assert_eq!(here.synchronises(2).await, Some(Vec::new()));
}

#[tokio::test]
async fn one_acknowledgement_ends_the_wipes_of_all() {
    let here = Ordered::new().await;
    let first = here.give(OrderKind::Wipe, Some(2)).await;
    with_another_person(&here).await;
    let name = UserName::parse("b.ricci").unwrap();
    let now = here.company.service.clock.now();
    let other = here.company.admin(now).show(&name).await.unwrap().unwrap();
    let to = OrderTo {
        kind: OrderKind::Wipe,
        account: other.id,
        only: None,
    };
    here.company.admin(now).order(to).await.unwrap();
    assert_eq!(here.asks(2).await.len(), 2);

    here.says(2, first[0].id, Acknowledge::Done).await.unwrap();

    assert!(here.asks(2).await.is_empty());
    assert_eq!(here.ends().await, [Some(OrderOutcome::Done); 2]);
}
