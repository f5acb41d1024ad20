//! What a computer says of its orders.

use super::*;

#[tokio::test]
async fn the_first_acknowledgement_holds() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::Wipe, Some(2)).await[0].id;
    let why = OrderFailure::Keyring;

    here.says(2, id, Acknowledge::Done).await.unwrap();
    here.says(2, id, Acknowledge::Failed { why }).await.unwrap();

    assert_eq!(here.ends().await, [Some(OrderOutcome::Done)]);
    assert_eq!(here.rows().await.len(), 2);
}

#[tokio::test]
async fn a_later_success_replaces_a_failure() {
    let here = Ordered::new().await;
    let why = OrderFailure::Keyring;
    here.give(OrderKind::ChangeNeeded, Some(2)).await;
    here.give(OrderKind::SignOut, Some(3)).await;
    let id = here.give(OrderKind::Wipe, Some(2)).await[0].id;

    for said in [Acknowledge::Failed { why }, Acknowledge::Done] {
        here.says(2, id, said).await.unwrap();
    }

    let over = OrderOutcome::Failed(OrderFailure::OtherSession);
    let ends = here.ends().await;
    for end in [Some(over), None, Some(OrderOutcome::Done)] {
        assert!(ends.contains(&end), "{ends:?}");
    }
    let last = here.rows().await.pop().unwrap();
    assert_eq!(last.1, "wipe done by-service");
}

#[tokio::test]
async fn only_the_computer_of_an_order_acknowledges_it() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::Wipe, Some(2)).await[0].id;

    let before = here.company.store.counts().writes;
    let other = refused(here.says(3, id, Acknowledge::Done).await);
    let unknown = OrderId::from_uuid(Uuid::nil());
    let nothing = refused(here.says(3, unknown, Acknowledge::Done).await);

    assert_eq!(here.company.store.counts().writes, before, "law 11");
    assert_eq!(other, nothing);
    assert_eq!(other.code, ErrorCode::NotFound);
    assert_eq!(here.ends().await, [None]);
}

#[tokio::test]
async fn an_acknowledgement_spends_its_proof() {
    let here = Ordered::new().await;
    let id = here.give(OrderKind::Wipe, Some(2)).await[0].id;
    let why = OrderFailure::Keyring;
    let service = &here.company.service;
    let repeated = || Proof {
        jti: "once".into(),
        ..proof()
    };
    let failed = Acknowledge::Failed { why };
    let (laptop, done) = (caller(2), Acknowledge::Done);
    let first = service.acknowledge(&laptop, repeated(), id, failed);
    first.await.unwrap();

    let again = service.acknowledge(&laptop, repeated(), id, done).await;

    assert_eq!(refused(again).code, ErrorCode::ProofOfPossession);
    assert_eq!(here.ends().await, [Some(OrderOutcome::Failed(why))]);
}
