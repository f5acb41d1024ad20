//! The entry or the session changes while the current password of a change is checked.

use super::*;
use chiave_flows::admin::{orders::OrderTo, waits::waits_of};
use chiave_protocol::{order::OrderKind, session::SignInStep, state::EventKind};

// Law 24.
#[tokio::test]
async fn a_change_that_it_requires_is_no_wrong_password() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let token = enter(&company, 2, PASSWORD).await.unwrap().token;
    let require = async |company: &Company| {
        let required = company.admin(NOW).require_change(account).await;
        assert!(required.unwrap());
    };

    let changed = change(&company, &token, PASSWORD);
    let changed = during_its_check(&company, require, changed).await;

    assert_eq!(changed, None);
    let rows = company.rows().await;
    let refused = |row: &StoredRow| row.event_kind() == EventKind::ChangeRefused;
    assert!(!rows.iter().any(refused));
}

// Law 4.
#[tokio::test]
async fn a_right_password_of_an_ended_session_is_no_counted_try() {
    let company = Company::new().await;
    let account = company.add_active("g.ferri").await;
    let mut tokens = Vec::new();
    for _ in 0..5 {
        tokens.push(enter(&company, 2, PASSWORD).await.unwrap().token);
    }

    for token in &tokens {
        let end = async |company: &Company| {
            let hash = hash_of::<token::Session>(token);
            let mut tx = company.store.work(LockKey::EVERYTHING).await.unwrap();
            let session = tx.session(&hash).await.unwrap().unwrap();
            tx.end_session(session.id).await.unwrap();
            tx.commit().await.unwrap();
        };
        let late = change(&company, token, PASSWORD);
        let late = during_its_check(&company, end, late).await;
        assert_eq!(late, Some(ErrorCode::SessionEnded));
    }

    let service = &company.service;
    let entry = service.connector.get(account).await.unwrap().unwrap();
    let waits = waits_of(&company.store, &service.lookup, &entry, NOW).await;
    assert_eq!(waits.unwrap(), []);
}

// Law 19.
#[tokio::test]
async fn a_computer_that_was_wiped_meanwhile_is_not_known_any_more() {
    let company = Company::new().await;
    let account = company.add_with_app().await;
    company.knows(account, 2).await;
    let before = enter(&company, 2, PASSWORD).await.unwrap();
    assert!(!matches!(before.step, SignInStep::Prove { .. }));

    let wipe = async |company: &Company| {
        let to = OrderTo {
            kind: OrderKind::Wipe,
            account,
            only: None,
        };
        company.admin(NOW).order(to).await.unwrap();
    };
    let late = during_its_check(&company, wipe, enter(&company, 2, PASSWORD)).await;

    assert!(matches!(late.unwrap().step, SignInStep::Prove { .. }));
}
