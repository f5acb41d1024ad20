//! What the orders of the IT department to computers end of a reset of `g.ferri`.

use super::*;
use chiave_flows::admin::orders::Given;

impl Scene {
    async fn order(&self, kind: OrderKind, account: AccountId, only: Option<u8>) -> Given {
        let admin = self.company.admin(self.company.service.clock.now());
        let to = OrderTo {
            kind,
            account,
            only: only.map(|n| caller(n).device),
        };
        admin.order(to).await.unwrap()
    }

    /// Signs `b.ricci` in on computer 2.
    async fn with_another_person(&self) -> AccountId {
        let theirs = self.company.add_active("b.ricci").await;
        self.company.enters_as("b.ricci", 2).await;
        theirs
    }

    async fn is_over(&self) -> bool {
        match self.choose().await {
            Err(FlowError::Refused(refusal)) => refusal.code == ErrorCode::AttemptEnded,
            Ok(_) | Err(_) => false,
        }
    }
}

// Law 19.
#[tokio::test]
async fn a_wipe_of_a_computer_that_is_only_known_ends_it() {
    let scene = Scene::with_both_gates(Purpose::Reset).await;
    scene.company.knows(scene.account, 2).await;

    let given = scene.order(OrderKind::Wipe, scene.account, None).await;

    assert_eq!((given.orders.len(), given.forgotten.len()), (0, 1));
    assert!(scene.is_over().await);
}

// Law 19.
#[tokio::test]
async fn a_wipe_for_another_ends_it_for_who_is_signed_in_there() {
    let scene = Scene::with_both_gates(Purpose::Reset).await;
    scene.company.enters(2).await;
    let (account, on) = (scene.account, caller(2).device);
    scene
        .company
        .write(async |tx| tx.remove_device(account, &on).await)
        .await;
    let theirs = scene.with_another_person().await;

    scene.order(OrderKind::Wipe, theirs, None).await;

    assert!(scene.is_over().await);
}

// Law 19.
#[tokio::test]
async fn a_wipe_for_another_ends_it_for_who_only_knew_the_computer() {
    let scene = Scene::with_both_gates(Purpose::Reset).await;
    scene.company.knows(scene.account, 2).await;
    let theirs = scene.with_another_person().await;

    scene.order(OrderKind::Wipe, theirs, None).await;

    assert!(scene.is_over().await);
}

#[tokio::test]
async fn a_wipe_elsewhere_leaves_it() {
    let scene = Scene::with_both_gates(Purpose::Reset).await;
    let theirs = scene.with_another_person().await;

    scene.order(OrderKind::Wipe, theirs, None).await;

    assert!(scene.choose().await.is_ok());
}

// Law 19.
#[tokio::test]
async fn a_sign_out_everywhere_ends_it_and_of_one_computer_does_not() {
    for (only, ends) in [(None, true), (Some(2), false)] {
        let scene = Scene::with_both_gates(Purpose::Reset).await;
        scene.company.enters(2).await;

        let given = scene.order(OrderKind::SignOut, scene.account, only).await;

        assert_eq!(given.orders.len(), 1);
        assert_eq!(scene.is_over().await, ends, "{only:?}");
    }
}
