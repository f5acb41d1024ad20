//! The order to ask for a new password, and the new password.

use super::*;
use chiave_protocol::session::SignInStep;

impl Ordered {
    /// Changes the password on device `n`.
    async fn changes_password(&self, n: u8) {
        let live = self.company.live_on(n, &self.on[usize::from(n) - 2]).await;
        let change = crate::changes::password_change();
        let may = live.may_change().unwrap();
        let (service, on) = (&self.company.service, caller(n));
        let changed = service.change_password(&on, may, change).await;
        assert!(matches!(changed, Ok(WriteOutcome::Done { .. })));
    }
}

#[tokio::test]
async fn a_new_password_ends_it_on_every_computer() {
    let here = Ordered::new().await;
    here.give(OrderKind::ChangeNeeded, None).await;
    let other = here.give(OrderKind::Wipe, Some(2)).await;

    here.changes_password(3).await;

    let done = Some(OrderOutcome::Done);
    let mut ends = here.ends().await;
    ends.sort_by_key(Option::is_none);
    assert_eq!(ends, [done, done, None], "the wipe still waits");
    assert_eq!(here.asks(2).await[0].id, other[0].id);
    assert_eq!(here.synchronises(3).await, Some(Vec::new()));
    let last = here.rows().await.pop().unwrap();
    assert_eq!(last.1, "change-needed done");
}

#[tokio::test]
async fn it_can_be_given_again_after_a_new_password() {
    let here = Ordered::new().await;
    let first = here.give(OrderKind::ChangeNeeded, Some(3)).await;
    here.changes_password(3).await;

    let again = here.give(OrderKind::ChangeNeeded, Some(3)).await;

    assert_ne!(again[0].id, first[0].id);
    assert_eq!(here.synchronises(3).await.unwrap()[0].id, again[0].id);
    let live = here.company.live_on(3, &here.on[1]).await;
    assert_eq!(refused(live.full()).code, ErrorCode::MustChangePassword);
}

#[tokio::test]
async fn it_can_be_given_again_once_it_has_expired() {
    let here = Ordered::new().await;
    let first = here.give(OrderKind::ChangeNeeded, Some(2)).await;
    for _ in 0..2 {
        here.company.clock.0.fetch_add(15 * DAY, Ordering::Relaxed);
        here.company.live_on(2, &here.on[0]).await;
    }

    let again = here.give(OrderKind::ChangeNeeded, Some(2)).await;

    assert_ne!(again[0].id, first[0].id);
    assert_eq!(here.synchronises(2).await.unwrap()[0].id, again[0].id);
}

#[tokio::test]
async fn an_order_that_expired_is_not_looked_for() {
    let here = Ordered::new().await;
    here.give(OrderKind::ChangeNeeded, Some(2)).await;
    let hands = &here.company.clock.0;
    hands.fetch_add(15 * DAY, Ordering::Relaxed);
    assert_eq!(here.synchronises(2).await.unwrap().len(), 1);
    hands.fetch_add(15 * DAY, Ordering::Relaxed);
    let service = &here.company.service;
    let in_step = service.in_step(&here.token(2), &caller(2)).await.unwrap();
    let before = here.company.store.counts().reads;

    assert_eq!(service.orders_of(&in_step).await.unwrap(), []);

    assert_eq!(here.company.store.counts().reads, before);
}

// Law 25.
#[tokio::test]
async fn a_withdrawn_one_is_still_told_with_the_state() {
    let here = Ordered::new().await;
    let service = &here.company.service;
    let in_step = async || service.in_step(&here.token(2), &caller(2)).await.unwrap();
    let before = in_step().await;
    assert_eq!(before.may.step(), SignInStep::Done);
    let id = here.give(OrderKind::ChangeNeeded, Some(2)).await[0].id;
    let operator = it(&service.lookup, NOW);
    let withdrawn = withdraw_order(&here.company.store, operator, id).await;
    assert!(withdrawn.unwrap());

    let after = in_step().await;

    assert_eq!(service.orders_of(&after).await.unwrap(), []);
    assert!(matches!(after.may.step(), SignInStep::MustChange { .. }));
    assert_ne!(service.state_tag(&after), service.state_tag(&before));
    here.changes_password(2).await;
    assert_eq!(in_step().await.may.step(), SignInStep::Done);
}
