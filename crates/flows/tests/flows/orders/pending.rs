//! A computer on which a sign-in waits for its second factor.

use super::*;
use crate::completed::app_code;

/// A company whose only computer has such a sign-in.
async fn waiting() -> (Company, AccountId, SignedIn) {
    let company = Company::new().await;
    let account = company.add_with_app().await;
    let signed_in = company.enters(2).await;
    (company, account, signed_in)
}

async fn listed(company: &Company, account: AccountId) -> Vec<(Thumbprint, Option<Timestamp>)> {
    let computers = computers_of(&company.store, account, NOW).await.unwrap();
    let each = computers.into_iter().map(|it| (it.device, it.signed_in_at));
    each.collect()
}

#[tokio::test]
async fn it_is_listed_without_a_sign_in_until_the_code() {
    let (company, account, signed_in) = waiting().await;
    let device = caller(2).device;

    assert_eq!(listed(&company, account).await, [(device, None)]);

    let code = app_code(&company);
    company.shows(2, &signed_in, code).await.unwrap();
    assert_eq!(listed(&company, account).await, [(device, Some(NOW))]);
}

#[tokio::test]
async fn an_earlier_session_on_it_is_a_sign_in() {
    let (company, account, signed_in) = waiting().await;
    let code = app_code(&company);
    company.shows(2, &signed_in, code).await.unwrap();
    let known = caller(2).device;
    company
        .write(async |tx| tx.remove_device(account, &known).await)
        .await;
    company.clock.0.fetch_add(1, Ordering::Relaxed);

    company.enters(2).await;

    assert_eq!(listed(&company, account).await, [(known, Some(NOW))]);
}

#[tokio::test]
async fn an_order_ends_the_sign_in_and_waits_for_it() {
    for kind in [OrderKind::Wipe, OrderKind::SignOut] {
        let (company, account, signed_in) = waiting().await;
        let to = OrderTo {
            kind,
            account,
            only: None,
        };

        let given = company.admin(NOW).order(to).await.unwrap();

        assert_eq!(given.orders.len(), 1, "{kind:?}");
        let token = hash_of::<token::Session>(&signed_in.token);
        let live = company.service.live(&token, &caller(2)).await;
        assert_eq!(refused(live).code, ErrorCode::SessionEnded);
        let asked = company.service.orders_to(&caller(2)).await.unwrap();
        assert_eq!(asked.len(), 1);
        let story = company.story().await;
        let ended = (EventKind::SignInAbandoned, "ended by-uid-7".to_owned());
        assert!(story.contains(&ended), "{story:?}");
    }
}

#[tokio::test]
async fn a_wipe_for_another_is_no_order_to_who_only_began() {
    let (company, account, _) = waiting().await;
    let theirs = company.add_active("b.ricci").await;
    company.enters_as("b.ricci", 2).await;
    let to = OrderTo {
        kind: OrderKind::Wipe,
        account: theirs,
        only: None,
    };

    company.admin(NOW).order(to).await.unwrap();

    let mut ordered = company.rows().await;
    ordered.retain(|row| row.event_kind() == EventKind::ComputerOrdered);
    let of: Vec<_> = ordered.into_iter().map(|row| row.account).collect();
    assert_eq!(of, [Some(theirs)], "and none of {account:?}");
}
