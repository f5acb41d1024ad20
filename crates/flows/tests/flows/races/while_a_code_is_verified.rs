//! The IT department acts while the second factor of a sign-in is verified.

use super::*;
use crate::completed::app_code;
use chiave_flows::admin::orders::OrderTo;
use chiave_protocol::{
    order::OrderKind,
    session::{MustChangeReason, SignInStep},
};

/// Time in which a request reaches the store's queue.
const QUEUED: Duration = Duration::from_millis(200);

/// What the IT department does.
#[derive(Clone, Copy)]
enum Act {
    Order,
    Require,
}

impl Act {
    async fn done(self, company: &Company, account: AccountId) {
        let admin = company.admin(NOW);
        match self {
            Self::Require => assert!(admin.require_change(account).await.unwrap()),
            Self::Order => {
                let to = OrderTo {
                    kind: OrderKind::ChangeNeeded,
                    account,
                    only: None,
                };
                assert_eq!(admin.order(to).await.unwrap().orders.len(), 1);
            }
        }
    }
}

/// The step after a right code, with `act` between the two units of work of the verification. Whoever holds
/// the store does so in a task of its own, because the directory must not be asked in a transaction.
async fn step_with(act: Act) -> SignInStep {
    let company = Arc::new(Company::new().await);
    let account = company.add_with_app().await;
    let signed_in = company.enters(2).await;
    let code = app_code(&company);
    let (holds, held) = tokio::sync::oneshot::channel();
    let holding = tokio::spawn({
        let store = company.store.clone();
        async move {
            let writer = store.work(LockKey::EVERYTHING).await.unwrap();
            holds.send(()).unwrap();
            tokio::time::sleep(2 * QUEUED).await;
            drop(writer);
        }
    });
    held.await.unwrap();
    let beside = tokio::task::LocalSet::new();
    let acting = beside.spawn_local({
        let company = Arc::clone(&company);
        async move {
            tokio::time::sleep(QUEUED).await;
            act.done(&company, account).await;
        }
    });

    let proven = beside.run_until(company.shows(2, &signed_in, code)).await;

    holding.await.unwrap();
    beside.run_until(acting).await.unwrap();
    proven.unwrap().step
}

fn must_change() -> SignInStep {
    SignInStep::MustChange {
        reason: MustChangeReason::Required,
    }
}

// Law 24.
#[tokio::test]
async fn a_change_that_an_order_needs_is_asked_for() {
    assert_eq!(step_with(Act::Order).await, must_change());
}

// Law 24.
#[tokio::test]
async fn a_change_that_it_requires_is_asked_for() {
    assert_eq!(step_with(Act::Require).await, must_change());
}
